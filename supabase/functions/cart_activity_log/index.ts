import { connect } from '../_shared/database.ts'
import { env } from '../_shared/env.ts'
import { type Delivery, type Effects, receive } from '../_shared/receive.ts'
import { isRefusal } from '../_shared/sdk/index.ts'
import { readStores, type Store } from '../_shared/stores.ts'
import { keepTidy } from '../_shared/tidy.ts'
import { forgetActivity, readBound, writeActivity } from './activity.ts'
import { Gatherer } from './gather.ts'
import { activityOf, agreed, type CartEvent, customersOf, customerToForget, isCartEvent } from './rules.ts'

const stores = readStores(env)
const sql = connect(env.required('EDGE_DB_URL'))
const batches = new Map<string, Gatherer<CartEvent, Effects>>()

function batchOf(store: Store): Gatherer<CartEvent, Effects> {
  const gatherer =
    batches.get(store.id) ??
    new Gatherer<CartEvent, Effects>({
      milliseconds: 50,
      itemsMax: 200,
      write: (events) => write(store, events),
    })
  batches.set(store.id, gatherer)
  return gatherer
}

async function write(store: Store, events: CartEvent[]): Promise<(event: CartEvent) => Effects> {
  const bound = await readBound(
    sql,
    store.id,
    events.map(({ subject }) => subject.id),
  )
  const customers = customersOf(events, bound)
  const consenting = await whoAgreed(store, new Set(customers.values()))
  const rows = new Map(
    events.map((event) => {
      const customer = customers.get(event.id)
      const known = customer !== undefined && consenting.has(customer) ? customer : null
      return [event.id, activityOf(event, known, crypto.randomUUID())]
    }),
  )
  const fresh = await writeActivity(sql, store.id, rows)
  return ({ id }) => ({ activity: fresh.has(id) ? 'done' : 'before' })
}

/** Asked anew each time: a consent that was taken back holds from that moment. */
async function whoAgreed(store: Store, customerIds: Set<string>): Promise<Set<string>> {
  const answers = await Promise.all(
    [...customerIds].map(async (customerId) => {
      try {
        const { items } = await store.commerce.listCustomerConsents({ customerId, limit: 100 })
        return agreed(items) ? [customerId] : []
      } catch (error) {
        if (isRefusal(error, 'not-found')) return []
        throw error
      }
    }),
  )
  return new Set(answers.flat())
}

async function record({ store, event }: Delivery): Promise<Effects> {
  keepTidy(sql)
  const customerId = customerToForget(event)
  if (customerId !== null) {
    await forgetActivity(sql, store.id, customerId)
    return { forgotten: 'done' }
  }
  return isCartEvent(event) ? await batchOf(store).add(event) : {}
}

Deno.serve((request) => receive(request, { stores, handle: record }))
