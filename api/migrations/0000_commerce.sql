CREATE TABLE "commerce"."cart_lines" (
	"store_id" uuid NOT NULL,
	"cart_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cart_lines_store_id_cart_id_id_pk" PRIMARY KEY("store_id","cart_id","id"),
	CONSTRAINT "cart_lines_offer" UNIQUE("store_id","cart_id","offer_id"),
	CONSTRAINT "cart_lines_quantity" CHECK ("commerce"."cart_lines"."quantity" between 1 and 999)
);
--> statement-breakpoint
CREATE TABLE "commerce"."carts" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"currency" char(3) NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"secret_version" integer DEFAULT 1 NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "carts_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "carts_status" CHECK ("commerce"."carts"."status" in ('open', 'completing', 'completed'))
);
--> statement-breakpoint
CREATE TABLE "commerce"."categories" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"parent_id" uuid,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"picture_url" text,
	"position" integer NOT NULL,
	CONSTRAINT "categories_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "categories_handle" UNIQUE("store_id","handle"),
	CONSTRAINT "categories_not_own_parent" CHECK ("commerce"."categories"."parent_id" <> "commerce"."categories"."id")
);
--> statement-breakpoint
CREATE TABLE "commerce"."media" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"url" text NOT NULL,
	"alt" text NOT NULL,
	"width" integer,
	"height" integer,
	"position" integer NOT NULL,
	CONSTRAINT "media_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "media_position" UNIQUE("store_id","product_id","position"),
	CONSTRAINT "media_of_product" UNIQUE("store_id","product_id","id")
);
--> statement-breakpoint
CREATE TABLE "commerce"."product_attributes" (
	"store_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"key" text NOT NULL,
	"label" text NOT NULL,
	"value" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "product_attributes_store_id_product_id_key_pk" PRIMARY KEY("store_id","product_id","key")
);
--> statement-breakpoint
CREATE TABLE "commerce"."product_categories" (
	"store_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "product_categories_store_id_product_id_category_id_pk" PRIMARY KEY("store_id","product_id","category_id")
);
--> statement-breakpoint
CREATE TABLE "commerce"."product_options" (
	"store_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"values" text[] NOT NULL,
	CONSTRAINT "product_options_store_id_product_id_position_pk" PRIMARY KEY("store_id","product_id","position"),
	CONSTRAINT "product_options_name" UNIQUE("store_id","product_id","name"),
	CONSTRAINT "product_options_position" CHECK ("commerce"."product_options"."position" between 1 and 3)
);
--> statement-breakpoint
CREATE TABLE "commerce"."products" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"handle" text NOT NULL,
	"title" text NOT NULL,
	"subtitle" text DEFAULT '' NOT NULL,
	"description_html" text DEFAULT '' NOT NULL,
	"brand" text DEFAULT '' NOT NULL,
	"product_type" text DEFAULT '' NOT NULL,
	"tags" text[] NOT NULL,
	"status" text NOT NULL,
	"rank" integer DEFAULT 1000 NOT NULL,
	"seo_title" text DEFAULT '' NOT NULL,
	"seo_description" text DEFAULT '' NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "products_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "products_handle" UNIQUE("store_id","handle"),
	CONSTRAINT "products_status" CHECK ("commerce"."products"."status" in ('draft', 'active', 'archived')),
	CONSTRAINT "products_title" CHECK (length("commerce"."products"."title") between 1 and 300)
);
--> statement-breakpoint
CREATE TABLE "commerce"."variants" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"option_values" text[] NOT NULL,
	"title" text NOT NULL,
	"sku" text,
	"barcode" text,
	"weight_grams" integer,
	"media_id" uuid,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "variants_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "variants_options" UNIQUE("store_id","product_id","option_values"),
	CONSTRAINT "variants_weight" CHECK ("commerce"."variants"."weight_grams" >= 0)
);
--> statement-breakpoint
CREATE TABLE "commerce"."listing_entries" (
	"store_id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"price_amount" bigint NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "listing_entries_store_id_category_id_product_id_pk" PRIMARY KEY("store_id","category_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "commerce"."product_pages" (
	"store_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"handle" text NOT NULL,
	"page" text NOT NULL,
	"card" text NOT NULL,
	"etag" text NOT NULL,
	"available" boolean NOT NULL,
	"search" "tsvector" NOT NULL,
	"words" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_pages_store_id_product_id_pk" PRIMARY KEY("store_id","product_id"),
	CONSTRAINT "product_pages_handle" UNIQUE("store_id","handle")
);
--> statement-breakpoint
CREATE TABLE "commerce"."event_feed" (
	"name" text PRIMARY KEY NOT NULL,
	"last_position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commerce"."events" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"aggregate_type" text NOT NULL,
	"aggregate_id" uuid NOT NULL,
	"aggregate_version" integer NOT NULL,
	"actor" text NOT NULL,
	"request_id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"position" bigint,
	CONSTRAINT "events_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "events_version" UNIQUE("store_id","aggregate_type","aggregate_id","aggregate_version","type"),
	CONSTRAINT "events_aggregate_version" CHECK ("commerce"."events"."aggregate_version" > 0)
);
--> statement-breakpoint
CREATE TABLE "commerce"."holds" (
	"store_id" uuid NOT NULL,
	"reference" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"state" text DEFAULT 'held' NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "holds_store_id_reference_offer_id_location_id_pk" PRIMARY KEY("store_id","reference","offer_id","location_id"),
	CONSTRAINT "holds_quantity" CHECK ("commerce"."holds"."quantity" > 0),
	CONSTRAINT "holds_state" CHECK ("commerce"."holds"."state" in ('held', 'claimed', 'released'))
);
--> statement-breakpoint
CREATE TABLE "commerce"."locations" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "locations_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "locations_handle" UNIQUE("store_id","handle")
);
--> statement-breakpoint
CREATE TABLE "commerce"."stock_items" (
	"store_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"on_hand" integer NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	"tracked" boolean DEFAULT true NOT NULL,
	"sells_without_stock" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stock_items_store_id_offer_id_location_id_pk" PRIMARY KEY("store_id","offer_id","location_id"),
	CONSTRAINT "stock_items_reserved" CHECK ("commerce"."stock_items"."reserved" >= 0),
	CONSTRAINT "stock_items_no_oversell" CHECK (("commerce"."stock_items"."reserved" <= "commerce"."stock_items"."on_hand" and "commerce"."stock_items"."on_hand" >= 0) or "commerce"."stock_items"."sells_without_stock" or not "commerce"."stock_items"."tracked")
);
--> statement-breakpoint
CREATE TABLE "commerce"."stock_movements" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"quantity" integer NOT NULL,
	"reference" uuid,
	"occurred_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stock_movements_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "stock_movements_once" UNIQUE("store_id","reference","kind","offer_id","location_id"),
	CONSTRAINT "stock_movements_kind" CHECK ("commerce"."stock_movements"."kind" in ('received', 'sold', 'counted')),
	CONSTRAINT "stock_movements_quantity" CHECK ("commerce"."stock_movements"."quantity" <> 0)
);
--> statement-breakpoint
CREATE TABLE "commerce"."offers" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"condition" text DEFAULT 'new' NOT NULL,
	"currency" char(3) NOT NULL,
	"price_amount" bigint NOT NULL,
	"compare_at_amount" bigint,
	"status" text DEFAULT 'active' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "offers_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "offers_variant" UNIQUE("store_id","variant_id","seller_id","condition","currency"),
	CONSTRAINT "offers_price" CHECK ("commerce"."offers"."price_amount" between 0 and 90000000000),
	CONSTRAINT "offers_compare_at" CHECK ("commerce"."offers"."compare_at_amount" > "commerce"."offers"."price_amount"),
	CONSTRAINT "offers_status" CHECK ("commerce"."offers"."status" in ('active', 'paused')),
	CONSTRAINT "offers_condition" CHECK ("commerce"."offers"."condition" in ('new', 'refurbished', 'used'))
);
--> statement-breakpoint
CREATE TABLE "commerce"."checkouts" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"cart_id" uuid NOT NULL,
	"cart_version" integer NOT NULL,
	"cart_secret_version" integer NOT NULL,
	"state" text NOT NULL,
	"currency" char(3) NOT NULL,
	"email" text NOT NULL,
	"shipping_address" jsonb NOT NULL,
	"fulfillment" jsonb NOT NULL,
	"lines" jsonb NOT NULL,
	"subtotal_amount" bigint NOT NULL,
	"fulfillment_amount" bigint NOT NULL,
	"tax_amount" bigint NOT NULL,
	"total_amount" bigint NOT NULL,
	"payment_attempts" integer DEFAULT 0 NOT NULL,
	"order_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "checkouts_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "checkouts_state" CHECK ("commerce"."checkouts"."state" in ('held', 'paying', 'placed', 'released')),
	CONSTRAINT "checkouts_placed" CHECK (("commerce"."checkouts"."state" = 'placed') = ("commerce"."checkouts"."order_id" is not null)),
	CONSTRAINT "checkouts_total" CHECK ("commerce"."checkouts"."total_amount" = "commerce"."checkouts"."subtotal_amount" + "commerce"."checkouts"."fulfillment_amount" and "commerce"."checkouts"."tax_amount" between 0 and "commerce"."checkouts"."total_amount")
);
--> statement-breakpoint
CREATE TABLE "commerce"."fulfillments" (
	"store_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"tracking_number" text,
	"tracking_url" text,
	"lines" jsonb NOT NULL,
	"shipped_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "fulfillments_store_id_order_id_id_pk" PRIMARY KEY("store_id","order_id","id")
);
--> statement-breakpoint
CREATE TABLE "commerce"."order_lines" (
	"store_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"position" integer NOT NULL,
	"offer_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"title" text NOT NULL,
	"variant_title" text NOT NULL,
	"sku" text,
	"product_handle" text NOT NULL,
	"image_url" text,
	"unit_price_amount" bigint NOT NULL,
	"quantity" integer NOT NULL,
	"fulfilled_quantity" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "order_lines_store_id_order_id_id_pk" PRIMARY KEY("store_id","order_id","id"),
	CONSTRAINT "order_lines_quantity" CHECK ("commerce"."order_lines"."quantity" > 0),
	CONSTRAINT "order_lines_fulfilled" CHECK ("commerce"."order_lines"."fulfilled_quantity" between 0 and "commerce"."order_lines"."quantity"),
	CONSTRAINT "order_lines_price" CHECK ("commerce"."order_lines"."unit_price_amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "commerce"."orders" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"cart_id" uuid NOT NULL,
	"checkout_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"status" text NOT NULL,
	"currency" char(3) NOT NULL,
	"email" text NOT NULL,
	"shipping_address" jsonb NOT NULL,
	"fulfillment" jsonb NOT NULL,
	"subtotal_amount" bigint NOT NULL,
	"fulfillment_amount" bigint NOT NULL,
	"tax_amount" bigint NOT NULL,
	"total_amount" bigint NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"placed_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "orders_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "orders_number" UNIQUE("store_id","number"),
	CONSTRAINT "orders_one_per_cart" UNIQUE("store_id","cart_id"),
	CONSTRAINT "orders_one_per_checkout" UNIQUE("store_id","checkout_id"),
	CONSTRAINT "orders_one_per_payment" UNIQUE("store_id","payment_id"),
	CONSTRAINT "orders_status" CHECK ("commerce"."orders"."status" in ('placed', 'partially_fulfilled', 'fulfilled')),
	CONSTRAINT "orders_total" CHECK ("commerce"."orders"."total_amount" = "commerce"."orders"."subtotal_amount" + "commerce"."orders"."fulfillment_amount" and "commerce"."orders"."subtotal_amount" >= 0 and "commerce"."orders"."fulfillment_amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "commerce"."payments" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reference" uuid NOT NULL,
	"provider" text NOT NULL,
	"provider_key" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"status" text DEFAULT 'started' NOT NULL,
	"captured_amount" bigint DEFAULT 0 NOT NULL,
	"next_action_url" text,
	"decline_code" text,
	"attempt" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "payments_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "payments_provider_key" UNIQUE("store_id","provider","provider_key"),
	CONSTRAINT "payments_attempt" UNIQUE("store_id","reference","attempt"),
	CONSTRAINT "payments_status" CHECK ("commerce"."payments"."status" in ('started', 'requires_action', 'captured', 'declined', 'canceled')),
	CONSTRAINT "payments_amount" CHECK ("commerce"."payments"."amount" >= 0),
	CONSTRAINT "payments_captured" CHECK ("commerce"."payments"."captured_amount" between 0 and "commerce"."payments"."amount"),
	CONSTRAINT "payments_captured_whole" CHECK ("commerce"."payments"."captured_amount" = case when "commerce"."payments"."status" = 'captured' then "commerce"."payments"."amount" else 0 end)
);
--> statement-breakpoint
CREATE TABLE "test_provider"."charges" (
	"key" text PRIMARY KEY NOT NULL,
	"challenge" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"payment_method" text NOT NULL,
	"description" text NOT NULL,
	"return_url" text NOT NULL,
	"status" text NOT NULL,
	"calls" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "charges_challenge" UNIQUE("challenge"),
	CONSTRAINT "charges_status" CHECK ("test_provider"."charges"."status" in ('captured', 'declined', 'requires_action', 'canceled'))
);
--> statement-breakpoint
CREATE TABLE "commerce"."sellers" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"is_house" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sellers_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "sellers_handle" UNIQUE("store_id","handle"),
	CONSTRAINT "sellers_name" CHECK (length("commerce"."sellers"."name") > 0)
);
--> statement-breakpoint
CREATE TABLE "commerce"."shipping_methods" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"price_amount" bigint NOT NULL,
	"free_from_amount" bigint,
	"currency" char(3) NOT NULL,
	"min_days" integer NOT NULL,
	"max_days" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "shipping_methods_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "shipping_methods_handle" UNIQUE("store_id","handle"),
	CONSTRAINT "shipping_methods_price" CHECK ("commerce"."shipping_methods"."price_amount" >= 0),
	CONSTRAINT "shipping_methods_days" CHECK ("commerce"."shipping_methods"."min_days" between 0 and "commerce"."shipping_methods"."max_days")
);
--> statement-breakpoint
CREATE TABLE "commerce"."store_domains" (
	"origin" text PRIMARY KEY NOT NULL,
	"store_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commerce"."store_keys" (
	"key_hash" text PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"prefix" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "store_keys_kind" CHECK ("commerce"."store_keys"."kind" in ('publishable', 'secret'))
);
--> statement-breakpoint
CREATE TABLE "commerce"."stores" (
	"store_id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"tagline" text NOT NULL,
	"currency" char(3) NOT NULL,
	"locale" text NOT NULL,
	"countries" text[] NOT NULL,
	"tax_basis_points" integer NOT NULL,
	"clock_offset_seconds" integer DEFAULT 0 NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stores_status" CHECK ("commerce"."stores"."status" in ('open', 'suspended')),
	CONSTRAINT "stores_tax" CHECK ("commerce"."stores"."tax_basis_points" between 0 and 10000),
	CONSTRAINT "stores_currency" CHECK ("commerce"."stores"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "commerce"."staff_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_accounts_email" UNIQUE("email"),
	CONSTRAINT "staff_accounts_email_lower" CHECK ("commerce"."staff_accounts"."email" = lower("commerce"."staff_accounts"."email"))
);
--> statement-breakpoint
CREATE TABLE "commerce"."staff_memberships" (
	"store_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_memberships_store_id_account_id_pk" PRIMARY KEY("store_id","account_id"),
	CONSTRAINT "staff_memberships_role" CHECK ("commerce"."staff_memberships"."role" in ('owner'))
);
--> statement-breakpoint
CREATE TABLE "commerce"."staff_sessions" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "staff_sessions_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "staff_sessions_token" UNIQUE("store_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "commerce"."idempotency_keys" (
	"store_id" uuid NOT NULL,
	"principal" text NOT NULL,
	"operation" text NOT NULL,
	"key_hash" text NOT NULL,
	"body_hash" text NOT NULL,
	"phase" text NOT NULL,
	"lease_until" timestamp with time zone,
	"status" integer,
	"reply" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_store_id_principal_operation_key_hash_pk" PRIMARY KEY("store_id","principal","operation","key_hash"),
	CONSTRAINT "idempotency_keys_phase" CHECK ("commerce"."idempotency_keys"."phase" in ('running', 'done')),
	CONSTRAINT "idempotency_keys_done" CHECK (("commerce"."idempotency_keys"."phase" = 'done') = ("commerce"."idempotency_keys"."status" is not null))
);
--> statement-breakpoint
ALTER TABLE "commerce"."cart_lines" ADD CONSTRAINT "cart_lines_cart" FOREIGN KEY ("store_id","cart_id") REFERENCES "commerce"."carts"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."cart_lines" ADD CONSTRAINT "cart_lines_offer_exists" FOREIGN KEY ("store_id","offer_id") REFERENCES "commerce"."offers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."carts" ADD CONSTRAINT "carts_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."categories" ADD CONSTRAINT "categories_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."categories" ADD CONSTRAINT "categories_parent" FOREIGN KEY ("store_id","parent_id") REFERENCES "commerce"."categories"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."media" ADD CONSTRAINT "media_product" FOREIGN KEY ("store_id","product_id") REFERENCES "commerce"."products"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."product_attributes" ADD CONSTRAINT "product_attributes_product" FOREIGN KEY ("store_id","product_id") REFERENCES "commerce"."products"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."product_categories" ADD CONSTRAINT "product_categories_product" FOREIGN KEY ("store_id","product_id") REFERENCES "commerce"."products"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."product_categories" ADD CONSTRAINT "product_categories_category" FOREIGN KEY ("store_id","category_id") REFERENCES "commerce"."categories"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."product_options" ADD CONSTRAINT "product_options_product" FOREIGN KEY ("store_id","product_id") REFERENCES "commerce"."products"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."products" ADD CONSTRAINT "products_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."variants" ADD CONSTRAINT "variants_product" FOREIGN KEY ("store_id","product_id") REFERENCES "commerce"."products"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."variants" ADD CONSTRAINT "variants_media" FOREIGN KEY ("store_id","product_id","media_id") REFERENCES "commerce"."media"("store_id","product_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."listing_entries" ADD CONSTRAINT "listing_entries_page" FOREIGN KEY ("store_id","product_id") REFERENCES "commerce"."product_pages"("store_id","product_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."product_pages" ADD CONSTRAINT "product_pages_product" FOREIGN KEY ("store_id","product_id") REFERENCES "commerce"."products"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."events" ADD CONSTRAINT "events_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."holds" ADD CONSTRAINT "holds_item" FOREIGN KEY ("store_id","offer_id","location_id") REFERENCES "commerce"."stock_items"("store_id","offer_id","location_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."locations" ADD CONSTRAINT "locations_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."stock_items" ADD CONSTRAINT "stock_items_offer" FOREIGN KEY ("store_id","offer_id") REFERENCES "commerce"."offers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."stock_items" ADD CONSTRAINT "stock_items_location" FOREIGN KEY ("store_id","location_id") REFERENCES "commerce"."locations"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."stock_movements" ADD CONSTRAINT "stock_movements_item" FOREIGN KEY ("store_id","offer_id","location_id") REFERENCES "commerce"."stock_items"("store_id","offer_id","location_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."offers" ADD CONSTRAINT "offers_variant_exists" FOREIGN KEY ("store_id","variant_id") REFERENCES "commerce"."variants"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."offers" ADD CONSTRAINT "offers_seller" FOREIGN KEY ("store_id","seller_id") REFERENCES "commerce"."sellers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."checkouts" ADD CONSTRAINT "checkouts_cart" FOREIGN KEY ("store_id","cart_id") REFERENCES "commerce"."carts"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."fulfillments" ADD CONSTRAINT "fulfillments_order" FOREIGN KEY ("store_id","order_id") REFERENCES "commerce"."orders"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD CONSTRAINT "order_lines_order" FOREIGN KEY ("store_id","order_id") REFERENCES "commerce"."orders"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD CONSTRAINT "order_lines_offer" FOREIGN KEY ("store_id","offer_id") REFERENCES "commerce"."offers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD CONSTRAINT "order_lines_seller" FOREIGN KEY ("store_id","seller_id") REFERENCES "commerce"."sellers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD CONSTRAINT "orders_cart" FOREIGN KEY ("store_id","cart_id") REFERENCES "commerce"."carts"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD CONSTRAINT "orders_checkout" FOREIGN KEY ("store_id","checkout_id") REFERENCES "commerce"."checkouts"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD CONSTRAINT "orders_payment" FOREIGN KEY ("store_id","payment_id") REFERENCES "commerce"."payments"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."payments" ADD CONSTRAINT "payments_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."sellers" ADD CONSTRAINT "sellers_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."shipping_methods" ADD CONSTRAINT "shipping_methods_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."store_domains" ADD CONSTRAINT "store_domains_store_id_stores_store_id_fk" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."store_keys" ADD CONSTRAINT "store_keys_store_id_stores_store_id_fk" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."staff_memberships" ADD CONSTRAINT "staff_memberships_account_id_staff_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "commerce"."staff_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."staff_memberships" ADD CONSTRAINT "staff_memberships_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."staff_sessions" ADD CONSTRAINT "staff_sessions_membership" FOREIGN KEY ("store_id","account_id") REFERENCES "commerce"."staff_memberships"("store_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cart_lines_offer_index" ON "commerce"."cart_lines" USING btree ("store_id","offer_id");--> statement-breakpoint
CREATE INDEX "product_categories_category_index" ON "commerce"."product_categories" USING btree ("store_id","category_id");--> statement-breakpoint
CREATE INDEX "variants_sku" ON "commerce"."variants" USING btree ("store_id","sku");--> statement-breakpoint
CREATE INDEX "listing_by_rank" ON "commerce"."listing_entries" USING btree ("store_id","category_id","rank","product_id");--> statement-breakpoint
CREATE INDEX "listing_by_price" ON "commerce"."listing_entries" USING btree ("store_id","category_id","price_amount","product_id");--> statement-breakpoint
CREATE INDEX "listing_by_age" ON "commerce"."listing_entries" USING btree ("store_id","category_id","published_at","product_id");--> statement-breakpoint
CREATE INDEX "listing_of_product" ON "commerce"."listing_entries" USING btree ("store_id","product_id");--> statement-breakpoint
CREATE INDEX "product_pages_search" ON "commerce"."product_pages" USING gin ("search");--> statement-breakpoint
CREATE INDEX "product_pages_words" ON "commerce"."product_pages" USING gin (words gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "events_position" ON "commerce"."events" USING btree ("position") WHERE position is not null;--> statement-breakpoint
CREATE INDEX "events_waiting" ON "commerce"."events" USING btree ("id") WHERE position is null;--> statement-breakpoint
CREATE INDEX "holds_active" ON "commerce"."holds" USING btree ("store_id","offer_id") WHERE state = 'held';--> statement-breakpoint
CREATE INDEX "stock_movements_item_index" ON "commerce"."stock_movements" USING btree ("store_id","offer_id","location_id");--> statement-breakpoint
CREATE INDEX "offers_seller_index" ON "commerce"."offers" USING btree ("store_id","seller_id");--> statement-breakpoint
CREATE UNIQUE INDEX "checkouts_one_open" ON "commerce"."checkouts" USING btree ("store_id","cart_id") WHERE state in ('held', 'paying');--> statement-breakpoint
CREATE INDEX "checkouts_cart_index" ON "commerce"."checkouts" USING btree ("store_id","cart_id");--> statement-breakpoint
CREATE INDEX "checkouts_expiry" ON "commerce"."checkouts" USING btree ("expires_at") WHERE state in ('held', 'paying');--> statement-breakpoint
CREATE INDEX "order_lines_offer_index" ON "commerce"."order_lines" USING btree ("store_id","offer_id");--> statement-breakpoint
CREATE INDEX "orders_newest" ON "commerce"."orders" USING btree ("store_id","placed_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_live" ON "commerce"."payments" USING btree ("store_id","reference") WHERE status in ('started', 'requires_action', 'captured');--> statement-breakpoint
CREATE UNIQUE INDEX "sellers_one_house" ON "commerce"."sellers" USING btree ("store_id") WHERE is_house;--> statement-breakpoint
CREATE INDEX "staff_sessions_account" ON "commerce"."staff_sessions" USING btree ("store_id","account_id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "commerce"."idempotency_keys" USING btree ("created_at");