import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  createTestApi,
  createTestProduct,
  type Sent,
  send,
  type TestApi,
  type TestProduct,
  type TestStore,
} from '../../../../test/api.ts'
import { createTestSeller } from '../../../test/sellers.ts'
import { signedIn } from '../../../test/signed-in.ts'

let api: TestApi
let store: TestStore
let owner: string
let product: TestProduct
let cart: { id: string; secret: string }
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  owner = await signedIn(api, store)
  product = await createTestProduct(store, { price: 2000 })
  const items = (await ask('GET', '/v1/admin/shipping-methods')).body.items
  for (const { id } of items) await ask('DELETE', `/v1/admin/shipping-methods/${id}`)
  const lineItems = [{ offerId: product.offerIds[0], quantity: 2 }]
  cart = (
    await send(api.app.request, 'POST', '/v1/carts', { key: store.publishableKey, body: { lineItems } })
  ).body
})
afterAll(() => api.close())

const ask = (method: string, at: string, of: Sent = {}) =>
  send(api.app.request, method, at, { bearer: owner, ...of })
let serial = 0
const made = async (of: object): Promise<string> => {
  const names = { handle: `way-${++serial}`, name: 'Way', description: '', minDays: 1, maxDays: 2 }
  const body = { priceAmount: 0, freeFromAmount: null, ...names, ...of }
  const answer = await ask('POST', '/v1/admin/shipping-methods', { body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.id
}
/** What each method that takes the cart's package costs there. */
const optionsAt = async (to: object): Promise<Record<string, number>> => {
  const { body } = await send(api.app.request, 'POST', `/v1/carts/${cart.id}/shipping-estimate`, {
    key: store.publishableKey,
    cartSecret: cart.secret,
    body: to,
  })
  const [sent] = body.packages
  return Object.fromEntries(
    (sent?.options ?? []).map((o: { shippingMethodId: string; price: { amount: number } }) => [
      o.shippingMethodId,
      o.price.amount,
    ]),
  )
}
const setVariant = async (body: object) =>
  expect((await ask('PATCH', `/v1/admin/variants/${product.variantIds[0]}`, { body })).status).toBe(200)

it('a cart is offered what its package fits, at the address, at what the rates say now', async () => {
  const stranger = await createTestSeller(api, store)
  const parcel = await made({
    rates: [
      { weightGrams: { from: 0, below: 1000 }, baseAmount: 390 },
      { weightGrams: { from: 1000, below: 30_000 }, baseAmount: 490, kilogramAmount: 100 },
    ],
  })
  const courier = await made({ priceAmount: 990, places: [{ country: 'DE', postalCodePrefix: '10' }] })
  const long = await made({ rates: [{ longestMillimeters: { from: 1200, below: null }, baseAmount: 2490 }] })
  await made({ priceAmount: 1, sellerId: stranger.wireId })
  const berlin = { country: 'DE', postalCode: '10119' }
  // Two pieces of 100 grams.
  expect(await optionsAt(berlin)).toEqual({ [parcel]: 390, [courier]: 990 })
  expect(await optionsAt({ country: 'DE', postalCode: '80331' })).toEqual({ [parcel]: 390 })
  await setVariant({ weightGrams: 1400, sizeMillimeters: [1200, 50, 50] })
  expect(await optionsAt(berlin)).toEqual({ [parcel]: 790, [courier]: 990, [long]: 2490 })
  await setVariant({ weightGrams: 15_000 })
  expect(await optionsAt(berlin)).toEqual({ [courier]: 990, [long]: 2490 })
  await ask('PATCH', `/v1/admin/shipping-methods/${courier}`, { body: { status: 'disabled' } })
  await ask('PATCH', `/v1/admin/shipping-methods/${long}`, { body: { freeFromAmount: 4000 } })
  expect(await optionsAt(berlin)).toEqual({ [long]: 0 })
  await ask('PATCH', `/v1/admin/shipping-methods/${long}`, { body: { freeFromAmount: 4001 } })
  expect(await optionsAt(berlin)).toEqual({ [long]: 2490 })
  await setVariant({ needsShipping: false })
  expect(await optionsAt(berlin)).toEqual({})
})
