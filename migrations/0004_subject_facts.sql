CREATE TABLE "credit"."consumers" (
	"name" text PRIMARY KEY NOT NULL,
	"xid" text NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit"."subject_facts" (
	"subject_key" text PRIMARY KEY NOT NULL,
	"division_code" text,
	"industry_code" text,
	"directories" text[] DEFAULT '{}' NOT NULL,
	"status" text,
	"business_scope" text
);
--> statement-breakpoint
CREATE TABLE "license_notification"."consumers" (
	"name" text PRIMARY KEY NOT NULL,
	"xid" text NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "license_notification"."subject_facts" (
	"subject_key" text PRIMARY KEY NOT NULL,
	"division_code" text,
	"industry_code" text,
	"directories" text[] DEFAULT '{}' NOT NULL,
	"status" text,
	"business_scope" text
);
--> statement-breakpoint
CREATE TABLE "penalty_disclosure"."consumers" (
	"name" text PRIMARY KEY NOT NULL,
	"xid" text NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "penalty_disclosure"."subject_facts" (
	"subject_key" text PRIMARY KEY NOT NULL,
	"division_code" text,
	"industry_code" text,
	"directories" text[] DEFAULT '{}' NOT NULL,
	"status" text,
	"business_scope" text
);
--> statement-breakpoint
CREATE INDEX "changes_order" ON "sharing"."changes" USING btree ((xid::xid8),"sequence");--> statement-breakpoint
CREATE INDEX "changes_order" ON "credit"."changes" USING btree ((xid::xid8),"sequence");--> statement-breakpoint
CREATE INDEX "changes_order" ON "license_notification"."changes" USING btree ((xid::xid8),"sequence");--> statement-breakpoint
CREATE INDEX "changes_order" ON "penalty_disclosure"."changes" USING btree ((xid::xid8),"sequence");--> statement-breakpoint
CREATE INDEX "changes_order" ON "subject"."changes" USING btree ((xid::xid8),"sequence");