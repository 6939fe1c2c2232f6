import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { editing, workerLooksAtEdits } from '../../../test/edited-order.ts'
import { chargeOf } from '../../../test/placed-order.ts'
import { asAdmin, shelf } from '../../../test/quoted-checkout.ts'
import { fromWire } from '../../platform/ids.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status).toSorted()
const eur = (amount: number) => ({ amount, currency: 'EUR' })

describe('edits at the same moment', () => {
  it('are previewed one after the other and committed once', async () => {
    const order = await editing(api, { quantity: 4, price: 1000, stock: [10, 5] })
    const { lineItems, version } = await order.now()
    const change = {
      version,
      remove: [{ id: lineItems[0].id, quantity: 1 }],
      add: [{ offerId: order.offerIds[1], quantity: 1, unitPrice: 400 }],
    }
    const shown = await Promise.all(Array.from({ length: 6 }, () => order.preview(change)))
    expect(statuses(shown)).toEqual(Array(6).fill(201))
    expect((await shelf(api, order.store)).reserved).toBe(1)
    const { items } = (await order.staff('GET', '/edits')).body
    const open = items.filter(({ state }: { state: string }) => state === 'previewed')
    expect(open).toHaveLength(1)
    const key = randomUUID()
    const done = await Promise.all([
      ...Array.from({ length: 4 }, () => order.commit(open[0].id)),
      ...Array.from({ length: 4 }, () => order.commit(open[0].id, key)),
    ])
    expect(done.some(({ status }) => status === 200)).toBe(true)
    for (const { status } of done) expect([200, 409]).toContain(status)
    expect(await order.now()).toMatchObject({
      refunded: eur(1000),
      lineItems: [{ removedQuantity: 1 }, { removedQuantity: 0 }, { quantity: 1 }],
    })
    expect(await chargeOf(api, order.order)).toMatchObject({ refunded: 600 })
  })

  it('and a parcel, a refund and a cancellation: whatever wins, goods and money are where the order says', async () => {
    for (let n = 0; n < count(4, 40); n += 1) {
      const order = await editing(api, { quantity: 2, price: 1000, stock: [10] })
      const { lineItems, version } = await order.now()
      const shown = await order.preview({ version, remove: [{ id: lineItems[0].id, quantity: 1 }] })
      const others = [
        () => order.ship(),
        () => order.refund({ lineItems: [{ id: lineItems[0].id, quantity: 2 }] }),
        () => order.cancel(),
        () => order.ship([{ id: lineItems[0].id, quantity: 2 }]),
      ]
      const other = others[n % others.length]
      const [edited, changed] = await Promise.all([order.commit(shown.body.id), other?.()])
      expect(statuses([edited, ...(changed ? [changed] : [])]).every((status) => status < 500)).toBe(true)
      const now = await order.now()
      const [line] = now.lineItems
      expect(line.removedQuantity).toBe(edited.status === 200 ? 1 : 0)
      expect(line.fulfilledQuantity + line.removedQuantity).toBeLessThanOrEqual(line.quantity)
      expect(await chargeOf(api, order.order)).toMatchObject({ refunded: now.refunded.amount })
    }
  })

  it('are paid once, however many pay, complete, drop and look after one', async () => {
    for (let n = 0; n < count(3, 30); n += 1) {
      const order = await editing(api, { quantity: 1, price: 1000, stock: [10, 10] })
      const shown = await order.preview({
        add: [{ offerId: order.offerIds[1], quantity: 1, unitPrice: 700 }],
      })
      const editId: string = shown.body.id
      await order.commit(editId)
      const key = randomUUID()
      const all = await Promise.all([
        order.pay(editId),
        order.pay(editId, 'pm_test_ok', key),
        order.pay(editId, 'pm_test_ok', key),
        order.completeEdit(editId),
        ...(n % 2 === 0 ? [order.discard(editId)] : []),
        workerLooksAtEdits(api).then(() => ({ status: 200 })),
      ])
      expect(statuses(all).every((status) => status < 500)).toBe(true)
      const { state } = await order.edit(editId)
      const [books] = await asAdmin<{ captured: number; refunded: number }>(
        api,
        `SELECT coalesce(sum(c.captured_amount), 0)::int AS captured, coalesce(sum(c.refunded_amount), 0)::int AS refunded
          FROM commerce.payments p JOIN test_provider.charges c ON c.key = p.provider_key WHERE p.reference = $1`,
        [fromWire('orderEdit', editId)],
      )
      expect((books?.captured ?? 0) - (books?.refunded ?? 0)).toBe(state === 'committed' ? 700 : 0)
      expect((await order.now()).lineItems).toHaveLength(state === 'committed' ? 3 : 2)
    }
  })
})
