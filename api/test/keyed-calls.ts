import { type Answer, createTestApi, type Sent, send } from '../../test/api.ts'
import { newId, toWire } from '../src/platform/ids.ts'
import { someoneAllowed } from './access/allowed-caller.ts'
import { fixtureOf, requestOf } from './access/fixture.ts'
import { fixtures } from './access/fixtures.ts'
import { operations } from './access/operations.ts'
import { resourcesOf } from './access/resources.ts'
import { createBusyStore } from './busy-store.ts'
import { watchDatabase } from './database-content.ts'
import { keyedCheckouts } from './keyed-checkouts.ts'
import { keyedReturns } from './keyed-returns.ts'
import { keyedEdits } from './order-edits.ts'

/** A request without its key. */
export interface Call {
  method: string
  path: string
  sent: Sent
}

const anotherMoment = new Date(Date.now() - 3_600_000).toISOString()

/** Of the operations that are called as their fixtures say: what makes the body that of another request. */
const changes: Record<string, Record<string, unknown>> = {
  adjustStock: { note: 'Another' },
  adjustSellerStock: { note: 'Another' },
  createAddress: { label: 'Another' },
  addCollectionProducts: { productIds: ['prod_01h455vb4pex5vsknk084sn02q'] },
  createCollection: { title: 'Another' },
  removeCollectionProducts: { productIds: ['prod_01h455vb4pex5vsknk084sn02q'] },
  createGiftCard: { note: 'Another' },
  createPayout: { bankReference: 'Another' },
  addStoreCredit: { reason: 'Another' },
  createCustomerGroup: { name: 'Friends' },
  createIdentityProvider: { name: 'Another' },
  createKey: { name: 'Another' },
  addTaxRate: { title: 'Another' },
  createPriceList: { title: 'Another' },
  createPromotion: { title: 'Another' },
  createPromotionCode: { usesMax: 7 },
  createPromotionCodes: { count: 7 },
  createTaxExemption: { reference: 'Another' },
  createTaxZone: { name: 'Another' },
  removePrices: { prices: [{ offerId: 'off_01h455vb4pex5vsknk084sn02q' }] },
  createRole: { name: 'Another' },
  createSellerFulfillment: { carrier: 'UPS' },
  createSellerKey: { name: 'Another' },
  createSellerWebhookEndpoint: { description: 'Another' },
  createShippingMethod: { name: 'Another' },
  createWebhookEndpoint: { description: 'Another' },
  decideSellerApplication: { decision: 'refused', reason: 'Not this year' },
  inviteSellerMember: { email: 'another@kilnhouse.example' },
  inviteSellerOwner: { email: 'another@kilnhouse.example' },
  inviteStaff: { email: 'another@northlight.example' },
  replaySellerWebhooks: { since: anotherMoment },
  replayWebhooks: { since: anotherMoment },
  rotateKey: { overlapSeconds: 61 },
  rotateSellerKey: { overlapSeconds: 61 },
  rotateSellerWebhookSecret: { overlapSeconds: 61 },
  rotateWebhookSecret: { overlapSeconds: 61 },
  updateKey: { name: 'Another' },
  updateSellerKey: { name: 'Another' },
  updateSellerMember: { permissions: ['seller-offers:read'] },
  updateSellerProfile: { description: 'Another' },
}

