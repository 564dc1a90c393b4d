CREATE SCHEMA "intake";
--> statement-breakpoint
CREATE TYPE "intake"."batch_state" AS ENUM('APPLYING', 'DONE', 'FAILED');--> statement-breakpoint
CREATE TYPE "intake"."finding_outcome" AS ENUM('WARNED', 'REJECTED');--> statement-breakpoint
CREATE TABLE "intake"."batches" (
	"id" text PRIMARY KEY NOT NULL,
	"department" text NOT NULL,
	"kind" text NOT NULL,
	"sha256" text NOT NULL,
	"file_name" text NOT NULL,
	"format" text NOT NULL,
	"bytes" bigint NOT NULL,
	"state" "intake"."batch_state" NOT NULL,
	"client" text,
	"person" text,
	"sent_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"rows" integer DEFAULT 0 NOT NULL,
	"accepted" integer DEFAULT 0 NOT NULL,
	"warned" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"amended" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"unknown_columns" text[] DEFAULT '{}' NOT NULL,
	"failure" jsonb,
	CONSTRAINT "batches_file" UNIQUE("department","kind","sha256")
);
--> statement-breakpoint
CREATE TABLE "intake"."findings" (
	"batch" text NOT NULL,
	"position" integer NOT NULL,
	"outcome" "intake"."finding_outcome" NOT NULL,
	"faults" json NOT NULL,
	"row" json,
	CONSTRAINT "findings_batch_position_pk" PRIMARY KEY("batch","position")
);
--> statement-breakpoint
CREATE TABLE "intake"."superseded" (
	"kind" text NOT NULL,
	"record_id" text NOT NULL,
	"version" integer NOT NULL,
	"record" jsonb NOT NULL,
	"replaced_at" timestamp with time zone NOT NULL,
	"batch" text NOT NULL,
	CONSTRAINT "superseded_kind_record_id_version_pk" PRIMARY KEY("kind","record_id","version")
);
--> statement-breakpoint
ALTER TABLE "intake"."findings" ADD CONSTRAINT "findings_batch_batches_id_fk" FOREIGN KEY ("batch") REFERENCES "intake"."batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "batches_sent" ON "intake"."batches" USING btree ("department","sent_at");--> statement-breakpoint
CREATE INDEX "superseded_batch" ON "intake"."superseded" USING btree ("batch");