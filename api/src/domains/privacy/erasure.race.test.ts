import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { address, createTestApi, createTestProduct, send, type TestApi } from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { asOwnerOf, buyingCustomer } from '../../../test/buying-customer.ts'
import { anotherApp, asAdmin, quoted } from '../../../test/quoted-checkout.ts'
import { eventsOf } from '../../../test/staff.ts'
import { workerTurn } from '../../../test/worker-turn.ts'
import { contextOf } from '../../worker-tasks.ts'
import { eraseLateTraces } from './erase-late-traces.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

describe('an erasure against everything else at once', () => {
  it('leaves either the order and the customer, or neither: erasing while paying', async () => {
    const store = await api.store()
    for (let turn = 0; turn < count(10, 200); turn += 1) {
      const ada = await buyingCustomer(api, store)
      const { checkout } = await ada.quote()
      const [paid, erased] = await Promise.all([ada.pay(checkout), ada.erase()])
      const [row] = await asAdmin<{ status: string; orders: number }>(
        api,
        `SELECT status, (SELECT count(*)::int FROM commerce.orders o WHERE o.customer_id = c.id) AS orders
         FROM commerce.customers c WHERE id = $1`,
        [ada.id],
      )
      const placed = paid.status === 200
      expect([row?.status, row?.orders]).toEqual([
        erased.status === 204 ? 'erased' : 'active',
        placed ? 1 : 0,
      ])
      expect(placed && erased.status === 204).toBe(false)
    }
  })

  it('happens once when it is asked for eight times', async () => {
    const store = await api.store()
    const ada = await buyingCustomer(api, store)
    const at = `/v1/admin/customers/${ada.wireId}/erasure`
    const asOwner = await asOwnerOf(api, store)
    const answers = await Promise.all(Array.from({ length: 8 }, () => asOwner('POST', at, {})))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(204))
    expect(await eventsOf(api, store, 'customer.erased')).toHaveLength(1)
  })

  it('takes along what an instance let the customer do that had not noticed yet', async () => {
    const store = await api.store()
    const ada = await buyingCustomer(api, store)
    const { offerIds } = await createTestProduct(store)
    const late = anotherApp(api)
    const { shippingMethodId } = await quoted(api, { store })
    const ask = (method: string, path: string, body?: object) =>
      send(late.request, method, path, { bearer: ada.accessToken, body })
    expect((await ask('GET', '/v1/customers/me/orders')).status).toBe(200)
    expect((await ada.erase()).status).toBe(204)
    const cart = await ask('POST', '/v1/carts', { lineItems: [{ offerId: offerIds[0], quantity: 1 }] })
    const buyer = { email: ada.email }
    const body = { cartId: cart.body.id, buyer, shippingAddress: address, shippingMethodId }
    expect((await ask('POST', '/v1/checkouts', body)).status).toBe(201)
    const left = () =>
      asAdmin(
        api,
        `SELECT k.state, k.email FROM commerce.checkouts k JOIN commerce.carts c ON c.id = k.cart_id
         WHERE c.customer_id = $1`,
        [ada.id],
      )
    expect(await left()).toEqual([{ state: 'held', email: ada.email }])
    const context = await contextOf({ ...api.services, db: api.worker }, store.context.store.id)
    if (!context) throw new Error('the store is there')
    for (const _ of [1, 2]) await eraseLateTraces(context, { customerId: ada.id })
    expect(await left()).toEqual([{ state: 'released', email: 'erased@erased.invalid' }])
    expect(await eventsOf(api, store, 'cart.dropped')).toHaveLength(1)
  })

  it('is followed by a job that looks once more, when every instance has noticed', async () => {
    const store = await api.store()
    const ada = await buyingCustomer(api, store)
    expect((await ada.erase()).status).toBe(204)
    await workerTurn(api)
    const jobs = await asAdmin<{ identifier: string; payload: object; seconds: number }>(
      api,
      `SELECT t.identifier, j.payload, extract(epoch FROM j.run_at - now())::int AS seconds
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE j.payload ->> 'customerId' = $1`,
      [ada.id],
    )
    expect(jobs).toMatchObject([
      { identifier: 'eraseLateTraces', payload: { storeId: store.context.store.id, customerId: ada.id } },
    ])
    expect(jobs[0]?.seconds).toBeGreaterThan(5)
  })
})
