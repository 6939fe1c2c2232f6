CREATE TABLE "commerce"."webhook_deliveries" (
	"store_id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"position" bigint NOT NULL,
	"type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"body" text NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"lease_until" timestamp with time zone,
	"last_attempt_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"request_headers" jsonb,
	"reply_status" integer,
	"reply_milliseconds" integer,
	"reply_body" text,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_deliveries_store_id_endpoint_id_event_id_pk" PRIMARY KEY("store_id","endpoint_id","event_id"),
	CONSTRAINT "webhook_deliveries_status" CHECK ("commerce"."webhook_deliveries"."status" in ('waiting', 'sending', 'delivered', 'failed', 'discarded')),
	CONSTRAINT "webhook_deliveries_lease" CHECK (("commerce"."webhook_deliveries"."status" = 'sending') = ("commerce"."webhook_deliveries"."lease_until" is not null)),
	CONSTRAINT "webhook_deliveries_next" CHECK ("commerce"."webhook_deliveries"."status" = 'waiting' or "commerce"."webhook_deliveries"."next_attempt_at" is null),
	CONSTRAINT "webhook_deliveries_error" CHECK ("commerce"."webhook_deliveries"."error" ~ '^[a-z0-9-]{1,40}$')
);
--> statement-breakpoint
CREATE TABLE "commerce"."webhook_endpoints" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"seller_id" uuid,
	"kind" text DEFAULT 'partner' NOT NULL,
	"url" text NOT NULL,
	"description" text NOT NULL,
	"events" text[] NOT NULL,
	"permissions" text[] NOT NULL,
	"status" text DEFAULT 'unverified' NOT NULL,
	"disabled_because" text,
	"position" bigint NOT NULL,
	"replay_up_to" bigint,
	"behind" boolean DEFAULT true NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"paused_until" timestamp with time zone,
	"due_at" timestamp with time zone,
	"verified_at" timestamp with time zone,
	"last_delivered_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_endpoints_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "webhook_endpoints_kind" CHECK ("commerce"."webhook_endpoints"."kind" in ('partner', 'edge')),
	CONSTRAINT "webhook_endpoints_status" CHECK ("commerce"."webhook_endpoints"."status" in ('unverified', 'enabled', 'disabled', 'removed')),
	CONSTRAINT "webhook_endpoints_disabled" CHECK (("commerce"."webhook_endpoints"."status" = 'disabled') = ("commerce"."webhook_endpoints"."disabled_because" is not null) and "commerce"."webhook_endpoints"."disabled_because" in ('by_hand', 'gone', 'exhausted')),
	CONSTRAINT "webhook_endpoints_events" CHECK (cardinality("commerce"."webhook_endpoints"."events") > 0),
	CONSTRAINT "webhook_endpoints_position" CHECK ("commerce"."webhook_endpoints"."position" >= 0)
);
--> statement-breakpoint
CREATE TABLE "commerce"."webhook_secrets" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"scheme" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"public_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp with time zone,
	CONSTRAINT "webhook_secrets_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "webhook_secrets_scheme" CHECK ("commerce"."webhook_secrets"."scheme" in ('hmac', 'ed25519')),
	CONSTRAINT "webhook_secrets_public" CHECK (("commerce"."webhook_secrets"."scheme" = 'ed25519') = ("commerce"."webhook_secrets"."public_key" is not null))
);
--> statement-breakpoint
ALTER TABLE "commerce"."webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint" FOREIGN KEY ("store_id","endpoint_id") REFERENCES "commerce"."webhook_endpoints"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_seller" FOREIGN KEY ("store_id","seller_id") REFERENCES "commerce"."sellers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."webhook_secrets" ADD CONSTRAINT "webhook_secrets_endpoint" FOREIGN KEY ("store_id","endpoint_id") REFERENCES "commerce"."webhook_endpoints"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due" ON "commerce"."webhook_deliveries" USING btree ("store_id","endpoint_id","next_attempt_at","position") WHERE status = 'waiting' and next_attempt_at is not null;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_sending" ON "commerce"."webhook_deliveries" USING btree ("store_id","endpoint_id","lease_until") WHERE status = 'sending';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_of_subject" ON "commerce"."webhook_deliveries" USING btree ("store_id","endpoint_id","subject_id","position") WHERE status in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "webhook_deliveries_newest" ON "commerce"."webhook_deliveries" USING btree ("store_id","endpoint_id","created_at","event_id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_by_status" ON "commerce"."webhook_deliveries" USING btree ("store_id","endpoint_id","status","created_at","event_id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_age" ON "commerce"."webhook_deliveries" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "webhook_endpoints_newest" ON "commerce"."webhook_endpoints" USING btree ("store_id","seller_id","created_at","id");--> statement-breakpoint
CREATE INDEX "webhook_endpoints_due" ON "commerce"."webhook_endpoints" USING btree ("due_at") WHERE status = 'enabled';--> statement-breakpoint
CREATE INDEX "webhook_endpoints_behind" ON "commerce"."webhook_endpoints" USING btree ("id") WHERE behind and status = 'enabled';--> statement-breakpoint
CREATE INDEX "webhook_endpoints_removed" ON "commerce"."webhook_endpoints" USING btree ("updated_at") WHERE status = 'removed';--> statement-breakpoint
CREATE INDEX "webhook_secrets_of" ON "commerce"."webhook_secrets" USING btree ("store_id","endpoint_id","created_at");--> statement-breakpoint
CREATE INDEX "webhook_secrets_ended" ON "commerce"."webhook_secrets" USING btree ("ends_at");