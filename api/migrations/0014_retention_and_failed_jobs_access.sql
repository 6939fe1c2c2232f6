-- How far back the feed of a store reaches: the worker moves it, everybody reads it. The second net as for everything else (see 0001).
ALTER TABLE commerce.feed_horizons ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.feed_horizons FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.feed_horizons USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
GRANT SELECT ON commerce.feed_horizons TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON commerce.feed_horizons TO tradepost_worker;
--> statement-breakpoint
CREATE POLICY erasure ON commerce.feed_horizons AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = feed_horizons.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
-- Of a store that trades, events of these types go when they are a month old by its clock (a day less, for those that are placed out of order); all others are the audit and stay.
ALTER POLICY erasure ON commerce.events USING ((type IN ('cart.created', 'cart.changed', 'cart.bound', 'cart.merged', 'cart.dropped', 'listing.changed', 'stock.changed', 'customer.signed_in', 'customer.session_ended', 'order_lookup.requested', 'order_lookup.confirmed') AND EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = events.store_id AND events.occurred_at < now() + make_interval(secs => s.clock_offset_seconds) - interval '29 days')) OR EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = events.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
-- Who may see an event besides staff is forgotten with its time in the feed, which is a month at least.
ALTER POLICY erasure ON commerce.event_audiences USING (EXISTS (SELECT 1 FROM commerce.events e JOIN commerce.stores s ON s.store_id = e.store_id WHERE e.store_id = event_audiences.store_id AND e.id = event_audiences.event_id AND e.occurred_at < now() + make_interval(secs => s.clock_offset_seconds) - interval '29 days') OR EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = event_audiences.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
-- Jobs that failed for the last time. The worker writes them in the tenancy of their store, counts them over all, and forgets what was decided.
ALTER TABLE commerce.failed_jobs ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.failed_jobs FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.failed_jobs USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY expiry_reads ON commerce.failed_jobs FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_deletes ON commerce.failed_jobs FOR DELETE TO tradepost_worker USING (true);
--> statement-breakpoint
GRANT SELECT ON commerce.failed_jobs TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT UPDATE (status, version, ended_at) ON commerce.failed_jobs TO tradepost_api;
--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON commerce.failed_jobs TO tradepost_worker;
--> statement-breakpoint
-- Whoever owns or manages a store may look after its failed jobs; a role of a store's own gets it from its owners.
ALTER TABLE commerce.staff_roles NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE commerce.staff_roles SET permissions = permissions || '{jobs:manage}', version = version + 1, updated_at = now()
WHERE built_in AND name IN ('owner', 'manager') AND NOT 'jobs:manage' = ANY(permissions);
--> statement-breakpoint
ALTER TABLE commerce.staff_roles FORCE ROW LEVEL SECURITY;
