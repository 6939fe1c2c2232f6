import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { buyingCustomer } from '../../../test/buying-customer.ts'
import { type Quoted, quoted } from '../../../test/quoted-checkout.ts'
import { workerTurn } from '../../../test/worker-turn.ts'
import { inTransaction } from '../../platform/database.ts'
import { fromWire, toWire } from '../../platform/ids.ts'
import { sumAmounts } from '../../platform/money.ts'
import { contextOf } from '../../worker-tasks.ts'
import type { DocumentContent } from './document.ts'
import { issueInvoice } from './issue-document.ts'
import { takeNumber } from './queries.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
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

const settings = ({ buyer, store }: Pick<Quoted, 'buyer' | 'store'>, body: object) =>
  buyer.send('PATCH', '/v1/admin/store', { bearer: store.secretKey, body })

async function placed(of: { store?: TestStore; invoices?: boolean } = {}) {
  const checkout = await quoted(api, of)
  if (of.invoices !== false && !of.store) expect((await settings(checkout, { invoicing })).status).toBe(200)
  const { body } = await checkout.pay()
  const order: { id: string; number: string; secret: string } = body.order
  const { buyer, store } = checkout
  const read = (path: string, sent: object = { orderSecret: order.secret }) =>
    buyer.send('GET', `/v1/orders/${order.id}${path}`, sent)
  const documents = async () =>
    (await read('/documents')).body.items as { id: string; number: string; kind: string }[]
  const staff = (method: 'GET' | 'POST', path: string, sent: object = {}) =>
    buyer.send(method, `/v1/admin${path}`, { bearer: store.secretKey, idempotencyKey: randomUUID(), ...sent })
  return { ...checkout, order, read, documents, staff }
}

/** The bytes of a reply that is no JSON. */
async function bytesOf(of: { store: TestStore }, path: string, headers: Record<string, string>) {
  const response = await api.app.request(path, {
    headers: { 'tradepost-publishable-key': of.store.publishableKey, ...headers },
  })
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}

