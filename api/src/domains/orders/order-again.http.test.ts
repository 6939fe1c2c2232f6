import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { quoted } from '../../../test/quoted-checkout.ts'
import { fromWire } from '../../platform/ids.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

async function bought(of: { stock?: number[]; quantity?: number } = {}) {
  const sale = await quoted(api, { stock: [10, 10], quantity: 2, ...of })
  const { order } = (await sale.pay()).body
  const again = (body: object = {}, sent: object = {}) =>
    sale.buyer.send('POST', `/v1/orders/${order.id}/cart`, { orderSecret: order.secret, body, ...sent })
  const stop = (offerId = '') =>
    api.owner.read(sale.store.context.store.id, {
      name: '',
      text: `UPDATE commerce.offers SET status = 'paused' WHERE store_id = $1 AND id = $2`,
      values: [sale.store.context.store.id, fromWire('offer', offerId)],
    })
  return { ...sale, order, again, stop }
}

it('puts what was bought into a new cart, and says what is no longer sold', async () => {
  const sale = await bought()
  const [first, second] = sale.offerIds
  const { status, body } = await sale.again()
  expect(status, JSON.stringify(body)).toBe(201)
  expect(
    body.cart.lineItems.map((line: { offerId: string; quantity: number }) => [line.offerId, line.quantity]),
  ).toEqual([
    [first, 2],
    [second, 2],
  ])
  expect(body.leftOut).toEqual([])
  expect(
    (await sale.buyer.send('GET', `/v1/carts/${body.cart.id}`, { cartSecret: body.secret })).status,
  ).toBe(200)
  await sale.stop(second)
  const less = await sale.again()
  expect(less.body.cart.lineItems).toHaveLength(1)
  expect(less.body.leftOut).toMatchObject([{ offerId: second, quantity: 2, because: 'not-for-sale' }])
  await sale.stop(first)
  const none = await sale.again()
  expect([none.status, none.body.code]).toEqual([409, 'nothing-to-order-again'])
})

it('puts it into an open cart, where of the same offer the larger quantity stays', async () => {
  const sale = await bought()
  const [first = '', second] = sale.offerIds
  const { body: cart } = await sale.buyer.cart([{ offerId: first, quantity: 5 }])
  const { body } = await sale.again({ cartId: cart.id }, { cartSecret: cart.secret })
  expect(body.secret).toBeNull()
  expect(
    body.cart.lineItems.map((line: { offerId: string; quantity: number }) => [line.offerId, line.quantity]),
  ).toEqual([
    [first, 5],
    [second, 2],
  ])
  const strange = await sale.again({ cartId: cart.id })
  expect([strange.status, strange.body.code]).toEqual([404, 'not-found'])
})

it('opens to nobody without the secret of the order', async () => {
  const [mine, theirs] = [await bought(), await bought()]
  const answer = await mine.again({}, { orderSecret: theirs.order.secret })
  expect([answer.status, answer.body.code]).toEqual([404, 'not-found'])
})
