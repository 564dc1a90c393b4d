CREATE TYPE "penalty_disclosure"."disclosure_act_kind" AS ENUM('SUBMIT', 'PUBLISH', 'REJECT', 'CORRECT', 'WITHDRAW', 'REPAIR', 'DISPUTE', 'UPHOLD_DISPUTE', 'DISMISS_DISPUTE', 'RECORD_PUBLICITY');--> statement-breakpoint
CREATE TYPE "penalty_disclosure"."exemption" AS ENUM('SIMPLE_PROCEDURE', 'MINOR_PERSON', 'MINOR_SEVERITY');--> statement-breakpoint
CREATE TABLE "penalty_disclosure"."decision_counts" (
	"id" text PRIMARY KEY NOT NULL,
	"from" date NOT NULL,
	"to" date NOT NULL,
	"count" integer NOT NULL,
	"exempt" integer NOT NULL,
	"client" text,
	"person" text,
	"source" text NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "decision_counts_window" CHECK ("penalty_disclosure"."decision_counts"."from" <= "penalty_disclosure"."decision_counts"."to"),
	CONSTRAINT "decision_counts_exempt" CHECK ("penalty_disclosure"."decision_counts"."exempt" between 0 and "penalty_disclosure"."decision_counts"."count")
);
--> statement-breakpoint
CREATE TABLE "penalty_disclosure"."disclosure_acts" (
	"id" text PRIMARY KEY NOT NULL,
	"sequence" integer GENERATED ALWAYS AS IDENTITY (sequence name "penalty_disclosure"."disclosure_acts_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"disclosure_id" text NOT NULL,
	"act" "penalty_disclosure"."disclosure_act_kind" NOT NULL,
	"from_state" "penalty_disclosure"."disclosure_state" NOT NULL,
	"to_state" "penalty_disclosure"."disclosure_state" NOT NULL,
	"reason" text,
	"day" date,
	"is_late" boolean,
	"given" text NOT NULL,
	"client" text,
	"person" text,
	"source" text NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "penalty_disclosure"."severity_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"authority" text NOT NULL,
	"category" "penalty_disclosure"."penalty_category" NOT NULL,
	"threshold" bigint DEFAULT 0 NOT NULL,
	"severity" "penalty_disclosure"."severity" NOT NULL,
	"effective_from" date NOT NULL,
	"effective_to" date,
	"legal_basis" text,
	"source" text NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "penalty_disclosure"."disclosures" ADD COLUMN "exemption" "penalty_disclosure"."exemption";--> statement-breakpoint
ALTER TABLE "penalty_disclosure"."disclosures" ADD COLUMN "is_minor" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "penalty_disclosure"."disclosures" ADD COLUMN "publicity_system_on" date;--> statement-breakpoint
CREATE INDEX "decision_counts_source" ON "penalty_disclosure"."decision_counts" USING btree ("source","from");--> statement-breakpoint
CREATE INDEX "disclosure_acts_disclosure" ON "penalty_disclosure"."disclosure_acts" USING btree ("disclosure_id","sequence");--> statement-breakpoint
CREATE INDEX "severity_rules_authority" ON "penalty_disclosure"."severity_rules" USING btree ("authority","category");--> statement-breakpoint
-- Until now the simple procedure was the only reason for which a decision was not published.
UPDATE "penalty_disclosure"."disclosures" SET "exemption" = 'SIMPLE_PROCEDURE' WHERE "state" = 'EXEMPT';
