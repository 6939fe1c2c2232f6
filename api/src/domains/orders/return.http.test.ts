import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, createTestProduct, shopper, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { chargeOf, type Placed, placedOrder } from '../../../test/placed-order.ts'
import { anotherApp, asAdmin, moveClockOf, shelf } from '../../../test/quoted-checkout.ts'
import { createTestSeller, orderFrom } from '../../../test/sellers.ts'
import { fromWire } from '../../platform/ids.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const eur = (amount: number) => ({ amount, currency: 'EUR' })

async function shipped(of: Parameters<typeof placedOrder>[1] = {}) {
  const placed = await placedOrder(api, { quantity: 3, price: 1000, stock: [10], ...of })
  await placed.ship()
  const [{ id: lineId }] = (await placed.now()).lineItems
  return { ...placed, lineId: lineId as string }
}

const ask = (placed: Placed, id: string, quantity: number) =>
  placed.guest('POST', '/returns', { lineItems: [{ id, quantity }], reason: 'Too small' })

const step = (placed: Placed, returnId: string, name: string, body?: object) =>
  placed.buyer.send('POST', `/v1/admin/returns/${returnId}/${name}`, {
    bearer: placed.store.secretKey,
    idempotencyKey: randomUUID(),
    ...(body === undefined ? {} : { body }),
  })

