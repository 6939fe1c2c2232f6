import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
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
import { changeOffer, stepsIn } from '../../../test/cart-steps.ts'
import { createTestCustomer } from '../../../test/customers.ts'
import { asAdmin, quoted, shelf } from '../../../test/quoted-checkout.ts'
import { fromWire } from '../../platform/ids.ts'

let api: TestApi
let store: TestStore
let guest: ReturnType<typeof shopper>
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  guest = shopper(api.app.request, store)
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const notFound = [404, 'not-found']
const offers = async (count: number, stock = 5) =>
  (await createTestProduct(store, { stock: Array.from({ length: count }, () => stock) })).offerIds
const quantities = ({ body }: Answer) =>
  Object.fromEntries(
    body.lineItems.map((line: { offerId: string; quantity: number }) => [line.offerId, line.quantity]),
  )

async function someone(of: TestStore = store) {
  const customer = await createTestCustomer(of)
  const { accessToken: bearer } = customer
  const ask = (method: string, path: string, sent: object = {}) =>
    send(api.app.request, method, path, { bearer, ...sent })
  return {
    ...customer,
    ask,
    associate: (cart: { id: string; secret?: string }, sent: object = {}) =>
      ask('PUT', `/v1/carts/${cart.id}/customer`, { cartSecret: cart.secret, ...sent }),
    myCart: () => ask('GET', '/v1/customers/me/cart'),
  }
}
const filled = async (lines: Record<string, number>) =>
  (await guest.cart(Object.entries(lines).map(([offerId, quantity]) => ({ offerId, quantity })))).body
const read = (cart: { id: string }, cartSecret?: string) =>
  guest.send('GET', `/v1/carts/${cart.id}`, { cartSecret })

describe('a cart on sign-in', () => {
  it('is the customer’s from then on: its old secret is dead, and the new one opens nothing without the session', async () => {
    const [ada, [a]] = [await someone(), await offers(1)]
    const cart = await filled({ [a!]: 2 })
    const bound = await ada.associate(cart)
    expect(bound.body).toMatchObject({
      id: cart.id,
      customerId: ada.wireId,
      status: 'open',
      version: 2,
      itemCount: 2,
      merged: null,
    })
    expect(bound.headers.get('etag')).toBe('"2"')
    expect(bound.body.secret).not.toBe(cart.secret)
    for (const secret of [cart.secret, bound.body.secret]) {
      expect(code(await read(cart, secret))).toEqual(notFound)
      const add = { cartSecret: secret, body: { offerId: a } }
      expect(code(await guest.send('POST', `/v1/carts/${cart.id}/lines`, add))).toEqual(notFound)
    }
    expect((await ada.ask('GET', `/v1/carts/${cart.id}`)).body.itemCount).toBe(2)
    expect((await ada.myCart()).body).toMatchObject({ id: cart.id, itemCount: 2 })
    const added = await ada.ask('POST', `/v1/carts/${cart.id}/lines`, { body: { offerId: a } })
    expect(quantities(added)).toEqual({ [a!]: 3 })
  })

  it('opens to no other customer, with or without a secret, and answers them as if it did not exist', async () => {
    const [ada, bob] = [await someone(), await someone()]
    const cart = await filled({})
    const { body: bound } = await ada.associate(cart)
    const absent = await bob.ask('GET', '/v1/carts/cart_01h455vb4pex5vsknk084sn02q')
    for (const cartSecret of [undefined, cart.secret, bound.secret]) {
      const answer = await bob.ask('GET', `/v1/carts/${cart.id}`, { cartSecret })
      expect({ ...answer.body, requestId: '', instance: '' }).toEqual({
        ...absent.body,
        requestId: '',
        instance: '',
      })
      expect(code(await bob.associate({ id: cart.id, secret: cartSecret }))).toEqual(notFound)
    }
    expect(code(await bob.myCart())).toEqual(notFound)
  })

  it('needs the secret: an id alone makes nobody’s cart mine', async () => {
    const ada = await someone()
    const [cart, other] = [await filled({}), await filled({})]
    expect(code(await ada.associate({ id: cart.id }))).toEqual(notFound)
    expect(code(await ada.associate({ id: cart.id, secret: other.secret }))).toEqual(notFound)
    expect((await read(cart, cart.secret)).body).toMatchObject({ version: 1, customerId: null })
    const asGuest = { cartSecret: cart.secret }
    expect(code(await guest.send('PUT', `/v1/carts/${cart.id}/customer`, asGuest))).toEqual([
      401,
      'not-authenticated',
    ])
  })

  it('of another store is not there', async () => {
    const elsewhere = await api.store()
    const stranger = await someone(elsewhere)
    const cart = await filled({})
    expect(code(await stranger.associate(cart))).toEqual(notFound)
    const ada = await someone()
    await ada.associate(cart)
    expect(code(await stranger.ask('GET', `/v1/carts/${cart.id}`, { cartSecret: cart.secret }))).toEqual(
      notFound,
    )
  })

  it('planted by somebody who keeps its secret shows them nothing of what the customer has or does', async () => {
    const [ada, [mine, planted]] = [await someone(), await offers(2)]
    await ada.ask('POST', '/v1/carts', { body: { lineItems: [{ offerId: mine, quantity: 2 }] } })
    const trap = await filled({ [planted!]: 1 })
    expect((await ada.associate(trap)).body.itemCount).toBe(3)
    expect(code(await read(trap, trap.secret))).toEqual(notFound)
  })

  it('stays with the customer when they sign out, and waits for them on the next device', async () => {
    const [ada, [a]] = [await someone(), await offers(1)]
    const cart = await filled({ [a!]: 2 })
    const { body: bound } = await ada.associate(cart)
    await ada.ask('DELETE', '/v1/customers/sessions/current')
    for (const secret of [cart.secret, bound.secret]) expect(code(await read(cart, secret))).toEqual(notFound)
    const again = await guest.send('POST', '/v1/customers/sessions', {
      body: { email: ada.email, password: ada.password },
    })
    const mine = await guest.send('GET', '/v1/customers/me/cart', { bearer: again.body.accessToken })
    expect(mine.body).toMatchObject({ id: cart.id, itemCount: 2 })
  })

  it('sent again changes nothing and answers with the same secret', async () => {
    const ada = await someone()
    const cart = await filled({})
    const first = await ada.associate(cart)
    const again = await ada.associate(cart)
    expect(again.body).toEqual(first.body)
    const idempotencyKey = randomUUID()
    const other = await filled({})
    const merging = await ada.associate(other, { idempotencyKey })
    expect((await ada.associate(other, { idempotencyKey })).body).toEqual(merging.body)
    expect(merging.body.merged).toEqual({ cartId: cart.id, leftOut: [] })
  })

  it('is for the version it was meant for, when it says which', async () => {
    const ada = await someone()
    const cart = await filled({})
    const stale = await ada.associate(cart, { headers: { 'if-match': '"7"' } })
    expect(code(stale)).toEqual([412, 'version-conflict'])
    expect((await ada.associate(cart, { headers: { 'if-match': '"1"' } })).status).toBe(200)
  })
})

