import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  type Sent,
  send,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { createTestCustomer } from '../../../test/customers.ts'
import { anotherApp } from '../../../test/quoted-checkout.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { fromWire } from '../../platform/ids.ts'
import { readListPrices } from './price-list-queries.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())
afterAll(() => expectSoundBooks(api.database))

const path = '/v1/admin/price-lists'

/** Asks as the store's server, whose key may do all that staff does with prices. */
const ask = async (of: TestStore, method: string, at: string, sent: Sent = {}): Promise<Answer> => {
  const answer = await send(api.app.request, method, at, { bearer: of.secretKey, ...sent })
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer
}

async function newList(of: TestStore, prices: object[], head: object = {}): Promise<Answer['body']> {
  const body = { title: 'Sale', kind: 'sale', currency: 'EUR', ...head }
  const { id } = (await ask(of, 'POST', path, { body })).body
  return (await ask(of, 'PUT', `${path}/${id}/prices`, { body: { prices } })).body
}

/** A store that sells one thing at 10.00. */
async function shopWith(): Promise<{ shop: TestStore; offerId: string }> {
  const shop = await api.store()
  const { offerIds } = await createTestProduct(shop, { stock: [50], price: 1000 })
  return { shop, offerId: offerIds[0] ?? '' }
}

describe('prices of lists', () => {
  it('are read for the offers of a cart, by list', async () => {
    const { shop, offerId } = await shopWith()
    const other = (await createTestProduct(shop)).offerIds[0]
    const one = await newList(shop, [
      { offerId, fromQuantity: 5, unitPriceAmount: 900 },
      { offerId, unitPriceAmount: 950 },
      { offerId: other, unitPriceAmount: 1 },
    ])
    await newList(shop, [{ offerId, unitPriceAmount: 2 }])
    const id = fromWire('offer', offerId) ?? ''
    const priceListIds = [fromWire('priceList', one.id) ?? '']
    const { db, store } = shop.context
    const tx = { query: (statement: never) => db.read(store.id, statement) }
    const breaks = [
      { fromQuantity: 1, amount: 950 },
      { fromQuantity: 5, amount: 900 },
    ]
    expect(await readListPrices(tx as never, store.id, { priceListIds, offerIds: [id] })).toEqual(
      new Map([[priceListIds[0], { [id]: breaks }]]),
    )
  })

  it('show in carts at once: by quantity, for customers of the group, and no longer when disabled', async () => {
    const { shop, offerId } = await shopWith()
    const { id } = await newList(shop, [
      { offerId, unitPriceAmount: 950 },
      { offerId, fromQuantity: 5, unitPriceAmount: 900 },
    ])
    const change = (body: object) => ask(shop, 'PATCH', `${path}/${id}`, { body })
    const buyer = shopper(anotherApp(api).request, shop)
    const subtotal = async (quantity: number) =>
      (await buyer.cart([{ offerId, quantity }])).body.totals.subtotal.amount
    expect([await subtotal(1), await subtotal(4), await subtotal(5)]).toEqual([950, 3800, 4500])
    await change({ status: 'disabled' })
    expect(await subtotal(5)).toBe(5000)
    const groups = '/v1/admin/customer-groups'
    const trade = { body: { handle: 'trade', name: 'Trade' } }
    const { id: groupId } = (await ask(shop, 'POST', groups, trade)).body
    await change({ status: 'active', customerGroupIds: [groupId] })
    expect(await subtotal(5)).toBe(5000)
    const ada = await createTestCustomer(shop)
    await ask(shop, 'PUT', `${groups}/${groupId}/members/${ada.wireId}`)
    const { body: cart } = await buyer.cart([{ offerId, quantity: 5 }])
    const bound = await ask(shop, 'PUT', `/v1/carts/${cart.id}/customer`, {
      bearer: ada.accessToken,
      cartSecret: cart.secret,
    })
    expect(bound.body.totals.subtotal.amount).toBe(4500)
    await ask(shop, 'DELETE', `${groups}/${groupId}`)
    expect(await subtotal(5)).toBe(5000)
  })

  it('are what an offer costs in another currency, and it has no other', async () => {
    const { shop, offerId } = await shopWith()
    const bearer = await signedIn(api, shop)
    await ask(shop, 'PATCH', '/v1/admin/store', { bearer, body: { currencies: ['CHF', 'JPY'] } })
    await newList(shop, [{ offerId, unitPriceAmount: 1100 }], { currency: 'CHF' })
    const { request } = anotherApp(api)
    const body = { currency: 'CHF', lineItems: [{ offerId, quantity: 2 }] }
    const cart = await send(request, 'POST', '/v1/carts', { key: shop.publishableKey, body })
    expect(cart.body.totals.subtotal).toEqual({ amount: 2200, currency: 'CHF' })
  })
})
