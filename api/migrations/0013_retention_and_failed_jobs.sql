CREATE TABLE "commerce"."feed_horizons" (
	"store_id" uuid NOT NULL,
	"type" text NOT NULL,
	"position" bigint NOT NULL,
	"kept_since" timestamp with time zone NOT NULL,
	CONSTRAINT "feed_horizons_store_id_type_pk" PRIMARY KEY("store_id","type")
);
--> statement-breakpoint
CREATE TABLE "commerce"."failed_jobs" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"task" text NOT NULL,
	"job_key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"error" text,
	"attempts" integer NOT NULL,
	"status" text DEFAULT 'failed' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"failed_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "failed_jobs_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "failed_jobs_status" CHECK ("commerce"."failed_jobs"."status" in ('failed', 'requeued', 'discarded')),
	CONSTRAINT "failed_jobs_ended" CHECK (("commerce"."failed_jobs"."status" = 'failed') = ("commerce"."failed_jobs"."ended_at" is null))
);
--> statement-breakpoint
ALTER TABLE "commerce"."feed_horizons" ADD CONSTRAINT "feed_horizons_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."failed_jobs" ADD CONSTRAINT "failed_jobs_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "failed_jobs_waiting" ON "commerce"."failed_jobs" USING btree ("store_id","task","job_key") WHERE status = 'failed';--> statement-breakpoint
CREATE INDEX "failed_jobs_newest" ON "commerce"."failed_jobs" USING btree ("store_id","failed_at","id");--> statement-breakpoint
CREATE INDEX "events_of_type" ON "commerce"."events" USING btree ("store_id","type","position") WHERE position is not null;