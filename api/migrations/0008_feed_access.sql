-- Readers of the feed ask how far it is; only the relay moves it on.
GRANT SELECT ON commerce.event_feed TO tradepost_api;
--> statement-breakpoint
ALTER TABLE commerce.event_audiences ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.event_audiences FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.event_audiences USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
-- The relay places events of all stores.
CREATE POLICY relay_tells ON commerce.event_audiences FOR INSERT TO tradepost_worker WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT ON commerce.event_audiences TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT INSERT, DELETE ON commerce.event_audiences TO tradepost_worker;
--> statement-breakpoint
CREATE POLICY erasure ON commerce.event_audiences AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = event_audiences.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
ALTER TABLE commerce.listing_versions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.listing_versions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.listing_versions USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON commerce.listing_versions TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT DELETE ON commerce.listing_versions TO tradepost_worker;
--> statement-breakpoint
CREATE POLICY erasure ON commerce.listing_versions AS RESTRICTIVE FOR DELETE TO tradepost_worker USING (EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = listing_versions.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
