import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, address, createTestApi, send, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { asOwnerOf, asServer, buyingCustomer, ship } from '../../../test/buying-customer.ts'
import { asAdmin, fallSilent, shelf } from '../../../test/quoted-checkout.ts'
import { eventsOf } from '../../../test/staff.ts'
import { workerTurn } from '../../../test/worker-turn.ts'
import { fromWire } from '../../platform/ids.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]

describe('an erased customer', () => {
  it('leaves the books: orders with their amounts, lines and parcels, and the country they went to', async () => {
    const store = await api.store()
    const ada = await buyingCustomer(api, store)
    const order = await ada.buy()
    await ship(api, store, order)
    const at = `/v1/admin/orders/${order.id}`
    const before = (await asServer(api, store, 'GET', at)).body
    expect((await ada.erase()).status).toBe(204)
    const after = (await asServer(api, store, 'GET', at)).body
    expect(after).toEqual({
      ...before,
      version: before.version + 1,
      buyer: { email: 'erased@erased.invalid', company: null, vatNumber: null },
      shippingAddress: {
        fullName: 'Erased',
        streetAddress: 'Erased',
        addressLocality: 'Erased',
        addressCountry: 'DE',
      },
    })
    expect(await eventsOf(api, store, 'order.buyer_erased')).toMatchObject([{ payload: {} }])
    expect(await eventsOf(api, store, 'customer.erased')).toMatchObject([
      { payload: { orders: 1, by: 'customer' } },
    ])
  })

  it('is signed out everywhere and cannot sign in, and the address may register again', async () => {
    const store = await api.store()
    const ada = await buyingCustomer(api, store)
    expect((await ada.erase()).status).toBe(204)
    const signIn = { key: store.publishableKey, body: { email: ada.email, password: ada.password } }
    expect((await send(api.app.request, 'POST', '/v1/customers/sessions', signIn)).status).toBe(401)
    const refresh = { key: store.publishableKey, body: { refreshToken: ada.refreshToken } }
    expect((await send(api.app.request, 'POST', '/v1/customers/sessions/refresh', refresh)).status).toBe(401)
    const write = await ada.ask('POST', '/v1/customers/me/addresses', { body: { address } })
    expect(write.status).toBe(401)
    const again = await buyingCustomer(api, store, { email: ada.email })
    expect(again.id).not.toBe(ada.id)
    expect((await again.ask('GET', '/v1/customers/me/orders')).body.items).toEqual([])
  })

  it('frees what was set aside for them, and their cart is gone', async () => {
    const store = await api.store()
    const ada = await buyingCustomer(api, store)
    const { cart } = await ada.quote()
    expect((await shelf(api, store)).reserved).toBe(1)
    expect((await ada.erase()).status).toBe(204)
    expect((await shelf(api, store)).reserved).toBe(0)
    const [row] = await asAdmin(
      api,
      `SELECT (SELECT count(*)::int FROM commerce.cart_lines WHERE cart_id = c.id) AS lines, expires_at <= now() AS over
       FROM commerce.carts c WHERE id = $1`,
      [fromWire('cart', cart.id)],
    )
    expect(row).toEqual({ lines: 0, over: true })
  })

  it('has an order that no link and no code opens any more', async () => {
    const store = await api.store()
    const ada = await buyingCustomer(api, store)
    const order = await ada.buy()
    await ship(api, store, order)
    const look = { key: store.publishableKey, orderSecret: order.secret }
    expect((await send(api.app.request, 'GET', `/v1/orders/${order.id}`, look)).status).toBe(200)
    expect((await ada.erase()).status).toBe(204)
    expect((await send(api.app.request, 'GET', `/v1/orders/${order.id}`, look)).status).toBe(404)
  })

  it('stays erased, whoever asks again, and keeps the record of consents', async () => {
    const store = await api.store()
    const ada = await buyingCustomer(api, store)
    await ada.ask('PUT', '/v1/customers/me/consents/analytics', { body: { granted: true, textVersion: '1' } })
    const at = `/v1/admin/customers/${ada.wireId}`
    const asOwner = await asOwnerOf(api, store)
    expect((await asOwner('POST', `${at}/erasure`, {})).status).toBe(204)
    const version = (await asServer(api, store, 'GET', at)).body.version
    expect((await asOwner('POST', `${at}/erasure`, {})).status).toBe(204)
    expect((await asServer(api, store, 'GET', at)).body.version).toBe(version)
    expect((await asServer(api, store, 'GET', `${at}/consents`)).body.items).toMatchObject([
      { purpose: 'analytics' },
    ])
    expect((await asOwner('POST', `${at}/exports`)).status).toBe(404)
    expect(code(await asServer(api, store, 'PUT', `${at}/suspension`, { reason: 'x' }))).toEqual([
      409,
      'customer-erased',
    ])
  })

  it('is one customer: the same person in another store stays', async () => {
    const [store, elsewhere] = [await api.store(), await api.store()]
    const ada = await buyingCustomer(api, store)
    const other = await buyingCustomer(api, elsewhere, { email: ada.email })
    expect((await ada.erase()).status).toBe(204)
    expect((await other.ask('GET', '/v1/customers/me')).body).toMatchObject({ email: ada.email })
    const at = `/v1/admin/customers/${other.wireId}/erasure`
    const asOwner = await asOwnerOf(api, store)
    expect(code(await asOwner('POST', at, {}))).toEqual([404, 'not-found'])
    expect((await other.ask('GET', '/v1/customers/me')).status).toBe(200)
  })

  it('is not the other customer who once gave this address at a checkout', async () => {
    const store = await api.store()
    const [ada, bob] = [await buyingCustomer(api, store), await buyingCustomer(api, store)]
    const order = await bob.buy()
    await asAdmin(api, 'UPDATE commerce.orders SET email = $2 WHERE id = $1', [
      fromWire('order', order.id),
      ada.email,
    ])
    expect((await ada.erase()).status).toBe(204)
    expect((await bob.ask('GET', `/v1/orders/${order.id}`)).body).toMatchObject({
      shippingAddress: address,
      version: 1,
    })
  })
})

