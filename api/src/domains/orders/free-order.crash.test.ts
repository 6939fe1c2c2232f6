import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  send,
  shopper,
  type TestApi,
} from '../../../../test/api.ts'
import { startApiProcess } from '../../../../test/api-process.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { readBooks } from '../../../test/books.ts'
import { fallSilent, workerLooks } from '../../../test/quoted-checkout.ts'

const points = ['pay.recorded', 'pay.started', 'provider.answered', 'settle.recorded', 'settle.done'] as const

let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ IDEMPOTENCY_LEASE_SECONDS: '1' })
})
afterAll(() => api.close())

/** A free order whose caller dies at the point. */
async function dieAt(point: string) {
  const store = await api.store()
  const effects = [
    { kind: 'reduction', off: { kind: 'percent', basisPoints: 10_000, maxAmount: null } },
    { kind: 'shipping', off: { kind: 'free' } },
  ]
  for (const effect of effects)
    await send(api.app.request, 'POST', '/v1/admin/promotions', {
      bearer: store.secretKey,
      body: { title: 'Free', status: 'active', needsCode: false, effect },
    })
  const { offerIds } = await createTestProduct(store, { stock: [5] })
  const buyer = shopper(api.app.request, store)
  const { body: cart } = await buyer.cart([{ offerId: offerIds[0] ?? '', quantity: 1 }])
  const { body: checkout } = await buyer.checkout(cart, { shippingMethodId: await buyer.shippingMethodId() })
  expect(checkout.totals.total.amount).toBe(0)
  const idempotencyKey = randomUUID()
  const pay = (fetch: Parameters<typeof shopper>[0]): Promise<Answer> =>
    shopper(fetch, store).pay(cart, checkout, { paymentMethod: null, idempotencyKey, quote: checkout.quote })
  const doomed = await startApiProcess(api.database.apiUrl, {
    IDEMPOTENCY_LEASE_SECONDS: '1',
    FAILPOINT: point,
  })
  await expect(pay(doomed.fetch)).rejects.toThrow()
  expect(await doomed.ended).toBe('SIGKILL')
  return { store, checkout, again: () => pay(api.app.request) }
}

const oneOrder = { orders: 1, captured: 1, charges: 0, onHand: 4, movements: 4, reserved: 0, placedEvents: 1 }

describe('an order that costs nothing, whose API is killed', () => {
  it.each(points)(
    'at %s: the same key goes on to one order',
    async (point) => {
      const { store, again } = await dieAt(point)
      let answer = await again()
      for (let tries = 0; answer.status === 409 && tries < 10; tries += 1) {
        await wait(400)
        answer = await again()
      }
      expect([answer.status, answer.body.state]).toEqual([200, 'placed'])
      expect(await readBooks(api, store)).toMatchObject(oneOrder)
      await expectSoundBooks(api.database)
    },
    60_000,
  )

  it('and whose buyer never comes back is placed by the worker', async () => {
    const { store, checkout } = await dieAt('pay.started')
    await fallSilent(api, checkout)
    await workerLooks(api)
    expect(await readBooks(api, store)).toMatchObject(oneOrder)
    await expectSoundBooks(api.database)
  }, 60_000)
})
