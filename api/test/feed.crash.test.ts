import { setTimeout as wait } from 'node:timers/promises'
import { createClient, createRealtime, type Event } from '@tradepost/sdk'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApi, type TestApi, type TestStore } from '../../test/api.ts'
import { type ApiProcess, startApiProcess } from '../../test/api-process.ts'
import { count, patience } from '../../test/counts.ts'
import { ship } from './buying-customer.ts'
import { asAdmin } from './quoted-checkout.ts'
import { orderFrom } from './sellers.ts'
import { startWorkerProcess } from './worker-process.ts'

let api: TestApi
let store: TestStore
let serving: ApiProcess
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  serving = await startApiProcess(api.database.apiUrl)
})
afterAll(async () => {
  await serving.stop()
  await api.close()
})

/** What somebody who knows nothing but events makes of the orders: their number, and how many parcels left. */
class Rebuilt {
  readonly orders = new Map<string, { number: string; parcels: number; version: number }>()
  readonly seen = new Set<string>()
  readonly faults: string[] = []

  take(event: Event): void {
    if (this.seen.has(event.id)) this.faults.push(`${event.id} came twice`)
    this.seen.add(event.id)
    const { id, version } = event.subject
    if (event.type === 'order.placed') this.orders.set(id, { number: event.data.number, parcels: 0, version })
    if (event.type !== 'order.fulfillment_created') return
    const order = this.orders.get(id)
    if (!order || order.version >= version) this.faults.push(`${event.id} came out of order`)
    else this.orders.set(id, { ...order, parcels: order.parcels + 1, version })
  }

  sorted() {
    return [...this.orders].map(([id, { number, parcels }]) => [id, number, parcels]).toSorted()
  }
}

const until = async (isSo: () => boolean) => {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries > 1_200) throw new Error('it did not happen')
    await wait(50)
  }
}

it(
  'whoever reads the feed or follows it has the same orders, though writers commit at once and the worker is killed again and again',
  async () => {
    const [kills, ordersInALife] = [count(10, 100), 4]
    const client = createClient({ baseUrl: serving.origin, bearer: store.secretKey })
    const [pages, stream] = [new Rebuilt(), new Rebuilt()]
    let isOver = false
    const reading = (async () => {
      for (let after: string | undefined; ; ) {
        const last = isOver
        const page = await client.listEvents({ after, types: 'order.*', limit: 3 })
        for (const event of page.items) pages.take(event)
        after = page.next ?? after
        if (last && !page.hasMore) return
        if (!page.hasMore) await wait(20)
      }
    })()
    let isOpen = false
    const subscription = createRealtime(client).events({
      types: 'order.*',
      onEvent: (event) => stream.take(event),
      onState: (state) => {
        isOpen = state === 'open'
      },
    })
    await until(() => isOpen)
    const placed: { id: string; number: string }[] = []
    for (let life = 0; life < kills; life += 1) {
      const worker = await startWorkerProcess(api)
      const orders = await Promise.all(
        Array.from({ length: ordersInALife }, () => orderFrom(api, store, [undefined])),
      )
      await Promise.all(orders.slice(1).map((order) => ship(api, store, order)))
      placed.push(...orders)
      await until(() => pages.orders.size >= placed.length - 2)
      await worker.kill()
    }
    const last = await startWorkerProcess(api)
    await until(() => pages.orders.size === placed.length)
    isOver = true
    await reading
    await until(() => stream.seen.size >= pages.seen.size)
    subscription.close()
    await last.stop()
    const stored = await asAdmin<{ number: string; parcels: number }>(
      api,
      `SELECT o.number, (SELECT count(*)::int FROM commerce.fulfillments f
         WHERE f.store_id = o.store_id AND f.order_id = o.id) AS parcels
       FROM commerce.orders o WHERE o.store_id = $1`,
      [store.context.store.id],
    )
    const expected = placed
      .map(({ id, number }) => [id, number, stored.find((row) => row.number === number)?.parcels])
      .toSorted()
    expect([pages.faults, stream.faults]).toEqual([[], []])
    expect(pages.sorted()).toEqual(expected)
    expect(stream.sorted()).toEqual(expected)
  },
  patience(120_000),
)
