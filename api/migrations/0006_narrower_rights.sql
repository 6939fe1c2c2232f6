-- Two permissions were parts of wider ones. The built-in roles keep what they could; a role of a store's own gets neither: its owners give them, because they now ask for a second factor.
ALTER TABLE commerce.staff_roles NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE commerce.staff_roles SET permissions = permissions || '{customers:erase,domains:write}', version = version + 1, updated_at = now()
WHERE built_in AND name IN ('owner', 'manager');
--> statement-breakpoint
ALTER TABLE commerce.staff_roles FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- What is told of an invitation names the role: whom it was sent to stands in the invitation alone, which is forgotten.
ALTER TABLE commerce.events NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.event_details NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE commerce.event_details d SET after = d.after - 'email' FROM commerce.events e
WHERE e.store_id = d.store_id AND e.id = d.event_id AND e.type = 'staff.invited' AND d.after ? 'email';
--> statement-breakpoint
ALTER TABLE commerce.event_details FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE commerce.events FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- No statement changes the address or the status of an account, and a new one begins with nothing but these.
REVOKE UPDATE (email, status) ON commerce.staff_accounts FROM tradepost_api, tradepost_worker;
--> statement-breakpoint
REVOKE INSERT ON commerce.staff_accounts FROM tradepost_api, tradepost_worker;
--> statement-breakpoint
GRANT INSERT (id, email, name, password_hash) ON commerce.staff_accounts TO tradepost_api, tradepost_worker;
--> statement-breakpoint
-- Invitations, and with them their addresses, are forgotten thirty days after their time; the worker crosses stores for it.
CREATE POLICY expiry_reads ON commerce.staff_invitations FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_deletes ON commerce.staff_invitations FOR DELETE TO tradepost_worker USING (true);
--> statement-breakpoint
ALTER POLICY erasure ON commerce.staff_invitations USING (expires_at < now() - interval '30 days' OR EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = staff_invitations.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
CREATE POLICY expiry_reads ON commerce.seller_invitations FOR SELECT TO tradepost_worker USING (true);
--> statement-breakpoint
CREATE POLICY expiry_deletes ON commerce.seller_invitations FOR DELETE TO tradepost_worker USING (true);
--> statement-breakpoint
ALTER POLICY erasure ON commerce.seller_invitations USING (expires_at < now() - interval '30 days' OR EXISTS (SELECT 1 FROM commerce.stores s WHERE s.store_id = seller_invitations.store_id AND s.status = 'deleted' AND s.delete_after <= now()));
--> statement-breakpoint
-- So are those who applied and were refused: the worker finds them in all stores, and writes in each of them.
CREATE POLICY expiry_reads ON commerce.sellers FOR SELECT TO tradepost_worker USING (status = 'refused' AND email IS NOT NULL AND decided_at < now() - interval '30 days');
