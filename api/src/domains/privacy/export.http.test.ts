import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { address, createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { createTestCustomer } from '../../../test/customers.ts'
import { asAdmin, quoted } from '../../../test/quoted-checkout.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { eventsOf } from '../../../test/staff.ts'
import { fromWire } from '../../platform/ids.ts'
import { keyScopes } from '../../platform/policies.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
})
afterAll(() => api.close())
afterAll(() => expectSoundBooks(api.database))

async function someone() {
  const customer = await createTestCustomer(store)
  const ask = (method: string, at: string, sent: object = {}) =>
    send(api.app.request, method, at, { bearer: customer.accessToken, ...sent })
  return { ...customer, ask }
}

describe('an export', () => {
  it('holds everything of a customer: account, addresses, consents, sessions, cart, quotes, orders', async () => {
    const ada = await someone()
    await ada.ask('POST', '/v1/customers/me/addresses', { body: { label: 'Home', address } })
    await ada.ask('PUT', '/v1/customers/me/consents/analytics', { body: { granted: true, textVersion: '1' } })
    const { cart, shippingMethodId, offerIds } = await quoted(api, { store })
    await ada.ask('PUT', `/v1/carts/${cart.id}/customer`, { cartSecret: cart.secret })
    const quote = {
      cartId: cart.id,
      buyer: { email: ada.email },
      shippingAddress: address,
      shippingMethodId,
    }
    const { body: checkout } = await ada.ask('POST', '/v1/checkouts', { body: quote })
    const { pay } = await quoted(api, { store })
    const guests: { id: string } = (await pay()).body.order
    await asAdmin(api, 'UPDATE commerce.orders SET email = $2 WHERE id = $1', [
      fromWire('order', guests.id),
      ada.email.toUpperCase(),
    ])
    const { status, body } = await ada.ask('GET', '/v1/customers/me/export')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      customer: { id: ada.wireId, email: ada.email },
      addresses: [{ label: 'Home', address }],
      consents: [{ purpose: 'analytics', granted: true }],
      groups: [],
      signIn: { hasPassword: true, secondFactor: false, passkeys: [], providers: [] },
      sessions: [{ device: 'Test', endedAt: null }],
      cart: { id: cart.id, lineItems: [{ offerId: offerIds[0], quantity: 1 }] },
      quotes: [
        { id: checkout.id, state: 'held', email: ada.email, shippingAddress: address },
        { state: 'released' },
      ],
      orders: [{ id: guests.id, totals: { total: { currency: 'EUR' } } }],
    })
  })

  it('holds nothing of anybody else, and no hash, token or secret', async () => {
    const [ada, bob] = [await someone(), await someone()]
    await bob.ask('POST', '/v1/customers/me/addresses', { body: { label: 'Bob’s', address } })
    const { body } = await ada.ask('GET', '/v1/customers/me/export')
    const text = JSON.stringify(body)
    expect(text).not.toContain(bob.email)
    expect(text).not.toContain('Bob’s')
    expect(text).not.toMatch(/argon2|passwordHash|tokenHash|secret"|\brt_|\bcs_|\bos_/)
  })

  it('is made for one who asks the store, by people who may erase customers, and that is recorded', async () => {
    const elsewhere = await api.store()
    const ada = await createTestCustomer(elsewhere)
    const at = `/v1/admin/customers/${ada.wireId}/exports`
    const writer = await signedIn(api, elsewhere, { permissions: ['customers:erase'] })
    const made = await send(api.app.request, 'POST', at, { bearer: writer })
    expect([made.status, made.body.customer.email]).toEqual([201, ada.email])
    expect(await eventsOf(api, elsewhere, 'customer.data_exported')).toMatchObject([
      { actor: expect.stringMatching(/^staff:/), payload: { customerId: ada.id } },
    ])
    const foreign = await signedIn(api, store)
    expect((await send(api.app.request, 'POST', at, { bearer: foreign })).status).toBe(404)
    const helper = await signedIn(api, elsewhere, { permissions: keyScopes })
    for (const bearer of [helper, elsewhere.secretKey])
      for (const path of [at, at.replace('exports', 'erasure')]) {
        const refused = await send(api.app.request, 'POST', path, { bearer, body: { evenUnshipped: true } })
        expect([refused.status, refused.body.code]).toEqual([403, 'not-permitted'])
      }
    expect(await eventsOf(api, elsewhere, 'customer.data_exported')).toHaveLength(1)
  })
})