describe('a return', () => {
  it('goes from the buyer over the desk back to the shelf, and its money back to the card', async () => {
    const placed = await shipped()
    const before = await shelf(api, placed.store)
    const asked = await ask(placed, placed.lineId, 2)
    expect(asked.status, JSON.stringify(asked.body)).toBe(201)
    const [{ id }] = asked.body.items
    const label = {
      carrier: 'DHL',
      trackingNumber: '0034',
      url: 'https://labels.example/1.pdf',
      instructions: '',
    }
    const approved = await step(placed, id, 'approval', { label })
    expect(approved.body).toMatchObject({ state: 'approved', label, version: 2 })
    const received = await step(placed, id, 'receipt', {})
    expect(received.body).toMatchObject({ state: 'received', lineItems: [{ receivedQuantity: 2 }] })
    expect((await placed.now()).lineItems[0]).toMatchObject({ returnedQuantity: 2 })
    const inspected = await step(placed, id, 'inspection', {
      lineItems: [
        { id: placed.lineId, acceptedQuantity: 2, restockedQuantity: 1, condition: 'One is scratched' },
      ],
    })
    expect(inspected.body).toMatchObject({ state: 'inspected' })
    expect((await shelf(api, placed.store)).onHand).toBe(before.onHand + 1)
    const completed = await step(placed, id, 'completion', { shippingAmount: 100 })
    expect(completed.body, JSON.stringify(completed.body)).toMatchObject({ state: 'completed', version: 5 })
    const refunds = (await placed.staff('GET', '/refunds')).body.items
    expect(refunds).toMatchObject([
      {
        id: completed.body.refundId,
        returnId: id,
        amount: eur(2100),
        shipping: eur(100),
        status: 'succeeded',
      },
    ])
    expect(await placed.now()).toMatchObject({ refunded: eur(2100), status: 'fulfilled' })
    expect(await chargeOf(api, placed.order)).toMatchObject({ refunded: 2100 })
    expect((await placed.guest('GET', '/returns')).body).toMatchObject({
      items: [{ id, state: 'completed' }],
      returnable: [{ id: placed.lineId, quantity: 1 }],
    })
  })

  it('of nothing that was accepted ends without money', async () => {
    const placed = await shipped()
    const [{ id }] = (await ask(placed, placed.lineId, 1)).body.items
    for (const name of ['approval', 'receipt']) await step(placed, id, name, {})
    await step(placed, id, 'inspection', {
      lineItems: [{ id: placed.lineId, acceptedQuantity: 0, restockedQuantity: 0, condition: 'Not ours' }],
      decision: 'That is another shop’s mug.',
    })
    const completed = await step(placed, id, 'completion', {})
    expect(completed.body).toMatchObject({ state: 'completed', refundId: null })
    expect(await placed.now()).toMatchObject({ refunded: eur(0) })
  })

  it('is not possible of what was not shipped, of more than was, twice, or of another order', async () => {
    const unshipped = await placedOrder(api, { quantity: 2 })
    const [{ id: unshippedLine }] = (await unshipped.now()).lineItems
    expect(code(await ask(unshipped, unshippedLine, 1))).toEqual([409, 'return-not-possible'])
    const placed = await shipped()
    expect(code(await ask(placed, placed.lineId, 4))).toEqual([409, 'return-not-possible'])
    expect(code(await ask(placed, unshippedLine, 1))).toEqual([409, 'return-not-possible'])
    const twice = { id: placed.lineId, quantity: 1 }
    expect(
      code(await placed.guest('POST', '/returns', { lineItems: [twice, twice], reason: 'Too small' })),
    ).toEqual([409, 'return-not-possible'])
    for (const quantity of [0, -1, 1.5]) expect((await ask(placed, placed.lineId, quantity)).status).toBe(400)
    expect((await ask(placed, placed.lineId, 2)).status).toBe(201)
    expect(code(await ask(placed, placed.lineId, 2))).toEqual([409, 'return-not-possible'])
    expect((await ask(placed, placed.lineId, 1)).status).toBe(201)
  })

  it('may be asked for as long as the store says, from delivery or else from shipping; staff may later, too', async () => {
    const placed = await shipped()
    // Another process each time: one remembers the clocks of stores for a while.
    const after = async (days: number) => {
      await moveClockOf(api, placed.store, days * 86_400)
      const { send } = shopper(anotherApp(api).request, placed.store)
      const path = `/v1/orders/${placed.order.id}/returns`
      const body = { lineItems: [{ id: placed.lineId, quantity: 1 }], reason: 'Too small' }
      const { orderSecret, bearer } = { orderSecret: placed.order.secret, bearer: placed.store.secretKey }
      return {
        ask: () => send('POST', path, { orderSecret, body }),
        read: () => send('GET', path, { orderSecret }),
        staff: (method: string, rest: string, given?: object) =>
          send(method, `/v1/admin/orders/${placed.order.id}${rest}`, { bearer, body: given ?? body }),
      }
    }
    const parcelId = (await placed.now()).fulfillments[0].id
    const arrived = await (await after(20)).staff('PUT', `/fulfillments/${parcelId}/delivery`)
    expect(arrived.body.fulfillments[0].deliveredAt).not.toBeNull()
    expect((await (await after(49)).ask()).status).toBe(201)
    const late = await after(51)
    expect(code(await late.ask())).toEqual([409, 'return-not-possible'])
    expect((await late.read()).body.returnable).toEqual([])
    expect((await late.staff('POST', '/returns')).status).toBe(201)
  })

  it('goes only where its state leads, and a canceled or refused one frees its pieces', async () => {
    const placed = await shipped()
    const [{ id }] = (await ask(placed, placed.lineId, 3)).body.items
    for (const name of ['receipt', 'inspection', 'completion'])
      expect(code(await step(placed, id, name, {})), name).toEqual([409, 'return-not-in-that-state'])
    const kept = await placed.guest('POST', `/returns/${id}/cancellation`)
    expect(kept.body).toMatchObject({ state: 'canceled' })
    const [{ id: second }] = (await ask(placed, placed.lineId, 3)).body.items
    const refused = await step(placed, second, 'refusal', { decision: 'Worn. Card 4111111111111111' })
    expect(refused.body).toMatchObject({ state: 'refused', decision: 'Worn. Card [card number]' })
    expect(code(await step(placed, second, 'approval', {}))).toEqual([409, 'return-not-in-that-state'])
    expect((await ask(placed, placed.lineId, 3)).status).toBe(201)
    const other = await shipped()
    expect(code(await other.guest('POST', `/returns/${id}/cancellation`))).toEqual([404, 'not-found'])
    expect(code(await step(other, second, 'approval', {}))).toEqual([404, 'not-found'])
  })

  it('takes no more pieces than were announced, and pays for no more than came', async () => {
    const placed = await shipped()
    const [{ id }] = (await ask(placed, placed.lineId, 2)).body.items
    await step(placed, id, 'approval', {})
    const lineOf = (quantity: number) => ({ lineItems: [{ id: placed.lineId, quantity }] })
    expect(code(await step(placed, id, 'receipt', lineOf(3)))).toEqual([409, 'return-lines-do-not-fit'])
    expect((await step(placed, id, 'receipt', lineOf(1))).status).toBe(200)
    const tooMany = { lineItems: [{ id: placed.lineId, acceptedQuantity: 2, restockedQuantity: 0 }] }
    expect((await step(placed, id, 'inspection', tooMany)).body.errors).toEqual([
      { pointer: '/lineItems/0', message: 'only 1 piece of this line is there' },
    ])
    for (const [acceptedQuantity, restockedQuantity] of [
      [2, 0],
      [0, 2],
    ]) {
      const lineItems = [{ id: placed.lineId, acceptedQuantity, restockedQuantity }]
      expect(code(await step(placed, id, 'inspection', { lineItems }))).toEqual([
        409,
        'return-lines-do-not-fit',
      ])
    }
  })

  it('of pieces that did not come leaves them with the buyer, who may ask for them again', async () => {
    const placed = await shipped()
    const [{ id }] = (await ask(placed, placed.lineId, 3)).body.items
    await step(placed, id, 'approval', {})
    await step(placed, id, 'receipt', { lineItems: [{ id: placed.lineId, quantity: 1 }] })
    expect(code(await ask(placed, placed.lineId, 3))).toEqual([409, 'return-not-possible'])
    expect((await ask(placed, placed.lineId, 2)).status).toBe(201)
  })

  it('is paid back once for one key, and not again for another', async () => {
    const placed = await shipped()
    const [{ id }] = (await ask(placed, placed.lineId, 1)).body.items
    for (const name of ['approval', 'receipt', 'inspection']) await step(placed, id, name, {})
    const key = randomUUID()
    const complete = (idempotencyKey: string) =>
      placed.buyer.send('POST', `/v1/admin/returns/${id}/completion`, {
        bearer: placed.store.secretKey,
        idempotencyKey,
        body: {},
      })
    const [first, again] = [await complete(key), await complete(key)]
    expect(again?.body).toEqual(first?.body)
    expect(code(await complete(randomUUID()))).toEqual([409, 'return-not-in-that-state'])
    expect(await placed.now()).toMatchObject({ refunded: eur(1000) })
  })
})

