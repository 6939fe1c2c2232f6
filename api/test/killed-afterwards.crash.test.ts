import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi } from '../../test/api.ts'
import { count, isProof, patience } from '../../test/counts.ts'
import { fromWire } from '../src/platform/ids.ts'
import { expectSoundBooks } from './audit.ts'
import { inGroups, killEverywhere, type ReadyOperation, untilAnswered } from './killed-everywhere.ts'
import { type Placed, placedOrder } from './placed-order.ts'
import { asAdmin } from './quoted-checkout.ts'

type Fetch = Parameters<ReadyOperation['send']>[0]

const environment = { IDEMPOTENCY_LEASE_SECONDS: '1' }

let api: TestApi
beforeAll(async () => {
  api = await createTestApi(environment)
})
afterAll(() => api.close())

interface Prepared extends ReadyOperation {
  placed: Placed
}

/** One that moves the money of a placed order: how it is made ready, and what the provider's books say when it is done once. */
interface MovingOperation {
  name: string
  status: number
  prepare: () => Promise<Prepared>
  /** Operations in the provider's books; what was captured and given back, less the order's total where it is of all. */
  end: (total: number) => { operations: number; captured: number; refunded: number }
}

async function ready(
  paymentMethod: string,
  path: (placed: Placed, paymentId: string) => string,
  body?: object,
): Promise<Prepared> {
  const placed = await placedOrder(api, { paymentMethod })
  const { items } = (await placed.staff('GET', '/payments')).body
  const idempotencyKey = randomUUID()
  const sent = { bearer: placed.store.secretKey, idempotencyKey, ...(body && { body }) }
  return {
    placed,
    send: (fetch: Fetch): Promise<Answer> => send(fetch, 'POST', path(placed, items[0].id), sent),
  }
}

const refund: MovingOperation = {
  name: 'a refund',
  status: 201,
  prepare: () =>
    ready('pm_test_ok', ({ order }) => `/v1/admin/orders/${order.id}/refunds`, {
      amount: 500,
      reason: 'Broken',
    }),
  end: (total) => ({ operations: 1, captured: total, refunded: 500 }),
}

const others: MovingOperation[] = [
  {
    name: 'the end of a return',
    status: 200,
    prepare: () => inspectedReturn(),
    end: (total) => ({ operations: 1, captured: total, refunded: 1000 }),
  },
  {
    name: 'a cancellation',
    status: 200,
    prepare: () =>
      ready('pm_test_ok', ({ order }) => `/v1/admin/orders/${order.id}/cancellation`, { reason: 'Twice' }),
    end: (total) => ({ operations: 1, captured: total, refunded: total }),
  },
  {
    name: 'a capture',
    status: 200,
    prepare: () =>
      ready('pm_test_authorized', (_, id) => `/v1/admin/payments/${id}/captures`, { amount: 700 }),
    end: () => ({ operations: 1, captured: 700, refunded: 0 }),
  },
  {
    name: 'a void',
    status: 200,
    prepare: () => ready('pm_test_authorized', (_, id) => `/v1/admin/payments/${id}/void`),
    end: () => ({ operations: 0, captured: 0, refunded: 0 }),
  },
]

/** Goods of 1000 that came back and were found good: what is left is to give their money back. */
async function inspectedReturn(): Promise<Prepared> {
  const placed = await placedOrder(api, { price: 1000 })
  await placed.ship()
  const [{ id: lineId }] = (await placed.now()).lineItems
  const lineItems = [{ id: lineId, quantity: 1 }]
  const asked = await placed.guest('POST', '/returns', { lineItems, reason: 'Too small' })
  const path = `/v1/admin/returns/${asked.body.items[0].id}`
  const step = (name: string, fetch: Fetch, idempotencyKey: string) =>
    send(fetch, 'POST', `${path}/${name}`, { bearer: placed.store.secretKey, idempotencyKey, body: {} })
  for (const name of ['approval', 'receipt', 'inspection']) await step(name, api.app.request, randomUUID())
  const idempotencyKey = randomUUID()
  return { placed, send: (fetch) => step('completion', fetch, idempotencyKey) }
}

/** What the test provider did for an order, and what the shop believes of it. */
async function moneyOf({ order }: Placed) {
  const [row] = await asAdmin(
    api,
    `SELECT (SELECT count(*)::int FROM test_provider.operations t WHERE t.charge_key = p.provider_key) AS operations,
       c.captured_amount::int AS captured, c.refunded_amount::int AS refunded, p.captured_amount::int AS "ourCaptured",
       p.refunded_amount::int AS "ourRefunded", p.capturing_amount::int + p.refunding_amount::int AS running
     FROM commerce.orders o JOIN commerce.payments p ON p.store_id = o.store_id AND p.reference = o.checkout_id
     JOIN test_provider.charges c ON c.key = p.provider_key WHERE o.id = $1`,
    [fromWire('order', order.id)],
  )
  return row
}

async function expectOnce(
  operation: MovingOperation,
  { where, placed }: { where: string; placed: Placed },
): Promise<void> {
  const { captured, refunded, operations } = operation.end(placed.checkout.totals.total.amount)
  const ours = { ourCaptured: captured, ourRefunded: refunded, running: 0 }
  expect({ where, ...(await moneyOf(placed)) }).toEqual({ where, operations, captured, refunded, ...ours })
}

/** `pnpm prove` kills them all; an ordinary run kills refunds. */
const operations = isProof ? [refund, ...others] : [refund]

describe('the API is killed before and after everything that it says to the database', () => {
  it.each(operations)(
    'in $name: the same key has one effect, at the provider and in the books',
    async (operation) => {
      count(1, 1)
      const killed = await killEverywhere(api, {
        prepare: operation.prepare,
        environment,
        expected: operation.status,
      })
      expect(killed.length).toBeGreaterThan(10)
      await inGroups(killed, 20, async ({ where, operation: { placed, send: again } }) => {
        const answer = await untilAnswered(() => again(api.app.request))
        expect([where, answer.status, answer.body.code]).toEqual([where, operation.status, undefined])
        expect([where, (await again(api.app.request)).body]).toEqual([where, answer.body])
        await expectOnce(operation, { where, placed })
      })
      await expectSoundBooks(api.database)
    },
    patience(180_000),
  )
})
