import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createTestApi, createTestStaffSession, send, type TestApi } from '../../../../test/api.ts'
import { count, patience } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { deliver, eventsOf } from '../../../test/paid-order.ts'
import { asAdmin, fallSilent, quoted, workerLooks } from '../../../test/quoted-checkout.ts'
import { toWire } from '../../platform/ids.ts'

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

it(
  'browser, provider, poller and staff complete one cart in all 24 orders: one order, one capture',
  async () => {
    const store = await api.store()
    const { token: bearer } = await createTestStaffSession(api, store)
    const repeats = count(1, 20)
    for (let repeat = 0; repeat < repeats; repeat += 1)
      for (const order of orders(['browser', 'provider', 'poller', 'staff'] as const)) {
        const checkout = await quoted(api, { store })
        const waiting = (await checkout.pay('pm_test_second_step')).body
        const body = new URLSearchParams({ answer: 'approve' })
        await api.app.request(new URL(waiting.payment.nextAction.url).pathname, { method: 'POST', body })
        const event = (await eventsOf(api, checkout)).at(-1)
        const [payment] = await asAdmin<{ id: string; provider_key: string }>(
          api,
          'SELECT id, provider_key FROM commerce.payments WHERE store_id = $1 ORDER BY id DESC LIMIT 1',
          [store.context.store.id],
        )
        if (!event || !payment) throw new Error('nothing was told')
        // So that the worker looks at it, too.
        await fallSilent(api, checkout.checkout)
        const path = `/v1/admin/payments/${toWire('payment', payment.id)}/check`
        const who = {
          browser: () => checkout.complete(),
          provider: () => deliver(api, checkout, { event }),
          poller: () => workerLooks(api),
          staff: () => send(api.app.request, 'POST', path, { bearer, idempotencyKey: crypto.randomUUID() }),
        }
        const answers = await Promise.all(order.map((name) => who[name]()))
        for (const answer of answers) if (typeof answer === 'object') expect(answer.status).toBe(200)
        const after = (await checkout.read()).body
        expect([order, after.state, after.payment.status]).toEqual([order, 'placed', 'captured'])
        const [books] = await asAdmin(
          api,
          `SELECT (SELECT count(*)::int FROM commerce.orders WHERE checkout_id = p.reference) AS orders,
            c.captured_amount = c.amount AS "isCaptured", c.refunded_amount::int AS refunded, c.calls
          FROM commerce.payments p JOIN test_provider.charges c ON c.key = p.provider_key WHERE p.id = $1`,
          [payment.id],
        )
        expect([order, books]).toEqual([order, { orders: 1, isCaptured: true, refunded: 0, calls: 1 }])
      }
  },
  patience(600_000),
)
