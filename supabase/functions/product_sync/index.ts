import { claimsOf, type EffectOutcome, onceForAll } from '../_shared/claims.ts'
import { connect } from '../_shared/database.ts'
import { env } from '../_shared/env.ts'
import { readRealtime } from '../_shared/realtime.ts'
import { type Delivery, type Effects, receive } from '../_shared/receive.ts'
import { readStores, type Store } from '../_shared/stores.ts'
import { keepTidy } from '../_shared/tidy.ts'
import { Coalescer } from './coalesce.ts'
import { readAhead } from './feed.ts'
import { readPurge } from './purge.ts'
import {
  broadcastsOf,
  type CatalogEvent,
  cacheKeysOf,
  isCatalogEvent,
  mergeChanges,
  productOf,
} from './rules.ts'
import { takeNews } from './told.ts'

const windowMilliseconds = 500

const stores = readStores(env)
const announce = readRealtime(env)
const purge = readPurge(env)
const sql = connect(env.required('EDGE_DB_URL'))
const claims = claimsOf(sql, 'product_sync')

interface Item {
  store: Store
  event: CatalogEvent
}

const lines = new Coalescer<Item, Effects>({
  windowMilliseconds,
  async work(items, { isFirst }) {
    const [first] = items
    if (!first) return () => ({})
    const { store } = first
    const known = items.map(({ event }) => event)
    // The sender keeps the events of a product in line: while one waits here the next ones wait there. They are fetched
    // and told with it, so that the line is never longer than a window.
    const events = isFirst ? known : [...known, ...(await readAhead(store, known))]
    const outcomes = await tell(store, events)
    return ({ event }) =>
      Object.fromEntries(Object.entries(outcomes).map(([name, of]) => [name, of.get(event.id) ?? 'failed']))
  },
})

async function tell(
  store: Store,
  events: CatalogEvent[],
): Promise<Record<string, Map<string, EffectOutcome>>> {
  const eventIds = events.map(({ id }) => id)
  const productId = events[0] ? productOf(events[0]) : ''
  const changesOf = (ids: string[]) => mergeChanges(events.filter(({ id }) => ids.includes(id)))
  const broadcast = await onceForAll(
    claims,
    { storeId: store.id, eventIds, name: 'broadcast' },
    async (ids) => {
      const mine = events.filter(({ id }) => ids.includes(id))
      const news = await takeNews(sql, { storeId: store.id, productId, events: mine })
      await announce(broadcastsOf(store.id, mergeChanges(news)))
    },
  )
  if (!purge) return { broadcast }
  const purged = await onceForAll(claims, { storeId: store.id, eventIds, name: 'purge' }, (ids) =>
    purge({ id: ids.at(-1) ?? '', storeId: store.id, keys: cacheKeysOf(changesOf(ids)) }),
  )
  return { broadcast, purge: purged }
}

const before: Effects = purge ? { broadcast: 'before', purge: 'before' } : { broadcast: 'before' }
const effectNames = Object.keys(before)

async function sync({ store, event }: Delivery): Promise<Effects> {
  if (!isCatalogEvent(event)) return {}
  keepTidy(sql)
  // Told with an earlier one: it need not stand in line.
  if (await claims.areDone({ storeId: store.id, eventId: event.id, names: effectNames })) return before
  return await lines.add(`${store.id}/${productOf(event)}`, { store, event })
}

Deno.serve((request) => receive(request, { stores, handle: sync }))
