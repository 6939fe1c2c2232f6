-- What cart and checkout need to know of an offer, in one read: fed by five domains, owned by discovery.
-- security_invoker keeps row security of the caller.
CREATE VIEW commerce.sellable_offers WITH (security_invoker = true) AS
SELECT o.store_id, o.id AS offer_id, o.seller_id, o.currency, o.price_amount, o.compare_at_amount,
  v.id AS variant_id, v.title AS variant_title, v.sku, v.weight_grams,
  p.id AS product_id, p.handle AS product_handle, p.title AS product_title,
  coalesce(
    (SELECT m.url FROM commerce.media m WHERE m.store_id = o.store_id AND m.id = v.media_id),
    (SELECT m.url FROM commerce.media m WHERE m.store_id = o.store_id AND m.product_id = p.id ORDER BY m.position LIMIT 1)
  ) AS image_url,
  o.status = 'active' AND p.status = 'active' AS for_sale,
  s.location_id, s.on_hand - s.reserved AS available, s.sells_without_stock OR NOT s.tracked AS unlimited
FROM commerce.offers o
JOIN commerce.variants v ON v.store_id = o.store_id AND v.id = o.variant_id
JOIN commerce.products p ON p.store_id = v.store_id AND p.id = v.product_id
LEFT JOIN commerce.stock_items s ON s.store_id = o.store_id AND s.offer_id = o.id;
--> statement-breakpoint
GRANT SELECT ON commerce.sellable_offers TO tradepost_api, tradepost_worker;
