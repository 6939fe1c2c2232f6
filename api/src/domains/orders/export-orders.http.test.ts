import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createTestApi, type TestApi, type TestStore } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { quoted } from '../../../test/quoted-checkout.ts'
import { fromWire } from '../../platform/ids.ts'
import { exportOrders } from './export-orders.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

async function exported(store: TestStore, query = ''): Promise<Record<string, string>[]> {
  const response = await api.app.request(`/v1/admin/order-export${query}`, {
    headers: { authorization: `Bearer ${store.secretKey}` },
  })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv'])
  return parse(await response.text(), { columns: true })
}

it('exports every order once, also beyond a page, from the oldest on, with amounts as decimals', async () => {
  const store = await api.store()
  const numbers: string[] = []
  for (let each = 0; each < 3; each += 1) {
    const { pay } = await quoted(api, { store, price: 1999, quantity: 2 })
    numbers.push((await pay()).body.order.number)
  }
  const rows = await exported(store)
  expect(rows.map(({ number }) => number)).toEqual(numbers)
  expect(rows[0]).toMatchObject({
    currency: 'EUR',
    subtotal: '39.98',
    pieces: '2',
    total: '44.88',
    captured: '44.88',
    refunded: '0.00',
    status: 'placed',
  })
  expect(await exported(store, '?rows=lines')).toMatchObject(
    numbers.map((number) => ({ number, quantity: '2', unitPrice: '19.99' })),
  )
  expect(await exported(store, '?before=2020-01-01T00:00:00Z')).toEqual([])
  expect(await exported(await api.store())).toEqual([])
  const pages: string[] = []
  for await (const page of exportOrders(store.context, {
    lines: false,
    from: null,
    before: null,
    pageSize: 2,
  }))
    pages.push(page)
  expect(parse(pages.join(''), { columns: true })).toEqual(rows)
})

it('tells what was taken of an order, which is not its total while money is only promised', async () => {
  const { store, pay } = await quoted(api, { price: 1999 })
  await pay('pm_test_authorized')
  expect(await exported(store)).toMatchObject([{ captured: '0.00' }])
})

it('writes nothing that a spreadsheet would take for a formula, at the beginning of a cell or behind a separator in it', async () => {
  const { store, pay } = await quoted(api)
  const { order } = (await pay()).body
  const text = async (company: string): Promise<string> => {
    await api.owner.read(store.context.store.id, {
      name: '',
      text: `UPDATE commerce.orders SET company = $3, tags = ARRAY[$3], shipping_address = jsonb_set(shipping_address, '{fullName}', to_jsonb($3::text))
        WHERE store_id = $1 AND id = $2`,
      values: [store.context.store.id, fromWire('order', order.id), company],
    })
    const response = await api.app.request('/v1/admin/order-export', {
      headers: { authorization: `Bearer ${store.secretKey}` },
    })
    return response.text()
  }
  for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', ' =', '|', '%', '＝', '＋', '－', '＠']) {
    const [row] = parse<Record<string, string>>(await text(`${start}SUM(A1)`), { columns: true })
    const inert = `'${start}SUM(A1)`
    expect(row).toMatchObject({ company: inert, name: inert, tags: inert })
  }
  // Programs divide at these, wherever they stand outside quotes.
  for (const between of ['\n', '\r', '\t', ';', ',', '"'])
    expect(await text(`x${between}=SUM(A1)`)).toMatch(/,"x(\n|\r|\t|;|,|"")=SUM\(A1\)",/)
})

it('refuses who may not read orders, and moments that are none', async () => {
  const { store, buyer } = await quoted(api)
  const of = (sent: object, query = '') => buyer.send('GET', `/v1/admin/order-export${query}`, sent)
  expect((await of({})).status).toBe(401)
  const bad = await of({ bearer: store.secretKey, idempotencyKey: randomUUID() }, '?from=yesterday')
  expect([bad.status, bad.body.code]).toEqual([400, 'invalid-request'])
})
