import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type Answer, send, type TestApi } from '../../test/api.ts'
import { isProof } from '../../test/counts.ts'
import { expectSoundBooks } from './audit.ts'
import {
  inGroups,
  type Killed,
  killEverywhere,
  type ReadyOperation,
  untilAnswered,
} from './killed-everywhere.ts'
import { type Placed, placedOrder } from './placed-order.ts'
import { asAdmin } from './quoted-checkout.ts'

/** Of the API whose processes are killed, and of the one that is asked again. */
export const killedEnvironment = { IDEMPOTENCY_LEASE_SECONDS: '1' }

export interface Prepared extends ReadyOperation {
  placed: Placed
}

/** One that moves the money of a placed order: how it is made ready, and what is so when it is done once. */
export interface MovingOperation {
  name: string
  status: number
  /** What its answer says, besides; nothing unless said */
  says?: object
  /** The event that tells of it, and is there once; not looked for unless said */
  tells?: string
  prepare: () => Promise<Prepared>
  /** @param total what the order cost, as it was placed */
  end: (total: number) => MoneyOnce
  /** Killed at every place of an ordinary run, too */
  isExhaustive?: true
}

interface MoneyOnce {
  /** Captures and refunds in the provider's books */
  operations: number
  /** Captures, voids and refunds in ours; as many as in the provider's unless said */
  ours?: number
  captured: number
  refunded: number
  /** What gift cards have given, and have no more; 0 unless said */
  given?: number
  /** What was adopted from the provider's own pages; 0 unless said */
  adopted?: number
  /** Pieces on the shelf; not looked at unless said */
  onHand?: number
}

/** A request of staff, with a key of its own, about an order that was just paid. */
export async function ready(
  api: TestApi,
  paymentMethod: string,
  path: (placed: Placed, paymentId: string) => string,
  body?: object,
): Promise<Prepared> {
  const placed = await placedOrder(api, { paymentMethod })
  const { items } = (await placed.staff('GET', '/payments')).body
  const sent = { bearer: placed.store.secretKey, idempotencyKey: randomUUID(), ...(body && { body }) }
  return { placed, send: (fetch) => send(fetch, 'POST', path(placed, items[0].id), sent) }
}

/**
 * Goods that come back, up to a step of their return.
 * @param of.steps that have been taken; all but the last unless said: the goods were found good
 * @returns how the next step is asked for
 */
export async function returning(
  api: TestApi,
  placed: Placed,
  of: { quantity: number; resolution: 'refund' | 'exchange'; steps?: readonly string[] },
): Promise<{
  returnId: string
  step: (
    name: string,
    fetch: Parameters<typeof send>[0],
    idempotencyKey: string,
    body?: object,
  ) => Promise<Answer>
}> {
  await placed.ship()
  const [{ id }] = (await placed.now()).lineItems
  const { quantity, resolution, steps = ['approval', 'receipt', 'inspection'] } = of
  const asked = await placed.guest('POST', '/returns', {
    lineItems: [{ id, quantity }],
    reason: 'Too small',
    resolution,
  })
  const [{ id: returnId }] = asked.body.items
  const bearer = placed.store.secretKey
  const step = (name: string, fetch: Parameters<typeof send>[0], idempotencyKey: string, body: object = {}) =>
    send(fetch, 'POST', `/v1/admin/returns/${returnId}/${name}`, {
      bearer,
      idempotencyKey,
      // Nothing is said when it is canceled.
      ...(name !== 'cancellation' && { body }),
    })
  for (const name of steps) await step(name, api.app.request, randomUUID())
  return { returnId, step }
}

/** An order whose payment is dealt with at the provider's own pages. */
export async function doneElsewhere(api: TestApi, paymentMethod: string, actions: readonly string[]) {
  const placed = await placedOrder(api, { paymentMethod })
  const [payment] = (await placed.staff('GET', '/payments')).body.items
  for (const action of actions) {
    const path = `/test-provider/charges/${payment.providerReference}/${action}`
    expect((await api.app.request(path, { method: 'POST' })).status).toBe(200)
  }
  return { placed, paymentId: payment.id as string }
}

/**
 * Kills operations: what is exhaustive everywhere, all else at a few places in an ordinary run and everywhere in
 * `pnpm prove`, each of both in as few processes as it takes.
 * @returns those of one kind that were killed
 */
