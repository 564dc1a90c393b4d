CREATE TYPE "sharing"."part_state" AS ENUM('OPEN', 'AWAITING_CONFIRMATION', 'RETURNED', 'APPROVED', 'REFUSED', 'WITHDRAWN');--> statement-breakpoint
CREATE TYPE "sharing"."request_state" AS ENUM('DRAFT', 'UNDER_REVIEW', 'RETURNED', 'APPROVED', 'PARTLY_APPROVED', 'REFUSED', 'WITHDRAWN');--> statement-breakpoint
CREATE TABLE "sharing"."access_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"asker" text NOT NULL,
	"client" text,
	"purpose" text,
	"coordinates" text[] NOT NULL,
	"sources" text[],
	"division" text,
	"industry" text,
	"directory" text,
	"mask" text,
	"valid_from" date,
	"valid_to" date,
	"scenario" text,
	"legal_basis" text,
	"state" "sharing"."request_state" NOT NULL,
	"drafted_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"due_on" date,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sharing"."delegations" (
	"source" text NOT NULL,
	"type" text NOT NULL,
	"is_personal" boolean NOT NULL,
	"is_given" boolean NOT NULL,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "delegations_source_type_is_personal_pk" PRIMARY KEY("source","type","is_personal")
);
--> statement-breakpoint
CREATE TABLE "sharing"."mutations" (
	"name" text PRIMARY KEY NOT NULL,
	"request" text NOT NULL,
	"rights" text NOT NULL,
	"answer" text,
	"begun_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sharing"."request_acts" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"request" text NOT NULL,
	"part" text,
	"act" text NOT NULL,
	"department" text NOT NULL,
	"client" text,
	"person" text,
	"reason" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sharing"."request_parts" (
	"id" text PRIMARY KEY NOT NULL,
	"request" text NOT NULL,
	"decider" text,
	"owners" text[] NOT NULL,
	"coordinates" text[] NOT NULL,
	"is_personal" boolean NOT NULL,
	"state" "sharing"."part_state" NOT NULL,
	"opened_on" date NOT NULL,
	"due_on" date NOT NULL,
	"division" text,
	"industry" text,
	"directory" text,
	"mask" text,
	"valid_from" date,
	"valid_to" date,
	"reason" text,
	"legal_basis" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"confirmed_by" text,
	"confirmed_at" timestamp with time zone,
	"asserted_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "request_parts_something" CHECK (cardinality(coordinates) > 0),
	CONSTRAINT "request_parts_two_officers" CHECK (confirmed_by is distinct from decided_by or confirmed_by is null)
);
--> statement-breakpoint
ALTER TABLE "sharing"."grants" ADD COLUMN "request_part" text;--> statement-breakpoint
ALTER TABLE "sharing"."access_requests" ADD CONSTRAINT "access_requests_asker_departments_id_fk" FOREIGN KEY ("asker") REFERENCES "sharing"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing"."access_requests" ADD CONSTRAINT "access_requests_client_clients_id_fk" FOREIGN KEY ("client") REFERENCES "sharing"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing"."access_requests" ADD CONSTRAINT "access_requests_purpose_purposes_id_fk" FOREIGN KEY ("purpose") REFERENCES "sharing"."purposes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing"."delegations" ADD CONSTRAINT "delegations_source_departments_id_fk" FOREIGN KEY ("source") REFERENCES "sharing"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing"."request_acts" ADD CONSTRAINT "request_acts_request_access_requests_id_fk" FOREIGN KEY ("request") REFERENCES "sharing"."access_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing"."request_acts" ADD CONSTRAINT "request_acts_part_request_parts_id_fk" FOREIGN KEY ("part") REFERENCES "sharing"."request_parts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing"."request_parts" ADD CONSTRAINT "request_parts_request_access_requests_id_fk" FOREIGN KEY ("request") REFERENCES "sharing"."access_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing"."request_parts" ADD CONSTRAINT "request_parts_decider_departments_id_fk" FOREIGN KEY ("decider") REFERENCES "sharing"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_requests_asker" ON "sharing"."access_requests" USING btree ("asker","state");--> statement-breakpoint
CREATE INDEX "access_requests_due" ON "sharing"."access_requests" USING btree ("due_on");--> statement-breakpoint
CREATE INDEX "mutations_begun" ON "sharing"."mutations" USING btree ("begun_at");--> statement-breakpoint
CREATE INDEX "request_acts_request" ON "sharing"."request_acts" USING btree ("request","seq");--> statement-breakpoint
CREATE INDEX "request_parts_request" ON "sharing"."request_parts" USING btree ("request");--> statement-breakpoint
CREATE INDEX "request_parts_to_decide" ON "sharing"."request_parts" USING btree ("decider","due_on") WHERE state in ('OPEN', 'AWAITING_CONFIRMATION');