import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { createTestCustomer, mailsTo } from '../../../test/customers.ts'
import { asAdmin, quoted } from '../../../test/quoted-checkout.ts'
import { workerTurn } from '../../../test/worker-turn.ts'
import { fromWire } from '../../platform/ids.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const notFound = [404, 'not-found']

async function someone(store: TestStore, of: { email?: string } = {}) {
  const customer = await createTestCustomer(store, of)
  const ask = (method: string, path: string, sent: object = {}) =>
    send(api.app.request, method, path, { bearer: customer.accessToken, ...sent })
  const orders = async (query = '') => (await ask('GET', `/v1/customers/me/orders${query}`)).body
  const numbers = async () => (await orders()).items.map(({ number }: { number: string }) => number)
  /** With the session alone: no secret of the cart is sent. */
  const buy = async () => {
    const quote = await quoted(api, { store })
    await ask('PUT', `/v1/carts/${quote.cart.id}/customer`, { cartSecret: quote.cart.secret })
    const { shippingAddress } = quote.checkout
    const checkout = await ask('POST', '/v1/checkouts', {
      body: {
        cartId: quote.cart.id,
        buyer: { email: customer.email },
        shippingAddress,
        shippingMethodId: quote.shippingMethodId,
      },
    })
    const paid = await ask('POST', `/v1/checkouts/${checkout.body.id}/payment`, {
      idempotencyKey: randomUUID(),
      body: { paymentMethod: 'pm_test_ok', returnUrl: `${store.origin}/back` },
    })
    expect(paid.body, JSON.stringify(paid.body)).toMatchObject({ state: 'placed' })
    const order: { id: string; number: string; secret: string } = paid.body.order
    return order
  }
  return { ...customer, ask, orders, numbers, buy }
}

/** A guest's order with this address. */
async function guestOrder(store: TestStore, email: string) {
  const { pay } = await quoted(api, { store })
  const order: { id: string; number: string; secret: string } = (await pay()).body.order
  await asAdmin(api, 'UPDATE commerce.orders SET email = $2 WHERE id = $1', [
    fromWire('order', order.id),
    email,
  ])
  return order
}

describe('the orders of a customer', () => {
  it('are theirs, open with their session alone, and are nobody else’s', async () => {
    const store = await api.store()
    const [ada, bob] = [await someone(store), await someone(store)]
    const order = await ada.buy()
    expect((await ada.orders()).items).toMatchObject([
      { id: order.id, number: order.number, status: 'placed', itemCount: 1 },
    ])
    const mine = await ada.ask('GET', `/v1/orders/${order.id}`)
    expect(mine.body).toMatchObject({ customerId: ada.wireId, buyer: { email: ada.email } })
    expect(code(await bob.ask('GET', `/v1/orders/${order.id}`))).toEqual(notFound)
    expect(await bob.numbers()).toEqual([])
    const stranger = await someone(await api.store())
    expect(code(await stranger.ask('GET', `/v1/orders/${order.id}`))).toEqual(notFound)
    const byLink = await bob.ask('GET', `/v1/orders/${order.id}`, { orderSecret: order.secret })
    expect(byLink.body.number).toBe(order.number)
  })

  it('are answered to strangers byte for byte like those that do not exist', async () => {
    const store = await api.store()
    const [ada, bob] = [await someone(store), await someone(store)]
    const order = await ada.buy()
    const headers = { 'request-id': 'the-same-id' }
    const answers = await Promise.all(
      [order.id, 'ord_01h455vb4pex5vsknk084sn02q'].map((id) =>
        bob.ask('GET', `/v1/orders/${id}`, { headers }),
      ),
    )
    const [theirs, absent] = answers.map(({ status, body }) => ({ status, ...body, instance: '' }))
    expect(theirs).toEqual(absent)
  })

  it('are listed newest first, page by page, each once, and by status', async () => {
    const store = await api.store()
    const [ada, bob] = [await someone(store), await someone(store)]
    const bought: string[] = []
    for (let n = 0; n < 3; n += 1) bought.unshift((await ada.buy()).number)
    await bob.buy()
    const seen: string[] = []
    let cursor = ''
    do {
      const page = await ada.orders(`?limit=2${cursor && `&cursor=${cursor}`}`)
      seen.push(...page.items.map(({ number }: { number: string }) => number))
      cursor = page.nextCursor ?? ''
    } while (cursor)
    expect(seen).toEqual(bought)
    expect((await ada.orders('?status=fulfilled')).items).toEqual([])
    const { nextCursor } = await ada.orders('?limit=1')
    const foreign = await bob.ask('GET', `/v1/customers/me/orders?limit=1&cursor=${nextCursor}`)
    expect(code(foreign)).toEqual([400, 'invalid-request'])
  })

  it('are not for shoppers, staff and servers: they have no orders of their own', async () => {
    const store = await api.store()
    const path = '/v1/customers/me/orders'
    const asShopper = await send(api.app.request, 'GET', path, { key: store.publishableKey })
    expect(code(asShopper)).toEqual([401, 'not-authenticated'])
    const asServer = await send(api.app.request, 'GET', path, { bearer: store.secretKey })
    expect(code(asServer)).toEqual([403, 'not-permitted'])
  })
})