describe('the cart a customer had before', () => {
  it('comes into the new one: the larger quantity of each offer, nothing twice, nothing lost; then it has ended', async () => {
    const [ada, [a, b, c]] = [await someone(), await offers(3)]
    const old = (await ada.associate(await filled({ [a!]: 1, [b!]: 4 }))).body
    const next = await filled({ [a!]: 3, [c!]: 1, [b!]: 2 })
    const merged = await ada.associate(next)
    expect(quantities(merged)).toEqual({ [a!]: 3, [c!]: 1, [b!]: 4 })
    expect(merged.body.merged).toEqual({ cartId: old.id, leftOut: [] })
    expect((await ada.myCart()).body.id).toBe(next.id)
    const ended = await ada.ask('GET', `/v1/carts/${old.id}`)
    expect(ended.body).toMatchObject({ status: 'merged', lineItems: [], itemCount: 0, version: 3 })
    const add = await ada.ask('POST', `/v1/carts/${old.id}/lines`, { body: { offerId: a } })
    expect(code(add)).toEqual([409, 'cart-not-open'])
    expect(code(await ada.associate(old))).toEqual([409, 'cart-not-open'])
  })

  it('loses what does not fit into 100 lines, and says what', async () => {
    const [ada, ids] = [await someone(), await offers(102)]
    const one = (offerIds: string[]) => Object.fromEntries(offerIds.map((id) => [id, 1]))
    await ada.associate(await filled(one(ids.slice(2))))
    const merged = await ada.associate(await filled(one(ids.slice(0, 3))))
    expect(merged.body.lineItems.map((line: { offerId: string }) => line.offerId)).toEqual(ids.slice(0, 100))
    expect(merged.body.merged.leftOut).toEqual(ids.slice(100).map((offerId) => ({ offerId, quantity: 1 })))
  })

  it('gives its notes and codes where the guest’s has none, and what is saved in one only is wanted', async () => {
    const [ada, [a, b, c]] = [await someone(), await offers(3)]
    const had = stepsIn(guest, await filled({ [a!]: 1, [b!]: 2, [c!]: 3 }))
    const { body: before } = await had.update({ note: 'from before', metadata: { from: 'before' } })
    for (const line of before.lineItems) await had.change(line.id, { saved: true, note: 'from before' })
    await had.enter('BEFORE1')
    await had.enter('BOTH')
    await ada.associate(had)
    const now = stepsIn(guest, await filled({ [a!]: 2, [b!]: 1 }))
    const [first, second] = (await now.read()).body.lineItems
    await now.change(first.id, { note: 'as a guest' })
    await now.change(second.id, { saved: true })
    for (let at = 1; at < 9; at += 1) await now.enter(`NOW${at}`)
    await now.enter('BOTH')
    const { body } = await ada.associate(now)
    const told = (lines: { offerId: string; quantity: number; note: string }[]) =>
      lines.map(({ offerId, quantity, note }) => [offerId, quantity, note])
    expect(told(body.lineItems)).toEqual([[a, 2, 'as a guest']])
    expect(told(body.savedItems)).toEqual([
      [b, 2, 'from before'],
      [c, 3, 'from before'],
    ])
    expect(body).toMatchObject({ note: 'from before', metadata: {}, itemCount: 2 })
    expect(body.codes).toEqual([...Array.from({ length: 8 }, (_, at) => `NOW${at + 1}`), 'BOTH', 'BEFORE1'])
    expect((await ada.myCart()).body).toEqual({ ...body, secret: undefined, merged: undefined })
  })

  it('tells of prices that changed since, unless they were seen in another currency', async () => {
    const [a, b] = await offers(2)
    const merged = async (currency: string) => {
      const ada = await someone()
      const other = await filled({ [a!]: 1, [b!]: 1 })
      await ada.associate(other)
      await asAdmin(api, 'UPDATE commerce.carts SET currency = $2 WHERE id = $1', [
        fromWire('cart', other.id),
        currency,
      ])
      const cart = await filled({})
      await changeOffer(api, a!, { priceAmount: 2500 })
      const { body } = await ada.associate(cart)
      await changeOffer(api, a!, { priceAmount: 1999 })
      return [body.notices, (await ada.myCart()).body.notices]
    }
    const was = { amount: 1999, currency: 'EUR' }
    const now = { amount: 2500, currency: 'EUR' }
    expect(await merged('EUR')).toMatchObject([[{ code: 'price-changed', was, now }], []])
    expect(await merged('CHF')).toMatchObject([[], [{ code: 'price-changed', was: now, now: was }]])
  })

  it('that lay for more than its 30 days does not come back', async () => {
    const [ada, [a]] = [await someone(), await offers(1)]
    const old = (await ada.associate(await filled({ [a!]: 4 }))).body
    await asAdmin(api, `UPDATE commerce.carts SET expires_at = now() - interval '1 second' WHERE id = $1`, [
      fromWire('cart', old.id),
    ])
    expect(code(await ada.myCart())).toEqual(notFound)
    const next = await ada.associate(await filled({ [a!]: 1 }))
    expect(quantities(next)).toEqual({ [a!]: 1 })
    expect(next.body.merged).toBeNull()
  })

  it('gives back what was set aside for it; what is set aside for the new one stays and is taken over', async () => {
    const [ada, shippingMethodId] = [await someone(), await guest.shippingMethodId()]
    const [a] = await offers(1, 3)
    const reserved = async () => (await shelf(api, store)).reserved
    const before = await reserved()
    const old = (await ada.associate(await filled({ [a!]: 2 }))).body
    const quoteOfOld = await ada.ask('POST', '/v1/checkouts', {
      body: quoteBody(old.id, shippingMethodId),
    })
    expect([quoteOfOld.status, (await reserved()) - before]).toEqual([201, 2])
    const next = await filled({ [a!]: 1 })
    const quoteOfNext = await guest.checkout(next, { shippingMethodId })
    expect([quoteOfNext.status, (await reserved()) - before]).toEqual([201, 3])
    await ada.associate(next)
    expect((await reserved()) - before).toBe(1)
    const released = await ada.ask('GET', `/v1/checkouts/${quoteOfOld.body.id}`)
    expect(released.body.state).toBe('released')
    const again = await ada.ask('POST', '/v1/checkouts', { body: quoteBody(next.id, shippingMethodId) })
    expect([again.status, (await reserved()) - before]).toEqual([201, 2])
    const paid = await ada.ask('POST', `/v1/checkouts/${again.body.id}/payment`, {
      idempotencyKey: randomUUID(),
      body: { paymentMethod: 'pm_test_ok', returnUrl: `${store.origin}/back` },
    })
    expect(paid.body).toMatchObject({ state: 'placed' })
  })

  it('that is being paid stays what it is, and so does the new one', async () => {
    const [ada, shippingMethodId] = [await someone(), await guest.shippingMethodId()]
    const [a] = await offers(1)
    const old = (await ada.associate(await filled({ [a!]: 1 }))).body
    const checkout = await ada.ask('POST', '/v1/checkouts', {
      body: quoteBody(old.id, shippingMethodId),
    })
    await ada.ask('POST', `/v1/checkouts/${checkout.body.id}/payment`, {
      idempotencyKey: randomUUID(),
      body: { paymentMethod: 'pm_test_second_step', returnUrl: `${store.origin}/back` },
    })
    const next = await filled({ [a!]: 2 })
    expect(code(await ada.associate(next))).toEqual([409, 'other-cart-being-paid'])
    expect((await read(next, next.secret)).body).toMatchObject({ version: 1, itemCount: 2 })
    expect((await ada.myCart()).body).toMatchObject({ id: old.id, status: 'completing' })
  })
})

