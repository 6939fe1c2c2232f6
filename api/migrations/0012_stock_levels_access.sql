-- How much there is of each offer: the second net as for everything else (see 0001).
ALTER TABLE commerce.stock_levels ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.stock_levels USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON commerce.stock_levels TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT DELETE ON commerce.stock_levels TO tradepost_worker;
--> statement-breakpoint
CREATE POLICY erasure ON commerce.stock_levels AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = stock_levels.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
-- What is on the shelves already, of all stores; from now on it is written when products are refreshed.
ALTER TABLE commerce.products NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.variants NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.offers NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.stock_items NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO commerce.stock_levels (store_id, offer_id, seller_id, on_hand, reserved, level, title_begins, sku_begins)
SELECT o.store_id, o.id, o.seller_id, k.on_hand, k.reserved,
  CASE WHEN k.unlimited THEN 2147483647 ELSE k.on_hand - k.reserved END,
  left(lower(p.title), 200), left(lower(coalesce(v.sku, '')), 200)
FROM commerce.offers o
JOIN commerce.variants v ON v.store_id = o.store_id AND v.id = o.variant_id
JOIN commerce.products p ON p.store_id = o.store_id AND p.id = v.product_id
CROSS JOIN LATERAL (SELECT coalesce(sum(i.on_hand), 0)::int AS on_hand, coalesce(sum(i.reserved), 0)::int AS reserved,
    coalesce(bool_or(i.sells_without_stock OR NOT i.tracked), false) AS unlimited
  FROM commerce.stock_items i WHERE i.store_id = o.store_id AND i.offer_id = o.id) k;
--> statement-breakpoint
ALTER TABLE commerce.stock_items FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.offers FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.variants FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.products FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.stock_levels FORCE ROW LEVEL SECURITY;
