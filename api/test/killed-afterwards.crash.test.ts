import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi } from '../../test/api.ts'
import { count, isProof, patience } from '../../test/counts.ts'
import { expectSoundBooks } from './audit.ts'
import { type Editing, editing } from './edited-order.ts'
import {
  inGroups,
  type Killed,
  type KilledKind,
  killEverywhere,
  type ReadyOperation,
  untilAnswered,
} from './killed-everywhere.ts'
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
  {
    name: 'an edit that takes pieces off',
    status: 200,
    prepare: () => previewed(({ lineId }) => ({ remove: [{ id: lineId, quantity: 1 }] })),
    end: (total) => ({ operations: 1, captured: total, refunded: 1000 }),
  },
  {
    name: 'the payment of an edit',
    status: 200,
    prepare: () => askedToPay(),
    end: (total) => ({ operations: 0, captured: total + 700, refunded: 0 }),
  },
]

const dearer = ({ offerId }: { offerId: string }) => ({ add: [{ offerId, quantity: 1, unitPrice: 700 }] })

/** An edit of two pieces of 1000 each, that is to be committed. */
async function previewed(
  body: (of: { lineId: string; offerId: string }) => object,
): Promise<Prepared & { placed: Editing; editId: string }> {
  const placed = await editing(api, { price: 1000, quantity: 2 })
  const [{ id: lineId }] = (await placed.now()).lineItems
  const shown = await placed.preview(body({ lineId, offerId: placed.offerIds[0] ?? '' }))
  const editId: string = shown.body.id
  const path = `/v1/admin/orders/${placed.order.id}/edits/${editId}/commit`
  const sent = { bearer: placed.store.secretKey, idempotencyKey: randomUUID() }
  return { placed, editId, send: (fetch) => send(fetch, 'POST', path, sent) }
}

/** An edit that waits for its buyer, who is about to pay. */
async function askedToPay(): Promise<Prepared> {
  const { placed, editId } = await previewed(dearer)
  await placed.commit(editId)
  const path = `/v1/orders/${placed.order.id}/edits/${editId}/payment`
  const sent = {
    key: placed.store.publishableKey,
    orderSecret: placed.order.secret,
    idempotencyKey: randomUUID(),
    body: { paymentMethod: 'pm_test_ok', returnUrl: `${placed.store.origin}/back` },
  }
  return { placed, send: (fetch) => send(fetch, 'POST', path, sent) }
}

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

/** What the test provider did for a store, and what the shop believes of it. */
async function moneyOf({ store }: Placed) {
  const [row] = await asAdmin(
    api,
    `SELECT sum((SELECT count(*) FROM test_provider.operations t WHERE t.charge_key = c.key))::int AS operations,
       sum(c.captured_amount)::int AS captured, sum(c.refunded_amount)::int AS refunded,
       sum(p.captured_amount)::int AS "ourCaptured", sum(p.refunded_amount)::int AS "ourRefunded",
       sum(p.capturing_amount + p.refunding_amount)::int AS running
     FROM commerce.payments p JOIN test_provider.charges c ON c.key = p.provider_key WHERE p.store_id = $1`,
    [store.context.store.id],
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

/** An ordinary run kills refunds everywhere and all else at a few places, `pnpm prove` all of them everywhere. */
const operations = [refund, ...others]
const few: KilledKind<Prepared>['at'] = isProof ? undefined : (_, n) => n % 6 === 5

/** Refunds, and all else in as few processes as it takes. */
const groups = [[refund], others].map((group) => {
  let all: Promise<Killed<Prepared>[][]> | undefined
  return {
    group,
    kill: () => {
      all ??= killEverywhere(api, { kinds: group.map(kindOf), environment })
      return all
    },
  }
})

const kindOf = (operation: MovingOperation): KilledKind<Prepared> => ({
  prepare: operation.prepare,
  expected: operation.status,
  ...(operation !== refund && few && { at: few }),
})

async function killed(operation: MovingOperation): Promise<Killed<Prepared>[]> {
  const found = groups.find(({ group }) => group.includes(operation))
  return (await found?.kill())?.[found?.group.indexOf(operation) ?? 0] ?? []
}

describe('the API is killed before and after everything that it says to the database', () => {
  it.each(operations)(
    'in $name: the same key has one effect, at the provider and in the books',
    async (operation) => {
      count(1, 1)
      const those = await killed(operation)
      // Fewer places than it has statements would mean that the tap is deaf.
      expect(those.length).toBeGreaterThan(operation === refund || isProof ? 10 : 1)
      await inGroups(those, 20, async ({ where, operation: { placed, send: again } }) => {
        const answer = await untilAnswered(() => again(api.app.request))
        expect([where, answer.status, answer.body.code]).toEqual([where, operation.status, undefined])
        expect([where, (await again(api.app.request)).body]).toEqual([where, answer.body])
        await expectOnce(operation, { where, placed })
      })
      // The others are still as they were when their process died.
      await expectSoundBooks(
        api.database,
        those.map((each) => each.operation.placed.store.context.store.id),
      )
    },
    patience(300_000),
  )
})
