-- The tables of people: the same second net as for everything else (see 0001).
ALTER TABLE commerce.staff_roles ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.staff_roles FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.staff_roles USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.staff_invitations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.staff_invitations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.staff_invitations USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.seller_members ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.seller_members FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.seller_members USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.seller_invitations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.seller_invitations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.seller_invitations USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.seller_sessions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.seller_sessions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.seller_sessions USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.event_details ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.event_details FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.event_details USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.mails ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.mails FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.mails USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.store_secrets ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.store_secrets FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.store_secrets USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.customers ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.customers FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.customers USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.customer_sessions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.customer_sessions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.customer_sessions USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.refresh_tokens ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.refresh_tokens FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.refresh_tokens USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.one_time_tokens ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.one_time_tokens FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.one_time_tokens USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.customer_addresses ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.customer_addresses FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.customer_addresses USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.customer_groups ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.customer_groups FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.customer_groups USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.customer_group_members ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.customer_group_members FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.customer_group_members USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.customer_consents ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.customer_consents FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.customer_consents USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.customer_second_factors ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.customer_second_factors FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.customer_second_factors USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.customer_recovery_codes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.customer_recovery_codes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.customer_recovery_codes USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.customer_passkeys ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.customer_passkeys FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.customer_passkeys USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.identity_providers ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.identity_providers FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.identity_providers USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.customer_identities ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.customer_identities FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.customer_identities USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.order_access_codes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.order_access_codes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.order_access_codes USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.attempt_counters ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.attempt_counters FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.attempt_counters USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
-- Looked up before any tenancy is known; within one only its own rows are seen and written.
ALTER TABLE commerce.store_keys ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.store_keys FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY look_up ON commerce.store_keys FOR SELECT USING (nullif(current_setting('app.store_id', true), '') IS NULL OR store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY tenant_adds ON commerce.store_keys FOR INSERT WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY tenant_changes ON commerce.store_keys FOR UPDATE USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY tenant_removes ON commerce.store_keys FOR DELETE USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
-- Looked up before any tenancy is known; within one only its own rows are seen and written.
ALTER TABLE commerce.store_domains ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.store_domains FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY look_up ON commerce.store_domains FOR SELECT USING (nullif(current_setting('app.store_id', true), '') IS NULL OR store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY tenant_adds ON commerce.store_domains FOR INSERT WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY tenant_changes ON commerce.store_domains FOR UPDATE USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY tenant_removes ON commerce.store_domains FOR DELETE USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
-- Looked up before any tenancy is known; within one only its own rows are seen and written.
ALTER TABLE commerce.account_stores ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.account_stores FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY look_up ON commerce.account_stores FOR SELECT USING (nullif(current_setting('app.store_id', true), '') IS NULL OR store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY tenant_adds ON commerce.account_stores FOR INSERT WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY tenant_changes ON commerce.account_stores FOR UPDATE USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY tenant_removes ON commerce.account_stores FOR DELETE USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
-- The worker goes by the clock of each store, and finds those whose time to be erased has come.
CREATE POLICY expiry_reads ON commerce.stores FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
-- The worker crosses stores to find mails that are due and what has run out.
CREATE POLICY delivery_reads ON commerce.mails FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_deletes ON commerce.mails FOR DELETE TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_reads ON commerce.one_time_tokens FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_deletes ON commerce.one_time_tokens FOR DELETE TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_reads ON commerce.order_access_codes FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_deletes ON commerce.order_access_codes FOR DELETE TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_reads ON commerce.attempt_counters FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_deletes ON commerce.attempt_counters FOR DELETE TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_reads ON commerce.refresh_tokens FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_deletes ON commerce.refresh_tokens FOR DELETE TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_reads ON commerce.customer_sessions FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_deletes ON commerce.customer_sessions FOR DELETE TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_reads ON commerce.staff_sessions FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_deletes ON commerce.staff_sessions FOR DELETE TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_reads ON commerce.seller_sessions FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_deletes ON commerce.seller_sessions FOR DELETE TO tradepost_worker USING (true);
--> statement-breakpoint
GRANT SELECT, INSERT ON commerce.event_details, commerce.customer_consents, commerce.refresh_tokens TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON commerce.staff_invitations, commerce.seller_members, commerce.seller_invitations, commerce.seller_sessions, commerce.mails, commerce.customers, commerce.customer_sessions, commerce.one_time_tokens, commerce.customer_groups, commerce.identity_providers, commerce.order_access_codes, commerce.attempt_counters, commerce.store_secrets, commerce.customer_addresses, commerce.customer_second_factors, commerce.customer_recovery_codes, commerce.customer_passkeys, commerce.customer_identities, commerce.staff_roles, commerce.staff_second_factors, commerce.staff_recovery_codes, commerce.account_tokens, commerce.customer_group_members TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT INSERT, UPDATE ON commerce.stores, commerce.shipping_methods, commerce.store_keys, commerce.store_domains, commerce.staff_memberships TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT SELECT, INSERT ON commerce.account_stores TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT UPDATE (used_at) ON commerce.refresh_tokens TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT DELETE ON commerce.staff_roles, commerce.staff_memberships, commerce.staff_sessions, commerce.seller_members, commerce.seller_sessions, commerce.account_stores, commerce.store_domains, commerce.store_secrets, commerce.customer_addresses, commerce.customer_groups, commerce.customer_group_members, commerce.customer_second_factors, commerce.customer_recovery_codes, commerce.customer_passkeys, commerce.customer_identities, commerce.identity_providers, commerce.staff_second_factors, commerce.staff_recovery_codes, commerce.shipping_methods, commerce.event_details TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT INSERT, UPDATE (email, name, password_hash, password_changed_at, status, may_create_stores, session_epoch, version, updated_at) ON commerce.staff_accounts TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT DELETE ON commerce.account_tokens, commerce.mails, commerce.one_time_tokens, commerce.order_access_codes, commerce.attempt_counters, commerce.refresh_tokens TO tradepost_worker;
--> statement-breakpoint
GRANT UPDATE ON commerce.sellers TO tradepost_api, tradepost_worker;

--> statement-breakpoint
-- What a suspended seller offers cannot be bought from that moment on.
CREATE OR REPLACE VIEW commerce.sellable_offers WITH (security_invoker = true) AS
SELECT o.store_id, o.id AS offer_id, o.seller_id, o.currency, o.price_amount, o.compare_at_amount,
  v.id AS variant_id, v.title AS variant_title, v.sku, v.weight_grams,
  p.id AS product_id, p.handle AS product_handle, p.title AS product_title,
  coalesce(
    (SELECT m.url FROM commerce.media m WHERE m.store_id = o.store_id AND m.id = v.media_id),
    (SELECT m.url FROM commerce.media m WHERE m.store_id = o.store_id AND m.product_id = p.id ORDER BY m.position LIMIT 1)
  ) AS image_url,
  o.status = 'active' AND p.status = 'active' AND e.status = 'active' AS for_sale,
  s.location_id, s.on_hand - s.reserved AS available, s.sells_without_stock OR NOT s.tracked AS unlimited
FROM commerce.offers o
JOIN commerce.variants v ON v.store_id = o.store_id AND v.id = o.variant_id
JOIN commerce.products p ON p.store_id = v.store_id AND p.id = v.product_id
JOIN commerce.sellers e ON e.store_id = o.store_id AND e.id = o.seller_id
LEFT JOIN commerce.stock_items s ON s.store_id = o.store_id AND s.offer_id = o.id;
--> statement-breakpoint
-- Erasing what a deleted store had: nothing of any other store, and not before its time.
GRANT DELETE ON commerce.carts, commerce.categories, commerce.checkouts, commerce.customer_consents, commerce.customer_sessions, commerce.customers, commerce.events, commerce.fulfillments, commerce.holds, commerce.locations, commerce.offers, commerce.order_lines, commerce.orders, commerce.payments, commerce.products, commerce.seller_invitations, commerce.sellers, commerce.staff_invitations, commerce.stock_items, commerce.stock_movements, commerce.store_keys, commerce.variants TO tradepost_worker;
--> statement-breakpoint
CREATE POLICY erasure ON commerce.carts AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = carts.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.categories AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = categories.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.checkouts AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = checkouts.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.customer_consents AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = customer_consents.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
-- And what has run out long ago, in any store.
CREATE POLICY erasure ON commerce.customer_sessions AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (expires_at < now() - interval '62 days' OR EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = customer_sessions.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.customers AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = customers.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.events AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = events.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.fulfillments AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = fulfillments.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.holds AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = holds.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.locations AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = locations.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.offers AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = offers.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.order_lines AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = order_lines.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.orders AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = orders.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.payments AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = payments.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.products AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = products.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.seller_invitations AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = seller_invitations.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.sellers AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = sellers.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.staff_invitations AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = staff_invitations.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.stock_items AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = stock_items.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.stock_movements AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = stock_movements.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.store_keys AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = store_keys.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY erasure ON commerce.variants AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = variants.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
