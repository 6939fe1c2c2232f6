import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type Answer, address, type Sent, send, type TestApi, type TestStore } from '../../test/api.ts'
import { fromWire } from '../src/platform/ids.ts'
import { createTestCustomer, type TestCustomer } from './customers.ts'
import { asAdmin, quoted } from './quoted-checkout.ts'
import { signedIn } from './signed-in.ts'

/** A customer who is signed in, and buys with nothing but that session. */
export interface BuyingCustomer extends TestCustomer {
  ask(method: string, path: string, sent?: Sent): Promise<Answer>
  /** A quote of a cart of theirs. */
  quote(
    shippingAddress?: object,
    more?: { said?: object; note?: string },
  ): Promise<{ cart: { id: string }; checkout: { id: string } }>
  pay(checkout: { id: string }, paymentMethod?: string): Promise<Answer>
  buy(
    shippingAddress?: object,
    more?: { said?: object; note?: string },
  ): Promise<{ id: string; secret: string; number: string }>
  erase(body?: object): Promise<Answer>
}

export async function buyingCustomer(
  api: TestApi,
  store: TestStore,
  of: { email?: string; fullName?: string; password?: null } = {},
): Promise<BuyingCustomer> {
  const customer = await createTestCustomer(store, of)
  const ask: BuyingCustomer['ask'] = (method, path, sent = {}) =>
    send(api.app.request, method, path, { bearer: customer.accessToken, ...sent })
  const quote: BuyingCustomer['quote'] = async (shippingAddress = address, { said = {}, note } = {}) => {
    const { cart, shippingMethodId } = await quoted(api, { store })
    await ask('PUT', `/v1/carts/${cart.id}/customer`, { cartSecret: cart.secret })
    if (note !== undefined)
      await asAdmin(
        api,
        `WITH lines AS (UPDATE commerce.cart_lines SET note = $2 WHERE cart_id = $1)
          UPDATE commerce.carts SET note = $2 WHERE id = $1`,
        [fromWire('cart', cart.id), note],
      )
    const body = {
      cartId: cart.id,
      buyer: { email: customer.email },
      shippingAddress,
      shippingMethodId,
      ...said,
    }
    const checkout = await ask('POST', '/v1/checkouts', { body })
    expect(checkout.status, JSON.stringify(checkout.body)).toBe(201)
    return { cart, checkout: checkout.body }
  }
  const pay = (checkout: { id: string }, paymentMethod = 'pm_test_ok') =>
    ask('POST', `/v1/checkouts/${checkout.id}/payment`, {
      idempotencyKey: randomUUID(),
      body: { paymentMethod, returnUrl: `${store.origin}/back` },
    })
  return {
    ...customer,
    ask,
    quote,
    pay,
    buy: async (shippingAddress, more) =>
      (await pay((await quote(shippingAddress, more)).checkout)).body.order,
    erase: (body = { password: customer.password }) => ask('POST', '/v1/customers/me/erasure', { body }),
  }
}

/** Asks as the store's own server. */
export const asServer = (
  api: TestApi,
  store: TestStore,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> => send(api.app.request, method, path, { bearer: store.secretKey, body })

/** Asks as a person of the staff who may do everything. */
export async function asOwnerOf(
  api: TestApi,
  store: TestStore,
): Promise<(method: string, path: string, body?: object) => Promise<Answer>> {
  const bearer = await signedIn(api, store)
  return (method, path, body) => send(api.app.request, method, path, { bearer, body })
}

/** All of an order leaves. */
export async function ship(api: TestApi, store: TestStore, order: { id: string }): Promise<void> {
  const path = `/v1/admin/orders/${order.id}/fulfillments`
  const body = { carrier: 'DHL', trackingNumber: '1' }
  expect((await asServer(api, store, 'POST', path, body)).status).toBe(201)
}
