import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { address, createTestApi, send, type TestApi } from '../../test/api.ts'
import { demoKeys } from '../src/demo-credentials.ts'
import { seedDemo } from './seed.ts'
import { demoSellerKey, demoSellerMember } from './sellers.ts'

let api: TestApi
const origin = 'http://localhost:4321'
beforeAll(async () => {
  api = await createTestApi()
  const { ownerUrl, workerUrl } = api.database
  await seedDemo({ ownerUrl, workerUrl, origins: { northlight: [origin] } })
})
afterAll(() => api.close())

const key = demoKeys.northlight.publishable
const asShopper = (method: string, path: string, more: Parameters<typeof send>[3] = {}) =>
  send(api.app.request, method, path, { key, ...more })
const asSeller = (method: string, path: string, more: Parameters<typeof send>[3] = {}) =>
  send(api.app.request, method, path, { bearer: demoSellerKey.secret, ...more })
const offerOf = async (handle: string) =>
  (await asShopper('GET', `/v1/products/${handle}`)).body.variants[0].offer

describe('the demo', () => {
  it('has a seller whose key lists and ships its part of an order', async () => {
    const [own, house] = [await offerOf('ufer-mug'), await offerOf((await houseProduct()).handle)]
    expect(own.seller.name).toBe(demoSellerMember.seller)
    const { body: cart } = await asShopper('POST', '/v1/carts', {
      body: { lineItems: [own, house].map(({ id: offerId }) => ({ offerId, quantity: 1 })) },
    })
    const shippingMethodId = (await asShopper('GET', '/v1/shipping-methods')).body.items[0].id
    const { body: checkout } = await asShopper('POST', '/v1/checkouts', {
      cartSecret: cart.secret,
      body: {
        cartId: cart.id,
        buyer: { email: 'ada@example.com' },
        shippingAddress: address,
        shippingMethodId,
      },
    })
    const paid = await asShopper('POST', `/v1/checkouts/${checkout.id}/payment`, {
      cartSecret: cart.secret,
      idempotencyKey: randomUUID(),
      body: { paymentMethod: 'pm_test_ok', returnUrl: `${origin}/back` },
    })
    const { id } = paid.body.order
    const { body } = await asSeller('GET', '/v1/seller/orders')
    expect(body.items).toMatchObject([{ id, status: 'placed', itemCount: 1, subtotal: own.price }])
    const shipped = await asSeller('POST', `/v1/seller/orders/${id}/fulfillments`, {
      body: { carrier: 'DHL', trackingNumber: '00340434161094042557' },
    })
    expect(shipped).toMatchObject({ status: 201, body: { status: 'fulfilled' } })
    const seen = await asShopper('GET', `/v1/orders/${id}`, { orderSecret: paid.body.order.secret })
    expect(seen.body).toMatchObject({ status: 'partially_fulfilled', fulfillments: [{ carrier: 'DHL' }] })
  })

  it('has codes, price lists, rates, gift wrapping and rules that a newcomer meets', async () => {
    const mug = await offerOf('ufer-mug')
    const plate = await offerOf('ufer-plate')
    const { body: cart } = await asShopper('POST', '/v1/carts', {
      body: {
        lineItems: [
          { offerId: mug.id, quantity: 4 },
          { offerId: plate.id, quantity: 6 },
        ],
      },
    })
    expect(cart.lineItems[1]).toMatchObject({ unitPrice: { amount: 1710 }, compareAtPrice: { amount: 1900 } })
    expect(cart.discounts).toMatchObject([
      { title: 'Four Ufer mugs for the price of three', amount: { amount: 2200 } },
    ])
    const opened = { cartSecret: cart.secret }
    const coded = await asShopper('POST', `/v1/carts/${cart.id}/codes`, {
      ...opened,
      body: { code: 'welcome10' },
    })
    expect(coded.body.discounts).toHaveLength(2)
    const there = await asShopper('POST', `/v1/carts/${cart.id}/shipping-estimate`, {
      ...opened,
      body: { country: 'AT' },
    })
    const [theirs] = there.body.packages
    const names = theirs.options.map(({ name }: { name: string }) => name)
    expect(names).toContain('Standard')
    expect(names, 'the house’s own shop').not.toContain('Collect in Hamburg')
    const { tax, total } = there.body.totals
    expect(tax.amount, '20 % where it goes').toBe(Math.round(total.amount / 6))
    const wraps = await asShopper('GET', '/v1/gift-wraps')
    expect(wraps.body.items).toHaveLength(2)
    const pen = await offerOf('linie-ballpoint')
    const odd = await asShopper('POST', `/v1/carts/${cart.id}/lines`, {
      ...opened,
      body: { offerId: pen.id, quantity: 1 },
    })
    expect(odd).toMatchObject({ status: 409, body: { code: 'quantity-not-allowed', min: 2, step: 2 } })
  })

  it('has a member of that seller who signs in', async () => {
    const { email, password, seller } = demoSellerMember
    const { body } = await asShopper('POST', '/v1/seller/sessions', { body: { email, password } })
    expect(body).toMatchObject({ isOwner: true, seller: { name: seller } })
    const { body: offers } = await send(api.app.request, 'GET', '/v1/seller/offers?limit=100', {
      bearer: body.token,
    })
    expect(offers.items.length).toBeGreaterThan(10)
  })
})

/** A product that the house sells. */
async function houseProduct(): Promise<{ handle: string }> {
  const { items } = (await asShopper('GET', '/v1/products?limit=100')).body
  for (const item of items) {
    const offer = await offerOf(item.handle)
    if (offer?.seller.name === 'Northlight') return item
  }
  throw new Error('the house sells nothing')
}