describe('orders a guest placed', () => {
  it('become the customer’s who has proven to own the address, whatever its case, once and no others', async () => {
    const store = await api.store()
    const email = `${randomUUID()}@example.com`
    const mine = [
      await guestOrder(store, email.toUpperCase()),
      await guestOrder(store, email),
      await guestOrder(store, email),
    ]
    const other = await guestOrder(store, `x${email}`)
    const elsewhere = await guestOrder(await api.store(), email)
    const ada = await someone(store, { email })
    await workerTurn(api)
    expect(await ada.numbers()).toEqual(mine.map(({ number }) => number).toReversed())
    for (const { id } of [other, elsewhere])
      expect(code(await ada.ask('GET', `/v1/orders/${id}`))).toEqual(notFound)
    const linked = await ada.ask('GET', `/v1/orders/${mine[0]?.id}`)
    expect(linked.body).toMatchObject({ customerId: ada.wireId, version: 2 })
    const again = `SELECT graphile_worker.add_job('linkGuestOrders', json_build_object('storeId', $1::text, 'customerId', $2::text))`
    await asAdmin(api, again, [store.context.store.id, ada.id])
    await workerTurn(api)
    expect((await ada.ask('GET', `/v1/orders/${mine[0]?.id}`)).body.version).toBe(2)
  })

  it('stay open by their secret after that', async () => {
    const store = await api.store()
    const email = `${randomUUID()}@example.com`
    const order = await guestOrder(store, email)
    await someone(store, { email })
    await workerTurn(api)
    const byLink = await send(api.app.request, 'GET', `/v1/orders/${order.id}`, {
      key: store.publishableKey,
      orderSecret: order.secret,
    })
    expect(byLink.body.number).toBe(order.number)
  })

  it('of a customer are never given to another, who has the address now', async () => {
    const store = await api.store()
    const [ada, email] = [await someone(store), `${randomUUID()}@example.com`]
    const order = await ada.buy()
    await asAdmin(api, 'UPDATE commerce.orders SET email = $2 WHERE id = $1', [
      fromWire('order', order.id),
      email,
    ])
    const bob = await someone(store, { email })
    await workerTurn(api)
    expect(await bob.numbers()).toEqual([])
    expect(await ada.numbers()).toEqual([order.number])
  })

  it('with an address that nobody has proven stay a guest’s', async () => {
    const store = await api.store()
    const ada = await someone(store)
    await workerTurn(api)
    await guestOrder(store, ada.email)
    await workerTurn(api)
    expect(await ada.numbers()).toEqual([])
  })
})

describe('the confirmation of an order', () => {
  const confirmations = async (store: TestStore, to: string) =>
    (await mailsTo(api, store, to)).filter(({ template }) => template === 'order-confirmation')

  it('is mailed once, with what was bought and a link that opens the order', async () => {
    const { pay, store } = await quoted(api, { stock: [5, 5], quantity: 2, price: 1000 })
    const { order } = (await pay()).body
    await workerTurn(api)
    const [mail, ...more] = await confirmations(store, 'ada@example.com')
    expect(more).toEqual([])
    expect(mail?.subject).toContain(order.number)
    expect(mail?.text).toContain('Torstraße 1')
    expect(mail?.text).toContain(`${store.origin}/orders/${order.id}?key=${order.secret}`)
    const again = `SELECT graphile_worker.add_job('mailOrderConfirmation', json_build_object('storeId', $1::text, 'orderId', $2::text))
      FROM generate_series(1, 5)`
    await asAdmin(api, again, [store.context.store.id, fromWire('order', order.id)])
    await workerTurn(api)
    expect(await confirmations(store, 'ada@example.com')).toHaveLength(1)
  })

  it('speaks the language of its customer, and to guests that of the store', async () => {
    const store = await api.store()
    const ada = await someone(store)
    await asAdmin(api, "UPDATE commerce.customers SET locale = 'de-DE' WHERE id = $1", [ada.id])
    await ada.buy()
    const guest = await quoted(api, { store })
    await guest.pay()
    await workerTurn(api)
    expect(await confirmations(store, ada.email)).toMatchObject([{ locale: 'de-DE' }])
    expect(await confirmations(store, 'ada@example.com')).toMatchObject([{ locale: 'en-DE' }])
  })

  it('is not mailed for a payment that was declined', async () => {
    const { pay, store } = await quoted(api)
    await pay('pm_test_declined')
    await workerTurn(api)
    expect(await confirmations(store, 'ada@example.com')).toEqual([])
  })
})
