-- Who hears what on Realtime: the channels that their token names, and nobody sends. The token is ours (claim `rt`,
-- `{"topics": ["order:ord_…"]}`; POST /v1/realtime/tokens); whether its bearer may see the order was decided when it
-- was signed, so no table of commerce is read here and this works in whatever database Realtime has.
--
-- There is no INSERT policy on purpose: with row security on, only the service key, which is above it, broadcasts.
-- `auth.uid()` is avoided: it fails for subjects that are no UUID, and an error in one policy refuses every channel.

do $$
declare
  of_others text;
begin
  select string_agg(format('%I', policyname), ', ') into of_others
  from pg_policies where schemaname = 'realtime' and tablename = 'messages' and policyname <> 'listen_to_own_topics';
  if of_others is not null then
    raise warning 'realtime.messages has other policies (%): they widen what is decided here.', of_others;
  end if;
end
$$;

create policy listen_to_own_topics on realtime.messages
for select to anon, authenticated
using (
  extension = 'broadcast'
  and coalesce((select auth.jwt()) -> 'rt' -> 'topics', '[]'::jsonb) ? (select realtime.topic())
);
