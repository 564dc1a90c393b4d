-- The same pairs as before, by a loop in place of two sets of rows: a tenth of the time, which every registration pays.
CREATE OR REPLACE FUNCTION subject.name_grams(name text) RETURNS text[]
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  key text := subject.name_key(name);
  grams text[] := '{}';
  gram text;
BEGIN
  FOR start IN 1 .. length(key) LOOP
    FOR size IN 1 .. least(2, length(key) - start + 1) LOOP
      gram := substr(key, start, size);
      IF NOT gram = ANY (grams) THEN
        grams := grams || gram;
      END IF;
    END LOOP;
  END LOOP;
  RETURN grams;
END $$;
