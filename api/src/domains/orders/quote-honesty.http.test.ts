import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { type Changeable, changeable, changingShop } from '../../../test/changing-shop.ts'
import { asAdmin, type Quoted, runOut, workerLooks } from '../../../test/quoted-checkout.ts'
import { fromWire } from '../../platform/ids.ts'

let api: TestApi
let shop: Awaited<ReturnType<typeof changingShop>>
beforeAll(async () => {
  api = await createTestApi()
  shop = await changingShop(api)
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

/** Every combination of what can change, from nothing to all of it. */
const combinations = Array.from({ length: 2 ** changeable.length }, (_, bits) =>
  changeable.filter((_, place) => bits & (2 ** place)),
)
const titled = (which: readonly Changeable[]) => which.join(', ') || 'nothing'

const pays = ({ buyer, cart }: Quoted, checkout: Answer['body']) =>
  buyer.pay(cart, checkout, { idempotencyKey: randomUUID(), quote: checkout.quote })

async function expectPlacedFor(paid: Answer, { totals }: Answer['body']): Promise<void> {
  expect(paid, JSON.stringify(paid.body)).toMatchObject({ status: 200, body: { state: 'placed', totals } })
  const rows = await asAdmin<{ total: string; captured: string; charged: string }>(
    api,
    `SELECT o.total_amount AS total, p.captured_amount AS captured, c.amount AS charged FROM commerce.orders o
      JOIN commerce.payments p ON p.id = o.payment_id JOIN test_provider.charges c ON c.key = p.provider_key
      WHERE o.id = $1`,
    [fromWire('order', paid.body.order.id)],
  )
  const total = String(totals.total.amount)
  expect(rows).toEqual([{ total, captured: total, charged: total }])
}

const paymentsOf = async ({ id }: { id: string }): Promise<number> =>
  (await asAdmin(api, 'SELECT 1 FROM commerce.payments WHERE reference = $1', [fromWire('checkout', id)]))
    .length

describe('what was promised', () => {
  it.each(combinations.map((which) => [titled(which), which] as const))(
    'is what is paid while the quote lives, whatever changes meanwhile: %s',
    async (_, which) => {
      const of = await shop.quote()
      for (const each of which) await shop.change[each](of)
      await expectPlacedFor(await pays(of, of.checkout), of.checkout)
    },
  )

  it.each(combinations.map((which) => [titled(which), which] as const))(
    'and has run out is never paid: what is different comes with a new quote, or with why there is none: %s',
    async (_, which) => {
      const of = await shop.quote()
      const { checkout } = of
      await runOut(api, checkout)
      await workerLooks(api)
      for (const each of which) await shop.change[each](of)
      const refused = await of.pay()
      const isGone = which.includes('stock')
      expect([refused.status, refused.body.code]).toEqual([409, isGone ? 'out-of-stock' : 'quote-changed'])
      expect(await paymentsOf(checkout)).toBe(0)
      const kinds: string[] = refused.body.changes.map(({ kind }: { kind: string }) => kind)
      const expected = [
        ...(isGone ? ['line-gone'] : []),
        ...(which.includes('price') && !isGone ? ['line-price'] : []),
        ...(which.includes('promotion') ? ['promotion'] : []),
        ...(which.includes('shipping') ? ['shipping'] : []),
        ...(which.includes('tax') && !isGone ? ['tax'] : []),
      ]
      expect(kinds).toEqual(expect.arrayContaining(expected))
      if (which.length === 0) expect(refused.body.changes).toEqual([])
      if (isGone) {
        expect(refused.body).toMatchObject({ checkout: null, offerIds: of.offerIds })
        return
      }
      const { checkout: next, changes } = refused.body
      const total = changes.find(({ kind }: { kind: string }) => kind === 'total')
      expect([total?.was ?? checkout.totals.total, total?.now ?? checkout.totals.total]).toEqual([
        checkout.totals.total,
        next.totals.total,
      ])
      expect(next).toMatchObject({
        state: 'held',
        buyer: checkout.buyer,
        shippingAddress: checkout.shippingAddress,
        shippingMethod: checkout.shippingMethod,
      })
      await expectPlacedFor(await pays(of, next), next)
    },
  )
})
