import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, shopper, type TestApi } from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { findingsOf } from '../../../test/paid-order.ts'
import {
  asAdmin,
  fallSilent,
  freshServices,
  type Quoted,
  quoted,
  shelf,
  workerLooks,
} from '../../../test/quoted-checkout.ts'
import { lookAfterPayments } from '../../worker-tasks.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ IDEMPOTENCY_LEASE_SECONDS: '1' })
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

/** 19.99 and 4.90 for shipping. */
const total = 2489

/** As nothing in the product does it: somebody has put the goods of a checkout that is being paid back on the shelf. */
const freeGoods = ({ store }: Quoted) =>
  asAdmin(
    api,
    `WITH gone AS (UPDATE commerce.holds SET state = 'released' WHERE store_id = $1 AND state = 'held'
        RETURNING quantity, offer_id)
     UPDATE commerce.stock_items s SET reserved = reserved - gone.quantity FROM gone
     WHERE s.store_id = $1 AND s.offer_id = gone.offer_id`,
    [store.context.store.id],
  )

/** A shopper who has confirmed a payment at the bank, and whose goods are not held any more. */
async function paidAndFreed(method = 'pm_test_second_step'): Promise<Quoted> {
  const checkout = await quoted(api, { stock: [1] })
  const waiting = (await checkout.pay(method)).body
  const body = new URLSearchParams({ answer: 'approve' })
  await api.app.request(new URL(waiting.payment.nextAction.url).pathname, { method: 'POST', body })
  await freeGoods(checkout)
  return checkout
}

/** Somebody else, who wants the same goods. */
async function rival({ store, offerIds, shippingMethodId }: Quoted) {
  const buyer = shopper(api.app.request, store)
  const { body: cart } = await buyer.cart([{ offerId: offerIds[0] ?? '', quantity: 1 }])
  return async () => {
    const quote = await buyer.checkout(cart, { shippingMethodId })
    return quote.status === 201 ? buyer.pay(cart, quote.body, { idempotencyKey: randomUUID() }) : quote
  }
}

/** What the provider has of a store: `captured - refunded` for each charge. */
const keptOf = ({ store }: Quoted) =>
  asAdmin<{ status: string; kept: number }>(
    api,
    `SELECT status, (captured_amount - refunded_amount)::int AS kept FROM test_provider.charges
      WHERE store = $1 ORDER BY created_at`,
    [store.context.store.id],
  )

const reconcilerLooks = async () => {
  await asAdmin(
    api,
    `UPDATE commerce.payment_operations SET updated_at = updated_at - interval '1 hour' WHERE status = 'started'`,
  )
  return lookAfterPayments({ ...freshServices(api), db: api.worker })
}

describe('a payment whose goods are not held any more', () => {
  it('claims them again while they are there: the order is placed, at the price that was promised', async () => {
    const checkout = await paidAndFreed()
    await asAdmin(api, 'UPDATE commerce.offers SET price_amount = 5000 WHERE store_id = $1', [
      checkout.store.context.store.id,
    ])
    const placed = await checkout.complete()
    expect(placed.body).toMatchObject({ state: 'placed', payment: { status: 'captured' } })
    expect(placed.body.totals.total.amount).toBe(total)
    expect(await shelf(api, checkout.store)).toEqual({ onHand: 0, reserved: 0 })
    expect(await keptOf(checkout)).toEqual([{ status: 'captured', kept: total }])
  })

  it('goes back where somebody else has bought them, and the cart is open again', async () => {
    const checkout = await paidAndFreed()
    expect((await (await rival(checkout))()).body.state).toBe('placed')
    const ended = await checkout.complete()
    expect([ended.status, ended.body.state, ended.body.order]).toEqual([200, 'released', null])
    expect((await checkout.readCart()).body.status).toBe('open')
    await reconcilerLooks()
    expect(await keptOf(checkout)).toEqual([
      { status: 'captured', kept: 0 },
      { status: 'captured', kept: total },
    ])
    expect(await findingsOf(api, checkout)).toContainEqual({
      found: 'captured_without_order',
      did: 'refunded',
    })
  })

  it('that is only authorized is let go where somebody else has bought them', async () => {
    const checkout = await quoted(api, { stock: [1] })
    // The answer is lost, so the order waits; the store captures by hand.
    await asAdmin(
      api,
      `INSERT INTO commerce.payment_providers (store_id, provider, is_active, capture_mode, updated_at)
       VALUES ($1, 'test', true, 'manual', now())`,
      [checkout.store.context.store.id],
    )
    await checkout.pay('pm_test_answer_lost')
    await freeGoods(checkout)
    expect((await (await rival(checkout))()).body.state).toBe('placed')
    await fallSilent(api, checkout.checkout)
    await workerLooks(api)
    expect((await checkout.read()).body).toMatchObject({ state: 'released', order: null })
    await reconcilerLooks()
    expect((await keptOf(checkout))[0]).toEqual({ status: 'canceled', kept: 0 })
    expect(await findingsOf(api, checkout)).toContainEqual({ found: 'captured_without_order', did: 'ended' })
  })

  it('and another buyer at the same moment: one of them gets the last piece, the other keeps the money', async () => {
    for (let round = 0; round < count(6, 100); round += 1) {
      const checkout = await paidAndFreed()
      const buy = await rival(checkout)
      const [late, other] = await Promise.all([checkout.complete(), buy()])
      const states = [late.body.state, other.body.state]
      expect([late.status, ...states]).not.toContain(500)
      expect(states.filter((state) => state === 'placed')).toHaveLength(1)
      await reconcilerLooks()
      const kept = (await keptOf(checkout)).map((charge) => charge.kept)
      expect(kept.reduce((sum, each) => sum + each, 0)).toBe(total)
      expect(await shelf(api, checkout.store)).toEqual({ onHand: 0, reserved: 0 })
    }
  }, 120_000)
})
