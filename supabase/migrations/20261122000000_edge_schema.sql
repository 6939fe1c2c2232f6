-- What edge functions keep, in a schema of its own. They reach commerce through the SDK only: their role has rights
-- on schema `edge` and on nothing else, and nothing here is exposed by the Data API (config.toml exposes `api`, which
-- stays empty).

-- Roles belong to the server, not to the database: it may have been made for another database, or be made right now.
do $$
begin
  create role edge_functions login noinherit nosuperuser nocreatedb nocreaterole nobypassrls;
  alter role edge_functions set statement_timeout = '5s';
  alter role edge_functions set lock_timeout = '2s';
  alter role edge_functions set idle_in_transaction_session_timeout = '5s';
exception
  when duplicate_object or unique_violation then null;
end
$$;
comment on role edge_functions is
  'Edge functions. Give it a password before use: alter role edge_functions password ''…''';

create schema if not exists api;
revoke all on schema api from public;
comment on schema api is 'What the Data API exposes: nothing. Commerce is reached through its own API.';

create schema edge;
revoke all on schema edge from public;
grant usage on schema edge to edge_functions;

-- One row per side effect of one event: a mail, a push to one endpoint, a call of one hook. Who inserts the row, or
-- takes over one whose `claimed_until` has passed, does the effect and then marks it done; everybody else answers 409
-- (claimed) or goes on (done). A failure gives the claim back by setting `claimed_until` to now().
create table edge.claims (
  function text not null check (function ~ '^[A-Za-z][A-Za-z0-9_-]{0,63}$'),
  event_id text not null check (event_id <> '' and length(event_id) <= 100),
  effect text not null check (effect <> '' and length(effect) <= 200),
  state text not null default 'claimed' check (state in ('claimed', 'done')),
  claimed_until timestamptz not null default now() + interval '60 seconds',
  attempts integer not null default 1 check (attempts >= 1),
  done_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (function, event_id, effect),
  check ((state = 'done') = (done_at is not null))
);
create index claims_done on edge.claims (done_at) where state = 'done';
create index claims_abandoned on edge.claims (claimed_until) where state = 'claimed';

-- What happened to carts, for analytics. Only with the customer's consent does a row say whose it was: otherwise
-- `cart_id` and `customer_id` are null and the row only counts.
create table edge.cart_activity (
  event_id text primary key check (event_id <> '' and length(event_id) <= 100),
  store_id text not null check (store_id <> '' and length(store_id) <= 100),
  type text not null check (type <> '' and length(type) <= 100),
  cart_id text check (length(cart_id) <= 100),
  customer_id text check (length(customer_id) <= 100),
  occurred_at timestamptz not null,
  data jsonb not null default '{}' check (pg_column_size(data) <= 16384),
  recorded_at timestamptz not null default now()
);
create index cart_activity_of_store on edge.cart_activity (store_id, occurred_at);
create index cart_activity_of_customer on edge.cart_activity (store_id, customer_id) where customer_id is not null;
create index cart_activity_expiry on edge.cart_activity (occurred_at);

-- Browsers that asked for notifications (Web Push, RFC 8030; keys as RFC 8291 names them).
create table edge.push_subscriptions (
  store_id text not null check (store_id <> '' and length(store_id) <= 100),
  endpoint text not null check (endpoint ~ '^https://' and length(endpoint) <= 2000),
  customer_id text not null check (customer_id <> '' and length(customer_id) <= 100),
  p256dh text not null check (p256dh ~ '^[A-Za-z0-9_-]{87}=?$'),
  auth text not null check (auth ~ '^[A-Za-z0-9_-]{22}(==)?$'),
  locale text not null default 'en' check (length(locale) <= 35),
  created_at timestamptz not null default now(),
  primary key (store_id, endpoint)
);
create index push_subscriptions_of_customer on edge.push_subscriptions (store_id, customer_id);

-- What a customer does not want, or does want, to be told, and how. No row: the default of the function.
create table edge.notification_preferences (
  store_id text not null check (store_id <> '' and length(store_id) <= 100),
  customer_id text not null check (customer_id <> '' and length(customer_id) <= 100),
  kind text not null check (kind ~ '^[a-z][a-z0-9_.]{0,63}$'),
  channel text not null check (channel in ('mail', 'push')),
  wanted boolean not null,
  changed_at timestamptz not null default now(),
  primary key (store_id, customer_id, kind, channel)
);

grant select, insert, update, delete on all tables in schema edge to edge_functions;

-- The second line: a right that is granted by mistake opens no row.
alter table edge.claims enable row level security;
alter table edge.cart_activity enable row level security;
alter table edge.push_subscriptions enable row level security;
alter table edge.notification_preferences enable row level security;
create policy functions_only on edge.claims to edge_functions using (true) with check (true);
create policy functions_only on edge.cart_activity to edge_functions using (true) with check (true);
create policy functions_only on edge.push_subscriptions to edge_functions using (true) with check (true);
create policy functions_only on edge.notification_preferences to edge_functions using (true) with check (true);

-- How long things are kept: cart activity 90 days, claims 30 days (longer than any sender tries again).
create function edge.forget_expired() returns table (cart_activity bigint, claims bigint)
language sql
set search_path = ''
as $$
  with old_activity as (
    delete from edge.cart_activity where occurred_at < now() - interval '90 days' returning 1
  ), old_claims as (
    delete from edge.claims
    where (state = 'done' and done_at < now() - interval '30 days')
      or (state = 'claimed' and claimed_until < now() - interval '30 days')
    returning 1
  )
  select (select count(*) from old_activity), (select count(*) from old_claims)
$$;
comment on function edge.forget_expired() is
  'Deletes cart activity older than 90 days and claims older than 30; tells how many of each.';

-- What is known of one customer, when their data is erased.
create function edge.forget_customer(of_store text, of_customer text) returns void
language sql
set search_path = ''
as $$
  update edge.cart_activity set customer_id = null, cart_id = null
  where store_id = of_store and customer_id = of_customer;
  delete from edge.push_subscriptions where store_id = of_store and customer_id = of_customer;
  delete from edge.notification_preferences where store_id = of_store and customer_id = of_customer;
$$;

revoke all on all functions in schema edge from public;
grant execute on all functions in schema edge to edge_functions;
