import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { chargeOf, placedOrder } from '../../../test/placed-order.ts'
import { shelf } from '../../../test/quoted-checkout.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

describe('refunds at the same moment', () => {
  it('64 of them never give back more than was captured', async () => {
    const placed = await placedOrder(api, { quantity: 2, price: 1000 })
    const answers = await Promise.all(
      Array.from({ length: count(64, 256) }, (_, n) =>
        placed.refund(n % 2 === 0 ? { amount: 100 } : { shippingAmount: 90 }),
      ),
    )
    const statuses = new Set(answers.map(({ status }) => status))
    expect([...statuses].toSorted()).toEqual([201, 409])
    const given = answers
      .filter(({ status }) => status === 201)
      .reduce((sum, { body }) => sum + body.amount.amount, 0)
    const { refunded, totals } = await placed.now()
    expect(refunded.amount).toBe(given)
    expect(given).toBeLessThanOrEqual(totals.total.amount)
    expect(totals.total.amount - given).toBeLessThan(100)
    expect(await chargeOf(api, placed.order)).toMatchObject({ refunded: given })
  })

  it('of one piece give it back once, and one key is one refund however often it is sent', async () => {
    const placed = await placedOrder(api, { quantity: 1, price: 1000 })
    const [{ id }] = (await placed.now()).lineItems
    const piece = { lineItems: [{ id, quantity: 1 }] }
    const others = await Promise.all(Array.from({ length: 8 }, () => placed.refund(piece)))
    expect(others.map(({ status }) => status).toSorted()).toEqual([
      201,
      ...Array.from({ length: 7 }, () => 409),
    ])
    const key = randomUUID()
    const same = await Promise.all(Array.from({ length: 8 }, () => placed.refund({ amount: 90 }, key)))
    expect(same.filter(({ status }) => status === 201).length).toBeGreaterThan(0)
    for (const { status, body } of same)
      if (status !== 201) expect([status, body.code]).toEqual([409, 'idempotency-in-flight'])
    expect((await placed.now()).refunded.amount).toBe(1090)
  })

  it('and a cancellation, a parcel, a cancellation: one of them wins, and the goods are where the order says', async () => {
    for (let n = 0; n < count(4, 40); n += 1) {
      const placed = await placedOrder(api, { quantity: 2, price: 1000, stock: [5] })
      const all = await Promise.all([
        placed.cancel(),
        placed.ship(),
        placed.refund({ amount: 500 }),
        placed.cancel(),
      ])
      const order = await placed.now()
      const canceled = all.filter(({ status }, at) => at !== 1 && at !== 2 && status === 200).length
      expect(canceled, JSON.stringify(all.map(({ status, body }) => [status, body.code]))).toBe(
        order.status === 'canceled' ? 1 : 0,
      )
      expect(all[1]?.status === 201).toBe(order.status === 'fulfilled')
      expect((await shelf(api, placed.store)).onHand).toBe(order.status === 'canceled' ? 5 : 3)
    }
  })
})
