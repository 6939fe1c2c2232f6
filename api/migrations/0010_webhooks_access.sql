-- Endpoints, what their deliveries are signed with, and the deliveries: the second net as for everything else (see 0001).
ALTER TABLE commerce.webhook_endpoints ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.webhook_endpoints FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.webhook_endpoints USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.webhook_secrets ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.webhook_secrets FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.webhook_secrets USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE commerce.webhook_deliveries ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.webhook_deliveries FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON commerce.webhook_deliveries USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH CHECK (store_id = nullif(current_setting('app.store_id', true), '')::uuid);
--> statement-breakpoint
-- The worker crosses stores to find endpoints that have something to be sent, and what has run out.
CREATE POLICY delivery_reads ON commerce.webhook_endpoints FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_deletes ON commerce.webhook_endpoints FOR DELETE TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_reads ON commerce.webhook_secrets FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_deletes ON commerce.webhook_secrets FOR DELETE TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_reads ON commerce.webhook_deliveries FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_deletes ON commerce.webhook_deliveries FOR DELETE TO tradepost_worker USING (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON commerce.webhook_endpoints, commerce.webhook_secrets, commerce.webhook_deliveries TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT DELETE ON commerce.webhook_secrets TO tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT DELETE ON commerce.webhook_endpoints, commerce.webhook_deliveries TO tradepost_worker;
--> statement-breakpoint
-- Whoever owns or manages a store may choose where its events go; a role of a store's own gets it from its owners.
ALTER TABLE commerce.staff_roles NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE commerce.staff_roles SET permissions = permissions || '{webhooks:read,webhooks:write}', version = version + 1, updated_at = now()
WHERE built_in AND name IN ('owner', 'manager') AND NOT 'webhooks:write' = ANY(permissions);
--> statement-breakpoint
ALTER TABLE commerce.staff_roles FORCE ROW LEVEL SECURITY;
