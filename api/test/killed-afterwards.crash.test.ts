import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, send, type TestApi } from '../../test/api.ts'
import { count, patience } from '../../test/counts.ts'
import {
  doneElsewhere,
  killedEnvironment,
  killing,
  type MovingOperation,
  type Prepared,
  ready,
  returning,
  sameKeyOneEffect,
} from './killed-money.ts'
import { deliver, eventsOf } from './paid-order.ts'
import { placedOrder } from './placed-order.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi(killedEnvironment)
})
afterAll(() => api.close())

const label = { carrier: 'DHL', instructions: 'At the back door' }

const fromHere: MovingOperation[] = [
  {
    name: 'a refund',
    status: 201,
    isExhaustive: true,
    prepare: () =>
      ready(api, 'pm_test_ok', ({ order }) => `/v1/admin/orders/${order.id}/refunds`, {
        amount: 500,
        reason: 'Broken',
      }),
    end: (total) => ({ operations: 1, captured: total, refunded: 500 }),
  },
  {
    name: 'a return that is asked for',
    status: 201,
    prepare: () => askedReturn(),
    end: (total) => ({ operations: 0, captured: total, refunded: 0 }),
  },
  {
    name: 'the approval of a return, with its label',
    status: 200,
    says: { state: 'approved', version: 2, label: expect.objectContaining(label) },
    tells: 'return.approved',
    prepare: () => stepOfReturn('approval', [], { label }),
    end: (total) => ({ operations: 0, captured: total, refunded: 0, onHand: 9 }),
  },
  {
    name: 'the refusal of a return',
    status: 200,
    says: { state: 'refused', version: 2, decision: 'Worn' },
    tells: 'return.refused',
    prepare: () => stepOfReturn('refusal', [], { decision: 'Worn' }),
    end: (total) => ({ operations: 0, captured: total, refunded: 0, onHand: 9 }),
  },
  {
    name: 'the receipt of a return',
    status: 200,
    says: { state: 'received', version: 3 },
    tells: 'return.received',
    prepare: () => stepOfReturn('receipt', ['approval']),
    end: (total) => ({ operations: 0, captured: total, refunded: 0, onHand: 9 }),
  },
  {
    name: 'the inspection of a return',
    status: 200,
    says: { state: 'inspected', version: 4 },
    tells: 'return.inspected',
    prepare: () => stepOfReturn('inspection', ['approval', 'receipt']),
    end: (total) => ({ operations: 0, captured: total, refunded: 0, onHand: 10 }),
  },
  {
    name: 'the cancellation of a return',
    status: 200,
    says: { state: 'canceled', version: 3 },
    tells: 'return.canceled',
    prepare: () => stepOfReturn('cancellation', ['approval']),
    end: (total) => ({ operations: 0, captured: total, refunded: 0, onHand: 9 }),
  },
  {
    name: 'the end of a return',
    status: 200,
    says: { state: 'completed' },
    prepare: () => stepOfReturn('completion', ['approval', 'receipt', 'inspection']),
    end: (total) => ({ operations: 1, captured: total, refunded: 1000 }),
  },
  {
    name: 'a cancellation',
    status: 200,
    says: { status: 'canceled' },
    prepare: () =>
      ready(api, 'pm_test_ok', ({ order }) => `/v1/admin/orders/${order.id}/cancellation`, {
        reason: 'Twice',
      }),
    end: (total) => ({ operations: 1, captured: total, refunded: total }),
  },
  {
    name: 'a capture',
    status: 200,
    prepare: () =>
      ready(api, 'pm_test_authorized', (_, id) => `/v1/admin/payments/${id}/captures`, { amount: 700 }),
    end: () => ({ operations: 1, captured: 700, refunded: 0 }),
  },
  {
    name: 'a void',
    status: 200,
    says: { status: 'canceled' },
    prepare: () => ready(api, 'pm_test_authorized', (_, id) => `/v1/admin/payments/${id}/void`),
    end: () => ({ operations: 0, ours: 1, captured: 0, refunded: 0 }),
  },
]

/** What somebody did at the provider's own pages: nothing of it is asked for from here. */
const adopted: MovingOperation[] = [
  {
    name: 'news of a refund made elsewhere',
    status: 200,
    says: { status: 'applied' },
    prepare: () => toldElsewhere('pm_test_ok', ['refund?amount=600']),
    end: (total) => ({ operations: 1, adopted: 1, captured: total, refunded: 600 }),
  },
  {
    name: 'news of a capture made elsewhere',
    status: 200,
    says: { status: 'applied' },
    prepare: () => toldElsewhere('pm_test_authorized', ['capture?amount=700']),
    end: () => ({ operations: 1, adopted: 1, captured: 700, refunded: 0 }),
  },
  {
    name: 'news of money let go elsewhere',
    status: 200,
    says: { status: 'applied' },
    prepare: () => toldElsewhere('pm_test_authorized', ['cancel']),
    end: () => ({ operations: 0, ours: 1, adopted: 1, captured: 0, refunded: 0 }),
  },
  {
    name: 'a look at what was done elsewhere',
    status: 200,
    says: { status: 'captured' },
    prepare: () => lookedAt('pm_test_authorized', ['capture?amount=1500', 'refund?amount=400', 'cancel']),
    end: () => ({ operations: 2, adopted: 2, captured: 1500, refunded: 400 }),
  },
]

/** The buyer wants to send a piece of 1000 back. */
async function askedReturn(): Promise<Prepared> {
  const placed = await placedOrder(api, { price: 1000 })
  await placed.ship()
  const [{ id }] = (await placed.now()).lineItems
  const body = { lineItems: [{ id, quantity: 1 }], reason: 'Too small' }
  const { order, store } = placed
  const sent = { key: store.publishableKey, orderSecret: order.secret, idempotencyKey: randomUUID(), body }
  return { placed, send: (fetch) => send(fetch, 'POST', `/v1/orders/${order.id}/returns`, sent) }
}

/** What follows after those steps of its return: goods on the shelf, or money back. */
async function stepOfReturn(next: string, steps: readonly string[], body: object = {}): Promise<Prepared> {
  const placed = await placedOrder(api, { price: 1000 })
  const { step } = await returning(api, placed, { quantity: 1, resolution: 'refund', steps })
  const idempotencyKey = randomUUID()
  return { placed, send: (fetch) => step(next, fetch, idempotencyKey, body) }
}

/** The provider tells of it, and goes on telling. */
async function toldElsewhere(paymentMethod: string, actions: readonly string[]): Promise<Prepared> {
  const { placed } = await doneElsewhere(api, paymentMethod, actions)
  const event = (await eventsOf(api, placed)).at(-1)
  if (!event) throw new Error('the provider has nothing to tell')
  return { placed, send: (request) => deliver(api, placed, { event, app: { request } }) }
}

/** Staff ask how it stands. */
async function lookedAt(paymentMethod: string, actions: readonly string[]): Promise<Prepared> {
  const { placed, paymentId } = await doneElsewhere(api, paymentMethod, actions)
  const sent = { bearer: placed.store.secretKey, idempotencyKey: randomUUID() }
  return { placed, send: (fetch) => send(fetch, 'POST', `/v1/admin/payments/${paymentId}/check`, sent) }
}

const operations = [...fromHere, ...adopted]
const killed = killing(() => api, operations)

describe('the API is killed before and after everything that it says to the database', () => {
  it.each(operations)(
    'in $name: the same key has one effect, at the provider and in the books',
    async (operation) => {
      count(1, 1)
      await sameKeyOneEffect(api, operation, await killed(operation))
    },
    patience(300_000),
  )
})
