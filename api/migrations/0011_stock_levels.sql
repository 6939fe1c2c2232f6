CREATE TABLE "commerce"."stock_levels" (
	"store_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"on_hand" integer NOT NULL,
	"reserved" integer NOT NULL,
	"level" integer NOT NULL,
	"title_begins" text NOT NULL,
	"sku_begins" text NOT NULL,
	CONSTRAINT "stock_levels_store_id_offer_id_pk" PRIMARY KEY("store_id","offer_id")
);
--> statement-breakpoint
ALTER TABLE "commerce"."stock_levels" ADD CONSTRAINT "stock_levels_offer" FOREIGN KEY ("store_id","offer_id") REFERENCES "commerce"."offers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."stock_levels" ADD CONSTRAINT "stock_levels_seller" FOREIGN KEY ("store_id","seller_id") REFERENCES "commerce"."sellers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stock_levels_lowest" ON "commerce"."stock_levels" USING btree ("store_id","level","offer_id");--> statement-breakpoint
CREATE INDEX "stock_levels_lowest_of_seller" ON "commerce"."stock_levels" USING btree ("store_id","seller_id","level","offer_id");--> statement-breakpoint
CREATE INDEX "stock_levels_title" ON "commerce"."stock_levels" USING btree ("store_id",title_begins collate "C");--> statement-breakpoint
CREATE INDEX "stock_levels_sku" ON "commerce"."stock_levels" USING btree ("store_id",sku_begins collate "C");