describe('returns of several sellers', () => {
  it('are one for each, which each seller decides on, and sees no other’s', async () => {
    const store = await api.store()
    const [first, second] = [await createTestSeller(api, store), await createTestSeller(api, store)]
    const order = await orderFrom(api, store, [first.id, second.id])
    const buyer = shopper(api.app.request, store)
    const staff = (method: string, path: string, body?: object) =>
      buyer.send(method, path, { bearer: store.secretKey, ...(body ? { body } : {}) })
    for (const seller of [first, second])
      await seller.owner.send('POST', `/v1/seller/orders/${order.id}/fulfillments`, {
        body: { carrier: 'DHL' },
      })
    const { lineItems } = (await staff('GET', `/v1/admin/orders/${order.id}`)).body
    const asked = await buyer.send('POST', `/v1/orders/${order.id}/returns`, {
      orderSecret: order.secret,
      body: {
        lineItems: lineItems.map(({ id }: { id: string }) => ({ id, quantity: 1 })),
        reason: 'No need',
      },
    })
    expect(asked.body.items.map(({ sellerId }: { sellerId: string }) => sellerId).toSorted()).toEqual(
      [first.wireId, second.wireId].toSorted(),
    )
    const mine = asked.body.items.find(({ sellerId }: { sellerId: string }) => sellerId === first.wireId)
    const path = `/v1/seller/returns/${mine.id}`
    expect((await first.owner.send('GET', '/v1/seller/returns')).body.items).toMatchObject([{ id: mine.id }])
    for (const name of ['approval', 'receipt', 'inspection']) {
      expect(code(await second.owner.send('POST', `${path}/${name}`, { body: {} }))).toEqual([
        404,
        'not-found',
      ])
      expect((await first.owner.send('POST', `${path}/${name}`, { body: {} })).status).toBe(200)
    }
    expect(code(await second.owner.send('GET', path))).toEqual([404, 'not-found'])
    const { version } = (await staff('GET', `/v1/admin/orders/${order.id}`)).body
    const events = await asAdmin<{ count: number }>(
      api,
      'SELECT count(*)::int AS count FROM commerce.events WHERE aggregate_id = $1',
      [fromWire('order', order.id)],
    )
    expect(events[0]?.count).toBe(version)
    expect((await createTestProduct(store)).offerIds).toHaveLength(1)
  })
})
