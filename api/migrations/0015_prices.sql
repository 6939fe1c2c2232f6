CREATE TABLE "commerce"."price_list_prices" (
	"store_id" uuid NOT NULL,
	"price_list_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"from_quantity" integer DEFAULT 1 NOT NULL,
	"unit_price_amount" bigint NOT NULL,
	CONSTRAINT "price_list_prices_store_id_price_list_id_offer_id_from_quantity_pk" PRIMARY KEY("store_id","price_list_id","offer_id","from_quantity"),
	CONSTRAINT "price_list_prices_from" CHECK ("commerce"."price_list_prices"."from_quantity" between 1 and 999),
	CONSTRAINT "price_list_prices_amount" CHECK ("commerce"."price_list_prices"."unit_price_amount" between 0 and 90000000000)
);
--> statement-breakpoint
CREATE TABLE "commerce"."price_lists" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"priority" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"customer_group_ids" uuid[] NOT NULL,
	"valid_from" timestamp,
	"valid_until" timestamp,
	"status" text DEFAULT 'active' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "price_lists_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "price_lists_kind" CHECK ("commerce"."price_lists"."kind" in ('sale', 'override')),
	CONSTRAINT "price_lists_status" CHECK ("commerce"."price_lists"."status" in ('active', 'disabled')),
	CONSTRAINT "price_lists_window" CHECK ("commerce"."price_lists"."valid_from" < "commerce"."price_lists"."valid_until")
);
--> statement-breakpoint
CREATE TABLE "commerce"."promotion_codes" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"promotion_id" uuid NOT NULL,
	"code" text NOT NULL,
	"batch_id" uuid,
	"status" text DEFAULT 'active' NOT NULL,
	"uses" integer DEFAULT 0 NOT NULL,
	"uses_max" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "promotion_codes_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "promotion_codes_code" UNIQUE("store_id","code"),
	CONSTRAINT "promotion_codes_status" CHECK ("commerce"."promotion_codes"."status" in ('active', 'disabled')),
	CONSTRAINT "promotion_codes_code_length" CHECK (length("commerce"."promotion_codes"."code") between 1 and 64),
	CONSTRAINT "promotion_codes_uses" CHECK ("commerce"."promotion_codes"."uses" >= 0 and "commerce"."promotion_codes"."uses" <= coalesce("commerce"."promotion_codes"."uses_max", "commerce"."promotion_codes"."uses")),
	CONSTRAINT "promotion_codes_limit" CHECK ("commerce"."promotion_codes"."uses_max" >= 1)
);
--> statement-breakpoint
CREATE TABLE "commerce"."promotion_uses" (
	"store_id" uuid NOT NULL,
	"promotion_id" uuid NOT NULL,
	"reference" uuid NOT NULL,
	"code_id" uuid,
	"customer_hash" text,
	"customer_place" integer,
	"state" text DEFAULT 'held' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "promotion_uses_store_id_promotion_id_reference_pk" PRIMARY KEY("store_id","promotion_id","reference"),
	CONSTRAINT "promotion_uses_state" CHECK ("commerce"."promotion_uses"."state" in ('held', 'used')),
	CONSTRAINT "promotion_uses_place" CHECK (("commerce"."promotion_uses"."customer_hash" is null) = ("commerce"."promotion_uses"."customer_place" is null))
);
--> statement-breakpoint
CREATE TABLE "commerce"."promotions" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"status" text NOT NULL,
	"needs_code" boolean NOT NULL,
	"priority" integer NOT NULL,
	"currency" text,
	"valid_from" timestamp,
	"valid_until" timestamp,
	"conditions" jsonb NOT NULL,
	"effect" jsonb NOT NULL,
	"is_exclusive" boolean NOT NULL,
	"exclusion_group" text,
	"seller_share_basis_points" integer NOT NULL,
	"uses" integer DEFAULT 0 NOT NULL,
	"uses_max" integer,
	"uses_per_customer" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "promotions_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "promotions_status" CHECK ("commerce"."promotions"."status" in ('draft', 'active', 'paused', 'ended')),
	CONSTRAINT "promotions_window" CHECK ("commerce"."promotions"."valid_from" < "commerce"."promotions"."valid_until"),
	CONSTRAINT "promotions_uses" CHECK ("commerce"."promotions"."uses" >= 0 and "commerce"."promotions"."uses" <= coalesce("commerce"."promotions"."uses_max", "commerce"."promotions"."uses")),
	CONSTRAINT "promotions_limits" CHECK ("commerce"."promotions"."uses_max" >= 1 and "commerce"."promotions"."uses_per_customer" between 1 and 1000),
	CONSTRAINT "promotions_share" CHECK ("commerce"."promotions"."seller_share_basis_points" between 0 and 10000),
	CONSTRAINT "promotions_currency" CHECK ("commerce"."promotions"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "commerce"."tax_exemptions" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"tax_classes" text[] NOT NULL,
	"countries" text[] NOT NULL,
	"valid_from" timestamp with time zone,
	"valid_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tax_exemptions_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "tax_exemptions_window" CHECK ("commerce"."tax_exemptions"."valid_from" < "commerce"."tax_exemptions"."valid_until")
);
--> statement-breakpoint
CREATE TABLE "commerce"."tax_rates" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"zone_id" uuid NOT NULL,
	"title" text NOT NULL,
	"tax_class" text NOT NULL,
	"parts_per_million" integer NOT NULL,
	"valid_from" timestamp with time zone,
	"valid_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tax_rates_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "tax_rates_height" CHECK ("commerce"."tax_rates"."parts_per_million" between 0 and 1000000),
	CONSTRAINT "tax_rates_window" CHECK ("commerce"."tax_rates"."valid_from" < "commerce"."tax_rates"."valid_until")
);
--> statement-breakpoint
CREATE TABLE "commerce"."tax_zones" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"places" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tax_zones_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "tax_zones_places" CHECK (jsonb_array_length("commerce"."tax_zones"."places") between 1 and 1000)
);
--> statement-breakpoint
ALTER TABLE "commerce"."checkouts" DROP CONSTRAINT "checkouts_total";--> statement-breakpoint
ALTER TABLE "commerce"."orders" DROP CONSTRAINT "orders_total";--> statement-breakpoint
ALTER TABLE "commerce"."shipping_methods" DROP CONSTRAINT "shipping_methods_price";--> statement-breakpoint
ALTER TABLE "commerce"."checkouts" ALTER COLUMN "fulfillment" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ALTER COLUMN "fulfillment" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."cart_lines" ADD COLUMN "is_saved" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."cart_lines" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."cart_lines" ADD COLUMN "seen_price_amount" bigint;--> statement-breakpoint
ALTER TABLE "commerce"."carts" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."carts" ADD COLUMN "codes" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."products" ADD COLUMN "kind" text DEFAULT 'goods' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."products" ADD COLUMN "tax_class" text DEFAULT 'standard' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."products" ADD COLUMN "is_discountable" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."variants" ADD COLUMN "size_millimeters" integer[];--> statement-breakpoint
ALTER TABLE "commerce"."variants" ADD COLUMN "needs_shipping" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."offers" ADD COLUMN "quantity_min" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."offers" ADD COLUMN "quantity_max" integer;--> statement-breakpoint
ALTER TABLE "commerce"."offers" ADD COLUMN "quantity_step" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."checkouts" ADD COLUMN "priced" jsonb;--> statement-breakpoint
ALTER TABLE "commerce"."checkouts" ADD COLUMN "explanation" jsonb;--> statement-breakpoint
ALTER TABLE "commerce"."checkouts" ADD COLUMN "billing_address" jsonb;--> statement-breakpoint
ALTER TABLE "commerce"."checkouts" ADD COLUMN "company" text;--> statement-breakpoint
ALTER TABLE "commerce"."checkouts" ADD COLUMN "vat_number" text;--> statement-breakpoint
ALTER TABLE "commerce"."checkouts" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."checkouts" ADD COLUMN "discount_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."checkouts" ADD COLUMN "fulfillment_discount_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."checkouts" ADD COLUMN "tax_added_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."checkouts" ADD COLUMN "tax_relieved_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD COLUMN "discount_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD COLUMN "tax_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD COLUMN "tax_added_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD COLUMN "tax_relieved_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD COLUMN "is_gift" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "billing_address" jsonb;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "company" text;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "vat_number" text;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "discount_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "fulfillment_discount_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "tax_added_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "tax_relieved_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."shipping_methods" ADD COLUMN "seller_id" uuid;--> statement-breakpoint
ALTER TABLE "commerce"."shipping_methods" ADD COLUMN "status" text DEFAULT 'active' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."shipping_methods" ADD COLUMN "rates" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."shipping_methods" ADD COLUMN "places" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."shipping_methods" ADD COLUMN "free_from_of" text DEFAULT 'cart' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."shipping_methods" ADD COLUMN "tax_class" text DEFAULT 'standard' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."shipping_methods" ADD COLUMN "pickup_point" jsonb;--> statement-breakpoint
ALTER TABLE "commerce"."shipping_methods" ADD COLUMN "asks_carrier" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."shipping_methods" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD COLUMN "prices_include_tax" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD COLUMN "tax_exception_countries" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD COLUMN "tax_on_shipping" text DEFAULT 'own-class' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD COLUMN "reverse_charge_country" text;--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD COLUMN "time_zone" text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD COLUMN "currencies" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD COLUMN "rules_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."price_list_prices" ADD CONSTRAINT "price_list_prices_list" FOREIGN KEY ("store_id","price_list_id") REFERENCES "commerce"."price_lists"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."price_list_prices" ADD CONSTRAINT "price_list_prices_offer" FOREIGN KEY ("store_id","offer_id") REFERENCES "commerce"."offers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."price_lists" ADD CONSTRAINT "price_lists_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."promotion_codes" ADD CONSTRAINT "promotion_codes_promotion" FOREIGN KEY ("store_id","promotion_id") REFERENCES "commerce"."promotions"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."promotion_uses" ADD CONSTRAINT "promotion_uses_promotion" FOREIGN KEY ("store_id","promotion_id") REFERENCES "commerce"."promotions"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."promotion_uses" ADD CONSTRAINT "promotion_uses_code" FOREIGN KEY ("store_id","code_id") REFERENCES "commerce"."promotion_codes"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."promotions" ADD CONSTRAINT "promotions_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."tax_exemptions" ADD CONSTRAINT "tax_exemptions_customer" FOREIGN KEY ("store_id","customer_id") REFERENCES "commerce"."customers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."tax_rates" ADD CONSTRAINT "tax_rates_zone" FOREIGN KEY ("store_id","zone_id") REFERENCES "commerce"."tax_zones"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."tax_zones" ADD CONSTRAINT "tax_zones_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "price_list_prices_of_offer" ON "commerce"."price_list_prices" USING btree ("store_id","offer_id");--> statement-breakpoint
CREATE INDEX "promotion_codes_of" ON "commerce"."promotion_codes" USING btree ("store_id","promotion_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "promotion_uses_customer" ON "commerce"."promotion_uses" USING btree ("store_id","promotion_id","customer_hash","customer_place");--> statement-breakpoint
CREATE INDEX "promotion_uses_of" ON "commerce"."promotion_uses" USING btree ("store_id","reference");--> statement-breakpoint
CREATE INDEX "promotion_uses_of_code" ON "commerce"."promotion_uses" USING btree ("store_id","code_id");--> statement-breakpoint
CREATE INDEX "promotions_running" ON "commerce"."promotions" USING btree ("store_id") WHERE status = 'active';--> statement-breakpoint
CREATE INDEX "tax_exemptions_of_customer" ON "commerce"."tax_exemptions" USING btree ("store_id","customer_id");--> statement-breakpoint
CREATE INDEX "tax_rates_of_zone" ON "commerce"."tax_rates" USING btree ("store_id","zone_id");--> statement-breakpoint
ALTER TABLE "commerce"."shipping_methods" ADD CONSTRAINT "shipping_methods_seller" FOREIGN KEY ("store_id","seller_id") REFERENCES "commerce"."sellers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "shipping_methods_of_seller" ON "commerce"."shipping_methods" USING btree ("store_id","seller_id");--> statement-breakpoint
ALTER TABLE "commerce"."cart_lines" ADD CONSTRAINT "cart_lines_note" CHECK (length("commerce"."cart_lines"."note") <= 500);--> statement-breakpoint
ALTER TABLE "commerce"."carts" ADD CONSTRAINT "carts_codes" CHECK (cardinality("commerce"."carts"."codes") <= 10);--> statement-breakpoint
ALTER TABLE "commerce"."carts" ADD CONSTRAINT "carts_note" CHECK (length("commerce"."carts"."note") <= 2000);--> statement-breakpoint
ALTER TABLE "commerce"."products" ADD CONSTRAINT "products_kind" CHECK ("commerce"."products"."kind" in ('goods', 'gift_wrap'));--> statement-breakpoint
ALTER TABLE "commerce"."products" ADD CONSTRAINT "products_tax_class" CHECK ("commerce"."products"."tax_class" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');--> statement-breakpoint
ALTER TABLE "commerce"."variants" ADD CONSTRAINT "variants_size" CHECK (cardinality("commerce"."variants"."size_millimeters") = 3 and 0 < all("commerce"."variants"."size_millimeters"));--> statement-breakpoint
ALTER TABLE "commerce"."offers" ADD CONSTRAINT "offers_quantities" CHECK ("commerce"."offers"."quantity_min" between 1 and 999 and "commerce"."offers"."quantity_step" between 1 and 999 and "commerce"."offers"."quantity_max" between "commerce"."offers"."quantity_min" and 999);--> statement-breakpoint
ALTER TABLE "commerce"."checkouts" ADD CONSTRAINT "checkouts_total" CHECK (total_amount = subtotal_amount - discount_amount + fulfillment_amount - fulfillment_discount_amount
  + tax_added_amount - tax_relieved_amount and least(subtotal_amount, fulfillment_amount, discount_amount, fulfillment_discount_amount,
  tax_added_amount, tax_relieved_amount, total_amount) >= 0 and discount_amount <= subtotal_amount
  and fulfillment_discount_amount <= fulfillment_amount and tax_amount between 0 and total_amount);--> statement-breakpoint
ALTER TABLE "commerce"."order_lines" ADD CONSTRAINT "order_lines_discount" CHECK ("commerce"."order_lines"."discount_amount" between 0 and "commerce"."order_lines"."unit_price_amount" * "commerce"."order_lines"."quantity" and least("commerce"."order_lines"."tax_amount", "commerce"."order_lines"."tax_added_amount", "commerce"."order_lines"."tax_relieved_amount") >= 0);--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD CONSTRAINT "orders_total" CHECK (total_amount = subtotal_amount - discount_amount + fulfillment_amount - fulfillment_discount_amount
  + tax_added_amount - tax_relieved_amount and least(subtotal_amount, fulfillment_amount, discount_amount, fulfillment_discount_amount,
  tax_added_amount, tax_relieved_amount, total_amount) >= 0 and discount_amount <= subtotal_amount
  and fulfillment_discount_amount <= fulfillment_amount and tax_amount between 0 and total_amount);--> statement-breakpoint
ALTER TABLE "commerce"."shipping_methods" ADD CONSTRAINT "shipping_methods_status" CHECK ("commerce"."shipping_methods"."status" in ('active', 'disabled'));--> statement-breakpoint
ALTER TABLE "commerce"."shipping_methods" ADD CONSTRAINT "shipping_methods_free_from" CHECK ("commerce"."shipping_methods"."free_from_of" in ('cart', 'package'));--> statement-breakpoint
ALTER TABLE "commerce"."shipping_methods" ADD CONSTRAINT "shipping_methods_lists" CHECK (jsonb_array_length("commerce"."shipping_methods"."rates") <= 50 and jsonb_array_length("commerce"."shipping_methods"."places") <= 250);--> statement-breakpoint
ALTER TABLE "commerce"."shipping_methods" ADD CONSTRAINT "shipping_methods_price" CHECK ("commerce"."shipping_methods"."price_amount" >= 0 and "commerce"."shipping_methods"."free_from_amount" >= 0);--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD CONSTRAINT "stores_tax_on_shipping" CHECK ("commerce"."stores"."tax_on_shipping" in ('own-class', 'as-goods'));--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD CONSTRAINT "stores_time_zone" CHECK (length("commerce"."stores"."time_zone") between 1 and 64);--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD CONSTRAINT "stores_currencies" CHECK (cardinality("commerce"."stores"."currencies") <= 20 and not "commerce"."stores"."currency" = any("commerce"."stores"."currencies"));