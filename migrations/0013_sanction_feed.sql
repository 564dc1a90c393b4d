CREATE TYPE "sharing"."delivery_state" AS ENUM('HELD', 'RETRACTED', 'KEPT_BACK');--> statement-breakpoint
CREATE TYPE "sharing"."sanction_kind" AS ENUM('PENALTY_DISCLOSURE', 'ABNORMAL_LISTING', 'SERIOUS_VIOLATION_LISTING');--> statement-breakpoint
CREATE TABLE "sharing"."deliveries" (
	"puller" text NOT NULL,
	"kind" "sharing"."sanction_kind" NOT NULL,
	"record_id" text NOT NULL,
	"version" integer NOT NULL,
	"subject_key" text NOT NULL,
	"source" text,
	"state" "sharing"."delivery_state" NOT NULL,
	"reason" text NOT NULL,
	"page" bigint NOT NULL,
	"retold" bigint,
	"delivered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "deliveries_puller_kind_record_id_pk" PRIMARY KEY("puller","kind","record_id")
);
--> statement-breakpoint
CREATE TABLE "sharing"."measure_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"puller" text NOT NULL,
	"department" text NOT NULL,
	"kind" "sharing"."sanction_kind" NOT NULL,
	"record_id" text NOT NULL,
	"subject_key" text NOT NULL,
	"source" text,
	"measure" text NOT NULL,
	"applied" boolean NOT NULL,
	"note" text,
	"client" text,
	"person" text,
	"reported_at" timestamp with time zone NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sharing"."pullers" (
	"id" text PRIMARY KEY NOT NULL,
	"department" text NOT NULL,
	"rights" text DEFAULT '{}' NOT NULL,
	"page" bigint DEFAULT 0 NOT NULL,
	"retold" bigint DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"pulled_at" timestamp with time zone NOT NULL,
	"acknowledged_page" bigint DEFAULT 0 NOT NULL,
	"acknowledged_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sharing"."sanction_digests" (
	"puller" text NOT NULL,
	"day" date NOT NULL,
	"page" bigint NOT NULL,
	"held" integer NOT NULL,
	"digest" text NOT NULL,
	"matches" boolean,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "sanction_digests_puller_day_pk" PRIMARY KEY("puller","day")
);
--> statement-breakpoint
CREATE TABLE "credit"."feed_log" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"id" text DEFAULT gen_random_uuid() NOT NULL,
	"last_position" bigint DEFAULT 0 NOT NULL,
	"forgotten_position" bigint DEFAULT 0 NOT NULL,
	"turned_on" date,
	CONSTRAINT "feed_log_one_row" CHECK (is_only)
);
--> statement-breakpoint
CREATE TABLE "credit"."standing" (
	"kind" text NOT NULL,
	"record_id" text NOT NULL,
	"position" bigint NOT NULL,
	"version" bigint NOT NULL,
	"subject_key" text NOT NULL,
	"operation" text NOT NULL,
	"reason" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "standing_kind_record_id_pk" PRIMARY KEY("kind","record_id")
);
--> statement-breakpoint
CREATE TABLE "penalty_disclosure"."feed_log" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"id" text DEFAULT gen_random_uuid() NOT NULL,
	"last_position" bigint DEFAULT 0 NOT NULL,
	"forgotten_position" bigint DEFAULT 0 NOT NULL,
	"turned_on" date,
	CONSTRAINT "feed_log_one_row" CHECK (is_only)
);
--> statement-breakpoint
CREATE TABLE "penalty_disclosure"."standing" (
	"kind" text NOT NULL,
	"record_id" text NOT NULL,
	"position" bigint NOT NULL,
	"version" bigint NOT NULL,
	"subject_key" text NOT NULL,
	"operation" text NOT NULL,
	"reason" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "standing_kind_record_id_pk" PRIMARY KEY("kind","record_id")
);
--> statement-breakpoint
ALTER TABLE "sharing"."purposes" ADD COLUMN "sanctions" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "sharing"."purposes" SET "sanctions" = true WHERE 'Credit.riskClass*' = ANY("excludes");--> statement-breakpoint
ALTER TABLE "sharing"."deliveries" ADD CONSTRAINT "deliveries_puller_pullers_id_fk" FOREIGN KEY ("puller") REFERENCES "sharing"."pullers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing"."measure_reports" ADD CONSTRAINT "measure_reports_puller_pullers_id_fk" FOREIGN KEY ("puller") REFERENCES "sharing"."pullers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing"."pullers" ADD CONSTRAINT "pullers_department_departments_id_fk" FOREIGN KEY ("department") REFERENCES "sharing"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing"."sanction_digests" ADD CONSTRAINT "sanction_digests_puller_pullers_id_fk" FOREIGN KEY ("puller") REFERENCES "sharing"."pullers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_retold" ON "sharing"."deliveries" USING btree ("puller","retold") WHERE retold is not null;--> statement-breakpoint
CREATE INDEX "deliveries_source" ON "sharing"."deliveries" USING btree ("source","kind","record_id");--> statement-breakpoint
CREATE UNIQUE INDEX "measure_reports_once" ON "sharing"."measure_reports" USING btree ("puller","kind","record_id","measure");--> statement-breakpoint
CREATE INDEX "measure_reports_record" ON "sharing"."measure_reports" USING btree ("kind","record_id");--> statement-breakpoint
CREATE UNIQUE INDEX "standing_position" ON "credit"."standing" USING btree ("position");--> statement-breakpoint
CREATE INDEX "standing_subject" ON "credit"."standing" USING btree ("subject_key");--> statement-breakpoint
CREATE INDEX "standing_retracted" ON "credit"."standing" USING btree ("changed_at") WHERE operation = 'RETRACT';--> statement-breakpoint
CREATE UNIQUE INDEX "standing_position" ON "penalty_disclosure"."standing" USING btree ("position");--> statement-breakpoint
CREATE INDEX "standing_subject" ON "penalty_disclosure"."standing" USING btree ("subject_key");--> statement-breakpoint
CREATE INDEX "standing_retracted" ON "penalty_disclosure"."standing" USING btree ("changed_at") WHERE operation = 'RETRACT';--> statement-breakpoint
ALTER TABLE "sharing"."purposes" ADD CONSTRAINT "purposes_sanctions_without_risk" CHECK (not sanctions or 'Credit.riskClass*' = any(excludes));