describe('a cart that is being paid by a guest', () => {
  it('stays the guest’s: sign-in waits for the end of the payment', async () => {
    const mine = await quoted(api, { store })
    await mine.pay('pm_test_second_step')
    const ada = await someone()
    expect(code(await ada.associate(mine.cart))).toEqual([409, 'cart-not-open'])
    expect((await mine.read()).body.state).toBe('paying')
  })

  it('has a quote that its dead secret opens no more, once the customer has the cart', async () => {
    const mine = await quoted(api, { store })
    const ada = await someone()
    const { body: bound } = await ada.associate(mine.cart)
    for (const cart of [mine.cart, bound]) {
      const path = `/v1/checkouts/${mine.checkout.id}`
      const cartSecret = cart.secret
      expect(code(await mine.buyer.send('GET', path, { cartSecret }))).toEqual(notFound)
      const again = await mine.buyer.checkout(cart, { shippingMethodId: mine.shippingMethodId })
      expect(code(again)).toEqual(notFound)
      const paid = await mine.buyer.pay(cart, mine.checkout, { idempotencyKey: randomUUID() })
      expect(code(paid)).toEqual(notFound)
      const idempotencyKey = randomUUID()
      expect(
        code(await mine.buyer.send('POST', `${path}/completion`, { cartSecret, idempotencyKey })),
      ).toEqual(notFound)
    }
    const outdated = await ada.ask('POST', `/v1/checkouts/${mine.checkout.id}/payment`, {
      idempotencyKey: randomUUID(),
      body: { paymentMethod: 'pm_test_ok', returnUrl: `${store.origin}/back` },
    })
    expect(code(outdated)).toEqual([409, 'quote-changed'])
  })
})

