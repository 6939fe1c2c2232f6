import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type Answer,
  address,
  createTestApi,
  createTestProduct,
  send,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { buyingCustomer } from '../../../test/buying-customer.ts'
import { signedIn } from '../../../test/signed-in.ts'

let api: TestApi
let store: TestStore
let offerId: string
let owner: string
beforeAll(async () => {
  api = await createTestApi()
})
beforeEach(async () => {
  store = await api.store()
  owner = await signedIn(api, store)
  offerId = (await createTestProduct(store, { stock: [50], price: 1190 })).offerIds[0] ?? ''
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const staff = async (method: string, at: string, body?: object): Promise<Answer['body']> => {
  const answer = await send(api.app.request, method, `/v1/admin${at}`, { bearer: owner, body })
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}
const zoneWith = async (country: string, partsPerMillion: number, of: object = {}) => {
  const zone = await staff('POST', '/tax-zones', { name: country, places: [{ country }] })
  const rate = { title: `Tax of ${country}`, taxClass: 'standard', partsPerMillion, ...of }
  return staff('POST', `/tax-zones/${zone.id}/rates`, rate)
}

/** A quote of one thing at 11.90 that ships for 4.90. */
async function quote(of: { body?: object } = {}) {
  const buyer = shopper(api.app.request, store)
  const { body: cart } = await buyer.cart([{ offerId, quantity: 1 }])
  const shippingMethodId = await buyer.shippingMethodId()
  const body = {
    cartId: cart.id,
    buyer: { email: 'ada@example.com' },
    shippingAddress: address,
    shippingMethodId,
    ...of.body,
  }
  const checkout = await buyer.checkout(cart, { shippingMethodId, body })
  expect(checkout.status, JSON.stringify(checkout.body)).toBe(201)
  return { buyer, cart, checkout: checkout.body }
}
const taxOf = ({ checkout }: { checkout: Answer['body'] }) => ({
  title: checkout.taxes[0]?.title,
  tax: checkout.totals.tax.amount,
  total: checkout.totals.total.amount,
})

describe('a quote', () => {
  it('is taxed by the rates of its moment; one that was made before keeps its own, and so does its order', async () => {
    const before = await quote()
    expect(taxOf(before)).toEqual({ title: 'Tax', tax: 268, total: 1680 })
    const zone = await zoneWith('DE', 70_000)
    expect(taxOf(await quote())).toEqual({ title: 'Tax of DE', tax: 110, total: 1680 })
    const paid = await before.buyer.pay(before.cart, before.checkout, {
      idempotencyKey: randomUUID(),
      quote: before.checkout.quote,
    })
    const { id, secret: orderSecret } = paid.body.order
    const order = await before.buyer.send('GET', `/v1/orders/${id}`, { orderSecret })
    expect(order.body.totals).toMatchObject({ tax: { amount: 268 }, total: { amount: 1680 } })
    const rate = zone.rates[0].id
    await staff('PATCH', `/tax-zones/${zone.id}/rates/${rate}`, { validUntil: '2020-01-01T00:00:00Z' })
    expect(taxOf(await quote())).toEqual({ title: 'Tax', tax: 268, total: 1680 })
    await staff('PATCH', `/tax-zones/${zone.id}/rates/${rate}`, { validUntil: null })
    expect(taxOf(await quote()).title).toBe('Tax of DE')
    await staff('DELETE', `/tax-zones/${zone.id}`)
    expect(taxOf(await quote()).title).toBe('Tax')
  })

  it('has tax in its prices or on top of them, as store and country have it', async () => {
    await zoneWith('DE', 70_000)
    await staff('PATCH', '/store', { pricesIncludeTax: false })
    expect(taxOf(await quote())).toEqual({ title: 'Tax of DE', tax: 118, total: 1798 })
    await staff('PATCH', '/store', { taxExceptionCountries: ['DE'] })
    expect(taxOf(await quote())).toEqual({ title: 'Tax of DE', tax: 110, total: 1680 })
    await staff('PATCH', '/store', { pricesIncludeTax: true })
    expect(taxOf(await quote())).toEqual({ title: 'Tax of DE', tax: 118, total: 1798 })
  })

  it('of a business in another state of the EU is not taxed, where the store knows reverse charge', async () => {
    await zoneWith('AT', 200_000)
    const body = {
      shippingAddress: { ...address, postalCode: '1010', addressLocality: 'Wien', addressCountry: 'AT' },
      buyer: { email: 'ada@example.com', company: 'Ada KG', vatNumber: 'ATU12345678' },
    }
    expect(taxOf(await quote({ body }))).toMatchObject({ tax: 280, total: 1680 })
    await staff('PATCH', '/store', { reverseChargeCountry: 'DE' })
    expect(taxOf(await quote({ body }))).toMatchObject({ tax: 0, total: 1400 })
  })

  it('of a customer who is exempt is not taxed, as long as the paper says so', async () => {
    await zoneWith('DE', 190_000)
    const ada = await buyingCustomer(api, store)
    const at = `/customers/${ada.wireId}/tax-exemptions`
    const buyer = shopper(api.app.request, store)
    const { body: cart } = await buyer.cart([{ offerId, quantity: 1 }])
    await ada.ask('PUT', `/v1/carts/${cart.id}/customer`, { cartSecret: cart.secret })
    const shippingMethodId = await buyer.shippingMethodId()
    const body = { cartId: cart.id, buyer: { email: ada.email }, shippingAddress: address, shippingMethodId }
    const total = async () => (await ada.ask('POST', '/v1/checkouts', { body })).body.totals.total.amount
    expect(await total()).toBe(1680)
    const paper = await staff('POST', at, { reference: 'Certificate 118', countries: ['DE'] })
    expect(await total()).toBe(1412)
    await staff('DELETE', `${at}/${paper.id}`)
    await staff('POST', at, { reference: 'Elsewhere', countries: ['FR'] })
    await staff('POST', at, { reference: 'Over', validUntil: '2020-01-01T00:00:00Z' })
    await staff('POST', at, { reference: 'Books', taxClasses: ['reduced'] })
    expect(await total()).toBe(1680)
  })
})
