import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { addedTo, changingShop, repriced } from '../../../test/changing-shop.ts'
import { createTestCustomer } from '../../../test/customers.ts'
import { asAdmin, type Quoted, runOut, shelf, workerLooks } from '../../../test/quoted-checkout.ts'
import { fromWire } from '../../platform/ids.ts'

let api: TestApi
let shop: Awaited<ReturnType<typeof changingShop>>
beforeAll(async () => {
  api = await createTestApi()
  shop = await changingShop(api)
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]

const quotesOf = async ({ cart }: Quoted) =>
  (
    await asAdmin<{ state: string }>(
      api,
      'SELECT state FROM commerce.checkouts WHERE cart_id = $1 ORDER BY created_at, id',
      [fromWire('cart', cart.id)],
    )
  ).map(({ state }) => state)

const changesOf = ({ body }: Answer) =>
  body.changes.map(({ kind, was, now }: Answer['body']) => [kind, was?.amount ?? null, now?.amount ?? null])

describe('a payment of a cart that has changed', () => {
  it('is answered with what is different and a new quote, which is paid as it stands', async () => {
    const of = await shop.quote()
    const added = await addedTo(of, shop.store)
    const refused = await of.pay()
    expect(code(refused)).toEqual([409, 'quote-changed'])
    const { checkout: next } = refused.body
    const was = of.checkout.totals
    expect(changesOf(refused)).toEqual([
      ['line-added', null, 700],
      ['promotion', was.discount.amount, next.totals.discount.amount],
      ['tax', was.tax.amount, next.totals.tax.amount],
      ['total', was.total.amount, next.totals.total.amount],
    ])
    expect(refused.body.changes[0].offerId).toBe(added)
    expect(next.lineItems.map(({ offerId }: Answer['body']) => offerId)).toEqual([...of.offerIds, added])
    expect(await quotesOf(of)).toEqual(['released', 'held'])
    const paid = await of.buyer.pay(of.cart, next, { idempotencyKey: randomUUID(), quote: next.quote })
    expect(paid.body).toMatchObject({ state: 'placed', totals: next.totals })
  })

  it('makes no other quote when the answer got lost: the same key gets the same one', async () => {
    const of = await shop.quote()
    await addedTo(of, shop.store)
    const key = randomUUID()
    const answers = [await of.pay('pm_test_ok', key)]
    for (let time = 0; time < 3; time += 1) answers.push(await of.pay('pm_test_ok', key))
    answers.push(...(await Promise.all([of.pay('pm_test_ok', key), of.pay('pm_test_ok', key)])))
    for (const { status, body } of answers) {
      expect(status).toBe(409)
      expect(body.checkout).toEqual(answers[0]?.body.checkout)
      expect(body.changes).toEqual(answers[0]?.body.changes)
    }
    await addedTo(of, shop.store)
    expect((await of.pay('pm_test_ok', key)).body.checkout).toEqual(answers[0]?.body.checkout)
    expect(await quotesOf(of)).toEqual(['released', 'held'])
  })

  it('makes one new quote, however many ask at the same moment with keys of their own', async () => {
    const of = await shop.quote()
    await addedTo(of, shop.store)
    const answers = await Promise.all(Array.from({ length: 6 }, () => of.pay()))
    expect(new Set(answers.map(({ body }) => body.checkout?.id)).size).toBe(1)
    expect(await quotesOf(of)).toEqual(['released', 'held'])
  })

  it('says only that it is outdated where there is nothing to quote any more', async () => {
    const of = await shop.quote()
    const { body: cart } = await of.readCart()
    const { secret: cartSecret } = of.cart
    await of.buyer.send('DELETE', `/v1/carts/${cart.id}/lines/${cart.lineItems[0].id}`, { cartSecret })
    const refused = await of.pay()
    expect(code(refused)).toEqual([409, 'checkout-outdated'])
    expect(refused.body).not.toHaveProperty('checkout')
    expect(await quotesOf(of)).toEqual(['held'])
  })

  it('is not found once the cart is a customer’s', async () => {
    const of = await shop.quote()
    const { accessToken: bearer } = await createTestCustomer(shop.store)
    const bound = await send(api.app.request, 'PUT', `/v1/carts/${of.cart.id}/customer`, {
      bearer,
      cartSecret: of.cart.secret,
    })
    expect(bound.status).toBe(200)
    expect(code(await of.pay())).toEqual([404, 'not-found'])
    expect(await quotesOf(of)).toEqual(['held'])
  })
})

describe('a payment after the time has run out', () => {
  it('is answered with a new quote of the same, whether or not its goods were on the shelf meanwhile', async () => {
    for (const looks of [false, true]) {
      const of = await shop.quote()
      await runOut(api, of.checkout)
      if (looks) await workerLooks(api)
      const before = await shelf(api, shop.store)
      const refused = await of.pay()
      expect(code(refused)).toEqual([409, 'quote-changed'])
      expect(changesOf(refused)).toEqual([])
      const { checkout: next } = refused.body
      const { id, quote, expiresAt, ...same } = of.checkout
      expect(next).toMatchObject(same)
      expect([next.id, next.quote, next.expiresAt]).not.toEqual([id, quote, expiresAt])
      expect((await shelf(api, shop.store)).reserved).toBe(before.reserved + (looks ? 2 : 0))
      expect((await of.buyer.pay(of.cart, next, { idempotencyKey: randomUUID() })).body.state).toBe('placed')
      expect(code(await of.pay())).toEqual([409, 'checkout-ended'])
    }
  })

  it('says why there can be no new quote, and what is different as far as it is known', async () => {
    const paused = await shop.quote()
    await runOut(api, paused.checkout)
    await repriced(api, paused.offerIds[0] ?? '', 2222)
    await asAdmin(api, `UPDATE commerce.offers SET status = 'paused' WHERE id = $1`, [
      fromWire('offer', paused.offerIds[0] ?? ''),
    ])
    const refused = await paused.pay()
    expect(code(refused)).toEqual([409, 'offer-not-for-sale'])
    expect(refused.body).toMatchObject({ checkout: null, offerIds: paused.offerIds })
    expect(changesOf(refused)).toEqual([['line-gone', 3998, null]])
    expect(await quotesOf(paused)).toEqual(['held'])
  })

  it('says that the way to ship is gone, with the price that is different', async () => {
    const of = await shop.quote()
    await runOut(api, of.checkout)
    await repriced(api, of.offerIds[0] ?? '', 2222)
    const { id } = await shop.ask('POST', 'shipping-methods', {
      handle: `other-${randomUUID().slice(0, 8)}`,
      name: 'Other',
      description: '',
      priceAmount: 100,
      freeFromAmount: null,
      minDays: 1,
      maxDays: 2,
    })
    const path = `shipping-methods/${shop.shippingMethodId}`
    await shop.ask('PATCH', path, { places: [{ country: 'AT' }] })
    const refused = await of.pay()
    await shop.ask('PATCH', path, { places: [] })
    await shop.ask('DELETE', `shipping-methods/${id}`)
    expect(code(refused)).toEqual([409, 'shipping-not-possible'])
    expect(refused.body.checkout).toBeNull()
    expect(changesOf(refused)).toEqual(
      expect.arrayContaining([
        ['line-price', 1999, 2222],
        ['shipping', 490, null],
      ]),
    )
    expect(await quotesOf(of)).toEqual(['held'])
  })

  it('says that the code was used up by somebody else', async () => {
    const promotion = await shop.ask('POST', 'promotions', {
      title: 'Once',
      status: 'active',
      needsCode: true,
      currency: 'EUR',
      effect: { kind: 'reduction', off: { kind: 'amount', amount: 100 } },
    })
    await shop.ask('POST', `promotions/${promotion.id}/codes`, { code: 'ONLYONCE', usesMax: 1 })
    const enter = (of: Quoted) =>
      of.buyer.send('POST', `/v1/carts/${of.cart.id}/codes`, {
        cartSecret: of.cart.secret,
        body: { code: 'ONLYONCE' },
      })
    const requoted = (of: Quoted) => of.buyer.checkout(of.cart, { shippingMethodId: of.shippingMethodId })
    const [mine, theirs] = [await shop.quote(), await shop.quote()]
    await enter(mine)
    const { body: checkout } = await requoted(mine)
    expect(checkout.discounts.map(({ amount }: Answer['body']) => amount.amount)).toContain(100)
    await runOut(api, checkout)
    await workerLooks(api)
    await enter(theirs)
    expect((await requoted(theirs)).status).toBe(201)
    const refused = await mine.buyer.pay(mine.cart, checkout, { idempotencyKey: randomUUID() })
    expect(code(refused)).toEqual([409, 'promotion-used-up'])
    expect(changesOf(refused)).toEqual(expect.arrayContaining([['promotion', 100, null]]))
    expect(refused.body.checkout).toBeNull()
  })
})
