CREATE TABLE "commerce"."listing_versions" (
	"store_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"stock" jsonb NOT NULL,
	CONSTRAINT "listing_versions_store_id_product_id_pk" PRIMARY KEY("store_id","product_id"),
	CONSTRAINT "listing_versions_version" CHECK ("commerce"."listing_versions"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "commerce"."event_audiences" (
	"store_id" uuid NOT NULL,
	"audience" text NOT NULL,
	"position" bigint NOT NULL,
	"event_id" uuid NOT NULL,
	CONSTRAINT "event_audiences_store_id_audience_position_pk" PRIMARY KEY("store_id","audience","position")
);
--> statement-breakpoint
ALTER TABLE "commerce"."events" ADD COLUMN "audience" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."listing_versions" ADD CONSTRAINT "listing_versions_product" FOREIGN KEY ("store_id","product_id") REFERENCES "commerce"."products"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."event_audiences" ADD CONSTRAINT "event_audiences_event" FOREIGN KEY ("store_id","event_id") REFERENCES "commerce"."events"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_audiences_event" ON "commerce"."event_audiences" USING btree ("store_id","event_id");--> statement-breakpoint
CREATE INDEX "events_of_store" ON "commerce"."events" USING btree ("store_id","position") WHERE position is not null;