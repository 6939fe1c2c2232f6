-- What prices depend on: promotions, price lists, tax. The second net as for everything else (see 0001).
--> statement-breakpoint
ALTER TABLE commerce.price_lists ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.price_lists FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.price_lists USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.price_list_prices ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.price_list_prices FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.price_list_prices USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.promotions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.promotions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.promotions USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.promotion_codes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.promotion_codes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.promotion_codes USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.promotion_uses ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.promotion_uses FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.promotion_uses USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.tax_zones ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.tax_zones FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.tax_zones USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.tax_rates ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.tax_rates FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.tax_rates USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.tax_exemptions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.tax_exemptions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.tax_exemptions USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON commerce.price_lists, commerce.price_list_prices, commerce.promotions, commerce.promotion_uses, commerce.tax_zones, commerce.tax_rates, commerce.tax_exemptions TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON commerce.promotion_codes TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT DELETE ON commerce.promotion_codes TO tradepost_worker;
--> statement-breakpoint
CREATE POLICY erasure ON commerce.promotion_codes AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = promotion_codes.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
-- What an offer costs depends on more than its price now.
CREATE OR REPLACE VIEW commerce.sellable_offers WITH (security_invoker = true) AS
SELECT o.store_id, o.id AS offer_id, o.seller_id, o.currency, o.price_amount, o.compare_at_amount,
  v.id AS variant_id, v.title AS variant_title, v.sku, v.weight_grams,
  p.id AS product_id, p.handle AS product_handle, p.title AS product_title,
  coalesce(
    (SELECT m.url FROM commerce.media m WHERE m.store_id = o.store_id AND m.id = v.media_id),
    (SELECT m.url FROM commerce.media m WHERE m.store_id = o.store_id AND m.product_id = p.id ORDER BY m.position LIMIT 1)
  ) AS image_url,
  o.status = 'active' AND p.status = 'active' AND e.status = 'active' AS for_sale,
  s.location_id, s.on_hand - s.reserved AS available, s.sells_without_stock OR NOT s.tracked AS unlimited,
  p.kind, p.tax_class, p.is_discountable, v.size_millimeters, v.needs_shipping, o.quantity_min, o.quantity_max, o.quantity_step,
  ARRAY(SELECT c.category_id FROM commerce.product_categories c WHERE c.store_id = o.store_id AND c.product_id = p.id) AS category_ids,
  e.name AS seller_name
FROM commerce.offers o
JOIN commerce.variants v ON v.store_id = o.store_id AND v.id = o.variant_id
JOIN commerce.products p ON p.store_id = v.store_id AND p.id = v.product_id
JOIN commerce.sellers e ON e.store_id = o.store_id AND e.id = o.seller_id
LEFT JOIN commerce.stock_items s ON s.store_id = o.store_id AND s.offer_id = o.id;
--> statement-breakpoint
-- Whoever owns or manages a store may set its prices and say what its goods are; a role of a store's own gets it from its owners.
ALTER TABLE commerce.staff_roles NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE commerce.staff_roles SET permissions = permissions || '{prices:read,prices:write,catalog:write}', version = version + 1, updated_at = now()
WHERE built_in AND name IN ('owner', 'manager') AND NOT 'prices:write' = ANY(permissions);
--> statement-breakpoint
ALTER TABLE commerce.staff_roles FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Views of carts go like the other events of carts (see 0014).
ALTER POLICY erasure ON commerce.events USING ((type IN ('cart.created', 'cart.changed', 'cart.bound', 'cart.merged', 'cart.dropped', 'cart.viewed', 'listing.changed', 'stock.changed', 'customer.signed_in', 'customer.session_ended', 'order_lookup.requested', 'order_lookup.confirmed') AND EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = events.store_id AND events.occurred_at < now() + make_interval(secs => s.clock_offset_seconds) - interval '29 days')) OR EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = events.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
