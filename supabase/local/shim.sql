-- What a project on Supabase has before its first migration, as far as migrations, policies, `supabase db advisors`
-- and the Realtime stand-in need it. For databases of development and tests only; safe to run again.
-- Shapes: https://supabase.com/docs/guides/database/postgres/roles and /guides/realtime/authorization

-- Roles belong to the whole server, so another database may have made them, or be making them at this moment.
do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('anon', 'nologin noinherit'),
      ('authenticated', 'nologin noinherit'),
      ('service_role', 'nologin noinherit bypassrls'),
      ('supabase_admin', 'nologin noinherit'),
      ('authenticator', 'login noinherit'),
      ('supabase_realtime_admin', 'login noinherit')
    ) as roles (name, options)
  loop
    begin
      if not exists (select from pg_roles where rolname = wanted.name) then
        execute format('create role %I %s', wanted.name, wanted.options);
      end if;
    exception
      when duplicate_object or unique_violation then null;
    end;
  end loop;
end
$$;
do $$
declare
  wanted record;
begin
  for wanted in
    select member.name as member, held.name as held
    from (values ('authenticator'), ('supabase_realtime_admin')) as member (name)
    cross join (values ('anon'), ('authenticated'), ('service_role')) as held (name)
  loop
    begin
      if not exists (
        select from pg_auth_members
        where roleid = wanted.held::regrole and member = wanted.member::regrole
      ) then
        execute format('grant %I to %I', wanted.held, wanted.member);
      end if;
    exception
      when unique_violation then null;
      when internal_error then null; -- "tuple concurrently updated": the other one has granted it
    end;
  end loop;
  -- Where the advisors look for the schemas that the Data API exposes; config.toml says the same.
  begin
    if not exists (select from pg_roles where rolname = 'authenticator' and 'pgrst.db_schemas=api' = any (rolconfig)) then
      alter role authenticator set pgrst.db_schemas = 'api';
    end if;
  exception
    when internal_error then null; -- as above
  end;
end
$$;

create schema if not exists auth;
grant usage on schema auth to anon, authenticated, service_role;
create or replace function auth.jwt() returns jsonb
language sql stable
set search_path = ''
as $$ select nullif(current_setting('request.jwt.claims', true), '')::jsonb $$;
create or replace function auth.role() returns text
language sql stable
set search_path = ''
as $$ select auth.jwt() ->> 'role' $$;
create or replace function auth.uid() returns uuid
language sql stable
set search_path = ''
as $$ select (auth.jwt() ->> 'sub')::uuid $$;

create schema if not exists realtime;
grant usage on schema realtime to anon, authenticated, service_role, supabase_realtime_admin;
create or replace function realtime.topic() returns text
language sql stable
set search_path = ''
as $$ select nullif(current_setting('realtime.topic', true), '') $$;
create table if not exists realtime.messages (
  id uuid not null default gen_random_uuid(),
  topic text not null,
  extension text not null,
  event text,
  payload jsonb,
  private boolean default false,
  inserted_at timestamp not null default now(),
  updated_at timestamp not null default now(),
  primary key (id, inserted_at)
) partition by range (inserted_at);
-- The platform makes one a day and drops old ones; nothing is kept here.
create table if not exists realtime.messages_all partition of realtime.messages default;
alter table realtime.messages enable row level security;
alter table realtime.messages_all enable row level security;
alter table realtime.messages owner to supabase_realtime_admin;
alter table realtime.messages_all owner to supabase_realtime_admin;
grant select, insert, update on realtime.messages to anon, authenticated, service_role;

-- The platform grants everything in `public`; row security is what protects there, and nothing of ours is there.
grant usage on schema public to anon, authenticated, service_role;
