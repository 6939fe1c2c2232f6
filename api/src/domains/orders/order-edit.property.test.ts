import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, createTestProduct, send, type TestApi } from '../../../../test/api.ts'
import { count, patience, seed } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { type Editing, editing } from '../../../test/edited-order.ts'
import { asAdmin, shelf } from '../../../test/quoted-checkout.ts'
import { createTestSeller } from '../../../test/sellers.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

/** What may happen to an order: numbers choose lines, offers and amounts of those that are there. */
const anyStep = fc.oneof(
  fc.record({
    kind: fc.constant('edit' as const),
    line: fc.nat(20),
    pieces: fc.nat(2),
    offer: fc.nat(2),
    added: fc.nat(3),
    price: fc.option(fc.nat(3_000)),
    /** What is on the gift card that pays first; 0: none */
    card: fc.nat(4_000),
  }),
  fc.record({
    kind: fc.constant('refund' as const),
    line: fc.nat(20),
    amount: fc.integer({ min: 1, max: 700 }),
  }),
)
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never

/** Three offers, the last one of a seller that owes commission. */
async function anOrder() {
  const order = await editing(api, { quantity: 3, price: 1_999, stock: [60, 60] })
  const seller = await createTestSeller(api, order.store)
  await asAdmin(api, 'UPDATE commerce.sellers SET commission_parts_per_million = 123456 WHERE id = $1', [
    seller.id,
  ])
  const { offerIds } = await createTestProduct(order.store, { sellerId: seller.id, stock: [60], price: 777 })
  return {
    order,
    offerIds: [...order.offerIds, ...offerIds],
    onShelf: (await shelf(api, order.store)).onHand,
  }
}

async function take(order: Editing, offerIds: readonly string[], step: Step): Promise<void> {
  const { lineItems } = await order.now()
  const line = lineItems[step.line % lineItems.length]
  if (step.kind === 'refund') {
    const { status } = await order.refund({ lineItems: [{ id: line.id, amount: step.amount }] })
    expect([201, 409]).toContain(status)
    return
  }
  const pieces = Math.min(step.pieces, line.quantity - line.removedQuantity)
  const offerId = offerIds[step.offer % offerIds.length]
  const named = step.price === null ? {} : { unitPrice: step.price }
  const shown = await order.preview({
    remove: pieces > 0 ? [{ id: line.id, quantity: pieces }] : [],
    add: step.added > 0 ? [{ offerId, quantity: step.added, ...named }] : [],
  })
  expect([201, 400, 409]).toContain(shown.status)
  if (shown.status !== 201) return
  const done = await order.commit(shown.body.id)
  expect(done.status, JSON.stringify(done.body)).toBe(200)
  if (done.body.state === 'awaiting_payment') await pay(order, done.body, step.card)
}

/** With a gift card first, which may be enough or not, and the provider for the rest. */
async function pay(order: Editing, edit: Answer['body'], onCard: number): Promise<void> {
  const due = edit.difference.amount
  const giftCards = onCard > 0 ? [{ code: await giftCardOf(order, onCard) }] : []
  const paymentMethod = onCard >= due ? null : 'pm_test_ok'
  const { body } = await order.payWith(edit.id, { paymentMethod, giftCards })
  expect(body, JSON.stringify(body)).toMatchObject({ state: 'committed' })
  const amounts = body.payment.tenders.map(({ kind, amount }: Answer['body']) => [kind, amount.amount])
  const [own, rest] = [Math.min(onCard, due), due - Math.min(onCard, due)]
  expect(amounts).toEqual([
    ...(rest > 0 ? [['provider', rest]] : []),
    ...(own > 0 ? [['gift_card', own]] : []),
  ])
}

async function giftCardOf({ store }: Editing, amount: number): Promise<string> {
  const made = await send(api.app.request, 'POST', '/v1/admin/gift-cards', {
    bearer: store.secretKey,
    idempotencyKey: randomUUID(),
    body: { amount: { amount, currency: 'EUR' } },
  })
  return made.body.code
}

/** What is left on all gift cards of a store, and what of it is set aside. */
async function onCards({ store }: Editing): Promise<{ balance: number; reserved: number }> {
  const [row] = await asAdmin<{ balance: number; reserved: number }>(
    api,
    `SELECT coalesce(sum(balance), 0)::int AS balance, coalesce(sum(reserved), 0)::int AS reserved
      FROM commerce.ledger_accounts WHERE store_id = $1 AND kind = 'gift_card'`,
    [store.context.store.id],
  )
  return row ?? { balance: 0, reserved: 0 }
}

describe('whatever is edited and refunded of an order', () => {
  it(
    'leaves nothing in any account once all of it is canceled, and all goods on the shelf',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { minLength: 2, maxLength: 6 }), async (steps) => {
          const { order, offerIds, onShelf } = await anOrder()
          for (const step of steps) await take(order, offerIds, step)
          expect((await onCards(order)).reserved).toBe(0)
          await expectSoundBooks(api.database)
          expect((await order.staff('GET', '/money')).body.owed.amount).toBeLessThanOrEqual(0)
          const ended = await order.cancel()
          expect(ended.body, JSON.stringify(ended.body)).toMatchObject({ status: 'canceled' })
          const { accounts } = (await order.staff('GET', '/money')).body
          const left = accounts.filter(({ balance }: { balance: { amount: number } }) => balance.amount !== 0)
          expect(left).toEqual([])
          expect(await shelf(api, order.store)).toEqual({ onHand: onShelf + 3 + 3, reserved: 0 })
          await expectSoundBooks(api.database)
        }),
        { numRuns: count(5, 60), seed: seed() },
      )
    },
    patience(90_000),
  )
})
