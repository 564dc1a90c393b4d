ALTER TABLE "penalty_disclosure"."disclosures" RENAME COLUMN "disputed" TO "contested";
