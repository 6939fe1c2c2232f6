import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { mailsTo } from '../../../test/customers.ts'
import { editing } from '../../../test/edited-order.ts'
import { placedOrder } from '../../../test/placed-order.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { workerTurn } from '../../../test/worker-turn.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const mailsOf = (storeId: string) =>
  asAdmin<{ template: string; to_address: string }>(
    api,
    'SELECT template, to_address FROM commerce.mails WHERE store_id = $1 ORDER BY template',
    [storeId],
  )

describe('a buyer', () => {
  it('is mailed once that the order is canceled, and once that the money comes back', async () => {
    const placed = await placedOrder(api)
    await placed.cancel()
    await workerTurn(api)
    await workerTurn(api)
    const mails = await mailsOf(placed.store.context.store.id)
    expect(mails.map(({ template }) => template)).toEqual(['order-confirmation', 'order-news', 'order-news'])
    expect(new Set(mails.map(({ to_address }) => to_address))).toEqual(new Set(['ada@example.com']))
  })

  it('is mailed what was decided about a return', async () => {
    const placed = await placedOrder(api, { quantity: 2 })
    await placed.ship()
    const [{ id }] = (await placed.now()).lineItems
    for (const decision of ['approval', 'refusal']) {
      const asked = await placed.guest('POST', '/returns', {
        lineItems: [{ id, quantity: 1 }],
        reason: 'Too small',
      })
      await placed.buyer.send('POST', `/v1/admin/returns/${asked.body.items[0].id}/${decision}`, {
        bearer: placed.store.secretKey,
        body: decision === 'approval' ? {} : { decision: 'It has been worn.' },
      })
    }
    await workerTurn(api)
    const mails = await mailsOf(placed.store.context.store.id)
    expect(mails.filter(({ template }) => template === 'order-news')).toHaveLength(2)
  })

  /** All two pieces have come back, and were looked at. */
  async function lookedAt(acceptedQuantity: number) {
    const placed = await placedOrder(api, { quantity: 2 })
    await placed.ship()
    const [{ id }] = (await placed.now()).lineItems
    const lineItems = [{ id, quantity: 2 }]
    const asked = await placed.guest('POST', '/returns', { lineItems, reason: 'Too small' })
    const step = (name: string, body: object = {}) =>
      placed.buyer.send('POST', `/v1/admin/returns/${asked.body.items[0].id}/${name}`, {
        bearer: placed.store.secretKey,
        idempotencyKey: randomUUID(),
        body,
      })
    await step('approval')
    await step('receipt')
    const inspected = await step('inspection', {
      lineItems: [{ id, acceptedQuantity, restockedQuantity: 0 }],
      decision: 'It has been worn.',
    })
    expect(inspected.status, JSON.stringify(inspected.body)).toBe(200)
    const news = async () => {
      await workerTurn(api)
      const mails = await mailsTo(api, placed.store, 'ada@example.com')
      return mails.filter(({ template }) => template === 'order-news')
    }
    return { ...placed, step, news }
  }

  it('reads what was found in the mail that it belongs to, however late that of the approval is written', async () => {
    const placed = await lookedAt(0)
    const [approved, ...others] = await placed.news()
    expect(others).toEqual([])
    expect(approved?.text).toContain('You may send goods of your order')
    expect(approved?.text).not.toContain('It has been worn.')
  })

  it('is mailed that nothing of a return was accepted, and why', async () => {
    const placed = await lookedAt(0)
    expect((await placed.step('completion')).body).toMatchObject({ state: 'completed', refundId: null })
    const [, ended, ...others] = await placed.news()
    expect(others).toEqual([])
    expect(ended?.text).toContain('Nothing is paid back for it.')
    expect(ended?.text).toContain('It has been worn.')
  })

  it('is mailed of a return that is paid back once: that the money comes', async () => {
    const placed = await lookedAt(1)
    expect((await placed.step('completion')).body).toMatchObject({ state: 'completed' })
    expect((await placed.news()).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Your return of order'),
      expect.stringContaining('Money back for your order'),
    ])
  })

  it('is mailed that an edit is to be paid, and that it is done', async () => {
    const order = await editing(api, { quantity: 2, price: 1000, stock: [10, 10] })
    const shown = await order.preview({ add: [{ offerId: order.offerIds[1], quantity: 1, unitPrice: 500 }] })
    await order.commit(shown.body.id)
    await workerTurn(api)
    await order.pay(shown.body.id)
    await workerTurn(api)
    const mails = await mailsOf(order.store.context.store.id)
    expect(mails.filter(({ template }) => template === 'order-news')).toHaveLength(2)
  })
})
