import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import {
  type Answer,
  createTestCategories,
  createTestProduct,
  createTestStaff,
  send,
  shopper,
  type TestApi,
} from '../../test/api.ts'

const answered = (answer: Answer, status: number) => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(status)
  return answer.body
}

/** A store in which everything has happened once: no table is empty, and every kind of id is at hand. */
export async function createBusyStore(api: TestApi) {
  const store = await api.store()
  await createTestCategories(store, ['lamps'])
  const product = await createTestProduct(store, { stock: [50, 50], categories: ['lamps'] })
  await api.owner.read(store.context.store.id, {
    name: '',
    text: `INSERT INTO commerce.product_attributes (store_id, product_id, key, label, value, position) VALUES ($1, $2, 'material', 'Material', 'Brass', 1)`,
    values: [store.context.store.id, product.productId],
  })
  const [offerId = '', otherOfferId = ''] = product.offerIds
  const buyer = shopper(api.app.request, store)
  const shippingMethodId = await buyer.shippingMethodId()
  const openCart = async () => answered(await buyer.cart([{ offerId, quantity: 2 }]), 201)
  const quote = async (cart: { id: string; secret: string }) =>
    answered(await buyer.checkout(cart, { shippingMethodId }), 201)
  const place = async () => {
    const cart = await openCart()
    const checkout = await quote(cart)
    const paid = answered(await buyer.pay(cart, checkout, { idempotencyKey: randomUUID() }), 200)
    return { cart, checkout, order: paid.order as { id: string; number: string; secret: string } }
  }
  const shipped = await place()
  const body = { carrier: 'DHL', trackingNumber: '1' }
  const fulfillments = `/v1/admin/orders/${shipped.order.id}/fulfillments`
  const idempotencyKey = randomUUID()
  const parcel = await send(api.app.request, 'POST', fulfillments, {
    bearer: store.secretKey,
    idempotencyKey,
    body,
  })
  const orderLineId: string = answered(parcel, 201).lineItems[0].id
  const staff = { email: `${store.context.store.slug}@example.com`, password: 'a long pass phrase' }
  await createTestStaff(api, store, staff)
  const session = answered(await buyer.send('POST', '/v1/admin/sessions', { body: staff }), 201)
  const cart = await openCart()
  return {
    store,
    buyer,
    product,
    offerId,
    otherOfferId,
    shippingMethodId,
    openCart,
    quote,
    place,
    /** Open, with one line of two pieces, and its checkout, held. */
    cart,
    checkout: await quote(cart),
    placed: await place(),
    shipped,
    orderLineId,
    staff,
    sessionToken: session.token as string,
  }
}

export type BusyStore = Awaited<ReturnType<typeof createBusyStore>>