/** A busy store, and for every operation that takes an Idempotency-Key a call that succeeds. */
export async function openKeyedCalls() {
  const api = await createTestApi()
  const watch = await watchDatabase(api.database.adminUrl)
  const shop = await createBusyStore(api)

  /** Sends a call under a key; `bytes` is the body as it came. */
  async function under(
    idempotencyKey: string,
    { method, path, sent }: Call,
  ): Promise<Answer & { bytes: string }> {
    let bytes = ''
    const keeping = async (at: string, init: RequestInit) => {
      const response = await api.app.request(at, init)
      bytes = await response.clone().text()
      return response
    }
    const answer = await send(keeping, method, path, { ...sent, idempotencyKey })
    return { ...answer, bytes }
  }

  const key = () => shop.store.publishableKey
  const checkouts = keyedCheckouts(api, shop)
  const { payment, pay } = checkouts

  const ofCart = ({ secret }: { secret: string }) => ({ key: key(), cartSecret: secret })

  /** Two requests to one cart, as a call and another. */
  function onCart(
    cart: { id: string; secret: string },
    method: string,
    ...requests: [{ path: string; body?: object }, { path: string; body?: object }]
  ): { call: Call; other: Call } {
    const [call, other] = requests.map(({ path, body }) => ({
      method,
      path: `/v1/carts/${cart.id}${path}`,
      sent: body ? { ...ofCart(cart), body } : ofCart(cart),
    })) as [Call, Call]
    return { call, other }
  }

  async function addLine(): Promise<Call> {
    const cart = await shop.openCart()
    return {
      method: 'POST',
      path: `/v1/carts/${cart.id}/lines`,
      sent: { key: key(), cartSecret: cart.secret, body: { offerId: shop.otherOfferId, quantity: 1 } },
    }
  }

  /** The payment of an order that is authorized and waits to be captured. */
  async function authorized(): Promise<string> {
    const { order } = await shop.place('pm_test_authorized')
    const path = `/v1/admin/orders/${order.id}/payments`
    const { body } = await send(api.app.request, 'GET', path, { bearer: shop.store.secretKey })
    return body.items[0].id
  }

  /** For every operation that takes a key: a call that succeeds, and one that is another request. */
  const calls: Record<string, () => Promise<{ call: Call; other: Call }>> = {
    ...keyedEdits(api, shop),
    ...checkouts.calls,
    ...keyedReturns(api, shop),
    async createCart() {
      const call = {
        method: 'POST',
        path: '/v1/carts',
        sent: { key: key(), body: { lineItems: [{ offerId: shop.offerId, quantity: 1 }] } },
      }
      return {
        call,
        other: {
          ...call,
          sent: { ...call.sent, body: { lineItems: [{ offerId: shop.offerId, quantity: 2 }] } },
        },
      }
    },
    async addCartLine() {
      const call = await addLine()
      return {
        call,
        other: { ...call, sent: { ...call.sent, body: { offerId: shop.otherOfferId, quantity: 2 } } },
      }
    },
    async changeCartLine() {
      const cart = await shop.openCart()
      const path = `/v1/carts/${cart.id}/lines/${cart.lineItems[0].id}`
      const call = {
        method: 'PATCH',
        path,
        sent: { key: key(), cartSecret: cart.secret, body: { quantity: 5 } },
      }
      return { call, other: { ...call, sent: { ...call.sent, body: { quantity: 6 } } } }
    },
    async removeCartLine() {
      const cart = await shop.openCart()
      const sent = { key: key(), cartSecret: cart.secret }
      const body = { offerId: shop.otherOfferId }
      const two = await send(api.app.request, 'POST', `/v1/carts/${cart.id}/lines`, { ...sent, body })
      const [one, another] = two.body.lineItems.map(
        (line: { id: string }) => `/v1/carts/${cart.id}/lines/${line.id}`,
      )
      return { call: { method: 'DELETE', path: one, sent }, other: { method: 'DELETE', path: another, sent } }
    },
    async updateCart() {
      const cart = await shop.openCart()
      return onCart(
        cart,
        'PATCH',
        { path: '', body: { note: 'One' } },
        { path: '', body: { note: 'Another' } },
      )
    },
    async acceptCartChanges() {
      const [cart, another] = [await shop.openCart(), await shop.openCart()]
      const call = { method: 'POST', path: `/v1/carts/${cart.id}/acceptance`, sent: ofCart(cart) }
      return { call, other: { ...call, path: `/v1/carts/${another.id}/acceptance` } }
    },
    async addCartCode() {
      const cart = await shop.openCart()
      const path = '/codes'
      return onCart(cart, 'POST', { path, body: { code: 'ONE' } }, { path, body: { code: 'ANOTHER' } })
    },
    async removeCartCode() {
      const cart = await shop.openCart()
      for (const code of ['ONE', 'ANOTHER'])
        await send(api.app.request, 'POST', `/v1/carts/${cart.id}/codes`, { ...ofCart(cart), body: { code } })
      return onCart(cart, 'DELETE', { path: '/codes/ONE' }, { path: '/codes/ANOTHER' })
    },
    async createCheckout() {
      const cart = await shop.openCart()
      const shippingAddress = shop.checkout.shippingAddress
      const body = {
        cartId: cart.id,
        buyer: { email: 'grace@example.com' },
        shippingAddress,
        shippingMethodId: shop.shippingMethodId,
      }
      const call = {
        method: 'POST',
        path: '/v1/checkouts',
        sent: { key: key(), cartSecret: cart.secret, body },
      }
      return {
        call,
        other: { ...call, sent: { ...call.sent, body: { ...body, buyer: { email: 'eve@example.com' } } } },
      }
    },
    async capturePayment() {
      const path = `/v1/admin/payments/${await authorized()}/captures`
      const call = { method: 'POST', path, sent: { bearer: shop.store.secretKey, body: { amount: 1 } } }
      return { call, other: { ...call, sent: { ...call.sent, body: { amount: 2 } } } }
    },
    async voidPayment() {
      const [one, another] = [await authorized(), await authorized()]
      const at = (id: string) => ({
        method: 'POST',
        path: `/v1/admin/payments/${id}/void`,
        sent: { bearer: shop.store.secretKey },
      })
      return { call: at(one), other: at(another) }
    },
    async checkPayment() {
      const [one, another] = [await authorized(), await authorized()]
      const at = (id: string) => ({
        method: 'POST',
        path: `/v1/admin/payments/${id}/check`,
        sent: { bearer: shop.store.secretKey },
      })
      return { call: at(one), other: at(another) }
    },
    async refundOrder() {
      const { order } = await shop.place()
      const path = `/v1/admin/orders/${order.id}/refunds`
      const bodyOf = (amount: number) => ({ amount, reason: 'Broken' })
      const call = { method: 'POST', path, sent: { bearer: shop.store.secretKey, body: bodyOf(100) } }
      return { call, other: { ...call, sent: { ...call.sent, body: bodyOf(101) } } }
    },
    async orderAgain() {
      const { order } = await shop.place()
      const path = `/v1/orders/${order.id}/cart`
      const at = (body: object, orderSecret = order.secret) => ({
        method: 'POST',
        path,
        sent: { key: key(), orderSecret, body },
      })
      return { call: at({}), other: at({ cartId: toWire('cart', newId('cart')) }) }
    },
    async cancelOrderAsStaff() {
      const { order } = await shop.place()
      const path = `/v1/admin/orders/${order.id}/cancellation`
      const sent = { bearer: shop.store.secretKey, body: { reason: 'Ordered twice' } }
      const call = { method: 'POST', path, sent }
      return { call, other: { ...call, sent: { ...sent, body: { reason: 'Another' } } } }
    },
    async cancelOrder() {
      const { order } = await shop.place()
      const path = `/v1/orders/${order.id}/cancellation`
      const sent = { key: key(), orderSecret: order.secret, body: { reason: 'Ordered twice' } }
      const call = { method: 'POST', path, sent }
      return { call, other: { ...call, sent: { ...sent, body: { reason: 'Another' } } } }
    },
    async createOrderNote() {
      const path = `/v1/admin/orders/${shop.placed.order.id}/notes`
      const call = { method: 'POST', path, sent: { bearer: shop.store.secretKey, body: { body: 'One' } } }
      return { call, other: { ...call, sent: { ...call.sent, body: { body: 'Another' } } } }
    },
    async associateCart() {
      const [cart, another] = [await shop.openCart(), await shop.openCart()]
      const at = ({ id, secret }: { id: string; secret: string }) => ({
        method: 'PUT',
        path: `/v1/carts/${id}/customer`,
        sent: { bearer: shop.people.customers.ada.accessToken, cartSecret: secret },
      })
      // The secret is part of who holds the key: the same one at another cart.
      return { call: at(cart), other: at({ ...another, secret: cart.secret }) }
    },
    async createFulfillment() {
      const { order } = await shop.place()
      const path = `/v1/admin/orders/${order.id}/fulfillments`
      const call = { method: 'POST', path, sent: { bearer: shop.store.secretKey, body: { carrier: 'DHL' } } }
      return { call, other: { ...call, sent: { ...call.sent, body: { carrier: 'UPS' } } } }
    },
  }
  const real = { ...resourcesOf(shop), callersOrigin: shop.store.origin }
  for (const operation of operations().filter(({ operationId }) => operationId in changes)) {
    const { operationId } = operation
    calls[operationId] = async () => {
      const { method, path, body } = requestOf(operation, fixtureOf(fixtures, operation), real)
      const sent = someoneAllowed(operation, shop)
      const another = { ...(body as object), ...changes[operationId] }
      return {
        call: { method, path, sent: { ...sent, body } },
        other: { method, path, sent: { ...sent, body: another } },
      }
    }
  }
  const names = Object.keys(calls)
  const made = (name: string) => (calls[name] as (typeof calls)[string])()

  return {
    api,
    watch,
    shop,
    key,
    under,
    payment,
    addLine,
    pay,
    names,
    made,
    async close() {
      await watch.close()
      await api.close()
    },
  }
}
