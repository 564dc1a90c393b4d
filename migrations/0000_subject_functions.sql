-- Functions that the generated columns of the subject view need before its tables exist.
CREATE SCHEMA IF NOT EXISTS "subject";
--> statement-breakpoint
-- A name as it is matched: full-width forms and brackets folded, white space gone, letters in upper case.
CREATE FUNCTION subject.name_key(name text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN upper(regexp_replace(normalize(name, NFKC), '\s', '', 'g'));
--> statement-breakpoint
-- Every character and every pair of neighbours of a name: pg_trgm indexes Chinese only under a UTF-8 libc
-- locale, and never finds an infix of two characters, the commonest search there is.
CREATE FUNCTION subject.name_grams(name text) RETURNS text[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (
    SELECT coalesce(array_agg(DISTINCT substr(key, start, size)), '{}')
    FROM subject.name_key(name) AS key,
      generate_series(1, length(key)) AS start,
      generate_series(1, least(2, length(key) - start + 1)) AS size
  );
--> statement-breakpoint
-- What a name must contain to match a search: its pairs, or the one character that was asked for.
CREATE FUNCTION subject.search_grams(term text) RETURNS text[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (
    SELECT coalesce(array_agg(DISTINCT substr(key, start, least(2, length(key)))), '{}')
    FROM subject.name_key(term) AS key,
      generate_series(1, greatest(1, length(key) - 1)) AS start
  );
