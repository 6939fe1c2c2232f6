-- Second net under every query: a session sees the rows of the store it has named, and none if it named none.
-- Tables outside tenancy (store_keys, store_domains, staff_accounts, event_feed) name a store or know none.
GRANT USAGE ON SCHEMA commerce TO tradepost_api, tradepost_worker;
--> statement-breakpoint
ALTER TABLE commerce.stores ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.stores FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.stores USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.shipping_methods ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.shipping_methods FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.shipping_methods USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.staff_memberships ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.staff_memberships FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.staff_memberships USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.staff_sessions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.staff_sessions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.staff_sessions USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.sellers ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.sellers FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.sellers USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.events ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.events FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.events USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.products ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.products FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.products USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.product_options ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.product_options FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.product_options USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.media ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.media FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.media USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.variants ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.variants FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.variants USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.product_attributes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.product_attributes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.product_attributes USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.categories ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.categories FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.categories USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.product_categories ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.product_categories FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.product_categories USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.offers ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.offers FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.offers USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.locations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.locations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.locations USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.stock_items ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.stock_items FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.stock_items USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.stock_movements ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.stock_movements FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.stock_movements USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.holds ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.holds FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.holds USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.product_pages ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.product_pages FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.product_pages USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.listing_entries ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.listing_entries FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.listing_entries USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.carts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.carts FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.carts USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.cart_lines ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.cart_lines FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.cart_lines USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.payments ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.payments FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.payments USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.checkouts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.checkouts FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.checkouts USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.orders ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.orders FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.orders USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.order_lines ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.order_lines FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.order_lines USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.fulfillments ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.fulfillments FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.fulfillments USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.idempotency_keys ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.idempotency_keys FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.idempotency_keys USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
-- The worker crosses stores on events, expiry and keys only.
CREATE POLICY relay_reads ON commerce.events FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY relay_places ON commerce.events FOR UPDATE TO tradepost_worker USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY expiry_reads ON commerce.checkouts FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_reads ON commerce.idempotency_keys FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_deletes ON commerce.idempotency_keys FOR DELETE TO tradepost_worker USING (true);
--> statement-breakpoint
GRANT SELECT ON commerce.stores, commerce.shipping_methods, commerce.staff_memberships, commerce.store_keys, commerce.store_domains, commerce.staff_accounts TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT SELECT, INSERT ON commerce.events, commerce.stock_movements, commerce.fulfillments, commerce.media TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON commerce.sellers, commerce.locations, commerce.staff_sessions, commerce.products, commerce.variants, commerce.offers, commerce.stock_items, commerce.holds, commerce.carts, commerce.payments, commerce.checkouts, commerce.orders, commerce.order_lines, commerce.categories, commerce.idempotency_keys TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON commerce.cart_lines, commerce.product_options, commerce.product_attributes, commerce.product_categories, commerce.product_pages, commerce.listing_entries TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT DELETE ON commerce.media TO tradepost_api, tradepost_worker;
--> statement-breakpoint
-- An event never changes but for its place in the order.
GRANT UPDATE (position) ON commerce.events TO tradepost_worker;
--> statement-breakpoint
GRANT SELECT, UPDATE ON commerce.event_feed TO tradepost_worker;
--> statement-breakpoint
GRANT DELETE ON commerce.idempotency_keys TO tradepost_worker;
--> statement-breakpoint
INSERT INTO commerce.event_feed (name, last_position) VALUES ('feed', 0);
--> statement-breakpoint
GRANT USAGE ON SCHEMA test_provider TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON test_provider.charges TO tradepost_api, tradepost_worker;
