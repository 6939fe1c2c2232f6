import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createTestApi, send, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { buyingCustomer } from '../../../test/buying-customer.ts'
import { chargeOf } from '../../../test/placed-order.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const eur = (amount: number) => ({ amount, currency: 'EUR' })
/** 19.99 and 4.90 for shipping. */
const total = 2489

it('a refund to store credit is there at once, pays the next order, and leaves the provider alone', async () => {
  const store = await api.store()
  const customer = await buyingCustomer(api, store)
  const order = await customer.buy()
  const refund = (body: object, key = randomUUID()) =>
    send(api.app.request, 'POST', `/v1/admin/orders/${order.id}/refunds`, {
      bearer: store.secretKey,
      idempotencyKey: key,
      body: { reason: 'Broken', ...body },
    })
  const balance = async () => (await customer.ask('GET', '/v1/customers/me/store-credit')).body

  const key = randomUUID()
  const given = await refund({ amount: 2000, paidTo: 'store_credit' }, key)
  expect([given.status, given.body]).toMatchObject([
    201,
    { status: 'succeeded', paidTo: 'store_credit', amount: eur(2000), tenders: [] },
  ])
  expect((await refund({ amount: 2000, paidTo: 'store_credit' }, key)).body.id).toBe(given.body.id)
  expect(JSON.stringify(await balance())).toContain('"amount":2000')
  expect(await chargeOf(api, order)).toMatchObject({ captured: total, refunded: 0 })

  // Never more than was paid, whichever way it goes.
  const above = await refund({ amount: total - 1999 })
  expect([above.status, above.body.code]).toEqual([409, 'refund-above-paid'])
  expect((await refund({ amount: total - 2000 })).body).toMatchObject({
    status: 'succeeded',
    paidTo: 'original',
  })
  expect(await chargeOf(api, order)).toMatchObject({ captured: total, refunded: total - 2000 })

  const { checkout } = await customer.quote()
  const paid = await customer.ask('POST', `/v1/checkouts/${checkout.id}/payment`, {
    idempotencyKey: randomUUID(),
    body: { paymentMethod: 'pm_test_ok', returnUrl: `${store.origin}/back`, storeCredit: { amount: null } },
  })
  expect(paid.body).toMatchObject({
    state: 'placed',
    payment: { tenders: [{ amount: eur(total - 2000) }, { kind: 'store_credit', amount: eur(2000) }] },
  })
  expect(JSON.stringify(await balance())).toContain('"amount":0')
})