describe('a cart that a customer opens', () => {
  it('is theirs from the beginning', async () => {
    const [ada, [a]] = [await someone(), await offers(1)]
    const opened = await ada.ask('POST', '/v1/carts', { body: { lineItems: [{ offerId: a, quantity: 2 }] } })
    expect(opened.body).toMatchObject({ customerId: ada.wireId, itemCount: 2 })
    expect(code(await read(opened.body, opened.body.secret))).toEqual(notFound)
    expect((await ada.myCart()).body.id).toBe(opened.body.id)
  })

  it('is one: a second is refused and the first is named', async () => {
    const ada = await someone()
    const { body: first } = await ada.ask('POST', '/v1/carts', { body: {} })
    const second = await ada.ask('POST', '/v1/carts', { body: {} })
    expect(code(second)).toEqual([409, 'customer-has-cart'])
    expect(second.body.cartId).toBe(first.id)
  })

  it('takes the place of one that lay too long', async () => {
    const ada = await someone()
    const { body: first } = await ada.ask('POST', '/v1/carts', { body: {} })
    await asAdmin(api, `UPDATE commerce.carts SET expires_at = now() - interval '1 second' WHERE id = $1`, [
      fromWire('cart', first.id),
    ])
    const second = await ada.ask('POST', '/v1/carts', { body: {} })
    expect(second.status).toBe(201)
    expect((await ada.myCart()).body.id).toBe(second.body.id)
  })
})

function quoteBody(cartId: string, shippingMethodId: string) {
  return { cartId, buyer: { email: 'ada@example.com' }, shippingAddress: address, shippingMethodId }
}
