import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, send, type TestApi } from '../../test/api.ts'
import { count, patience } from '../../test/counts.ts'
import { fromWire } from '../src/platform/ids.ts'
import { lookAfterPayments } from '../src/worker-tasks.ts'
import { expectSoundBooks } from './audit.ts'
import { inGroups } from './killed-everywhere.ts'
import {
  doneElsewhere,
  expectOnce,
  killedEnvironment,
  killing,
  type MovingOperation,
  type Prepared,
} from './killed-money.ts'
import { type Placed, placedOrder } from './placed-order.ts'
import { asAdmin, freshServices } from './quoted-checkout.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi(killedEnvironment)
})
afterAll(() => api.close())

/** The worker looks after one thing of a store. */
const look = (placed: Placed, what: 'payments' | 'operations', id: string): Prepared => ({
  placed,
  send: (fetch) => send(fetch, 'POST', `/${what}/${placed.store.context.store.id}/${id}`, {}),
})

/** It is time to ask the provider about a payment that was dealt with at its own pages. */
async function dueForCheck(paymentMethod: string, actions: readonly string[]): Promise<Prepared> {
  const { placed, paymentId } = await doneElsewhere(api, paymentMethod, actions)
  await timePasses([placed])
  return look(placed, 'payments', fromWire('payment', paymentId) ?? '')
}

/** The provider has given money back, and its answer was lost together with whoever waited for it. */
async function silentRefund(): Promise<Prepared> {
  const placed = await placedOrder(api, { paymentMethod: 'pm_test_refund_answer_lost' })
  expect((await placed.refund({ amount: 500 })).status).toBe(503)
  const [operation] = await asAdmin<{ id: string }>(
    api,
    'SELECT id FROM commerce.payment_operations WHERE store_id = $1',
    [placed.store.context.store.id],
  )
  return look(placed, 'operations', operation?.id ?? '')
}

const operations: MovingOperation[] = [
  {
    name: 'adopting a refund made elsewhere',
    status: 200,
    tells: 'payment.refunded',
    prepare: () => dueForCheck('pm_test_ok', ['refund?amount=600']),
    end: (total) => ({ operations: 1, adopted: 1, captured: total, refunded: 600 }),
  },
  {
    name: 'adopting a capture made elsewhere',
    status: 200,
    tells: 'payment.captured',
    prepare: () => dueForCheck('pm_test_authorized', ['capture?amount=700']),
    end: () => ({ operations: 1, adopted: 1, captured: 700, refunded: 0 }),
  },
  {
    name: 'adopting money let go elsewhere',
    status: 200,
    tells: 'payment.canceled',
    prepare: () => dueForCheck('pm_test_authorized', ['cancel']),
    end: () => ({ operations: 0, ours: 1, adopted: 1, captured: 0, refunded: 0 }),
  },
  {
    name: 'adopting all of them',
    status: 200,
    tells: 'payment.refunded',
    prepare: () => dueForCheck('pm_test_authorized', ['capture?amount=1500', 'refund?amount=400', 'cancel']),
    end: () => ({ operations: 2, adopted: 2, captured: 1500, refunded: 400 }),
  },
  {
    name: 'a refund whose caller fell silent',
    status: 200,
    tells: 'payment.refunded',
    prepare: silentRefund,
    end: (total) => ({ operations: 1, captured: total, refunded: 500 }),
  },
]

/** Everything that was begun has been silent for long, and it is time for every look that is to come. */
const timePasses = (those: readonly Placed[]) =>
  asAdmin(
    api,
    `WITH operations AS (
       UPDATE commerce.payment_operations SET updated_at = updated_at - interval '1 hour' WHERE store_id = ANY ($1))
     UPDATE commerce.payments SET check_at = now() - interval '1 second'
     WHERE check_at IS NOT NULL AND store_id = ANY ($1)`,
    [those.map(({ store }) => store.context.store.id)],
  )

const isAnyDue = async () =>
  (await asAdmin(api, 'SELECT FROM commerce.payments WHERE check_at <= now() LIMIT 1')).length > 0

const killed = killing(() => api, operations, { isWorker: true })

describe('the worker is killed before and after everything that it says to the database', () => {
  it.each(operations)(
    'in $name: its next look has one effect, at the provider and in the books',
    async (operation) => {
      count(1, 1)
      const those = await killed(operation)
      const placed = those.map((each) => each.operation.placed)
      const services = { ...freshServices(api), db: api.worker }
      await timePasses(placed)
      // It looks at a hundred payments a turn, and those of the others are due, too.
      do await lookAfterPayments(services)
      while (await isAnyDue())
      await inGroups(those, 20, ({ where, operation: { placed: each } }) =>
        expectOnce(api, operation, { where, placed: each }),
      )
      // The others are still as they were when their process died.
      await expectSoundBooks(
        api.database,
        placed.map(({ store }) => store.context.store.id),
      )
    },
    patience(300_000),
  )
})
