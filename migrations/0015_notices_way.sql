CREATE TYPE "license_notification"."clue_state" AS ENUM('SENT', 'RECEIVED', 'REJECTED', 'FILED', 'NOT_FILED', 'CLOSED');--> statement-breakpoint
CREATE TYPE "license_notification"."notice_act" AS ENUM('PUSHED', 'ROUTE_FAILED', 'POOLED', 'CLAIMED', 'RETURNED', 'REROUTED', 'TERMINATED', 'CLAIM_REVOKED', 'REPORTED', 'CLOSED');--> statement-breakpoint
CREATE TABLE "license_notification"."clues" (
	"id" text PRIMARY KEY NOT NULL,
	"notice_id" text NOT NULL,
	"subject_key" text NOT NULL,
	"item_code" text,
	"item_version" integer,
	"from_department" text NOT NULL,
	"to_department" text NOT NULL,
	"finding" text,
	"state" "license_notification"."clue_state" NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"due_on" date,
	"reason" text,
	"decision_number" text,
	"settled_at" timestamp with time zone,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "license_notification"."told_scopes" (
	"subject_key" text PRIMARY KEY NOT NULL,
	"business_scope" text
);
--> statement-breakpoint
CREATE TABLE "license_notification"."notice_acts" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"notice_id" text NOT NULL,
	"act" "license_notification"."notice_act" NOT NULL,
	"from_state" "license_notification"."notification_state",
	"to_state" "license_notification"."notification_state" NOT NULL,
	"department" text,
	"client" text,
	"person" text,
	"recipient" text,
	"reason" text,
	"done_at" timestamp with time zone NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "license_notification"."notices_inbox";--> statement-breakpoint
ALTER TABLE "license_notification"."notices" ALTER COLUMN "claim_due_on" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "license_notification"."notices" ADD COLUMN "push_due_on" date;--> statement-breakpoint
ALTER TABLE "license_notification"."notices" ADD COLUMN "due_order" date GENERATED ALWAYS AS (coalesce(claim_due_on, date '9999-12-31')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "license_notification"."notices" ADD COLUMN "escalates_on" date;--> statement-breakpoint
ALTER TABLE "license_notification"."notices" ADD COLUMN "reroute_due_on" date;--> statement-breakpoint
ALTER TABLE "license_notification"."notices" ADD COLUMN "feedback_due_on" date;--> statement-breakpoint
CREATE INDEX "clues_to" ON "license_notification"."clues" USING btree ("to_department","due_on","id");--> statement-breakpoint
CREATE INDEX "clues_from" ON "license_notification"."clues" USING btree ("from_department","sent_at","id");--> statement-breakpoint
CREATE INDEX "clues_notice" ON "license_notification"."clues" USING btree ("notice_id");--> statement-breakpoint
CREATE INDEX "notice_acts_notice" ON "license_notification"."notice_acts" USING btree ("notice_id","seq");--> statement-breakpoint
CREATE INDEX "notice_acts_department" ON "license_notification"."notice_acts" USING btree ("department","at");--> statement-breakpoint
CREATE INDEX "notices_late" ON "license_notification"."notices" USING btree ("claim_due_on") WHERE state in ('ROUTED', 'RETURNED', 'POOL');--> statement-breakpoint
-- Of what is registered already departments have been told: only what changes from now on is told anew.
INSERT INTO "license_notification"."told_scopes" ("subject_key", "business_scope")
	SELECT "subject_key", "business_scope" FROM "license_notification"."subject_facts";--> statement-breakpoint
-- Who claims from the pool has the notice; and of what was pushed twice and is live twice, the one that has come farthest stays.
UPDATE "license_notification"."notices" SET "recipient" = "claimed_by" WHERE "recipient" IS NULL AND "claimed_by" IS NOT NULL;--> statement-breakpoint
WITH "twice" AS (
	SELECT "id", row_number() OVER (PARTITION BY "subject_key", coalesce("item_code", ''), "recipient" ORDER BY "state" = 'CLAIMED' DESC, "pushed_at", "id") AS "place"
	FROM "license_notification"."notices" WHERE "state" IN ('ROUTED', 'CLAIMED', 'RETURNED') AND "recipient" IS NOT NULL
), "ended" AS (
	UPDATE "license_notification"."notices" AS "n" SET "state" = 'TERMINATED', "return_reason" = '重复推送', "version" = "version" + 1
	FROM "twice" WHERE "twice"."id" = "n"."id" AND "twice"."place" > 1
	RETURNING "n"."id", "n"."version", "n"."subject_key"
)
INSERT INTO "license_notification"."changes" ("kind", "record_id", "version", "subject_key", "operation", "reason", "changed_at")
	SELECT 'notice', "id", "version", "subject_key", 'UPSERT', 'AMENDED', now() FROM "ended";--> statement-breakpoint
CREATE UNIQUE INDEX "notices_live" ON "license_notification"."notices" USING btree ("subject_key",(coalesce(item_code, '')),"recipient") WHERE state in ('ROUTED', 'CLAIMED', 'RETURNED') and recipient is not null;--> statement-breakpoint
CREATE INDEX "subjects_successor" ON "subject"."subjects" USING btree ("successor_uscc") WHERE successor_uscc is not null;--> statement-breakpoint
CREATE INDEX "notices_inbox" ON "license_notification"."notices" USING btree ("recipient","due_order","id");