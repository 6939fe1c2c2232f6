CREATE TABLE "commerce"."customer_addresses" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"full_name" text NOT NULL,
	"street_address" text NOT NULL,
	"extended_address" text,
	"address_locality" text NOT NULL,
	"address_region" text,
	"postal_code" text,
	"address_country" text NOT NULL,
	"phone" text,
	"is_default" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_addresses_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
CREATE TABLE "commerce"."customer_consents" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"granted" boolean NOT NULL,
	"text_version" text NOT NULL,
	"source" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "customer_consents_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "customer_consents_purpose" CHECK ("commerce"."customer_consents"."purpose" in ('terms', 'marketing_email', 'analytics'))
);
--> statement-breakpoint
CREATE TABLE "commerce"."customer_group_members" (
	"store_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_group_members_store_id_group_id_customer_id_pk" PRIMARY KEY("store_id","group_id","customer_id")
);
--> statement-breakpoint
CREATE TABLE "commerce"."customer_groups" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_groups_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "customer_groups_handle" UNIQUE("store_id","handle")
);
--> statement-breakpoint
CREATE TABLE "commerce"."customer_identities" (
	"store_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_identities_store_id_provider_id_subject_pk" PRIMARY KEY("store_id","provider_id","subject")
);
--> statement-breakpoint
CREATE TABLE "commerce"."customer_passkeys" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"backed_up" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "customer_passkeys_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "customer_passkeys_credential" UNIQUE("store_id","credential_id")
);
--> statement-breakpoint
CREATE TABLE "commerce"."customer_recovery_codes" (
	"store_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "customer_recovery_codes_store_id_customer_id_code_hash_pk" PRIMARY KEY("store_id","customer_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "commerce"."customer_second_factors" (
	"store_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"sealed_secret" "bytea" NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_second_factors_store_id_customer_id_pk" PRIMARY KEY("store_id","customer_id")
);
--> statement-breakpoint
CREATE TABLE "commerce"."customer_sessions" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"device" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_because" text,
	CONSTRAINT "customer_sessions_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "customer_sessions_end" CHECK (("commerce"."customer_sessions"."ended_at" is null) = ("commerce"."customer_sessions"."ended_because" is null))
);
--> statement-breakpoint
CREATE TABLE "commerce"."customers" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"email" text,
	"full_name" text NOT NULL,
	"phone" text,
	"locale" text NOT NULL,
	"password_hash" text,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"erased_at" timestamp with time zone,
	CONSTRAINT "customers_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "customers_email" UNIQUE("store_id","email"),
	CONSTRAINT "customers_status" CHECK ("commerce"."customers"."status" in ('active', 'suspended', 'erased')),
	CONSTRAINT "customers_email_lower" CHECK ("commerce"."customers"."email" = lower("commerce"."customers"."email")),
	CONSTRAINT "customers_erased" CHECK (("commerce"."customers"."status" = 'erased') = ("commerce"."customers"."email" is null) and ("commerce"."customers"."status" = 'erased') = ("commerce"."customers"."erased_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "commerce"."identity_providers" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"issuer" text NOT NULL,
	"client_id" text NOT NULL,
	"sealed_client_secret" "bytea" NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "identity_providers_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "identity_providers_handle" UNIQUE("store_id","handle")
);
--> statement-breakpoint
CREATE TABLE "commerce"."one_time_tokens" (
	"store_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"purpose" text NOT NULL,
	"customer_id" uuid,
	"sealed_data" "bytea",
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "one_time_tokens_store_id_token_hash_pk" PRIMARY KEY("store_id","token_hash"),
	CONSTRAINT "one_time_tokens_purpose" CHECK ("commerce"."one_time_tokens"."purpose" in ('register', 'reset_password', 'change_email', 'second_factor', 'passkey', 'provider'))
);
--> statement-breakpoint
CREATE TABLE "commerce"."refresh_tokens" (
	"store_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"session_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "refresh_tokens_store_id_token_hash_pk" PRIMARY KEY("store_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "commerce"."event_details" (
	"store_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"before" jsonb,
	"after" jsonb,
	CONSTRAINT "event_details_store_id_event_id_pk" PRIMARY KEY("store_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "commerce"."mails" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"template" text NOT NULL,
	"locale" text NOT NULL,
	"to_address" text,
	"sealed" "bytea",
	"status" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lease_until" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mails_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "mails_status" CHECK ("commerce"."mails"."status" in ('waiting', 'sending', 'sent', 'failed')),
	CONSTRAINT "mails_attempts" CHECK ("commerce"."mails"."attempts" >= 0),
	CONSTRAINT "mails_lease" CHECK (("commerce"."mails"."status" = 'sending') = ("commerce"."mails"."lease_until" is not null)),
	CONSTRAINT "mails_sent" CHECK (("commerce"."mails"."status" = 'sent') = ("commerce"."mails"."sent_at" is not null)),
	CONSTRAINT "mails_wiped" CHECK (("commerce"."mails"."status" in ('waiting', 'sending')) = ("commerce"."mails"."sealed" is not null) and ("commerce"."mails"."sealed" is null) = ("commerce"."mails"."to_address" is null)),
	CONSTRAINT "mails_error" CHECK ("commerce"."mails"."last_error" ~ '^[a-z0-9-]{1,40}$')
);
--> statement-breakpoint
CREATE TABLE "commerce"."order_access_codes" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lookup_hash" text NOT NULL,
	"order_id" uuid,
	"code_hash" text DEFAULT '' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "order_access_codes_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
CREATE TABLE "commerce"."seller_invitations" (
	"store_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"is_owner" boolean DEFAULT false NOT NULL,
	"permissions" text[] NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "seller_invitations_store_id_seller_id_id_pk" PRIMARY KEY("store_id","seller_id","id"),
	CONSTRAINT "seller_invitations_token" UNIQUE("store_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "commerce"."seller_members" (
	"store_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"is_owner" boolean DEFAULT false NOT NULL,
	"permissions" text[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "seller_members_store_id_seller_id_account_id_pk" PRIMARY KEY("store_id","seller_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "commerce"."seller_sessions" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"device" text DEFAULT '' NOT NULL,
	"session_epoch" integer DEFAULT 1 NOT NULL,
	"second_factor_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "seller_sessions_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "seller_sessions_token" UNIQUE("store_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "commerce"."store_secrets" (
	"store_id" uuid NOT NULL,
	"name" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "store_secrets_store_id_name_pk" PRIMARY KEY("store_id","name")
);
--> statement-breakpoint
CREATE TABLE "commerce"."account_stores" (
	"account_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	CONSTRAINT "account_stores_account_id_store_id_pk" PRIMARY KEY("account_id","store_id")
);
--> statement-breakpoint
CREATE TABLE "commerce"."account_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"account_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "account_tokens_purpose" CHECK ("commerce"."account_tokens"."purpose" in ('reset_password', 'first_owner'))
);
--> statement-breakpoint
CREATE TABLE "commerce"."staff_invitations" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"role_id" uuid,
	"token_hash" text NOT NULL,
	"invited_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "staff_invitations_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "staff_invitations_token" UNIQUE("store_id","token_hash"),
	CONSTRAINT "staff_invitations_role_given" CHECK ("commerce"."staff_invitations"."role_id" is not null or "commerce"."staff_invitations"."accepted_at" is not null or "commerce"."staff_invitations"."revoked_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "commerce"."staff_recovery_codes" (
	"account_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "staff_recovery_codes_account_id_code_hash_pk" PRIMARY KEY("account_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "commerce"."staff_roles" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"permissions" text[] NOT NULL,
	"is_owner" boolean DEFAULT false NOT NULL,
	"built_in" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_roles_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "staff_roles_name" UNIQUE("store_id","name"),
	CONSTRAINT "staff_roles_name_given" CHECK (length("commerce"."staff_roles"."name") between 1 and 80)
);
--> statement-breakpoint
CREATE TABLE "commerce"."staff_second_factors" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"sealed_secret" "bytea" NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commerce"."attempt_counters" (
	"store_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_hash" text NOT NULL,
	"count" integer NOT NULL,
	"window_ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attempt_counters_store_id_kind_subject_hash_pk" PRIMARY KEY("store_id","kind","subject_hash")
);
--> statement-breakpoint
ALTER TABLE "commerce"."carts" DROP CONSTRAINT "carts_status";--> statement-breakpoint
ALTER TABLE "commerce"."store_keys" DROP CONSTRAINT "store_keys_kind";--> statement-breakpoint
ALTER TABLE "commerce"."stores" DROP CONSTRAINT "stores_status";--> statement-breakpoint
ALTER TABLE "commerce"."staff_memberships" DROP CONSTRAINT "staff_memberships_role";--> statement-breakpoint
ALTER TABLE "commerce"."staff_memberships" DROP CONSTRAINT "staff_memberships_store";
--> statement-breakpoint
ALTER TABLE "commerce"."carts" ADD COLUMN "customer_id" uuid;--> statement-breakpoint
ALTER TABLE "commerce"."checkouts" ADD COLUMN "holder_hash" text;--> statement-breakpoint
ALTER TABLE "commerce"."checkouts" ADD COLUMN "holder_place" integer;--> statement-breakpoint
ALTER TABLE "commerce"."fulfillments" ADD COLUMN "seller_id" uuid;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "customer_id" uuid;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "secret_expires_at" timestamp with time zone DEFAULT now() + interval '90 days' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "secret_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "commerce"."sellers" ADD COLUMN "status" text DEFAULT 'active' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."sellers" ADD COLUMN "description" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."sellers" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "commerce"."sellers" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "commerce"."sellers" ADD COLUMN "website" text;--> statement-breakpoint
ALTER TABLE "commerce"."sellers" ADD COLUMN "decision_reason" text;--> statement-breakpoint
ALTER TABLE "commerce"."sellers" ADD COLUMN "decided_by" text;--> statement-breakpoint
ALTER TABLE "commerce"."sellers" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "commerce"."sellers" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."sellers" ADD COLUMN "updated_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."store_domains" ADD COLUMN "position" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."store_domains" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."store_keys" ADD COLUMN "name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."store_keys" ADD COLUMN "seller_id" uuid;--> statement-breakpoint
ALTER TABLE "commerce"."store_keys" ADD COLUMN "allowed_origins" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."store_keys" ADD COLUMN "networks" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."store_keys" ADD COLUMN "created_by" text DEFAULT 'owner' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."store_keys" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "commerce"."store_keys" ADD COLUMN "last_used_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "commerce"."store_keys" ADD COLUMN "replaced_by" uuid;--> statement-breakpoint
ALTER TABLE "commerce"."store_keys" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD COLUMN "locales" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD COLUMN "support_email" text;--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD COLUMN "twin_of" uuid;--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD COLUMN "twin_id" uuid;--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD COLUMN "delete_after" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD COLUMN "updated_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."staff_accounts" ADD COLUMN "password_changed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."staff_accounts" ADD COLUMN "status" text DEFAULT 'active' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."staff_accounts" ADD COLUMN "may_create_stores" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."staff_accounts" ADD COLUMN "session_epoch" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."staff_accounts" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."staff_accounts" ADD COLUMN "updated_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."stores" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "commerce"."staff_memberships" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- The owner sees all stores until the end of this file: foreign keys to what is there are checked with his eyes.
-- Every store has had one role, owner, and gets the built-in ones; its members keep theirs.
INSERT INTO "commerce"."staff_roles" (store_id, id, name, permissions, is_owner, built_in)
SELECT s.store_id, gen_random_uuid(), r.name, r.permissions, r.name = 'owner', true FROM "commerce"."stores" s, (VALUES
  ('owner', '{orders:read,orders:fulfill,customers:read,customers:write,sellers:read,sellers:write,store:read,store:write,keys:read,keys:write,secrets:write,staff:read,staff:write,audit:read,store:export,store:delete}'::text[]),
  ('manager', '{orders:read,orders:fulfill,customers:read,customers:write,sellers:read,sellers:write,store:read,store:write,keys:read,keys:write,secrets:write,staff:read,audit:read}'),
  ('fulfillment', '{orders:read,orders:fulfill}'),
  ('support', '{orders:read,customers:read,sellers:read}')) AS r (name, permissions);--> statement-breakpoint
ALTER TABLE "commerce"."staff_memberships" ADD COLUMN "role_id" uuid;--> statement-breakpoint
UPDATE "commerce"."staff_memberships" m SET role_id = r.id FROM "commerce"."staff_roles" r WHERE r.store_id = m.store_id AND r.is_owner;--> statement-breakpoint
ALTER TABLE "commerce"."staff_memberships" ALTER COLUMN "role_id" SET NOT NULL;--> statement-breakpoint
INSERT INTO "commerce"."account_stores" (account_id, store_id) SELECT account_id, store_id FROM "commerce"."staff_memberships";--> statement-breakpoint
ALTER TABLE "commerce"."staff_memberships" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."staff_sessions" ADD COLUMN "device" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."staff_sessions" ADD COLUMN "session_epoch" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "commerce"."staff_sessions" ADD COLUMN "second_factor_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "commerce"."customer_addresses" ADD CONSTRAINT "customer_addresses_customer" FOREIGN KEY ("store_id","customer_id") REFERENCES "commerce"."customers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."customer_consents" ADD CONSTRAINT "customer_consents_customer" FOREIGN KEY ("store_id","customer_id") REFERENCES "commerce"."customers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."customer_group_members" ADD CONSTRAINT "customer_group_members_group" FOREIGN KEY ("store_id","group_id") REFERENCES "commerce"."customer_groups"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."customer_group_members" ADD CONSTRAINT "customer_group_members_customer" FOREIGN KEY ("store_id","customer_id") REFERENCES "commerce"."customers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."customer_groups" ADD CONSTRAINT "customer_groups_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."customer_identities" ADD CONSTRAINT "customer_identities_provider" FOREIGN KEY ("store_id","provider_id") REFERENCES "commerce"."identity_providers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."customer_identities" ADD CONSTRAINT "customer_identities_customer" FOREIGN KEY ("store_id","customer_id") REFERENCES "commerce"."customers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."customer_passkeys" ADD CONSTRAINT "customer_passkeys_customer" FOREIGN KEY ("store_id","customer_id") REFERENCES "commerce"."customers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."customer_recovery_codes" ADD CONSTRAINT "customer_recovery_codes_customer" FOREIGN KEY ("store_id","customer_id") REFERENCES "commerce"."customers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."customer_second_factors" ADD CONSTRAINT "customer_second_factors_customer" FOREIGN KEY ("store_id","customer_id") REFERENCES "commerce"."customers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."customer_sessions" ADD CONSTRAINT "customer_sessions_customer" FOREIGN KEY ("store_id","customer_id") REFERENCES "commerce"."customers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."customers" ADD CONSTRAINT "customers_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."identity_providers" ADD CONSTRAINT "identity_providers_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."one_time_tokens" ADD CONSTRAINT "one_time_tokens_customer" FOREIGN KEY ("store_id","customer_id") REFERENCES "commerce"."customers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."refresh_tokens" ADD CONSTRAINT "refresh_tokens_session" FOREIGN KEY ("store_id","session_id") REFERENCES "commerce"."customer_sessions"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."event_details" ADD CONSTRAINT "event_details_event" FOREIGN KEY ("store_id","event_id") REFERENCES "commerce"."events"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."mails" ADD CONSTRAINT "mails_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."order_access_codes" ADD CONSTRAINT "order_access_codes_order" FOREIGN KEY ("store_id","order_id") REFERENCES "commerce"."orders"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."seller_invitations" ADD CONSTRAINT "seller_invitations_seller" FOREIGN KEY ("store_id","seller_id") REFERENCES "commerce"."sellers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."seller_members" ADD CONSTRAINT "seller_members_account_id_staff_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "commerce"."staff_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."seller_members" ADD CONSTRAINT "seller_members_seller" FOREIGN KEY ("store_id","seller_id") REFERENCES "commerce"."sellers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."seller_sessions" ADD CONSTRAINT "seller_sessions_member" FOREIGN KEY ("store_id","seller_id","account_id") REFERENCES "commerce"."seller_members"("store_id","seller_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."store_secrets" ADD CONSTRAINT "store_secrets_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."account_stores" ADD CONSTRAINT "account_stores_account_id_staff_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "commerce"."staff_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."account_stores" ADD CONSTRAINT "account_stores_store_id_stores_store_id_fk" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."account_tokens" ADD CONSTRAINT "account_tokens_account_id_staff_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "commerce"."staff_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."staff_invitations" ADD CONSTRAINT "staff_invitations_role" FOREIGN KEY ("store_id","role_id") REFERENCES "commerce"."staff_roles"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."staff_recovery_codes" ADD CONSTRAINT "staff_recovery_codes_account_id_staff_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "commerce"."staff_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."staff_roles" ADD CONSTRAINT "staff_roles_store" FOREIGN KEY ("store_id") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."staff_second_factors" ADD CONSTRAINT "staff_second_factors_account_id_staff_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "commerce"."staff_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customer_addresses_of" ON "commerce"."customer_addresses" USING btree ("store_id","customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_addresses_one_default" ON "commerce"."customer_addresses" USING btree ("store_id","customer_id") WHERE is_default;--> statement-breakpoint
CREATE INDEX "customer_consents_of" ON "commerce"."customer_consents" USING btree ("store_id","customer_id","recorded_at");--> statement-breakpoint
CREATE INDEX "customer_group_members_of" ON "commerce"."customer_group_members" USING btree ("store_id","customer_id");--> statement-breakpoint
CREATE INDEX "customer_identities_of" ON "commerce"."customer_identities" USING btree ("store_id","customer_id");--> statement-breakpoint
CREATE INDEX "customer_passkeys_of" ON "commerce"."customer_passkeys" USING btree ("store_id","customer_id");--> statement-breakpoint
CREATE INDEX "customer_sessions_of" ON "commerce"."customer_sessions" USING btree ("store_id","customer_id");--> statement-breakpoint
CREATE INDEX "customer_sessions_age" ON "commerce"."customer_sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "customers_newest" ON "commerce"."customers" USING btree ("store_id","created_at","id");--> statement-breakpoint
CREATE INDEX "one_time_tokens_of" ON "commerce"."one_time_tokens" USING btree ("store_id","customer_id","purpose");--> statement-breakpoint
CREATE INDEX "one_time_tokens_age" ON "commerce"."one_time_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "refresh_tokens_of" ON "commerce"."refresh_tokens" USING btree ("store_id","session_id");--> statement-breakpoint
CREATE INDEX "refresh_tokens_age" ON "commerce"."refresh_tokens" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "mails_waiting" ON "commerce"."mails" USING btree ("next_attempt_at") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "mails_sending" ON "commerce"."mails" USING btree ("lease_until") WHERE status = 'sending';--> statement-breakpoint
CREATE INDEX "mails_failed" ON "commerce"."mails" USING btree ("created_at") WHERE status = 'failed';--> statement-breakpoint
CREATE INDEX "mails_age" ON "commerce"."mails" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "order_access_codes_lookup" ON "commerce"."order_access_codes" USING btree ("store_id","lookup_hash","created_at");--> statement-breakpoint
CREATE INDEX "order_access_codes_of" ON "commerce"."order_access_codes" USING btree ("store_id","order_id");--> statement-breakpoint
CREATE INDEX "order_access_codes_age" ON "commerce"."order_access_codes" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "seller_invitations_one_open" ON "commerce"."seller_invitations" USING btree ("store_id","seller_id","email") WHERE accepted_at is null and revoked_at is null;--> statement-breakpoint
CREATE INDEX "seller_members_account" ON "commerce"."seller_members" USING btree ("store_id","account_id");--> statement-breakpoint
CREATE INDEX "seller_sessions_account" ON "commerce"."seller_sessions" USING btree ("store_id","seller_id","account_id");--> statement-breakpoint
CREATE INDEX "seller_sessions_age" ON "commerce"."seller_sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "account_stores_store" ON "commerce"."account_stores" USING btree ("store_id");--> statement-breakpoint
CREATE INDEX "account_tokens_account" ON "commerce"."account_tokens" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "account_tokens_age" ON "commerce"."account_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "staff_invitations_role_index" ON "commerce"."staff_invitations" USING btree ("store_id","role_id");--> statement-breakpoint
CREATE INDEX "staff_invitations_newest" ON "commerce"."staff_invitations" USING btree ("store_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_invitations_one_open" ON "commerce"."staff_invitations" USING btree ("store_id","email") WHERE accepted_at is null and revoked_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "staff_roles_one_owner" ON "commerce"."staff_roles" USING btree ("store_id") WHERE is_owner;--> statement-breakpoint
CREATE INDEX "attempt_counters_age" ON "commerce"."attempt_counters" USING btree ("window_ends_at");--> statement-breakpoint
ALTER TABLE "commerce"."carts" ADD CONSTRAINT "carts_customer" FOREIGN KEY ("store_id","customer_id") REFERENCES "commerce"."customers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."fulfillments" ADD CONSTRAINT "fulfillments_seller" FOREIGN KEY ("store_id","seller_id") REFERENCES "commerce"."sellers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."orders" ADD CONSTRAINT "orders_customer" FOREIGN KEY ("store_id","customer_id") REFERENCES "commerce"."customers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD CONSTRAINT "stores_twin_of_stores_store_id_fk" FOREIGN KEY ("twin_of") REFERENCES "commerce"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commerce"."staff_memberships" ADD CONSTRAINT "staff_memberships_role" FOREIGN KEY ("store_id","role_id") REFERENCES "commerce"."staff_roles"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "carts_of_customer" ON "commerce"."carts" USING btree ("store_id","customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "carts_one_open" ON "commerce"."carts" USING btree ("store_id","customer_id") WHERE status in ('open', 'completing');--> statement-breakpoint
CREATE INDEX "events_newest" ON "commerce"."events" USING btree ("store_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "events_audit" ON "commerce"."events" USING btree ("store_id","occurred_at","id") WHERE split_part(actor, ':', 1) in ('staff', 'secret_key', 'seller_member', 'seller_key');--> statement-breakpoint
CREATE UNIQUE INDEX "checkouts_holder_place" ON "commerce"."checkouts" USING btree ("store_id","holder_hash","holder_place") WHERE state in ('held', 'paying');--> statement-breakpoint
CREATE INDEX "checkouts_of_email" ON "commerce"."checkouts" USING btree ("store_id",lower(email));--> statement-breakpoint
CREATE INDEX "fulfillments_of_seller" ON "commerce"."fulfillments" USING btree ("store_id","seller_id");--> statement-breakpoint
CREATE INDEX "order_lines_seller_index" ON "commerce"."order_lines" USING btree ("store_id","seller_id","order_id");--> statement-breakpoint
CREATE INDEX "orders_of_customer" ON "commerce"."orders" USING btree ("store_id","customer_id","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_of_email" ON "commerce"."orders" USING btree ("store_id",lower(email));--> statement-breakpoint
CREATE UNIQUE INDEX "sellers_one_application" ON "commerce"."sellers" USING btree ("store_id","email") WHERE status = 'applied';--> statement-breakpoint
CREATE INDEX "store_domains_store" ON "commerce"."store_domains" USING btree ("store_id");--> statement-breakpoint
CREATE INDEX "staff_memberships_role_index" ON "commerce"."staff_memberships" USING btree ("store_id","role_id");--> statement-breakpoint
CREATE INDEX "staff_memberships_newest" ON "commerce"."staff_memberships" USING btree ("store_id","created_at","account_id");--> statement-breakpoint
CREATE INDEX "staff_sessions_age" ON "commerce"."staff_sessions" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "commerce"."checkouts" DROP COLUMN "cart_secret_version";--> statement-breakpoint
ALTER TABLE "commerce"."staff_memberships" DROP COLUMN "role";--> statement-breakpoint
ALTER TABLE "commerce"."store_keys" ADD CONSTRAINT "store_keys_id" UNIQUE("store_id","id");--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD CONSTRAINT "stores_slug" UNIQUE("slug");--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD CONSTRAINT "stores_one_twin" UNIQUE("twin_of");--> statement-breakpoint
ALTER TABLE "commerce"."carts" ADD CONSTRAINT "carts_status" CHECK ("commerce"."carts"."status" in ('open', 'completing', 'completed', 'merged'));--> statement-breakpoint
ALTER TABLE "commerce"."sellers" ADD CONSTRAINT "sellers_status" CHECK ("commerce"."sellers"."status" in ('applied', 'active', 'suspended', 'refused', 'closed'));--> statement-breakpoint
ALTER TABLE "commerce"."sellers" ADD CONSTRAINT "sellers_house_active" CHECK (not "commerce"."sellers"."is_house" or "commerce"."sellers"."status" = 'active');--> statement-breakpoint
ALTER TABLE "commerce"."store_keys" ADD CONSTRAINT "store_keys_seller" CHECK (("commerce"."store_keys"."kind" = 'seller') = ("commerce"."store_keys"."seller_id" is not null));--> statement-breakpoint
ALTER TABLE "commerce"."store_keys" ADD CONSTRAINT "store_keys_origins" CHECK ("commerce"."store_keys"."kind" = 'publishable' or "commerce"."store_keys"."allowed_origins" = '{}');--> statement-breakpoint
ALTER TABLE "commerce"."store_keys" ADD CONSTRAINT "store_keys_networks" CHECK ("commerce"."store_keys"."kind" <> 'publishable' or "commerce"."store_keys"."networks" = '{}');--> statement-breakpoint
ALTER TABLE "commerce"."store_keys" ADD CONSTRAINT "store_keys_kind" CHECK ("commerce"."store_keys"."kind" in ('publishable', 'secret', 'seller'));--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD CONSTRAINT "stores_deleted" CHECK (("commerce"."stores"."status" = 'deleted') = ("commerce"."stores"."delete_after" is not null));--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD CONSTRAINT "stores_erased" CHECK ("commerce"."stores"."erased_at" is null or "commerce"."stores"."status" = 'deleted');--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD CONSTRAINT "stores_twin" CHECK ("commerce"."stores"."twin_id" is null or "commerce"."stores"."twin_of" is null);--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD CONSTRAINT "stores_clock" CHECK ("commerce"."stores"."clock_offset_seconds" = 0 or "commerce"."stores"."twin_of" is not null);--> statement-breakpoint
ALTER TABLE "commerce"."stores" ADD CONSTRAINT "stores_status" CHECK ("commerce"."stores"."status" in ('open', 'suspended', 'deleted'));--> statement-breakpoint
ALTER TABLE "commerce"."staff_accounts" ADD CONSTRAINT "staff_accounts_status" CHECK ("commerce"."staff_accounts"."status" in ('active', 'suspended'));--> statement-breakpoint
ALTER TABLE "commerce"."staff_memberships" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "commerce"."stores" FORCE ROW LEVEL SECURITY;
