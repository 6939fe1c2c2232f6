-- Money: payments and what is done with them, the ledger, what becomes of orders; collections. The second net as for everything else (see 0001).
ALTER TABLE commerce.audit_runs ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.audit_runs FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.audit_runs USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.collection_products ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.collection_products FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.collection_products USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.collections ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.collections FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.collections USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.disputes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.disputes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.disputes USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.document_series ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.document_series FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.document_series USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.gift_cards ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.gift_cards FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.gift_cards USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.ledger_accounts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.ledger_accounts FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.ledger_accounts USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.ledger_transfers ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.ledger_transfers FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.ledger_transfers USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.order_documents ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.order_documents FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.order_documents USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.order_edits ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.order_edits FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.order_edits USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.order_notes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.order_notes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.order_notes USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.order_return_lines ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.order_return_lines FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.order_return_lines USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.order_returns ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.order_returns FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.order_returns USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.payment_events ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.payment_events FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.payment_events USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.payment_operations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.payment_operations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.payment_operations USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.payment_providers ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.payment_providers FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.payment_providers USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.payouts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.payouts FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.payouts USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.reconciliations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.reconciliations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.reconciliations USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.refunds ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.refunds FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.refunds USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.saved_payment_methods ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.saved_payment_methods FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.saved_payment_methods USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON commerce.collection_products, commerce.collections TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON commerce.disputes, commerce.gift_cards, commerce.ledger_accounts, commerce.order_edits, commerce.order_notes, commerce.order_return_lines, commerce.order_returns, commerce.payment_events, commerce.payment_operations, commerce.payment_providers, commerce.refunds, commerce.saved_payment_methods TO tradepost_api, tradepost_worker;
--> statement-breakpoint
-- What happened stays as it was written: there is no right to change it.
GRANT SELECT, INSERT ON commerce.audit_runs, commerce.ledger_transfers, commerce.payouts, commerce.reconciliations TO tradepost_api, tradepost_worker;
--> statement-breakpoint
-- Only the worker numbers documents, and none is ever changed.
GRANT SELECT ON commerce.document_series, commerce.order_documents TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT INSERT ON commerce.order_documents TO tradepost_worker;
--> statement-breakpoint
GRANT INSERT, UPDATE ON commerce.document_series TO tradepost_worker;
--> statement-breakpoint
-- A parcel is told when it has arrived, and nothing else of it changes.
GRANT UPDATE (delivered_at) ON commerce.fulfillments TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON test_provider.operations, test_provider.events TO tradepost_api, tradepost_worker;
--> statement-breakpoint
-- The worker looks after what nobody does, over all stores.
CREATE POLICY expiry_reads ON commerce.payments FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_reads ON commerce.payment_operations FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_reads ON commerce.payment_events FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_reads ON commerce.order_edits FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_reads ON commerce.audit_runs FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
GRANT DELETE ON commerce.audit_runs, commerce.disputes, commerce.document_series, commerce.gift_cards, commerce.ledger_accounts, commerce.ledger_transfers, commerce.order_documents, commerce.order_edits, commerce.order_notes, commerce.order_return_lines, commerce.order_returns, commerce.payment_events, commerce.payment_operations, commerce.payment_providers, commerce.payouts, commerce.reconciliations, commerce.refunds, commerce.saved_payment_methods TO tradepost_worker;
--> statement-breakpoint
CREATE POLICY erasure ON commerce.disputes AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = disputes.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.document_series AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = document_series.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.gift_cards AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = gift_cards.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.ledger_accounts AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = ledger_accounts.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.ledger_transfers AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = ledger_transfers.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.order_documents AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = order_documents.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.order_edits AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = order_edits.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.order_notes AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = order_notes.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.order_return_lines AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = order_return_lines.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.order_returns AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = order_returns.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.payment_events AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = payment_events.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.payment_operations AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = payment_operations.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.payment_providers AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = payment_providers.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.payouts AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = payouts.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.reconciliations AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = reconciliations.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.refunds AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = refunds.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.saved_payment_methods AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = saved_payment_methods.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY expiry_deletes ON commerce.audit_runs FOR DELETE TO tradepost_worker USING (true);
--> statement-breakpoint
-- What an offer costs depends on the collections its product is in, too. One row for each row of stock: the place says which are
-- buckets of one.
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
  e.name AS seller_name,
  ARRAY(SELECT c.collection_id FROM commerce.collection_products c WHERE c.store_id = o.store_id AND c.product_id = p.id) AS collection_ids,
  coalesce((SELECT l.bucket_of FROM commerce.locations l WHERE l.store_id = o.store_id AND l.id = s.location_id), s.location_id) AS place_id
FROM commerce.offers o
JOIN commerce.variants v ON v.store_id = o.store_id AND v.id = o.variant_id
JOIN commerce.products p ON p.store_id = v.store_id AND p.id = v.product_id
JOIN commerce.sellers e ON e.store_id = o.store_id AND e.id = o.seller_id
LEFT JOIN commerce.stock_items s ON s.store_id = o.store_id AND s.offer_id = o.id;
--> statement-breakpoint
-- Lines of orders say what gift wrapping is, from the beginning.
ALTER TABLE commerce.order_lines NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.products NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE commerce.order_lines l SET kind = 'gift_wrap' FROM commerce.products p WHERE p.store_id = l.store_id AND p.handle = l.product_handle AND p.kind = 'gift_wrap';
--> statement-breakpoint
ALTER TABLE commerce.products FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.order_lines FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Whoever owns or manages a store may move its money and repair its books; a role of a store's own gets it from its owners.
ALTER TABLE commerce.staff_roles NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE commerce.staff_roles SET permissions = permissions || '{stock:write,orders:write,payments:read,payments:refund,payments:capture,gift-cards:read,gift-cards:write,ledger:read,ledger:write,books:read,books:repair}', version = version + 1, updated_at = now()
WHERE built_in AND name IN ('owner', 'manager') AND NOT 'orders:write' = ANY(permissions);
--> statement-breakpoint
UPDATE commerce.staff_roles SET permissions = permissions || '{orders:write,payments:read}', version = version + 1, updated_at = now()
WHERE built_in AND name = 'support' AND NOT 'orders:write' = ANY(permissions);
--> statement-breakpoint
ALTER TABLE commerce.staff_roles FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Pages say how many pieces of an offer a cart may hold; in a page that was made before, an offer is known by its variant and its price.
ALTER TABLE commerce.product_pages NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.variants NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.offers NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE commerce.product_pages g SET page = jsonb_set(g.page::jsonb, '{variants}', (
  SELECT coalesce(jsonb_agg(CASE WHEN e.v -> 'offer' = 'null' THEN e.v ELSE jsonb_set(e.v, '{offer,quantityRules}', coalesce(
      (SELECT jsonb_build_object('min', o.quantity_min, 'max', o.quantity_max, 'step', o.quantity_step)
        FROM commerce.variants x JOIN commerce.offers o ON o.store_id = x.store_id AND o.variant_id = x.id
        WHERE x.store_id = g.store_id AND x.product_id = g.product_id AND to_jsonb(x.option_values) = e.v -> 'optionValues'
          AND o.status = 'active' AND to_jsonb(o.price_amount) = e.v #> '{offer,price,amount}'
        ORDER BY o.id LIMIT 1),
      '{"min": 1, "max": null, "step": 1}')) END ORDER BY e.n), '[]')
  FROM jsonb_array_elements(g.page::jsonb -> 'variants') WITH ORDINALITY AS e (v, n)))::text;
--> statement-breakpoint
ALTER TABLE commerce.offers FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.variants FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.product_pages FORCE ROW LEVEL SECURITY;
