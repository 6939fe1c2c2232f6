import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, createTestProduct, shopper, type TestApi } from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { buyOne, deadlocksOf, patiently } from '../../../test/crowd.ts'
import { approve, type Editing, editing } from '../../../test/edited-order.ts'
import { findingsOf } from '../../../test/paid-order.ts'
import {
  asAdmin,
  fallSilent,
  freshServices,
  type Quoted,
  quoted,
  shelf,
  spread,
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
        RETURNING quantity, offer_id, location_id)
     UPDATE commerce.stock_items s SET reserved = reserved - gone.quantity FROM gone
     WHERE s.store_id = $1 AND s.offer_id = gone.offer_id AND s.location_id = gone.location_id`,
    [store.context.store.id],
  )

/** A shopper who has confirmed a payment at the bank, and whose goods are not held any more. */
async function paidAndFreed(of: Parameters<typeof quoted>[1] = {}): Promise<Quoted> {
  const checkout = await quoted(api, { stock: [1], ...of })
  const waiting = (await checkout.pay('pm_test_second_step')).body
  const body = new URLSearchParams({ answer: 'approve' })
  await api.app.request(new URL(waiting.payment.nextAction.url).pathname, { method: 'POST', body })
  await freeGoods(checkout)
  return checkout
}

/** Somebody else, who wants the same goods. */
async function rival({ store, offerIds, shippingMethodId }: Quoted, quantity = 1) {
  const buyer = shopper(api.app.request, store)
  const { body: cart } = await buyer.cart([{ offerId: offerIds[0] ?? '', quantity }])
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

describe('a payment whose goods of a drop over 16 rows are not held any more', () => {
  /** Five pieces were promised, and lie all over the rows again. */
  async function fiveOf(pieces: number): Promise<Quoted> {
    const checkout = await paidAndFreed({ stock: [pieces], quantity: 5, buckets: 16 })
    expect((await spreadIt(checkout, 16)).status).toBe(200)
    return checkout
  }
  const spreadIt = ({ store, offerIds }: Quoted, buckets: number) =>
    spread(api, store, { offerId: offerIds[0] ?? '', buckets })

  it('claims what its own row lacks from the other rows of the place, to the last piece', async () => {
    const checkout = await fiveOf(32)
    expect((await (await rival(checkout, 27))()).body.state).toBe('placed')
    expect((await checkout.complete()).body).toMatchObject({ state: 'placed' })
    expect(await shelf(api, checkout.store)).toEqual({ onHand: 0, reserved: 0 })
  })

  it('goes back where all rows together have too little', async () => {
    const checkout = await fiveOf(32)
    expect((await (await rival(checkout, 28))()).body.state).toBe('placed')
    const ended = await checkout.complete()
    expect([ended.status, ended.body.state]).toEqual([200, 'released'])
    expect(await shelf(api, checkout.store)).toEqual({ onHand: 4, reserved: 0 })
    await reconcilerLooks()
    expect((await keptOf(checkout))[0]).toEqual({ status: 'captured', kept: 0 })
  })

  it('and a crowd at the same moment: nothing is sold twice, and nobody is refused what is there', async () => {
    const before = await deadlocksOf(api)
    for (let round = 0; round < count(4, 60); round += 1) {
      const checkout = await fiveOf(16)
      const basket = [{ offerId: checkout.offerIds[0] ?? '', quantity: 1 }]
      // Whoever asks first is likely to be first.
      const late = () => [patiently(checkout.complete), patiently(checkout.complete)]
      const early = round % 2 === 0 ? late() : []
      const singles = Array.from({ length: 14 }, () => buyOne(api, checkout.store, basket))
      const staff = [1, 16].map((buckets) => patiently(() => spreadIt(checkout, buckets)))
      const asked = early.length > 0 ? early : late()
      const [states, answers] = await Promise.all([Promise.all(singles), Promise.all(asked), ...staff])
      const [state, again] = answers.map(({ body }) => body.state)
      expect(again).toBe(state)
      const sold = states.filter((each) => each === 'placed').length
      expect([state, sold]).toEqual(state === 'placed' ? ['placed', 11] : ['released', 14])
      expect(states.filter((each) => each === 'out-of-stock')).toHaveLength(14 - sold)
      expect(await shelf(api, checkout.store)).toEqual({ onHand: state === 'placed' ? 0 : 2, reserved: 0 })
      await reconcilerLooks()
    }
    expect(await deadlocksOf(api)).toBe(before)
  }, 240_000)
})

describe('an edit of an order that was paid, and whose goods are not held any more', () => {
  /** The buyer has confirmed to pay 700 more for the last piece. */
  async function paidEditFreed(): Promise<Editing & { editId: string }> {
    const placed = await editing(api, { stock: [2] })
    const add = [{ offerId: placed.offerIds[0], quantity: 1, unitPrice: 700 }]
    const editId: string = (await placed.preview({ add })).body.id
    await placed.commit(editId)
    const waiting = await placed.pay(editId, 'pm_test_second_step')
    await approve(placed, waiting.body.payment.nextAction.url)
    await freeGoods(placed)
    return { ...placed, editId }
  }

  it('claims them again while they are there: it is done', async () => {
    const edited = await paidEditFreed()
    expect((await edited.completeEdit(edited.editId)).body).toMatchObject({ state: 'committed' })
    expect(await shelf(api, edited.store)).toEqual({ onHand: 0, reserved: 0 })
    expect((await keptOf(edited))[1]).toEqual({ status: 'captured', kept: 700 })
  })

  it('is dropped where somebody else has bought them, and the money goes back', async () => {
    const edited = await paidEditFreed()
    expect((await (await rival(edited))()).body.state).toBe('placed')
    const ended = await edited.completeEdit(edited.editId)
    expect([ended.status, ended.body.state]).toEqual([200, 'discarded'])
    expect((await keptOf(edited))[1]).toEqual({ status: 'captured', kept: 0 })
    expect(await findingsOf(api, edited)).toContainEqual({ found: 'captured_without_order', did: 'refunded' })
  })
})

describe('an edit of an order that is to be done, and whose goods are not held any more', () => {
  /** Staff would add the last piece: for nothing in place of another, unless said otherwise. */
  async function previewFreed(of: { unitPrice?: number } = {}): Promise<Editing & { editId: string }> {
    const placed = await editing(api, { stock: [3], quantity: 2, price: 1000 })
    const [{ id }] = (await placed.now()).lineItems
    const { unitPrice = 1000 } = of
    const other = await createTestProduct(placed.store, { stock: [1] })
    const shown = await placed.preview({
      remove: [{ id, quantity: 1 }],
      add: [{ offerId: other.offerIds[0], quantity: 1, unitPrice }],
    })
    await freeGoods(placed)
    return { ...placed, offerIds: other.offerIds, editId: shown.body.id }
  }

  it('is done while they are there: they are set aside once more', async () => {
    const edited = await previewFreed()
    const done = await edited.commit(edited.editId)
    expect([done.status, done.body.state]).toEqual([200, 'committed'])
    expect(await shelf(api, edited.store)).toEqual({ onHand: 2, reserved: 0 })
  })

  it('asks its buyer to pay only what is set aside once more', async () => {
    const edited = await previewFreed({ unitPrice: 1700 })
    expect((await edited.commit(edited.editId)).body.state).toBe('awaiting_payment')
    expect(await shelf(api, edited.store)).toEqual({ onHand: 2, reserved: 1 })
    expect((await edited.pay(edited.editId)).body.state).toBe('committed')
    expect(await shelf(api, edited.store)).toEqual({ onHand: 2, reserved: 0 })
  })

  it.each([1000, 1700])(
    'is refused where somebody else has bought them, and may be previewed anew (at %i)',
    async (unitPrice) => {
      const edited = await previewFreed({ unitPrice })
      expect((await (await rival(edited))()).body.state).toBe('placed')
      const [before, key] = [await edited.now(), randomUUID()]
      const refused = await edited.commit(edited.editId, key)
      expect([refused.status, refused.body.code, refused.body.offerIds]).toEqual([
        409,
        'out-of-stock',
        edited.offerIds,
      ])
      expect(refused.body.detail).toContain('Preview the edit anew')
      expect(await edited.now()).toEqual(before)
      expect(await edited.edit(edited.editId)).toMatchObject({ state: 'previewed' })
      const [{ id }] = before.lineItems
      const less = await edited.preview({ remove: [{ id, quantity: 1 }] })
      expect((await edited.commit(less.body.id, key)).body.code).toBe(undefined)
      expect((await edited.edit(less.body.id)).state).toBe('committed')
    },
  )
})
