-- Up to which version listeners of a product's channels were told of each of its parts: what comes late, because it was
-- sent again or played back, must not undo what was told after it. `versions` is by part ("listing", "variant/<id>",
-- "stock/<offer>", "offer/<id>", "product"); `listing` is what was told last of the product itself.
create table edge.told_versions (
  store_id text not null check (store_id <> '' and length(store_id) <= 100),
  product_id text not null check (product_id <> '' and length(product_id) <= 100),
  versions jsonb not null default '{}' check (jsonb_typeof(versions) = 'object'),
  listing jsonb check (jsonb_typeof(listing) = 'object'),
  told_at timestamptz not null default now(),
  primary key (store_id, product_id)
);
create index told_versions_expiry on edge.told_versions (told_at);

grant select, insert, update, delete on edge.told_versions to edge_functions;
alter table edge.told_versions enable row level security;
create policy functions_only on edge.told_versions to edge_functions using (true) with check (true);

-- As long as claims are kept: nobody sends anything again after that.
create or replace function edge.forget_expired() returns table (cart_activity bigint, claims bigint)
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
  ), old_versions as (
    delete from edge.told_versions where told_at < now() - interval '30 days'
  )
  select (select count(*) from old_activity), (select count(*) from old_claims)
$$;
comment on function edge.forget_expired() is
  'Deletes cart activity older than 90 days, claims and told versions older than 30; tells how many of the first two.';
