-- Whether anything was done at the provider's own pages is asked about payments of before there was such a question, too.
ALTER TABLE commerce.payments NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE commerce.payments SET check_at = now()
WHERE check_at IS NULL AND tender = 'provider' AND provider <> 'none' AND updated_at > now() - interval '90 days'
  AND (status = 'authorized' OR (status = 'captured' AND captured_amount > refunded_amount));
--> statement-breakpoint
ALTER TABLE commerce.payments FORCE ROW LEVEL SECURITY;