describe('invoices', () => {
  it('are issued for each order, once, numbered without gaps', async () => {
    const first = await placed()
    const store = first.store
    const others = [await placed({ store }), await placed({ store }), await placed({ store })]
    await workerTurn(api)
    for (const { order } of [first, ...others]) {
      const context = await contextOf({ ...api.services, db: api.worker }, store.context.store.id)
      if (context) await issueInvoice(context, { orderId: fromWire('order', order.id) ?? '' })
    }
    const numbers = (await Promise.all([first, ...others].map(({ documents }) => documents()))).flat()
    expect(numbers.map(({ number }) => number).toSorted()).toEqual(['NL-1', 'NL-2', 'NL-3', 'NL-4'])
    expect(new Set(numbers.map(({ kind }) => kind))).toEqual(new Set(['invoice']))
  })

  it('leave no number out, whoever issues at the same moment and whatever fails', async () => {
    const first = await placed()
    const { store } = first
    const orders = [first]
    for (let each = 1; each < 8; each += 1) orders.push(await placed({ store }))
    const context = await contextOf({ ...api.services, db: api.worker }, store.context.store.id)
    if (!context) throw new Error('the store is gone')
    const failing = () =>
      inTransaction(context, async ({ tx, store }) => {
        await takeNumber(tx, store.id, { kind: 'invoice', series: 'NL-' })
        throw new Error('lost')
      }).catch(() => undefined)
    await Promise.all(
      orders.flatMap(({ order }) => {
        const orderId = fromWire('order', order.id) ?? ''
        return [issueInvoice(context, { orderId }).catch(() => undefined), failing()]
      }),
    )
    await workerTurn(api)
    const numbers = (await Promise.all(orders.map(({ documents }) => documents()))).flat()
    expect(numbers.map(({ number }) => Number(number.slice(3))).toSorted((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ])
  })

  it('say for ever what they said when they were issued', async () => {
    const sale = await placed()
    await workerTurn(api)
    const [invoice] = await sale.documents()
    const path = `/v1/orders/${sale.order.id}/documents/${invoice?.id}/pdf`
    const secret = { 'tradepost-order-secret': sale.order.secret }
    const before = await bytesOf(sale, path, secret)
    expect([before.status, before.type]).toEqual([200, 'application/pdf'])
    expect(before.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(before.bytes.toString('latin1')).toContain('(Invoice NL-1)')
    await settings(sale, { name: 'Another name', invoicing: { ...invoicing, legalName: 'Another GmbH' } })
    expect((await bytesOf(sale, path, secret)).bytes.equals(before.bytes)).toBe(true)
  })

  it('are not issued where nobody is said to issue them, until they are asked for', async () => {
    const sale = await placed({ invoices: false })
    await workerTurn(api)
    expect(await sale.documents()).toEqual([])
    const ask = () => sale.staff('POST', `/orders/${sale.order.id}/invoice`)
    expect(code(await ask())).toEqual([409, 'store-issues-no-invoices'])
    await settings(sale, { invoicing })
    expect((await ask()).status).toBe(204)
    expect((await ask()).status).toBe(204)
    await workerTurn(api)
    expect((await sale.documents()).map(({ number }) => number)).toEqual(['NL-1'])
    expect((await ask()).status).toBe(204)
    const list = await sale.staff('GET', '/documents?kind=invoice')
    expect(list.body.items).toMatchObject([{ number: 'NL-1', orderNumber: sale.order.number }])
    expect((await sale.staff('GET', '/documents?kind=credit_note')).body.items).toEqual([])
  })

  it('asked for after money was given back bring along the credit notes of it, once', async () => {
    const sale = await placed({ invoices: false })
    for (const amount of [100, 50])
      await sale.staff('POST', `/orders/${sale.order.id}/refunds`, { body: { amount, reason: 'Late' } })
    await workerTurn(api)
    await settings(sale, { invoicing })
    const issued = async () => {
      await sale.staff('POST', `/orders/${sale.order.id}/invoice`)
      await workerTurn(api)
      return sale.documents()
    }
    const all = [
      { kind: 'invoice', number: 'NL-1' },
      { kind: 'credit_note', number: 'NL-1', total: { amount: 100, currency: 'EUR' } },
      { kind: 'credit_note', number: 'NL-2', total: { amount: 50, currency: 'EUR' } },
    ]
    expect(await issued()).toMatchObject(all)
    await sale.staff('POST', `/orders/${sale.order.id}/refunds`, { body: { amount: 25, reason: 'Late' } })
    expect(await issued()).toMatchObject([...all, { kind: 'credit_note', number: 'NL-3' }])
  })

  it('open to nobody but who may see the order', async () => {
    const [mine, theirs] = [await placed(), await placed()]
    await workerTurn(api)
    const [invoice] = await theirs.documents()
    for (const [path, orderSecret] of [
      [`/v1/orders/${theirs.order.id}/documents`, mine.order.secret],
      [`/v1/orders/${theirs.order.id}/documents/${invoice?.id}/pdf`, mine.order.secret],
      [`/v1/orders/${mine.order.id}/documents/${invoice?.id}/pdf`, mine.order.secret],
    ] as const)
      expect(code(await mine.buyer.send('GET', path, { orderSecret }))).toEqual([404, 'not-found'])
  })

  it('of a customer do not open to whoever has the link of the order', async () => {
    const { store, buyer } = await placed()
    const customer = await buyingCustomer(api, store)
    const order = await customer.buy()
    await workerTurn(api)
    const path = `/v1/orders/${order.id}/documents`
    const own = await customer.ask('GET', path)
    expect(own.body.items).toHaveLength(1)
    const byLink = await buyer.send('GET', path, { orderSecret: order.secret })
    expect(code(byLink)).toEqual([404, 'not-found'])
  })
})

describe('a credit note', () => {
  it('follows a refund and names the invoice it corrects, once', async () => {
    const sale = await placed()
    const refunded = await sale.staff('POST', `/orders/${sale.order.id}/refunds`, {
      body: { amount: 100, reason: 'damaged' },
    })
    expect(refunded.status, JSON.stringify(refunded.body)).toBe(201)
    await workerTurn(api)
    const documents = await sale.documents()
    expect(documents).toMatchObject([
      { kind: 'invoice', number: 'NL-1' },
      { kind: 'credit_note', number: 'NL-1', total: { amount: 100, currency: 'EUR' } },
    ])
  })
})

describe('a credit note of several rates', () => {
  /** A store with 19 % and 7 %, shipping taxed as the goods, and an order of two pieces under each. */
  async function sale() {
    const store = await api.store()
    const buyer = shopper(api.app.request, store)
    const staff = async (method: string, path: string, body?: object) => {
      const idempotencyKey = randomUUID()
      const { status, body: reply } = await buyer.send(method, `/v1/admin/${path}`, {
        bearer: store.secretKey,
        idempotencyKey,
        ...(body && { body }),
      })
      expect(status, JSON.stringify(reply)).toBeLessThan(300)
      return reply
    }
    await staff('PATCH', 'store', { invoicing, taxOnShipping: 'as-goods' })
    const zone = await staff('POST', 'tax-zones', { name: 'Germany', places: [{ country: 'DE' }] })
    for (const rate of [
      { title: 'Full', taxClass: 'standard', partsPerMillion: 190_000 },
      { title: 'Reduced', taxClass: 'reduced', partsPerMillion: 70_000 },
    ])
      await staff('POST', `tax-zones/${zone.id}/rates`, rate)
    const [lamp, book] = [
      await createTestProduct(store, { price: 1190 }),
      await createTestProduct(store, { price: 2140 }),
    ]
    await staff('PATCH', `products/${toWire('product', book.productId)}`, { taxClass: 'reduced' })
    const lineItems = [lamp, book].map(({ offerIds }) => ({ offerId: offerIds[0] ?? '', quantity: 2 }))
    const { body: cart } = await buyer.cart(lineItems)
    const { body: checkout } = await buyer.checkout(cart, {
      shippingMethodId: await buyer.shippingMethodId(),
    })
    const { order } = (await buyer.pay(cart, checkout, { idempotencyKey: randomUUID() })).body
    const [lamps, books] = (await staff('GET', `orders/${order.id}`)).lineItems
    const refund = (body: object) =>
      staff('POST', `orders/${order.id}/refunds`, { reason: 'Broken', ...body })
    const contents = async (kind: string) => {
      await workerTurn(api)
      const rows = await api.owner.read<{ content: DocumentContent }>(store.context.store.id, {
        name: '',
        text: `SELECT content FROM commerce.order_documents WHERE store_id = $1 AND kind = $2 ORDER BY number`,
        values: [store.context.store.id, kind],
      })
      return rows.map(({ content }) => content)
    }
    return { refund, contents, lamps, books }
  }
  const said = ({ taxes }: DocumentContent) =>
    taxes.map(({ title, partsPerMillion, netAmount, taxAmount }) => [
      title,
      partsPerMillion,
      netAmount,
      taxAmount,
    ])

  it('names each by what it is on, shipping by the rates of its goods, and all of them take back the invoice', async () => {
    const { refund, contents, lamps, books } = await sale()
    await refund({ lineItems: [{ id: books.id, quantity: 1 }] })
    await refund({ shippingAmount: 490 })
    await refund({
      lineItems: [
        { id: lamps.id, quantity: 2 },
        { id: books.id, quantity: 1 },
      ],
    })
    const [invoice] = await contents('invoice')
    const notes = await contents('credit_note')
    expect(notes.map(said)).toEqual([
      [['Reduced', 70_000, 2000, 140]],
      [
        ['Full', 190_000, 147, 28],
        ['Reduced', 70_000, 294, 21],
      ],
      [
        ['Full', 190_000, 2000, 380],
        ['Reduced', 70_000, 2000, 140],
      ],
    ])
    for (const { totalAmount, taxes } of notes)
      expect(totalAmount).toBe(
        sumAmounts(taxes.flatMap(({ netAmount, taxAmount }) => [netAmount, taxAmount])),
      )
    for (const [title, , net, tax] of invoice ? said(invoice) : []) {
      const own = notes.flatMap(said).filter(([name]) => name === title)
      expect([
        title,
        sumAmounts(own.map((each) => Number(each[2]))),
        sumAmounts(own.map((each) => Number(each[3]))),
      ]).toEqual([title, net, tax])
    }
  })

  it('of an amount of the whole is spread over the rates', async () => {
    const { refund, contents } = await sale()
    await refund({ amount: 1000 })
    const [note] = await contents('credit_note')
    expect(note ? said(note).map(([title]) => title) : []).toHaveLength(2)
    expect(note?.taxAmount).toBe(sumAmounts(note?.taxes.map(({ taxAmount }) => taxAmount) ?? []))
    expect(note?.totalAmount).toBe(1000)
  })
})

describe('a packing slip', () => {
  it('says what is left, or what is in a parcel, and nothing once all has left', async () => {
    const sale = await placed()
    const path = `/v1/admin/orders/${sale.order.id}/packing-slip`
    const bearer = { authorization: `Bearer ${sale.store.secretKey}` }
    expect((await bytesOf(sale, path, bearer)).bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const shipped = await sale.staff('POST', `/orders/${sale.order.id}/fulfillments`, {
      body: { carrier: 'DHL' },
    })
    const [parcel] = shipped.body.fulfillments
    expect((await bytesOf(sale, `${path}?fulfillmentId=${parcel.id}`, bearer)).status).toBe(200)
    expect(code(await sale.staff('GET', `/orders/${sale.order.id}/packing-slip`))).toEqual([
      409,
      'nothing-to-pack',
    ])
  })
})
