CREATE TYPE "sharing"."doubt_state" AS ENUM('RAISED', 'CONFIRMED_ERROR', 'CORRECTED', 'NO_ERROR', 'WITHDRAWN');--> statement-breakpoint
CREATE TABLE "sharing"."doubts" (
	"id" text PRIMARY KEY NOT NULL,
	"record_type" text NOT NULL,
	"record_id" text NOT NULL,
	"coordinate" text NOT NULL,
	"source" text NOT NULL,
	"raised_by" text NOT NULL,
	"person" text,
	"client" text,
	"reason" text NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"due_on" date NOT NULL,
	"state" "sharing"."doubt_state" NOT NULL,
	"answer" text,
	"answered_by" text,
	"answered_at" timestamp with time zone,
	"corrected_at" timestamp with time zone,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sharing"."doubts" ADD CONSTRAINT "doubts_source_departments_id_fk" FOREIGN KEY ("source") REFERENCES "sharing"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing"."doubts" ADD CONSTRAINT "doubts_raised_by_departments_id_fk" FOREIGN KEY ("raised_by") REFERENCES "sharing"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "doubts_open" ON "sharing"."doubts" USING btree ("record_type","record_id") WHERE state in ('RAISED', 'CONFIRMED_ERROR');--> statement-breakpoint
CREATE UNIQUE INDEX "doubts_once" ON "sharing"."doubts" USING btree ("coordinate","record_id","raised_by") WHERE state in ('RAISED', 'CONFIRMED_ERROR');--> statement-breakpoint
CREATE INDEX "doubts_source" ON "sharing"."doubts" USING btree ("source","due_on");--> statement-breakpoint
CREATE INDEX "doubts_raised_by" ON "sharing"."doubts" USING btree ("raised_by","due_on");