import { randomBytes, randomUUID } from 'node:crypto'
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
import { codeContext } from '../src/domains/orders/confirm-order-lookup.ts'
import { lookupHashOf } from '../src/domains/orders/request-order-lookup.ts'
import { fromWire, newId, toWire } from '../src/platform/ids.ts'
import { askForEdit, previewEdit } from './order-edits.ts'
import {
  createDocuments,
  createFirstSeller,
  createOrderPayments,
  createPeople,
  createReturns,
  everybodysPassword,
  giveMoney,
  withRows,
} from './people/index.ts'

/** Whom the shopper of the tests buys as, and the code that was mailed there to open the guest's order. */
export const buyerEmail = 'ada@example.com'
export const orderCode = '492039'
/** What was entered into every open cart, and takes nothing off. */
export const cartCode = 'SUMMER10'

const answered = (answer: Answer, status: number) => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(status)
  return answer.body
}

/** A store in which everything has happened once: no table is empty, and every kind of id is at hand. */
export async function createBusyStore(
  api: TestApi,
  of: { /** Of its identity providers; nobody answers there unless said. */ issuer?: string } = {},
) {
  const store = await api.store()
  await createTestCategories(store, ['lamps'])
  // A word that is nowhere else: found outside this store, it has leaked.
  const canary = `canary${randomBytes(6).toString('hex')}`
  const product = await createTestProduct(store, {
    stock: [500, 500],
    categories: ['lamps'],
    title: `Thing of ${canary}`,
  })
  await api.owner.read(store.context.store.id, {
    name: '',
    text: `INSERT INTO commerce.product_attributes (store_id, product_id, key, label, value, position) VALUES ($1, $2, 'material', 'Material', 'Brass', 1)`,
    values: [store.context.store.id, product.productId],
  })
  const [offerId = '', otherOfferId = ''] = product.offerIds
  const firstSellerId = await withRows(api, async (rows) => {
    const sellerId = await createFirstSeller(store, rows, canary)
    await rows.run('UPDATE commerce.offers SET seller_id = $1 WHERE id = $2', [
      sellerId,
      fromWire('offer', offerId),
    ])
    return sellerId
  })
  const buyer = shopper(api.app.request, store)
  const shippingMethodId = await buyer.shippingMethodId()
  const openCart = async (quantity = 2) => answered(await buyer.cart([{ offerId, quantity }]), 201)
  const quote = async (cart: { id: string; secret: string }) =>
    answered(await buyer.checkout(cart, { shippingMethodId }), 201)
  const place = async (paymentMethod = 'pm_test_ok', quantity = 2) => {
    const cart = await openCart(quantity)
    const checkout = await quote(cart)
    const idempotencyKey = randomUUID()
    const paid = answered(await buyer.pay(cart, checkout, { paymentMethod, idempotencyKey }), 200)
    return { cart, checkout, order: paid.order as { id: string; number: string; secret: string } }
  }
  // As many as are sent back in its returns, and one more.
  const shipped = await place('pm_test_ok', 4)
  const body = { carrier: 'DHL', trackingNumber: '1' }
  const fulfillments = `/v1/admin/orders/${shipped.order.id}/fulfillments`
  const idempotencyKey = randomUUID()
  const parcel = await send(api.app.request, 'POST', fulfillments, {
    bearer: store.secretKey,
    idempotencyKey,
    body,
  })
  const { lineItems, fulfillments: parcels } = answered(parcel, 201)
  const orderLineId: string = lineItems[0].id
  const ofShipped = `/v1/admin/orders/${shipped.order.id}`
  const asServer = { bearer: store.secretKey }
  const note = { body: 'Called: leave it with the neighbor.', isForBuyer: true }
  answered(await send(api.app.request, 'POST', `${ofShipped}/notes`, { ...asServer, body: note }), 201)
  const refund = { ...asServer, idempotencyKey: randomUUID(), body: { amount: 1, reason: 'Late' } }
  answered(await send(api.app.request, 'POST', `${ofShipped}/refunds`, refund), 201)
  const returns = await withRows(api, async (rows) => {
    const storeId = store.context.store.id
    // As if the seller itself had sent it.
    await rows.run('UPDATE commerce.fulfillments SET seller_id = $1 WHERE store_id = $2', [
      firstSellerId,
      storeId,
    ])
    return createReturns(rows, {
      storeId,
      orderId: fromWire('order', shipped.order.id) ?? '',
      orderLineId: fromWire('orderLine', orderLineId) ?? '',
      sellerId: firstSellerId,
    })
  })
  const staff = { email: `${store.context.store.slug}@example.com`, password: everybodysPassword }
  await createTestStaff(api, store, staff)
  const cart = await openCart()
  const people = await createPeople(api, store, {
    canary,
    firstSellerId,
    issuer: of.issuer ?? 'https://127.0.0.1:9',
  })
  const [boundCart, bought, expired] = [await openCart(), await place(), await place()]
  const quoteOfBound = await quote(boundCart)
  const money = await giveMoney(api, store, {
    canary,
    customerId: toWire('customer', people.customers.bob.id),
    sellerId: toWire('seller', firstSellerId),
  })
  const orderPayments = await createOrderPayments(api, store, place)
  // Nothing is broken: what stays is a look at the books.
  const repair = '/v1/admin/invariants/reserved-is-held/repair'
  answered(await send(api.app.request, 'POST', repair, { bearer: store.secretKey }), 200)
  const placed = await place()
  const edits = {
    previewed: await previewEdit(api, store, { orderId: placed.order.id, offerId }),
    asked: await askForEdit(api, store, { orderId: shipped.order.id, offerId }),
  }
  const documentId = await withRows(api, (rows) =>
    createDocuments(rows, {
      storeId: store.context.store.id,
      orderId: fromWire('order', placed.order.id) ?? '',
      editedOrderId: fromWire('order', shipped.order.id) ?? '',
      canary,
    }),
  )
  await withRows(api, async (rows) => {
    const of = [people.customers.ada.id, store.context.store.id]
    const carts = [boundCart.id, bought.cart.id].map((id) => fromWire('cart', id))
    await rows.run('UPDATE commerce.carts SET customer_id = $1 WHERE store_id = $2 AND id = ANY($3)', [
      ...of,
      carts,
    ])
    await rows.run('UPDATE commerce.carts SET codes = $1 WHERE store_id = $2 AND id = ANY($3)', [
      [cartCode],
      store.context.store.id,
      [boundCart.id, cart.id].map((id) => fromWire('cart', id)),
    ])
    const orderId = fromWire('order', bought.order.id)
    await rows.run('UPDATE commerce.orders SET customer_id = $1 WHERE store_id = $2 AND id = $3', [
      ...of,
      orderId,
    ])
    await rows.run('UPDATE commerce.orders SET secret_expires_at = now() WHERE id = $1', [
      fromWire('order', expired.order.id),
    ])
    await rows.insert('promotion_uses', {
      store_id: store.context.store.id,
      promotion_id: fromWire('promotion', people.priceRules.promotionId),
      reference: fromWire('checkout', bought.checkout.id),
      state: 'used',
    })
    const lookupId = newId('orderAccessCode')
    await rows.insert('order_access_codes', {
      store_id: store.context.store.id,
      id: lookupId,
      lookup_hash: lookupHashOf(store.context, { number: placed.order.number, email: buyerEmail }),
      order_id: fromWire('order', placed.order.id),
      code_hash: api.services.codes.digest('mailed', orderCode, codeContext(lookupId)),
      expires_at: new Date(Date.now() + 3_600_000),
    })
  })
  return {
    store,
    canary,
    people,
    documentId,
    edits,
    money: { ...money, ...orderPayments },
    /** Of Ada: her open cart and its quote, and what she bought. */
    adas: { openCart: boundCart, quote: quoteOfBound, ...bought },
    /** Its order's secret opens it no more. */
    expired,
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
    placed,
    shipped,
    orderLineId,
    fulfillmentId: parcels[0].id as string,
    returns,
    staff,
    /** Of an owner, after the second factor. */
    sessionToken: people.staff.workers.owner?.token ?? '',
  }
}

export type BusyStore = Awaited<ReturnType<typeof createBusyStore>>
