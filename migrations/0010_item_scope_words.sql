ALTER TABLE "license_notification"."approval_items" ADD COLUMN "division_approvers" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "license_notification"."approval_items" ADD COLUMN "scope_exceptions" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "license_notification"."approval_items" ADD COLUMN "scope_codes" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "license_notification"."approval_items" ADD COLUMN "covered_by" text[] DEFAULT '{}' NOT NULL;