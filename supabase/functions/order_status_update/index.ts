import { claimsOf, once } from '../_shared/claims.ts'
import { connect } from '../_shared/database.ts'
import { env } from '../_shared/env.ts'
import { ageOf } from '../_shared/events.ts'
import { log } from '../_shared/log.ts'
import { readRealtime } from '../_shared/realtime.ts'
import { answer, type Delivery, type Effects, receive } from '../_shared/receive.ts'
import { readStores } from '../_shared/stores.ts'
import { keepTidy } from '../_shared/tidy.ts'
import { callHook, hookDigest } from './hooks.ts'
import { isAboutOrder, orderBroadcast, type Part, partsOf, readHooks } from './rules.ts'

const stores = readStores(env)
const announce = readRealtime(env)
const hooks = readHooks(env.json('ORDER_HOOK_URLS', {}))
const hookPatience = env.count('ORDER_HOOK_PATIENCE_HOURS', 24) * 3_600_000
const sql = connect(env.required('EDGE_DB_URL'))
const claims = claimsOf(sql, 'order_status_update')

async function tell({ store, event, body }: Delivery, parts: readonly Part[]): Promise<Effects> {
  if (!isAboutOrder(event)) return {}
  keepTidy(sql)
  const effect = (name: string) => ({ storeId: store.id, eventId: event.id, name })
  const effects: Effects = {}
  if (parts.includes('broadcast')) {
    effects.broadcast = await once(claims, effect('broadcast'), () => announce([orderBroadcast(event)]))
  }
  if (!parts.includes('hooks')) return effects
  await Promise.all(
    (hooks.get(store.id) ?? []).map(async (hook) => {
      const name = `hook/${await hookDigest(hook.url)}`
      effects[name] = await once(claims, effect(name), async () => {
        // Before the sender gives the function itself up for one address that is gone.
        if (ageOf(event, Date.now()) > hookPatience) return log('warn', 'hook given up', effect(name))
        await callHook(hook, event.id, body, Date.now() / 1_000)
      })
    }),
  )
  return effects
}

Deno.serve((request) => {
  const parts = partsOf(new URL(request.url).pathname)
  if (parts === null) return answer(404, { error: 'There is nothing here.' })
  return receive(request, { stores, handle: (delivery) => tell(delivery, parts) })
})
