CREATE SCHEMA "audit";
--> statement-breakpoint
CREATE SCHEMA "sharing";
--> statement-breakpoint
CREATE SCHEMA "credit";
--> statement-breakpoint
CREATE SCHEMA "license_notification";
--> statement-breakpoint
CREATE SCHEMA "penalty_disclosure";
--> statement-breakpoint
CREATE SCHEMA IF NOT EXISTS "subject";
--> statement-breakpoint
CREATE TYPE "credit"."abnormal_listing_kind" AS ENUM('LISTED', 'MARKED');--> statement-breakpoint
CREATE TYPE "credit"."abnormal_listing_reason" AS ENUM('AN1', 'AN2', 'AN3', 'AN4');--> statement-breakpoint
CREATE TYPE "credit"."credit_channel" AS ENUM('ONLINE', 'OFFLINE');--> statement-breakpoint
CREATE TYPE "credit"."repair_state" AS ENUM('APPLIED', 'ACCEPTED', 'REFUSED', 'VERIFYING', 'REPAIRED', 'DENIED');--> statement-breakpoint
CREATE TYPE "credit"."repairable_record" AS ENUM('ABNORMAL_LISTING', 'SERIOUS_VIOLATION_LISTING', 'PENALTY_DISCLOSURE');--> statement-breakpoint
CREATE TYPE "credit"."risk_class" AS ENUM('A', 'B', 'C', 'D');--> statement-breakpoint
CREATE TYPE "credit"."serious_listing_state" AS ENUM('IN_FORCE', 'REPAIRED', 'REMOVED');--> statement-breakpoint
CREATE TYPE "credit"."serious_violation_ground" AS ENUM('FOOD_SAFETY', 'DRUGS_DEVICES_COSMETICS', 'PRODUCT_AND_EQUIPMENT_SAFETY', 'CONSUMER_RIGHTS', 'MARKET_ORDER', 'OTHER');--> statement-breakpoint
CREATE TYPE "license_notification"."counterpart_category" AS ENUM('LEGAL_PERSON', 'NATURAL_PERSON', 'INDIVIDUAL_BUSINESS');--> statement-breakpoint
CREATE TYPE "license_notification"."feedback_kind" AS ENUM('APPLIED_PERMIT', 'PERMIT_GRANTED', 'PERMIT_REFUSED', 'NOT_NEEDED', 'NOT_TRADING', 'TRADING_WITHOUT_PERMIT', 'OUT_OF_CONTACT');--> statement-breakpoint
CREATE TYPE "license_notification"."item_level" AS ENUM('PROVINCE', 'CITY', 'COUNTY');--> statement-breakpoint
CREATE TYPE "license_notification"."license_category" AS ENUM('GENERAL', 'CONCESSION', 'RECOGNITION', 'VERIFICATION', 'REGISTRATION', 'OTHER');--> statement-breakpoint
CREATE TYPE "license_notification"."license_status" AS ENUM('VALID', 'INVALID');--> statement-breakpoint
CREATE TYPE "license_notification"."notification_state" AS ENUM('ROUTED', 'ROUTE_FAILED', 'CLAIMED', 'RETURNED', 'POOL', 'TERMINATED', 'CLOSED');--> statement-breakpoint
CREATE TYPE "license_notification"."recipient_kind" AS ENUM('APPROVING', 'LINE');--> statement-breakpoint
CREATE TYPE "license_notification"."reform_way" AS ENUM('ABOLISHED', 'FILING', 'COMMITMENT', 'OPTIMISED');--> statement-breakpoint
CREATE TYPE "license_notification"."registration_kind" AS ENUM('NEW', 'CHANGE');--> statement-breakpoint
CREATE TYPE "penalty_disclosure"."counterpart_category" AS ENUM('LEGAL_PERSON', 'NATURAL_PERSON', 'INDIVIDUAL_BUSINESS');--> statement-breakpoint
CREATE TYPE "penalty_disclosure"."disclosure_state" AS ENUM('DECIDED', 'EXEMPT', 'SUBMITTED', 'REJECTED', 'PUBLISHED', 'WITHDRAWN', 'REPAIRED', 'EXPIRED');--> statement-breakpoint
CREATE TYPE "penalty_disclosure"."penalty_category" AS ENUM('WARNING', 'PUBLIC_CRITICISM', 'FINE', 'CONFISCATION_OF_GAINS', 'CONFISCATION_OF_PROPERTY', 'LICENSE_SUSPENSION', 'QUALIFICATION_DOWNGRADE', 'LICENSE_REVOCATION', 'BUSINESS_RESTRICTION', 'BUSINESS_SUSPENSION', 'CLOSURE', 'OCCUPATIONAL_BAN', 'DETENTION', 'OTHER');--> statement-breakpoint
CREATE TYPE "penalty_disclosure"."penalty_procedure" AS ENUM('SIMPLE', 'ORDINARY');--> statement-breakpoint
CREATE TYPE "penalty_disclosure"."publicity_regime" AS ENUM('R2019', 'R2023', 'R2026');--> statement-breakpoint
CREATE TYPE "penalty_disclosure"."severity" AS ENUM('MINOR', 'GENERAL', 'SERIOUS');--> statement-breakpoint
CREATE TYPE "subject"."subject_kind" AS ENUM('ENTERPRISE', 'INDIVIDUAL_BUSINESS', 'FARMERS_COOPERATIVE', 'SOCIAL_ORGANIZATION', 'PUBLIC_INSTITUTION', 'LAW_FIRM', 'ORGAN', 'OTHER');--> statement-breakpoint
CREATE TYPE "subject"."subject_status" AS ENUM('IN_BUSINESS', 'SUSPENDED', 'REVOKED', 'CANCELLED', 'MOVED_OUT');--> statement-breakpoint
CREATE TABLE "audit"."entries" (
	"chain" text NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"department" text,
	"client" text,
	"person" text,
	"purpose" text,
	"case_number" text,
	"operation_name" text,
	"operation_hash" text NOT NULL,
	"coordinates" jsonb NOT NULL,
	"subjects" text[] NOT NULL,
	"subject_count" integer NOT NULL,
	"policy_version" text NOT NULL,
	"decision_hash" text NOT NULL,
	"outcome" text NOT NULL,
	"duration_ms" double precision NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "entries_chain_seq_pk" PRIMARY KEY("chain","seq")
);
--> statement-breakpoint
CREATE TABLE "sharing"."changes" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sharing"."changes_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" text DEFAULT pg_current_xact_id()::text NOT NULL,
	"kind" text NOT NULL,
	"record_id" text NOT NULL,
	"version" bigint NOT NULL,
	"subject_key" text NOT NULL,
	"operation" text NOT NULL,
	"reason" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sharing"."clients" (
	"id" text PRIMARY KEY NOT NULL,
	"department" text NOT NULL,
	"name" text NOT NULL,
	"secret_hash" text NOT NULL,
	"roles" text[] DEFAULT '{app}' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sharing"."departments" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"english_name" text NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sharing"."purposes" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"english_name" text NOT NULL,
	"legal_basis" text NOT NULL,
	"case_number_required" boolean NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit"."abnormal_listings" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_key" text NOT NULL,
	"kind" "credit"."abnormal_listing_kind" NOT NULL,
	"reason" "credit"."abnormal_listing_reason" NOT NULL,
	"decision_number" text,
	"authority" text NOT NULL,
	"listed_on" date NOT NULL,
	"removed_on" date,
	"removal_reason" text,
	"removal_channel" "credit"."credit_channel",
	"repair_number" text,
	"source" text NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit"."annual_reports" (
	"subject_key" text NOT NULL,
	"year" integer NOT NULL,
	"due_on" date NOT NULL,
	"reported_on" date,
	"on_time" boolean GENERATED ALWAYS AS (reported_on <= due_on) STORED,
	"source" text NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "annual_reports_subject_key_year_pk" PRIMARY KEY("subject_key","year")
);
--> statement-breakpoint
CREATE TABLE "credit"."changes" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "credit"."changes_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" text DEFAULT pg_current_xact_id()::text NOT NULL,
	"kind" text NOT NULL,
	"record_id" text NOT NULL,
	"version" bigint NOT NULL,
	"subject_key" text NOT NULL,
	"operation" text NOT NULL,
	"reason" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit"."dossiers" (
	"subject_key" text PRIMARY KEY NOT NULL,
	"risk_class" "credit"."risk_class",
	"risk_class_since" date,
	"division_code" text,
	"industry_code" text,
	"source" text NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit"."repairs" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_key" text NOT NULL,
	"record_kind" "credit"."repairable_record" NOT NULL,
	"record_id" text NOT NULL,
	"state" "credit"."repair_state" NOT NULL,
	"applied_on" date NOT NULL,
	"decided_on" date,
	"repair_number" text,
	"channel" "credit"."credit_channel",
	"source" text NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit"."risk_class_changes" (
	"subject_key" text NOT NULL,
	"since" date NOT NULL,
	"risk_class" "credit"."risk_class" NOT NULL,
	"reason" text,
	"rule_version" text,
	"source" text NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "risk_class_changes_subject_key_since_pk" PRIMARY KEY("subject_key","since")
);
--> statement-breakpoint
CREATE TABLE "credit"."serious_violation_listings" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_key" text NOT NULL,
	"ground" "credit"."serious_violation_ground" NOT NULL,
	"decision_number" text,
	"authority" text NOT NULL,
	"listed_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"state" "credit"."serious_listing_state" NOT NULL,
	"removed_on" date,
	"repair_number" text,
	"source" text NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "license_notification"."approval_items" (
	"code" text NOT NULL,
	"item_version" integer NOT NULL,
	"name" text NOT NULL,
	"license_name" text,
	"approving_departments" text[] NOT NULL,
	"legal_basis" text,
	"level" "license_notification"."item_level" NOT NULL,
	"reform_way" "license_notification"."reform_way" NOT NULL,
	"scope_keywords" text[] NOT NULL,
	"effective_from" date NOT NULL,
	"effective_to" date,
	"source" text NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "approval_items_code_item_version_pk" PRIMARY KEY("code","item_version")
);
--> statement-breakpoint
CREATE TABLE "license_notification"."changes" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "license_notification"."changes_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" text DEFAULT pg_current_xact_id()::text NOT NULL,
	"kind" text NOT NULL,
	"record_id" text NOT NULL,
	"version" bigint NOT NULL,
	"subject_key" text NOT NULL,
	"operation" text NOT NULL,
	"reason" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "license_notification"."feedback" (
	"id" text PRIMARY KEY NOT NULL,
	"notice_id" text NOT NULL,
	"subject_key" text NOT NULL,
	"kind" "license_notification"."feedback_kind" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"note" text,
	"license_number" text,
	"license_number_key" text,
	"source" text NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "license_notification"."licenses" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_key" text NOT NULL,
	"counterpart_name" text,
	"natural_person_name" text,
	"counterpart_category" "license_notification"."counterpart_category" NOT NULL,
	"counterpart_uscc" text,
	"counterpart_registration_number" text,
	"counterpart_organization_code" text,
	"counterpart_tax_number" text,
	"counterpart_institution_number" text,
	"counterpart_social_organization_number" text,
	"legal_representative" text,
	"legal_representative_certificate_type" text,
	"legal_representative_certificate_number" text,
	"certificate_type" text,
	"certificate_number" text,
	"document_name" text,
	"decision_number" text NOT NULL,
	"decision_number_key" text NOT NULL,
	"category" "license_notification"."license_category" NOT NULL,
	"category_text" text,
	"license_name" text,
	"license_number" text,
	"license_number_key" text NOT NULL,
	"content" text,
	"decided_on" date NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"authority_name" text NOT NULL,
	"authority_code" text,
	"authority" text,
	"status" "license_notification"."license_status" NOT NULL,
	"source_name" text,
	"source_code" text,
	"source" text NOT NULL,
	"remark" text,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "licenses_person_not_public" CHECK (counterpart_category <> 'NATURAL_PERSON' OR counterpart_name IS NULL)
);
--> statement-breakpoint
CREATE TABLE "license_notification"."notices" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_key" text NOT NULL,
	"item_code" text,
	"item_version" integer,
	"recipient" text,
	"recipient_kind" "license_notification"."recipient_kind",
	"state" "license_notification"."notification_state" NOT NULL,
	"registration_kind" "license_notification"."registration_kind" NOT NULL,
	"pushed_at" timestamp with time zone NOT NULL,
	"claim_due_on" date NOT NULL,
	"claimed_at" timestamp with time zone,
	"claimed_by" text,
	"return_reason" text,
	"matched_words" text[] NOT NULL,
	"entity_name" text NOT NULL,
	"entity_type" text,
	"registration_number" text,
	"registration_authority_name" text,
	"established_on" date,
	"approved_on" date,
	"address" text,
	"division_code" text,
	"jurisdiction_code" text,
	"industry_code" text,
	"business_scope" text,
	"legal_representative" text,
	"phone" text,
	"source" text NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "penalty_disclosure"."changes" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "penalty_disclosure"."changes_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" text DEFAULT pg_current_xact_id()::text NOT NULL,
	"kind" text NOT NULL,
	"record_id" text NOT NULL,
	"version" bigint NOT NULL,
	"subject_key" text NOT NULL,
	"operation" text NOT NULL,
	"reason" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "penalty_disclosure"."disclosures" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_key" text NOT NULL,
	"counterpart_name" text,
	"natural_person_name" text,
	"counterpart_category" "penalty_disclosure"."counterpart_category" NOT NULL,
	"counterpart_uscc" text,
	"counterpart_registration_number" text,
	"counterpart_organization_code" text,
	"counterpart_tax_number" text,
	"counterpart_institution_number" text,
	"counterpart_social_organization_number" text,
	"legal_representative" text,
	"legal_representative_certificate_type" text,
	"legal_representative_certificate_number" text,
	"certificate_type" text,
	"certificate_number" text,
	"decision_number" text NOT NULL,
	"decision_number_key" text NOT NULL,
	"violation" text,
	"facts" text,
	"basis" text,
	"categories" "penalty_disclosure"."penalty_category"[] NOT NULL,
	"categories_text" text,
	"content" text,
	"fine_amount" bigint,
	"confiscated_amount" bigint,
	"license_acted_on" text,
	"decided_on" date NOT NULL,
	"valid_until" date,
	"publicity_ends_on" date NOT NULL,
	"authority_name" text NOT NULL,
	"authority_code" text,
	"authority" text,
	"source_name" text,
	"source_code" text,
	"source" text NOT NULL,
	"remark" text,
	"procedure" "penalty_disclosure"."penalty_procedure" NOT NULL,
	"severity" "penalty_disclosure"."severity" NOT NULL,
	"regime" "penalty_disclosure"."publicity_regime" NOT NULL,
	"publicity_due_on" date,
	"published_on" date,
	"state" "penalty_disclosure"."disclosure_state" NOT NULL,
	"state_reason" text,
	"disputed" boolean DEFAULT false NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "disclosures_person_not_public" CHECK (counterpart_category <> 'NATURAL_PERSON' OR counterpart_name IS NULL)
);
--> statement-breakpoint
CREATE TABLE "subject"."changes" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "subject"."changes_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" text DEFAULT pg_current_xact_id()::text NOT NULL,
	"kind" text NOT NULL,
	"record_id" text NOT NULL,
	"version" bigint NOT NULL,
	"subject_key" text NOT NULL,
	"operation" text NOT NULL,
	"reason" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subject"."directories" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"theme" text NOT NULL,
	"owner" text NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subject"."directory_members" (
	"directory_id" text NOT NULL,
	"uscc" text NOT NULL,
	"joined_on" date NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "directory_members_directory_id_uscc_pk" PRIMARY KEY("directory_id","uscc")
);
--> statement-breakpoint
CREATE TABLE "subject"."subjects" (
	"uscc" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_grams" text[] GENERATED ALWAYS AS (subject.name_grams(name)) STORED,
	"kind" "subject"."subject_kind" NOT NULL,
	"status" "subject"."subject_status" NOT NULL,
	"registration_number" text,
	"entity_type" text,
	"established_on" date,
	"approved_on" date,
	"operates_from" date,
	"operates_to" date,
	"business_scope" text,
	"registered_capital" bigint,
	"industry_code" text,
	"division_code" text,
	"jurisdiction_code" text,
	"address" text,
	"registration_authority" text,
	"registration_authority_name" text,
	"legal_representative" text,
	"phone" text,
	"contact_address" text,
	"legal_representative_id_number" text,
	"successor_uscc" text,
	"source" text NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sharing"."clients" ADD CONSTRAINT "clients_department_departments_id_fk" FOREIGN KEY ("department") REFERENCES "sharing"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entries_department" ON "audit"."entries" USING btree ("department","at");--> statement-breakpoint
CREATE INDEX "changes_record" ON "sharing"."changes" USING btree ("kind","record_id");--> statement-breakpoint
CREATE INDEX "abnormal_listings_subject" ON "credit"."abnormal_listings" USING btree ("subject_key","listed_on","id");--> statement-breakpoint
CREATE INDEX "abnormal_listings_listed" ON "credit"."abnormal_listings" USING btree ("listed_on","id");--> statement-breakpoint
CREATE INDEX "abnormal_listings_reason" ON "credit"."abnormal_listings" USING btree ("reason","listed_on","id");--> statement-breakpoint
CREATE INDEX "abnormal_listings_authority" ON "credit"."abnormal_listings" USING btree ("authority","listed_on","id");--> statement-breakpoint
CREATE INDEX "abnormal_listings_removed" ON "credit"."abnormal_listings" USING btree ("removed_on","subject_key");--> statement-breakpoint
CREATE INDEX "annual_reports_year" ON "credit"."annual_reports" USING btree ("year","reported_on","subject_key");--> statement-breakpoint
CREATE INDEX "changes_record" ON "credit"."changes" USING btree ("kind","record_id");--> statement-breakpoint
CREATE INDEX "dossiers_risk_class" ON "credit"."dossiers" USING btree ("risk_class");--> statement-breakpoint
CREATE INDEX "dossiers_division" ON "credit"."dossiers" USING btree ("division_code" text_pattern_ops,"risk_class");--> statement-breakpoint
CREATE INDEX "dossiers_industry" ON "credit"."dossiers" USING btree ("industry_code" text_pattern_ops,"risk_class");--> statement-breakpoint
CREATE INDEX "repairs_subject" ON "credit"."repairs" USING btree ("subject_key","applied_on","id");--> statement-breakpoint
CREATE INDEX "repairs_record" ON "credit"."repairs" USING btree ("record_kind","record_id","state");--> statement-breakpoint
CREATE INDEX "repairs_decided" ON "credit"."repairs" USING btree ("state","decided_on","subject_key");--> statement-breakpoint
CREATE INDEX "serious_violation_listings_subject" ON "credit"."serious_violation_listings" USING btree ("subject_key","listed_on","id");--> statement-breakpoint
CREATE INDEX "serious_violation_listings_listed" ON "credit"."serious_violation_listings" USING btree ("listed_on","id");--> statement-breakpoint
CREATE INDEX "serious_violation_listings_ground" ON "credit"."serious_violation_listings" USING btree ("ground","listed_on","id");--> statement-breakpoint
CREATE INDEX "serious_violation_listings_authority" ON "credit"."serious_violation_listings" USING btree ("authority","listed_on","id");--> statement-breakpoint
CREATE INDEX "changes_record" ON "license_notification"."changes" USING btree ("kind","record_id");--> statement-breakpoint
CREATE INDEX "feedback_notice" ON "license_notification"."feedback" USING btree ("notice_id","at","id");--> statement-breakpoint
CREATE INDEX "licenses_decided" ON "license_notification"."licenses" USING btree ("decided_on","id");--> statement-breakpoint
CREATE INDEX "licenses_subject" ON "license_notification"."licenses" USING btree ("subject_key","decided_on","id");--> statement-breakpoint
CREATE INDEX "licenses_decision" ON "license_notification"."licenses" USING btree ("decision_number_key","decided_on","id");--> statement-breakpoint
CREATE INDEX "licenses_number" ON "license_notification"."licenses" USING btree ("license_number_key","subject_key");--> statement-breakpoint
CREATE INDEX "licenses_source" ON "license_notification"."licenses" USING btree ("source","decided_on","id");--> statement-breakpoint
CREATE INDEX "licenses_category" ON "license_notification"."licenses" USING btree ("category","decided_on","id");--> statement-breakpoint
CREATE INDEX "licenses_status" ON "license_notification"."licenses" USING btree ("status","decided_on","id");--> statement-breakpoint
CREATE INDEX "notices_pushed" ON "license_notification"."notices" USING btree ("pushed_at","id");--> statement-breakpoint
CREATE INDEX "notices_subject" ON "license_notification"."notices" USING btree ("subject_key","pushed_at","id");--> statement-breakpoint
CREATE INDEX "notices_item" ON "license_notification"."notices" USING btree ("item_code","pushed_at","id");--> statement-breakpoint
CREATE INDEX "notices_state" ON "license_notification"."notices" USING btree ("state","pushed_at","id");--> statement-breakpoint
CREATE INDEX "notices_recipient" ON "license_notification"."notices" USING btree ("recipient","pushed_at","id");--> statement-breakpoint
CREATE INDEX "notices_inbox" ON "license_notification"."notices" USING btree ("recipient","claim_due_on","id");--> statement-breakpoint
CREATE INDEX "changes_record" ON "penalty_disclosure"."changes" USING btree ("kind","record_id");--> statement-breakpoint
CREATE INDEX "disclosures_decided" ON "penalty_disclosure"."disclosures" USING btree ("decided_on","id");--> statement-breakpoint
CREATE INDEX "disclosures_subject" ON "penalty_disclosure"."disclosures" USING btree ("subject_key","decided_on","id");--> statement-breakpoint
CREATE INDEX "disclosures_number" ON "penalty_disclosure"."disclosures" USING btree ("decision_number_key","decided_on","id");--> statement-breakpoint
CREATE INDEX "disclosures_source" ON "penalty_disclosure"."disclosures" USING btree ("source","decided_on","id");--> statement-breakpoint
CREATE INDEX "disclosures_authority" ON "penalty_disclosure"."disclosures" USING btree ("authority_name","decided_on","id");--> statement-breakpoint
CREATE INDEX "disclosures_state" ON "penalty_disclosure"."disclosures" USING btree ("state","decided_on","id");--> statement-breakpoint
CREATE INDEX "disclosures_severity" ON "penalty_disclosure"."disclosures" USING btree ("severity","decided_on","id");--> statement-breakpoint
CREATE INDEX "disclosures_categories" ON "penalty_disclosure"."disclosures" USING gin ("categories");--> statement-breakpoint
CREATE INDEX "disclosures_ends" ON "penalty_disclosure"."disclosures" USING btree ("publicity_ends_on");--> statement-breakpoint
CREATE INDEX "changes_record" ON "subject"."changes" USING btree ("kind","record_id");--> statement-breakpoint
CREATE INDEX "directory_members_uscc" ON "subject"."directory_members" USING btree ("uscc","directory_id");--> statement-breakpoint
CREATE INDEX "subjects_name_grams" ON "subject"."subjects" USING gin ("name_grams");--> statement-breakpoint
CREATE INDEX "subjects_kind" ON "subject"."subjects" USING btree ("kind","uscc");--> statement-breakpoint
CREATE INDEX "subjects_status" ON "subject"."subjects" USING btree ("status","uscc");--> statement-breakpoint
CREATE INDEX "subjects_industry" ON "subject"."subjects" USING btree ("industry_code" text_pattern_ops,"uscc");--> statement-breakpoint
CREATE INDEX "subjects_division" ON "subject"."subjects" USING btree ("division_code" text_pattern_ops,"uscc");--> statement-breakpoint
CREATE INDEX "subjects_asserted" ON "subject"."subjects" USING btree ("asserted_at","uscc");