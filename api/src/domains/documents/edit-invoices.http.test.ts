import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { editing } from '../../../test/edited-order.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { workerTurn } from '../../../test/worker-turn.ts'
import { fromWire } from '../../platform/ids.ts'
import type { DocumentContent } from './document.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const invoicing = {
  legalName: 'Northlight GmbH',
  address: {
    streetAddress: 'Torstraße 1',
    addressLocality: 'Berlin',
    postalCode: '10119',
    addressCountry: 'DE',
  },
  vatNumber: 'DE123456789',
  taxNumber: null,
  prefix: 'NL-',
  footer: '',
}

const papersOf = (orderId: string) =>
  asAdmin<{ kind: string; reference: string; content: DocumentContent }>(
    api,
    'SELECT kind, reference, content FROM commerce.order_documents WHERE order_id = $1 ORDER BY issued_at, id',
    [fromWire('order', orderId)],
  )

describe('an edit of an order', () => {
  it('has an invoice of what it adds and a credit note of what it takes off; the first invoice stays', async () => {
    const order = await editing(api, { quantity: 2, price: 1000, stock: [10, 10] })
    const settings = { bearer: order.store.secretKey, body: { invoicing } }
    expect((await order.buyer.send('PATCH', '/v1/admin/store', settings)).status).toBe(200)
    const before = await order.now()
    const shown = await order.preview({
      remove: [{ id: before.lineItems[0].id, quantity: 1 }],
      add: [{ offerId: order.offerIds[1], quantity: 2, unitPrice: 1190 }],
    })
    await order.commit(shown.body.id)
    await order.pay(shown.body.id)
    await workerTurn(api)
    const papers = await papersOf(order.order.id)
    const [first, more, note] = [
      papers.find(({ reference }) => reference === fromWire('order', order.order.id)),
      papers.find(({ reference }) => reference === fromWire('orderEdit', shown.body.id)),
      papers.find(({ kind }) => kind === 'credit_note'),
    ]
    expect(papers).toHaveLength(3)
    expect(first?.content).toMatchObject({ totalAmount: before.totals.total.amount })
    expect(first?.content.lines).toHaveLength(2)
    expect(more).toMatchObject({
      kind: 'invoice',
      content: {
        totalAmount: 2380,
        taxAmount: 380,
        charges: [],
        lines: [{ quantity: 2, unitPriceAmount: 1190, amount: 2380 }],
        taxes: [{ partsPerMillion: 190_000, netAmount: 2000, taxAmount: 380 }],
        payments: [{ amount: 1380 }],
      },
    })
    expect(note?.content).toMatchObject({ totalAmount: 1000, lines: [{ quantity: 1, amount: 1000 }] })
    const after = await order.now()
    const added = after.lineItems[2].id
    await order.refund({ lineItems: [{ id: added, quantity: 1 }] })
    await workerTurn(api)
    const [, second] = (await papersOf(order.order.id)).filter(({ kind }) => kind === 'credit_note')
    const numberOf = async (reference: string | undefined) => {
      const [row] = await asAdmin<{ number: string }>(
        api,
        "SELECT series || number AS number FROM commerce.order_documents WHERE kind = 'invoice' AND reference = $1",
        [reference],
      )
      return row?.number
    }
    expect(second?.content.corrects).toBe(await numberOf(more?.reference))
    expect(note?.content.corrects).toBe(await numberOf(first?.reference))
  })

  it('of before the store issued invoices has the same papers once the invoice is asked for', async () => {
    const order = await editing(api, { quantity: 2, price: 1000, stock: [10, 10] })
    const before = await order.now()
    const [{ id }] = before.lineItems
    const shown = await order.preview({
      remove: [{ id, quantity: 1 }],
      add: [{ offerId: order.offerIds[1], quantity: 2, unitPrice: 1190 }],
    })
    await order.commit(shown.body.id)
    await order.pay(shown.body.id)
    await workerTurn(api)
    expect(await papersOf(order.order.id)).toEqual([])
    const settings = { bearer: order.store.secretKey, body: { invoicing } }
    await order.buyer.send('PATCH', '/v1/admin/store', settings)
    await order.staff('POST', '/invoice')
    await workerTurn(api)
    const papers = await papersOf(order.order.id)
    expect(papers.map(({ kind }) => kind).toSorted()).toEqual(['credit_note', 'invoice', 'invoice'])
    const amounts = papers.map(({ content }) => content.totalAmount).toSorted((a, b) => a - b)
    expect(amounts).toEqual([1000, 2380, before.totals.total.amount])
  })
})