export function killing(
  api: () => TestApi,
  operations: readonly MovingOperation[],
  of: { isWorker?: boolean } = {},
): (operation: MovingOperation) => Promise<Killed<Prepared>[]> {
  const groups = [true, undefined].map((isExhaustive) => {
    const group = operations.filter((operation) => operation.isExhaustive === isExhaustive)
    let all: Promise<Killed<Prepared>[][]> | undefined
    const kinds = group.map(({ prepare, status }) => ({
      prepare,
      expected: status,
      ...(isExhaustive || isProof ? {} : { at: (_: unknown, n: number) => n % 6 === 5 }),
    }))
    const kill = () => {
      all ??= killEverywhere(api(), { ...of, kinds, environment: killedEnvironment })
      return all
    }
    return { group, kill }
  })
  return async (operation) => {
    const found = groups.find(({ group }) => group.includes(operation))
    const those = (await found?.kill())?.[found?.group.indexOf(operation) ?? 0] ?? []
    // Fewer places than it has statements would mean that the tap is deaf.
    expect(those.length).toBeGreaterThan(operation.isExhaustive || isProof ? 10 : 0)
    return those
  }
}

/** Sends each the same again, and looks at what came of it: one effect, at the provider and in the books. */
export async function sameKeyOneEffect(
  api: TestApi,
  operation: MovingOperation,
  those: readonly Killed<Prepared>[],
): Promise<void> {
  await inGroups(those, 20, async ({ where, operation: { placed, send: again } }) => {
    const answer = await untilAnswered(() => again(api.app.request))
    expectAnswers(operation, { where, answer, repeated: await again(api.app.request) })
    await expectOnce(api, operation, { where, placed })
  })
  // The others are still as they were when their process died.
  await expectSoundBooks(
    api.database,
    those.map((each) => each.operation.placed.store.context.store.id),
  )
}

/** One effect of the operation, at the provider and in the books. */
export async function expectOnce(
  api: TestApi,
  operation: MovingOperation,
  { where, placed }: { where: string; placed: Placed },
): Promise<void> {
  const {
    adopted = 0,
    given = 0,
    onHand = expect.any(Number),
    operations,
    ours = operations,
    captured,
    refunded,
  } = operation.end(placed.checkout.totals.total.amount)
  const told = operation.tells === undefined ? 0 : 1
  expect({ where, ...(await moneyOf(api, placed, operation.tells)) }).toEqual({
    where,
    ...{ operations, ours, captured, refunded, given, adopted, onHand, told },
    ...{ ourCaptured: captured, ourRefunded: refunded, running: 0, open: 0, setAside: 0 },
  })
}

/** The first after the crash, and one more. */
function expectAnswers(
  { status, says = {} }: MovingOperation,
  of: { where: string; answer: Answer; repeated: Answer },
): void {
  const { where, answer, repeated } = of
  const { requestId: _, ...said } = answer.body
  expect([where, repeated.body]).toEqual([where, expect.objectContaining(said)])
  expect([where, answer.status, answer.body]).toEqual([where, status, expect.objectContaining(says)])
}

/** What the test provider did for a store, and what the shop believes and tells of it. */
async function moneyOf(api: TestApi, { store }: Placed, tells = '') {
  const [row] = await asAdmin(
    api,
    `SELECT sum((SELECT count(*) FROM test_provider.operations t WHERE t.charge_key = c.key AND t.status = 'succeeded'))::int
         AS operations,
       (SELECT count(*)::int FROM commerce.payment_operations o WHERE o.store_id = $1) AS ours,
       (SELECT count(*)::int FROM commerce.reconciliations r WHERE r.store_id = $1 AND r.did = 'followed') AS adopted,
       (SELECT coalesce(sum(t.amount), 0)::int FROM commerce.payments t
         WHERE t.store_id = $1 AND t.tender <> 'provider' AND t.status = 'captured') AS given,
       (SELECT coalesce(sum(a.reserved), 0)::int FROM commerce.ledger_accounts a WHERE a.store_id = $1) AS "setAside",
       (SELECT count(*)::int FROM commerce.events e WHERE e.store_id = $1 AND e.type = $2) AS told,
       (SELECT sum(on_hand)::int FROM commerce.stock_items s WHERE s.store_id = $1) AS "onHand",
       sum(c.captured_amount)::int AS captured, sum(c.refunded_amount)::int AS refunded,
       sum(p.captured_amount)::int AS "ourCaptured", sum(p.refunded_amount)::int AS "ourRefunded",
       sum(p.capturing_amount + p.refunding_amount)::int AS running,
       count(*) FILTER (WHERE c.status = 'requires_action')::int AS open
     FROM commerce.payments p JOIN test_provider.charges c ON c.key = p.provider_key WHERE p.store_id = $1`,
    [store.context.store.id, tells],
  )
  return row
}
