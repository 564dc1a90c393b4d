-- What a statement changed is announced with its commit, so that every process forgets what it keeps of it. By
-- triggers and not by the writers: what is withdrawn must be gone whoever took it out, and a row that is moved or
-- deleted is announced under what it was.
CREATE SCHEMA "changes";
--> statement-breakpoint
-- The rows of a statement by the values of the columns that the trigger names; the table alone where they are many
-- (a payload holds less than 8000 bytes), and then everything of it is to be forgotten.
CREATE FUNCTION changes.announce() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  affected text := CASE TG_OP
    WHEN 'INSERT' THEN 'SELECT * FROM new_rows'
    WHEN 'DELETE' THEN 'SELECT * FROM old_rows'
    WHEN 'UPDATE' THEN 'SELECT * FROM new_rows UNION ALL SELECT * FROM old_rows'
  END;
  most constant integer := 200;
  amount integer := most + 1;
  announced jsonb := jsonb_build_object('table', TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME);
  keys jsonb := '{}';
  found jsonb;
BEGIN
  IF TG_OP <> 'TRUNCATE' THEN
    EXECUTE format('SELECT count(*) FROM (SELECT FROM (%s) AS affected LIMIT %s) AS counted', affected, most + 1) INTO amount;
  END IF;
  IF amount = 0 THEN
    RETURN NULL;
  END IF;
  IF amount <= most THEN
    FOR place IN 0 .. TG_NARGS - 1 LOOP
      EXECUTE format('SELECT jsonb_agg(DISTINCT %1$I::text) FROM (%2$s) AS affected WHERE %1$I IS NOT NULL', TG_ARGV[place], affected) INTO found;
      keys := keys || jsonb_build_object(TG_ARGV[place], coalesce(found, '[]'));
    END LOOP;
    IF octet_length(keys::text) <= 7800 THEN
      announced := announced || jsonb_build_object('keys', keys);
    END IF;
  END IF;
  PERFORM pg_notify('hub_changes', announced::text);
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Has the changes of a table announced by these columns, whose values are text.
CREATE FUNCTION changes.announce_table(announced regclass, VARIADIC columns text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  named text := (SELECT string_agg(quote_literal(name), ', ') FROM unnest(columns) AS name);
  event text;
  seen text;
BEGIN
  FOREACH event IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'] LOOP
    seen := CASE event
      WHEN 'INSERT' THEN 'REFERENCING NEW TABLE AS new_rows'
      WHEN 'UPDATE' THEN 'REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows'
      WHEN 'DELETE' THEN 'REFERENCING OLD TABLE AS old_rows'
      ELSE ''
    END;
    EXECUTE format('CREATE TRIGGER %I AFTER %s ON %s %s FOR EACH STATEMENT EXECUTE FUNCTION changes.announce(%s)',
      'announce_' || lower(event), event, announced, seen, named);
  END LOOP;
END $$;
--> statement-breakpoint
SELECT changes.announce_table('subject.subjects', 'uscc'),
  changes.announce_table('subject.directories', 'id'),
  changes.announce_table('subject.directory_members', 'uscc'),
  changes.announce_table('credit.dossiers', 'subject_key'),
  changes.announce_table('credit.risk_class_changes', 'subject_key'),
  changes.announce_table('credit.abnormal_listings', 'id', 'subject_key'),
  changes.announce_table('credit.serious_violation_listings', 'id', 'subject_key'),
  changes.announce_table('credit.repairs', 'subject_key'),
  changes.announce_table('credit.annual_reports', 'subject_key'),
  changes.announce_table('license_notification.licenses', 'id', 'subject_key'),
  changes.announce_table('license_notification.notices', 'id', 'subject_key'),
  changes.announce_table('license_notification.feedback', 'notice_id'),
  changes.announce_table('penalty_disclosure.disclosures', 'id', 'subject_key'),
  changes.announce_table('sharing.departments', 'id');
