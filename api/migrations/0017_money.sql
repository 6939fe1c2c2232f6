CREATE TABLE "commerce"."audit_runs" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"milliseconds" integer NOT NULL,
	"invariants" integer NOT NULL,
	"findings" jsonb NOT NULL,
	CONSTRAINT "audit_runs_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
CREATE TABLE "commerce"."collection_products" (
	"store_id" uuid NOT NULL,
	"collection_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "collection_products_store_id_collection_id_product_id_pk" PRIMARY KEY("store_id","collection_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "commerce"."collections" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"handle" text NOT NULL,
	"title" text NOT NULL,
	"description_html" text DEFAULT '' NOT NULL,
	"picture_url" text,
	"is_published" boolean DEFAULT false NOT NULL,
	"position" integer DEFAULT 1000 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "collections_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "collections_handle" UNIQUE("store_id","handle"),
	CONSTRAINT "collections_title" CHECK (length("commerce"."collections"."title") between 1 and 300)
);
--> statement-breakpoint
CREATE TABLE "commerce"."gift_cards" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"code_end" text NOT NULL,
	"currency" char(3) NOT NULL,
	"initial_amount" bigint NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"recipient_email" text,
	"customer_id" uuid,
	"note" text DEFAULT '' NOT NULL,
	"created_by" text NOT NULL,
	"expires_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "gift_cards_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "gift_cards_code" UNIQUE("store_id","code_hash"),
	CONSTRAINT "gift_cards_account" UNIQUE("store_id","account_id"),
	CONSTRAINT "gift_cards_status" CHECK ("commerce"."gift_cards"."status" in ('active', 'disabled')),
	CONSTRAINT "gift_cards_amount" CHECK ("commerce"."gift_cards"."initial_amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "commerce"."ledger_accounts" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"owner_id" uuid,
	"name" text DEFAULT '' NOT NULL,
	"currency" char(3) NOT NULL,
	"is_guarded" boolean DEFAULT false NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	"reserved" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_accounts_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "ledger_accounts_once" UNIQUE NULLS NOT DISTINCT("store_id","kind","owner_id","name","currency"),
	CONSTRAINT "ledger_accounts_currency" UNIQUE("store_id","id","currency"),
	CONSTRAINT "ledger_accounts_kind" CHECK ("commerce"."ledger_accounts"."kind" in ('provider', 'bank', 'buyers', 'sales', 'seller', 'commission', 'shipping', 'tax', 'promotions', 'gift_card', 'store_credit', 'given', 'disputes', 'fees')),
	CONSTRAINT "ledger_accounts_no_overdraft" CHECK ("commerce"."ledger_accounts"."reserved" >= 0 and "commerce"."ledger_accounts"."reserved" <= "commerce"."ledger_accounts"."balance"),
	CONSTRAINT "ledger_accounts_guarded" CHECK ("commerce"."ledger_accounts"."is_guarded" = ("commerce"."ledger_accounts"."kind" in ('gift_card', 'store_credit')) and ("commerce"."ledger_accounts"."is_guarded" or "commerce"."ledger_accounts"."balance" = 0))
);
--> statement-breakpoint
CREATE TABLE "commerce"."ledger_transfers" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"debit_account_id" uuid NOT NULL,
	"credit_account_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"code" text NOT NULL,
	"reference" uuid NOT NULL,
	"position" integer NOT NULL,
	"order_id" uuid,
	"posted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_transfers_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "ledger_transfers_once" UNIQUE("store_id","reference","code","position"),
	CONSTRAINT "ledger_transfers_amount" CHECK ("commerce"."ledger_transfers"."amount" > 0),
	CONSTRAINT "ledger_transfers_two_sides" CHECK ("commerce"."ledger_transfers"."debit_account_id" <> "commerce"."ledger_transfers"."credit_account_id")
);
--> statement-breakpoint
CREATE TABLE "commerce"."payouts" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"bank_reference" text DEFAULT '' NOT NULL,
	"created_by" text NOT NULL,
	"paid_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payouts_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "payouts_amount" CHECK ("commerce"."payouts"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "commerce"."document_series" (
	"store_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"series" text NOT NULL,
	"last_number" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "document_series_store_id_kind_series_pk" PRIMARY KEY("store_id","kind","series"),
	CONSTRAINT "document_series_kind" CHECK ("commerce"."document_series"."kind" in ('invoice', 'credit_note'))
);
--> statement-breakpoint
CREATE TABLE "commerce"."order_documents" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"series" text NOT NULL,
	"number" integer NOT NULL,
	"order_id" uuid NOT NULL,
	"reference" uuid NOT NULL,
	"currency" char(3) NOT NULL,
	"total_amount" bigint NOT NULL,
	"tax_amount" bigint NOT NULL,
	"locale" text NOT NULL,
	"content" jsonb NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "order_documents_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "order_documents_number" UNIQUE("store_id","kind","series","number"),
	CONSTRAINT "order_documents_once" UNIQUE("store_id","kind","reference"),
	CONSTRAINT "order_documents_kind" CHECK ("commerce"."order_documents"."kind" in ('invoice', 'credit_note')),
	CONSTRAINT "order_documents_number_from_one" CHECK ("commerce"."order_documents"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "commerce"."order_edits" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"order_version" integer NOT NULL,
	"state" text NOT NULL,
	"changes" jsonb NOT NULL,
	"outcome" jsonb NOT NULL,
	"difference_amount" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"requested_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "order_edits_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "order_edits_state" CHECK ("commerce"."order_edits"."state" in ('previewed', 'awaiting_payment', 'committed', 'discarded'))
);
--> statement-breakpoint
CREATE TABLE "commerce"."order_notes" (
	"store_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"body" text NOT NULL,
	"is_for_buyer" boolean DEFAULT false NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "order_notes_store_id_order_id_id_pk" PRIMARY KEY("store_id","order_id","id"),
	CONSTRAINT "order_notes_body" CHECK (length("commerce"."order_notes"."body") between 1 and 5000)
);
--> statement-breakpoint
CREATE TABLE "commerce"."order_return_lines" (
	"store_id" uuid NOT NULL,
	"return_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"received_quantity" integer DEFAULT 0 NOT NULL,
	"restocked_quantity" integer DEFAULT 0 NOT NULL,
	"accepted_quantity" integer DEFAULT 0 NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"condition" text DEFAULT '' NOT NULL,
	CONSTRAINT "order_return_lines_store_id_return_id_order_line_id_pk" PRIMARY KEY("store_id","return_id","order_line_id"),
	CONSTRAINT "order_return_lines_quantity" CHECK ("commerce"."order_return_lines"."quantity" > 0 and "commerce"."order_return_lines"."received_quantity" between 0 and "commerce"."order_return_lines"."quantity" and least("commerce"."order_return_lines"."restocked_quantity", "commerce"."order_return_lines"."accepted_quantity") >= 0 and greatest("commerce"."order_return_lines"."restocked_quantity", "commerce"."order_return_lines"."accepted_quantity") <= "commerce"."order_return_lines"."received_quantity")
);
--> statement-breakpoint
CREATE TABLE "commerce"."order_returns" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"state" text NOT NULL,
	"resolution" text NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"decision" text DEFAULT '' NOT NULL,
	"label" jsonb,
	"edit_id" uuid,
	"requested_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "order_returns_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "order_returns_state" CHECK ("commerce"."order_returns"."state" in ('requested', 'approved', 'refused', 'received', 'inspected', 'completed', 'canceled')),
	CONSTRAINT "order_returns_resolution" CHECK ("commerce"."order_returns"."resolution" in ('refund', 'exchange'))
);
--> statement-breakpoint
CREATE TABLE "commerce"."refunds" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"return_id" uuid,
	"edit_id" uuid,
	"amount" bigint NOT NULL,
	"set_off_amount" bigint DEFAULT 0 NOT NULL,
	"currency" char(3) NOT NULL,
	"fulfillment_amount" bigint DEFAULT 0 NOT NULL,
	"lines" jsonb NOT NULL,
	"tax_amount" bigint NOT NULL,
	"paid_to" text DEFAULT 'original' NOT NULL,
	"status" text NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "refunds_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "refunds_amount" CHECK ("commerce"."refunds"."amount" > 0 and "commerce"."refunds"."fulfillment_amount" between 0 and "commerce"."refunds"."amount" and "commerce"."refunds"."tax_amount" between 0 and "commerce"."refunds"."amount"),
	CONSTRAINT "refunds_set_off" CHECK ("commerce"."refunds"."set_off_amount" between 0 and "commerce"."refunds"."amount"),
	CONSTRAINT "refunds_status" CHECK ("commerce"."refunds"."status" in ('started', 'succeeded', 'failed')),
	CONSTRAINT "refunds_paid_to" CHECK ("commerce"."refunds"."paid_to" in ('original', 'store_credit'))
);
--> statement-breakpoint
CREATE TABLE "commerce"."disputes" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"provider_reference" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"status" text NOT NULL,
	"reason" text NOT NULL,
	"respond_by" timestamp with time zone,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"told_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "disputes_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "disputes_reference" UNIQUE("store_id","provider","provider_reference"),
	CONSTRAINT "disputes_status" CHECK ("commerce"."disputes"."status" in ('needs_response', 'under_review', 'won', 'lost')),
	CONSTRAINT "disputes_amount" CHECK ("commerce"."disputes"."amount" > 0),
	CONSTRAINT "disputes_closed" CHECK (("commerce"."disputes"."status" in ('won', 'lost')) = ("commerce"."disputes"."closed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "commerce"."payment_events" (
	"store_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"provider_event_id" text NOT NULL,
	"type" text NOT NULL,
	"provider_key" text,
	"provider_reference" text,
	"payment_id" uuid,
	"content" jsonb NOT NULL,
	"status" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"deliveries" integer DEFAULT 1 NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "payment_events_store_id_provider_provider_event_id_pk" PRIMARY KEY("store_id","provider","provider_event_id"),
	CONSTRAINT "payment_events_status" CHECK ("commerce"."payment_events"."status" in ('applied', 'ignored', 'parked', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "commerce"."payment_operations" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"is_final" boolean DEFAULT false NOT NULL,
	"status" text DEFAULT 'started' NOT NULL,
	"provider_key" text NOT NULL,
	"provider_reference" text,
	"failure_code" text,
	"reference" uuid,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "payment_operations_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "payment_operations_key" UNIQUE("store_id","provider_key"),
	CONSTRAINT "payment_operations_kind" CHECK ("commerce"."payment_operations"."kind" in ('capture', 'void', 'refund')),
	CONSTRAINT "payment_operations_status" CHECK ("commerce"."payment_operations"."status" in ('started', 'pending', 'succeeded', 'failed')),
	CONSTRAINT "payment_operations_amount" CHECK ("commerce"."payment_operations"."amount" > 0 or ("commerce"."payment_operations"."kind" = 'void' and "commerce"."payment_operations"."amount" = 0))
);
--> statement-breakpoint
CREATE TABLE "commerce"."payment_providers" (
	"store_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"is_active" boolean DEFAULT false NOT NULL,
	"capture_mode" text DEFAULT 'automatic' NOT NULL,
	"mode" text DEFAULT 'test' NOT NULL,
	"account" text DEFAULT '' NOT NULL,
	"publishable_key" text DEFAULT '' NOT NULL,
	"sealed_secret_key" "bytea",
	"sealed_webhook_secret" "bytea",
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_providers_store_id_provider_pk" PRIMARY KEY("store_id","provider"),
	CONSTRAINT "payment_providers_capture_mode" CHECK ("commerce"."payment_providers"."capture_mode" in ('automatic', 'manual')),
	CONSTRAINT "payment_providers_mode" CHECK ("commerce"."payment_providers"."mode" in ('test', 'live'))
);
--> statement-breakpoint
CREATE TABLE "commerce"."reconciliations" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"operation_id" uuid,
	"found" text NOT NULL,
	"did" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "reconciliations_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
CREATE TABLE "commerce"."saved_payment_methods" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"provider_account" text DEFAULT '' NOT NULL,
	"provider_customer" text NOT NULL,
	"provider_reference" text DEFAULT '' NOT NULL,
	"method" jsonb,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "saved_payment_methods_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "saved_payment_methods_once" UNIQUE("store_id","customer_id","provider","provider_account","provider_reference")
);
--> statement-breakpoint
CREATE TABLE "test_provider"."events" (
	"id" text PRIMARY KEY NOT NULL,
	"store" text NOT NULL,
	"type" text NOT NULL,
	"charge_key" text NOT NULL,
	"content" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"send_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"repeats" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "test_provider"."operations" (
	"key" text PRIMARY KEY NOT NULL,
	"charge_key" text NOT NULL,
	"reference" text NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"status" text NOT NULL,
	"failure_code" text,
	"calls" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "operations_reference" UNIQUE("reference"),
	CONSTRAINT "operations_kind" CHECK ("test_provider"."operations"."kind" in ('capture', 'void', 'refund')),
	CONSTRAINT "operations_status" CHECK ("test_provider"."operations"."status" in ('pending', 'succeeded', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "commerce"."payments" DROP CONSTRAINT "payments_attempt";--> statement-breakpoint
ALTER TABLE "commerce"."stock_movements" DROP CONSTRAINT "stock_movements_kind";--> statement-breakpoint
DROP INDEX "commerce"."stock_movements_item_index";--> statement-breakpoint
ALTER TABLE "commerce"."locations" ADD COLUMN "bucket_of" uuid;--> statement-breakpoint
ALTER TABLE "commerce"."stock_movements" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "commerce"."locations" ADD CONSTRAINT "locations_bucket_of" FOREIGN KEY ("store_id","bucket_of") REFERENCES "commerce"."locations"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stock_movements_of_offer" ON "commerce"."stock_movements" USING btree ("store_id","offer_id","id");--> statement-breakpoint
ALTER TABLE "commerce"."locations" ADD CONSTRAINT "locations_bucket" UNIQUE("store_id","bucket_of","position");--> statement-breakpoint
ALTER TABLE "commerce"."orders" DROP CONSTRAINT "orders_status";--> statement-breakpoint
ALTER TABLE "commerce"."payments" DROP CONSTRAINT "payments_captured_whole";--> statement-breakpoint
ALTER TABLE "commerce"."payments" DROP CONSTRAINT "payments_status";--> statement-breakpoint
ALTER TABLE "commerce"."payments" DROP CONSTRAINT "payments_captured";--> statement-breakpoint
ALTER TABLE "test_provider"."charges" DROP CONSTRAINT "charges_status";--> statement-breakpoint
DROP INDEX "commerce"."payments_one_live";--> statement-breakpoint
ALTER TABLE "commerce"."checkouts" ADD COLUMN "destinations" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."fulfillments" ADD COLUMN "destination" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."fulfillments" ADD COLUMN "delivered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD COLUMN "kind" text DEFAULT 'goods' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD COLUMN "destination" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD COLUMN "returned_quantity" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD COLUMN "refunded_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD COLUMN "removed_quantity" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD COLUMN "edit_id" uuid;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "destinations" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "refunded_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "edits" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "held_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "hold_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "canceled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "cancel_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "tags" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD COLUMN "reference_kind" text DEFAULT 'checkout' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD COLUMN "tender" text DEFAULT 'provider' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD COLUMN "provider_account" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD COLUMN "provider_reference" text;--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD COLUMN "capture_mode" text DEFAULT 'automatic' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD COLUMN "capturing_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD COLUMN "refunded_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD COLUMN "refunding_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD COLUMN "disputed_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD COLUMN "method" jsonb;--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD COLUMN "save_method" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD COLUMN "authorized_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD COLUMN "check_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "commerce"."promotion_uses" ADD COLUMN "is_first_order" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "test_provider"."charges" ADD COLUMN "reference" text;--> statement-breakpoint
UPDATE "test_provider"."charges" SET "reference" = 'ch_' || md5("key");--> statement-breakpoint
ALTER TABLE "test_provider"."charges" ALTER COLUMN "reference" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "test_provider"."charges" ADD COLUMN "captured_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "test_provider"."charges" ADD COLUMN "refunded_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE "test_provider"."charges" SET "captured_amount" = "amount" WHERE "status" = 'captured';--> statement-breakpoint
ALTER TABLE "test_provider"."charges" ADD COLUMN "store" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."sellers" ADD COLUMN "commission_parts_per_million" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD COLUMN "invoicing" jsonb;--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD COLUMN "return_days" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."audit_runs" ADD CONSTRAINT "audit_runs_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."collection_products" ADD CONSTRAINT "collection_products_collection" FOREIGN KEY ("store_id","collection_id") REFERENCES "commerce"."collections"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."collection_products" ADD CONSTRAINT "collection_products_product" FOREIGN KEY ("store_id","product_id") REFERENCES "commerce"."products"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."collections" ADD CONSTRAINT "collections_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."gift_cards" ADD CONSTRAINT "gift_cards_account_of" FOREIGN KEY ("store_id","account_id") REFERENCES "commerce"."ledger_accounts"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."gift_cards" ADD CONSTRAINT "gift_cards_customer" FOREIGN KEY ("store_id","customer_id") REFERENCES "commerce"."customers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."ledger_accounts" ADD CONSTRAINT "ledger_accounts_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."ledger_transfers" ADD CONSTRAINT "ledger_transfers_debit" FOREIGN KEY ("store_id","debit_account_id","currency") REFERENCES "commerce"."ledger_accounts"("store_id","id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."ledger_transfers" ADD CONSTRAINT "ledger_transfers_credit" FOREIGN KEY ("store_id","credit_account_id","currency") REFERENCES "commerce"."ledger_accounts"("store_id","id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."payouts" ADD CONSTRAINT "payouts_seller" FOREIGN KEY ("store_id","seller_id") REFERENCES "commerce"."sellers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."document_series" ADD CONSTRAINT "document_series_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."order_documents" ADD CONSTRAINT "order_documents_order" FOREIGN KEY ("store_id","order_id") REFERENCES "commerce"."orders"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."order_edits" ADD CONSTRAINT "order_edits_order" FOREIGN KEY ("store_id","order_id") REFERENCES "commerce"."orders"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."order_notes" ADD CONSTRAINT "order_notes_order" FOREIGN KEY ("store_id","order_id") REFERENCES "commerce"."orders"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."order_return_lines" ADD CONSTRAINT "order_return_lines_return" FOREIGN KEY ("store_id","return_id") REFERENCES "commerce"."order_returns"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."order_return_lines" ADD CONSTRAINT "order_return_lines_line" FOREIGN KEY ("store_id","order_id","order_line_id") REFERENCES "commerce"."order_lines"("store_id","order_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."order_returns" ADD CONSTRAINT "order_returns_order" FOREIGN KEY ("store_id","order_id") REFERENCES "commerce"."orders"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."order_returns" ADD CONSTRAINT "order_returns_seller" FOREIGN KEY ("store_id","seller_id") REFERENCES "commerce"."sellers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."order_returns" ADD CONSTRAINT "order_returns_edit" FOREIGN KEY ("store_id","edit_id") REFERENCES "commerce"."order_edits"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."refunds" ADD CONSTRAINT "refunds_order" FOREIGN KEY ("store_id","order_id") REFERENCES "commerce"."orders"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."refunds" ADD CONSTRAINT "refunds_return" FOREIGN KEY ("store_id","return_id") REFERENCES "commerce"."order_returns"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."refunds" ADD CONSTRAINT "refunds_edit" FOREIGN KEY ("store_id","edit_id") REFERENCES "commerce"."order_edits"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."disputes" ADD CONSTRAINT "disputes_payment" FOREIGN KEY ("store_id","payment_id") REFERENCES "commerce"."payments"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."payment_events" ADD CONSTRAINT "payment_events_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."payment_events" ADD CONSTRAINT "payment_events_payment" FOREIGN KEY ("store_id","payment_id") REFERENCES "commerce"."payments"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."payment_operations" ADD CONSTRAINT "payment_operations_payment" FOREIGN KEY ("store_id","payment_id") REFERENCES "commerce"."payments"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."payment_providers" ADD CONSTRAINT "payment_providers_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."reconciliations" ADD CONSTRAINT "reconciliations_payment" FOREIGN KEY ("store_id","payment_id") REFERENCES "commerce"."payments"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."saved_payment_methods" ADD CONSTRAINT "saved_payment_methods_customer" FOREIGN KEY ("store_id","customer_id") REFERENCES "commerce"."customers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "test_provider"."events" ADD CONSTRAINT "events_charge_key_charges_key_fk" FOREIGN KEY ("charge_key") REFERENCES "test_provider"."charges"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "test_provider"."operations" ADD CONSTRAINT "operations_charge_key_charges_key_fk" FOREIGN KEY ("charge_key") REFERENCES "test_provider"."charges"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_runs_newest" ON "commerce"."audit_runs" USING btree ("store_id","started_at");--> statement-breakpoint
CREATE INDEX "audit_runs_age" ON "commerce"."audit_runs" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "collection_products_of" ON "commerce"."collection_products" USING btree ("store_id","product_id");--> statement-breakpoint
CREATE INDEX "gift_cards_of_customer" ON "commerce"."gift_cards" USING btree ("store_id","customer_id");--> statement-breakpoint
CREATE INDEX "gift_cards_newest" ON "commerce"."gift_cards" USING btree ("store_id","created_at","id");--> statement-breakpoint
CREATE INDEX "ledger_transfers_of_debit" ON "commerce"."ledger_transfers" USING btree ("store_id","debit_account_id","currency","posted_at");--> statement-breakpoint
CREATE INDEX "ledger_transfers_of_credit" ON "commerce"."ledger_transfers" USING btree ("store_id","credit_account_id","currency","posted_at");--> statement-breakpoint
CREATE INDEX "ledger_transfers_of_order" ON "commerce"."ledger_transfers" USING btree ("store_id","order_id");--> statement-breakpoint
CREATE INDEX "payouts_of" ON "commerce"."payouts" USING btree ("store_id","seller_id","paid_at","id");--> statement-breakpoint
CREATE INDEX "order_documents_of" ON "commerce"."order_documents" USING btree ("store_id","order_id","issued_at");--> statement-breakpoint
CREATE INDEX "order_edits_of" ON "commerce"."order_edits" USING btree ("store_id","order_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "order_edits_one_open" ON "commerce"."order_edits" USING btree ("store_id","order_id") WHERE state in ('previewed', 'awaiting_payment');--> statement-breakpoint
CREATE INDEX "order_edits_expiry" ON "commerce"."order_edits" USING btree ("expires_at") WHERE state in ('previewed', 'awaiting_payment');--> statement-breakpoint
CREATE INDEX "order_return_lines_of_line" ON "commerce"."order_return_lines" USING btree ("store_id","order_id","order_line_id");--> statement-breakpoint
CREATE INDEX "order_returns_of" ON "commerce"."order_returns" USING btree ("store_id","order_id","created_at");--> statement-breakpoint
CREATE INDEX "order_returns_of_seller" ON "commerce"."order_returns" USING btree ("store_id","seller_id","created_at");--> statement-breakpoint
CREATE INDEX "order_returns_of_edit" ON "commerce"."order_returns" USING btree ("store_id","edit_id");--> statement-breakpoint
CREATE INDEX "order_returns_newest" ON "commerce"."order_returns" USING btree ("store_id","created_at","id");--> statement-breakpoint
CREATE INDEX "refunds_of" ON "commerce"."refunds" USING btree ("store_id","order_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_of_return" ON "commerce"."refunds" USING btree ("store_id","return_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_of_edit" ON "commerce"."refunds" USING btree ("store_id","edit_id");--> statement-breakpoint
CREATE INDEX "disputes_of" ON "commerce"."disputes" USING btree ("store_id","payment_id");--> statement-breakpoint
CREATE INDEX "disputes_newest" ON "commerce"."disputes" USING btree ("store_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "payment_events_parked" ON "commerce"."payment_events" USING btree ("received_at") WHERE status = 'parked';--> statement-breakpoint
CREATE INDEX "payment_events_newest" ON "commerce"."payment_events" USING btree ("store_id","received_at");--> statement-breakpoint
CREATE INDEX "payment_events_of" ON "commerce"."payment_events" USING btree ("store_id","payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_operations_reference" ON "commerce"."payment_operations" USING btree ("store_id","payment_id","kind","provider_reference");--> statement-breakpoint
CREATE INDEX "payment_operations_of" ON "commerce"."payment_operations" USING btree ("store_id","reference");--> statement-breakpoint
CREATE INDEX "payment_operations_unsettled" ON "commerce"."payment_operations" USING btree ("updated_at") WHERE status in ('started', 'pending');--> statement-breakpoint
CREATE UNIQUE INDEX "payment_providers_one_active" ON "commerce"."payment_providers" USING btree ("store_id") WHERE is_active;--> statement-breakpoint
CREATE INDEX "reconciliations_of" ON "commerce"."reconciliations" USING btree ("store_id","payment_id");--> statement-breakpoint
CREATE INDEX "reconciliations_newest" ON "commerce"."reconciliations" USING btree ("store_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_payment_methods_default" ON "commerce"."saved_payment_methods" USING btree ("store_id","customer_id","provider","provider_account") WHERE is_default and removed_at is null;--> statement-breakpoint
CREATE INDEX "events_due" ON "test_provider"."events" USING btree ("send_at");--> statement-breakpoint
CREATE INDEX "events_of" ON "test_provider"."events" USING btree ("charge_key");--> statement-breakpoint
CREATE INDEX "operations_of" ON "test_provider"."operations" USING btree ("charge_key");--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD CONSTRAINT "payments_account" FOREIGN KEY ("store_id","account_id") REFERENCES "commerce"."ledger_accounts"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "products_gift_wraps" ON "commerce"."products" USING btree ("store_id","rank","id") WHERE kind = 'gift_wrap';--> statement-breakpoint
CREATE UNIQUE INDEX "promotion_uses_first_order" ON "commerce"."promotion_uses" USING btree ("store_id","customer_hash") WHERE is_first_order;--> statement-breakpoint
CREATE INDEX "orders_tags" ON "commerce"."orders" USING gin ("tags") WHERE tags <> '{}';--> statement-breakpoint
CREATE UNIQUE INDEX "payments_provider_reference" ON "commerce"."payments" USING btree ("store_id","provider","provider_reference");--> statement-breakpoint
CREATE INDEX "payments_unsettled" ON "commerce"."payments" USING btree ("updated_at") WHERE status in ('started', 'requires_action', 'authorized');--> statement-breakpoint
CREATE INDEX "payments_to_check" ON "commerce"."payments" USING btree ("check_at") WHERE check_at is not null;--> statement-breakpoint
CREATE INDEX "payments_of_account" ON "commerce"."payments" USING btree ("store_id","account_id") WHERE account_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_live" ON "commerce"."payments" USING btree ("store_id","reference") WHERE tender = 'provider' and (status in ('started', 'requires_action', 'authorized') or (status = 'captured' and (captured_amount = 0 or refunded_amount + refunding_amount < captured_amount)));--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD CONSTRAINT "payments_attempt" UNIQUE NULLS NOT DISTINCT("store_id","reference","attempt","account_id");--> statement-breakpoint
ALTER TABLE "test_provider"."charges" ADD CONSTRAINT "charges_reference" UNIQUE("reference");--> statement-breakpoint
ALTER TABLE "commerce"."stock_movements" ADD CONSTRAINT "stock_movements_kind" CHECK ("commerce"."stock_movements"."kind" in ('received', 'sold', 'counted', 'canceled', 'returned', 'edited', 'spread'));--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD CONSTRAINT "order_lines_removed" CHECK ("commerce"."order_lines"."removed_quantity" between 0 and "commerce"."order_lines"."quantity" - "commerce"."order_lines"."fulfilled_quantity");--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD CONSTRAINT "order_lines_returned" CHECK ("commerce"."order_lines"."returned_quantity" between 0 and "commerce"."order_lines"."fulfilled_quantity");--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD CONSTRAINT "order_lines_destination" CHECK ("commerce"."order_lines"."destination" between 0 and 9);--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD CONSTRAINT "order_lines_refunded" CHECK ("commerce"."order_lines"."refunded_amount" between 0 and "commerce"."order_lines"."unit_price_amount" * "commerce"."order_lines"."quantity" - "commerce"."order_lines"."discount_amount" + "commerce"."order_lines"."tax_added_amount" - "commerce"."order_lines"."tax_relieved_amount");--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD CONSTRAINT "orders_canceled" CHECK (("commerce"."orders"."status" = 'canceled') = ("commerce"."orders"."canceled_at" is not null));--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD CONSTRAINT "orders_held" CHECK ("commerce"."orders"."held_at" is null or "commerce"."orders"."status" in ('placed', 'partially_fulfilled'));--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD CONSTRAINT "orders_refunded" CHECK ("commerce"."orders"."refunded_amount" between 0 and "commerce"."orders"."total_amount");--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD CONSTRAINT "orders_status" CHECK ("commerce"."orders"."status" in ('placed', 'partially_fulfilled', 'fulfilled', 'canceled'));--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD CONSTRAINT "payments_reference_kind" CHECK ("commerce"."payments"."reference_kind" in ('checkout', 'order_edit'));--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD CONSTRAINT "payments_tender" CHECK ("commerce"."payments"."tender" in ('provider', 'gift_card', 'store_credit'));--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD CONSTRAINT "payments_of_whom" CHECK (("commerce"."payments"."tender" = 'provider') = ("commerce"."payments"."account_id" is null));--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD CONSTRAINT "payments_capture_mode" CHECK ("commerce"."payments"."capture_mode" in ('automatic', 'manual'));--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD CONSTRAINT "payments_refunded" CHECK (least("commerce"."payments"."refunded_amount", "commerce"."payments"."refunding_amount") >= 0 and "commerce"."payments"."refunded_amount" + "commerce"."payments"."refunding_amount" <= "commerce"."payments"."captured_amount");--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD CONSTRAINT "payments_disputed" CHECK ("commerce"."payments"."disputed_amount" between 0 and "commerce"."payments"."captured_amount");--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD CONSTRAINT "payments_captured_when" CHECK ("commerce"."payments"."status" in ('authorized', 'captured') or "commerce"."payments"."captured_amount" + "commerce"."payments"."capturing_amount" = 0);--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD CONSTRAINT "payments_status" CHECK ("commerce"."payments"."status" in ('started', 'requires_action', 'authorized', 'captured', 'declined', 'canceled'));--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD CONSTRAINT "payments_captured" CHECK (least("commerce"."payments"."captured_amount", "commerce"."payments"."capturing_amount") >= 0 and "commerce"."payments"."captured_amount" + "commerce"."payments"."capturing_amount" <= "commerce"."payments"."amount");--> statement-breakpoint
ALTER TABLE "test_provider"."charges" ADD CONSTRAINT "charges_captured" CHECK ("test_provider"."charges"."captured_amount" between 0 and "test_provider"."charges"."amount");--> statement-breakpoint
ALTER TABLE "test_provider"."charges" ADD CONSTRAINT "charges_refunded" CHECK ("test_provider"."charges"."refunded_amount" between 0 and "test_provider"."charges"."captured_amount");--> statement-breakpoint
ALTER TABLE "test_provider"."charges" ADD CONSTRAINT "charges_status" CHECK ("test_provider"."charges"."status" in ('authorized', 'captured', 'declined', 'requires_action', 'canceled'));--> statement-breakpoint
ALTER TABLE "commerce"."promotion_uses" ADD CONSTRAINT "promotion_uses_first" CHECK (not "commerce"."promotion_uses"."is_first_order" or "commerce"."promotion_uses"."customer_hash" is not null);--> statement-breakpoint
ALTER TABLE "commerce"."sellers" ADD CONSTRAINT "sellers_commission" CHECK ("commerce"."sellers"."commission_parts_per_million" between 0 and 1000000);--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD CONSTRAINT "stores_return_days" CHECK ("commerce"."stores"."return_days" between 0 and 3650);