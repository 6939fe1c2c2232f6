CREATE INDEX "customers_email_prefix" ON "commerce"."customers" USING btree ("store_id",email collate "C");--> statement-breakpoint
CREATE INDEX "customers_name_prefix" ON "commerce"."customers" USING btree ("store_id",lower(full_name) collate "C");--> statement-breakpoint
CREATE INDEX "checkouts_to_forget" ON "commerce"."checkouts" USING btree ("updated_at") WHERE state = 'released' and email <> 'erased@erased.invalid';--> statement-breakpoint
CREATE INDEX "seller_invitations_age" ON "commerce"."seller_invitations" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sellers_to_forget" ON "commerce"."sellers" USING btree ("decided_at") WHERE status = 'refused' and email is not null;--> statement-breakpoint
CREATE INDEX "staff_invitations_age" ON "commerce"."staff_invitations" USING btree ("expires_at");