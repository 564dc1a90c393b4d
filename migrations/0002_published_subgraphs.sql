CREATE TABLE "sharing"."published_subgraphs" (
	"name" text PRIMARY KEY NOT NULL,
	"sdl" text NOT NULL,
	"url" text,
	"published_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
