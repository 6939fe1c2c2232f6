-- Money that came too late is not live, also where it does not go back at the first try: another payment may run or have paid.
ALTER TABLE "commerce"."payments" ADD COLUMN "is_late" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE commerce.payments NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE commerce.reconciliations NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE commerce.payments p SET is_late = true FROM commerce.reconciliations r
WHERE r.store_id = p.store_id AND r.payment_id = p.id AND r.found = 'captured_late';--> statement-breakpoint
ALTER TABLE commerce.reconciliations FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE commerce.payments FORCE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "commerce"."payments_one_live";--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_live" ON "commerce"."payments" USING btree ("store_id","reference") WHERE tender = 'provider' and not is_late and (status in ('started', 'requires_action', 'authorized') or (status = 'captured' and (captured_amount = 0 or refunded_amount + refunding_amount < captured_amount)));