describe('an erasure is refused, and nothing is changed,', () => {
  it('without the password of the one who is signed in', async () => {
    const store = await api.store()
    const ada = await buyingCustomer(api, store)
    expect(code(await ada.erase({ password: 'something else entirely' }))).toEqual([403, 'wrong-password'])
    expect(code(await ada.erase({}))).toEqual([403, 'wrong-password'])
    expect((await ada.ask('GET', '/v1/customers/me')).body).toMatchObject({ email: ada.email, version: 1 })
  })

  it('without a recent sign-in of who has no password', async () => {
    const store = await api.store()
    const ada = await buyingCustomer(api, store, { password: null })
    await asAdmin(
      api,
      "UPDATE commerce.customer_sessions SET created_at = now() - interval '11 minutes' WHERE customer_id = $1",
      [ada.id],
    )
    expect(code(await ada.erase({}))).toEqual([403, 'recent-sign-in-needed'])
    await asAdmin(
      api,
      "UPDATE commerce.customer_sessions SET created_at = now() - interval '9 minutes' WHERE customer_id = $1",
      [ada.id],
    )
    expect((await ada.erase({})).status).toBe(204)
  })

  it('while a paid order has not left; staff may do it all the same', async () => {
    const store = await api.store()
    const ada = await buyingCustomer(api, store)
    const order = await ada.buy()
    const refused = await ada.erase()
    expect(refused).toMatchObject({ status: 409, body: { code: 'orders-not-shipped', orderIds: [order.id] } })
    const at = `/v1/admin/customers/${ada.wireId}/erasure`
    const asOwner = await asOwnerOf(api, store)
    expect(code(await asOwner('POST', at, {}))).toEqual([409, 'orders-not-shipped'])
    expect((await ada.ask('GET', `/v1/orders/${order.id}`)).body).toMatchObject({
      buyer: { email: ada.email },
    })
    expect((await asOwner('POST', at, { evenUnshipped: true })).status).toBe(204)
    await workerTurn(api)
    const mails = await asAdmin(api, 'SELECT template FROM commerce.mails WHERE store_id = $1', [
      store.context.store.id,
    ])
    expect(mails).toEqual([{ template: 'account-erased' }])
  })

  it('while a payment of theirs runs', async () => {
    const store = await api.store()
    const ada = await buyingCustomer(api, store)
    const { checkout } = await ada.quote()
    await ada.pay(checkout, 'pm_test_second_step')
    expect(code(await ada.erase())).toEqual([409, 'checkout-in-progress'])
    expect((await ada.ask('GET', '/v1/customers/me')).body.email).toBe(ada.email)
    await fallSilent(api, checkout)
  })
})
