import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../../../test/api.ts'
import { count, isProof, patience } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { deliverEvents } from '../../../test/paid-order.ts'
import {
  anotherApp,
  asAdmin,
  fallSilent,
  type Quoted,
  quoted,
  workerLooks,
} from '../../../test/quoted-checkout.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

function* orders<T>(of: readonly T[]): Generator<T[]> {
  if (of.length === 0) yield []
  for (const [index, first] of of.entries())
    for (const rest of orders(of.toSpliced(index, 1))) yield [first, ...rest]
}

/** What the provider took and kept, and the orders of the checkout. */
async function endOf({ store }: Quoted) {
  const [end] = await asAdmin<{ orders: number; kept: number; live: number }>(
    api,
    `SELECT (SELECT count(*)::int FROM commerce.orders WHERE store_id = $1) AS orders,
      (SELECT sum(captured_amount - refunded_amount)::int FROM test_provider.charges WHERE store = $2) AS kept,
      (SELECT count(*)::int FROM test_provider.charges WHERE store = $2 AND status = 'requires_action') AS live`,
    [store.context.store.id, store.context.store.id],
  )
  return end
}

it(
  'giving up, the bank, the provider’s word, the poller and the browser meet in any order: one order and its money, or none of both',
  async () => {
    const ends = new Set<string>()
    const repeats = count(1, 10)
    const all = [...orders(['giveUp', 'bank', 'provider', 'poller', 'browser'] as const)]
    for (let repeat = 0; repeat < repeats; repeat += 1)
      for (const [n, order] of (isProof ? all : all.filter((_, at) => at % 4 === 0)).entries()) {
        // Every second time the bank answers at the very moment when it is asked to cancel.
        const canceling = Promise.withResolvers<void>()
        const app = anotherApp(api, {
          cancel: (payment) => {
            canceling.resolve()
            return api.services.provider.cancel(payment)
          },
        })
        const quote = await quoted(api, { app })
        const waiting = (await quote.pay('pm_test_second_step')).body
        // So that the worker looks at it, too.
        await fallSilent(api, quote.checkout)
        const page = new URL(waiting.payment.nextAction.url).pathname
        const body = new URLSearchParams({ answer: 'approve' })
        const who = {
          giveUp: () => quote.giveUp().finally(canceling.resolve),
          bank: async () => {
            if (n % 2 === 1) await canceling.promise
            await api.app.request(page, { method: 'POST', body })
          },
          provider: async () => void (await deliverEvents(api, quote)),
          poller: async () => void (await workerLooks(api)),
          browser: () => quote.complete(),
        }
        const answers = await Promise.all(order.map((name) => who[name]()))
        for (const answer of answers) if (answer) expect([order, answer.status]).toEqual([order, 200])
        await deliverEvents(api, quote)
        const { state, payment } = (await quote.read()).body
        const paid = quote.checkout.totals.total.amount
        const isPlaced = state === 'placed'
        expect([order, state, payment.status, await endOf(quote)]).toEqual([
          order,
          ...(isPlaced ? ['placed', 'captured'] : ['held', 'canceled']),
          { orders: isPlaced ? 1 : 0, kept: isPlaced ? paid : 0, live: 0 },
        ])
        ends.add(state)
        if (isPlaced) continue
        // Whoever gave up may pay in another way, once.
        expect((await quote.pay()).body.state).toBe('placed')
        expect(await endOf(quote)).toEqual({ orders: 1, kept: paid, live: 0 })
      }
    expect(ends, 'the bank was first, and was too late').toEqual(new Set(['placed', 'held']))
  },
  patience(600_000),
)
