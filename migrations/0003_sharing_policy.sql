CREATE TABLE "sharing"."grants" (
	"id" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"grantee" text NOT NULL,
	"client" text,
	"purpose" text NOT NULL,
	"coordinates" text[] NOT NULL,
	"division" text,
	"industry" text,
	"directory" text,
	"mask" text,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"basis" text NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_because" text,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "grants_something" CHECK (cardinality(coordinates) > 0),
	CONSTRAINT "grants_to_another" CHECK (owner <> grantee),
	CONSTRAINT "grants_period" CHECK (valid_from <= valid_to),
	CONSTRAINT "grants_revoked_with_reason" CHECK ((revoked_at is null) = (revoked_because is null))
);
--> statement-breakpoint
CREATE TABLE "sharing"."policy_version" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "policy_version_one_row" CHECK (is_only)
);
--> statement-breakpoint
CREATE TABLE "sharing"."sources" (
	"department" text NOT NULL,
	"type" text NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "sources_department_type_pk" PRIMARY KEY("department","type")
);
--> statement-breakpoint
ALTER TABLE "sharing"."purposes" ADD COLUMN "excludes" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "sharing"."grants" ADD CONSTRAINT "grants_owner_departments_id_fk" FOREIGN KEY ("owner") REFERENCES "sharing"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing"."grants" ADD CONSTRAINT "grants_grantee_departments_id_fk" FOREIGN KEY ("grantee") REFERENCES "sharing"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing"."grants" ADD CONSTRAINT "grants_client_clients_id_fk" FOREIGN KEY ("client") REFERENCES "sharing"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing"."grants" ADD CONSTRAINT "grants_purpose_purposes_id_fk" FOREIGN KEY ("purpose") REFERENCES "sharing"."purposes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing"."sources" ADD CONSTRAINT "sources_department_departments_id_fk" FOREIGN KEY ("department") REFERENCES "sharing"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "grants_in_force" ON "sharing"."grants" USING btree ("grantee","valid_to") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "subjects_legal_representative" ON "subject"."subjects" USING btree ("legal_representative","uscc");--> statement-breakpoint
INSERT INTO "sharing"."policy_version" ("version") VALUES (1);
--> statement-breakpoint
-- Whoever changes what decisions rest on, by whatever way, tells every process that answers by it.
CREATE FUNCTION sharing.policy_changed() RETURNS trigger
  LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE sharing.policy_version SET version = version + 1;
    RETURN NULL;
  END
  $$;
--> statement-breakpoint
CREATE TRIGGER policy_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "sharing"."departments"
  FOR EACH STATEMENT EXECUTE FUNCTION sharing.policy_changed();
--> statement-breakpoint
CREATE TRIGGER policy_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "sharing"."purposes"
  FOR EACH STATEMENT EXECUTE FUNCTION sharing.policy_changed();
--> statement-breakpoint
CREATE TRIGGER policy_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "sharing"."clients"
  FOR EACH STATEMENT EXECUTE FUNCTION sharing.policy_changed();
--> statement-breakpoint
CREATE TRIGGER policy_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "sharing"."sources"
  FOR EACH STATEMENT EXECUTE FUNCTION sharing.policy_changed();
--> statement-breakpoint
CREATE TRIGGER policy_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "sharing"."grants"
  FOR EACH STATEMENT EXECUTE FUNCTION sharing.policy_changed();
--> statement-breakpoint
-- Who has sent records before this table was there has records of its own.
INSERT INTO "sharing"."sources" ("department", "type", "asserted_at")
  SELECT found."source", found."type", now() FROM (
    SELECT DISTINCT "source", 'PenaltyDisclosure' AS "type" FROM "penalty_disclosure"."disclosures"
    UNION SELECT DISTINCT "source", 'License' FROM "license_notification"."licenses"
    UNION SELECT DISTINCT "source", 'Credit' FROM "credit"."dossiers"
    UNION SELECT DISTINCT "source", 'AbnormalListing' FROM "credit"."abnormal_listings"
    UNION SELECT DISTINCT "source", 'SeriousViolationListing' FROM "credit"."serious_violation_listings"
    UNION SELECT DISTINCT "source", 'RiskClassChange' FROM "credit"."risk_class_changes"
    UNION SELECT DISTINCT "source", 'CreditRepair' FROM "credit"."repairs"
    UNION SELECT DISTINCT "source", 'AnnualReport' FROM "credit"."annual_reports"
  ) AS found JOIN "sharing"."departments" ON "departments"."id" = found."source";
