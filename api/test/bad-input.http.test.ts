import { afterAll, describe, expect, it } from 'vitest'
import { buildContract } from '../src/contract.ts'
import { openRefusals, type WriteName, writeNames } from './refused-requests.ts'

const scene = await openRefusals()
const { watch, a, b, ask, expectProblem, refuses, writes, withBody, bodyOf } = scene
afterAll(() => scene.close())

describe('bodies that are not what the operation takes', () => {
  it('covers every operation that takes a body', () => {
    const { document } = buildContract()
    const methods = Object.values(
      document.paths as Record<string, Record<string, { operationId: string; requestBody?: unknown }>>,
    )
    const taking = methods
      .flatMap((m) => Object.values(m))
      .filter((o) => o.requestBody)
      .map((o) => o.operationId)
    expect(taking.toSorted()).toEqual(writeNames.toSorted())
  })

  it('refuses malformed JSON', async () => {
    const broken = [
      '',
      '{',
      '{"quantity":1',
      '{"quantity":1}}',
      "{'quantity':1}",
      '{"quantity":01}',
      '{"a":NaN}',
      '\u0000',
      '{"quantity":1,}',
      'quantity=1',
    ]
    await refuses(
      writeNames.flatMap((name) =>
        broken.map((rawBody) => {
          const { method, path, sent } = writes()[name]
          const { body: _, ...rest } = sent
          return {
            what: `${name} ${rawBody}`,
            method,
            path,
            sent: { ...rest, rawBody, headers: { 'content-type': 'application/json' } },
            code: 'malformed-json',
          }
        }),
      ),
    )
  })

  it('refuses another content type, and none at all', async () => {
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'application/jsonp',
      'text/json',
      '*/*',
    ]
    await refuses(
      writeNames.flatMap((name) =>
        types.map((type) => {
          const { method, path, sent } = writes()[name]
          return {
            what: `${name} as ${type}`,
            method,
            path,
            sent: { ...sent, headers: { 'content-type': type } },
            code: 'unsupported-media-type',
          }
        }),
      ),
    )
  })

  it('refuses a body that is no object, and one that is missing', async () => {
    for (const name of writeNames) {
      const bodies = [null, [], 'text', 1, true, [{ quantity: 1 }]]
      await refuses(bodies.map((body) => withBody(name, body, { code: 'invalid-request' })))
    }
  })

  it('refuses unknown fields at every level, and names each of them', async () => {
    const { rows } = await watch.admin.query<{
      name: string
    }>(`SELECT DISTINCT column_name AS name FROM information_schema.columns
      WHERE table_schema = 'commerce' ORDER BY 1`)
    const columns = rows.map(({ name }) => name)
    const camel = columns.map((name) =>
      name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    )
    const more = [
      'price',
      'total',
      'totals',
      'subtotal',
      'tax',
      'discount',
      'paid',
      'captured',
      'storeId',
      'store',
      'role',
      'secret',
      'unitPrice',
      'constructor',
      '__proto__',
      'prototype',
      'a/b~c',
      '',
    ]
    const names = [...new Set([...columns, ...camel, ...more])]
    expect(names.length).toBeGreaterThan(150)
    for (const name of writeNames) {
      const before = await watch.content()
      for (const { pointer, spoil, own } of levelsOf(bodyOf(name))) {
        const foreign = names.filter((field) => !own.includes(field) && !mayBeKnown[name].includes(field))
        const { method, path, sent } = writes()[name]
        const rawBody = spoil(Object.fromEntries(foreign.map((field) => [field, 1])))
        const { body: _, ...rest } = sent
        const answer = await ask(method, path, { ...rest, rawBody })
        expectProblem(answer, path, `${name}${pointer}`)
        const named = answer.body.errors
          .filter((e: { message: string }) => e.message === 'is not a field of this request')
          .map((e: { pointer: string }) => e.pointer)
        expect(named.toSorted(), name).toEqual(
          foreign
            .map((field) => `${pointer}/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`)
            .toSorted(),
        )
      }
      expect(await watch.content(), name).toEqual(before)
    }
  })

  it('refuses what only the server may say: prices, totals, payment, store', async () => {
    const said = {
      price: { amount: 1, currency: 'EUR' },
      unitPrice: { amount: 1, currency: 'EUR' },
      unitPriceAmount: 1,
      totalAmount: 1,
      total: { amount: 1, currency: 'EUR' },
      totals: { total: { amount: 1, currency: 'EUR' } },
      paid: true,
      status: 'placed',
      state: 'placed',
      storeId: b.store.context.store.id,
      store: b.store.context.store.slug,
      currency: 'JPY',
      version: 9,
    }
    await refuses(
      writeNames.flatMap((name) =>
        Object.entries(said).map(([field, value]) =>
          withBody(
            name,
            { ...bodyOf(name), [field]: value },
            { code: 'invalid-request', pointer: `/${field}` },
          ),
        ),
      ),
    )
    await refuses(
      Object.entries(said).map(([field, value]) =>
        withBody(
          'createCart',
          { lineItems: [{ offerId: a.offerId, quantity: 1, [field]: value }] },
          { pointer: `/lineItems/0/${field}` },
        ),
      ),
    )
  })
})

/** Optional fields that the working call leaves out. */
const mayBeKnown: Record<WriteName, string[]> = {
  createCart: [],
  addCartLine: [],
  changeCartLine: [],
  createCheckout: ['extendedAddress', 'addressRegion', 'phoneNumber'],
  payCheckout: [],
  createStaffSession: [],
  createFulfillment: ['trackingNumber', 'trackingUrl'],
}

/** Every object inside a body but the caller's own map, each with a way to add fields to it. As text: `__proto__` is a field, too. */
function levelsOf(body: Record<string, unknown>) {
  const levels: { pointer: string; own: string[]; spoil: (extra: Record<string, unknown>) => string }[] = []
  const mark = '"spoil-here":0'
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null || pointer.endsWith('/metadata')) return
    if (!Array.isArray(value)) {
      const own = Object.keys(value)
      Object.assign(value, { 'spoil-here': 0 })
      const text = JSON.stringify(body)
      Reflect.deleteProperty(value, 'spoil-here')
      levels.push({
        pointer,
        own,
        spoil: (extra) =>
          text.replace(mark, () => JSON.stringify(Object.fromEntries(Object.entries(extra))).slice(1, -1)),
      })
    }
    for (const [key, child] of Object.entries(value)) visit(child, `${pointer}/${key}`)
  }
  visit(body, '')
  return levels
}

describe('quantities', () => {
  const bad = [0, -1, 1.5, 1e9, 1000, '1', null, true, [], {}, Number.MAX_SAFE_INTEGER, 1e308, -0.5]

  it('refuses 0, -1, 1.5, 1e9, "1", null and their kin, wherever a quantity is sent', async () => {
    const pointers = (name: WriteName, pointer: string, body: (quantity: unknown) => unknown) =>
      bad.map((quantity) =>
        withBody(name, body(quantity), {
          what: `${name} ${String(quantity)}`,
          code: 'invalid-request',
          pointer,
        }),
      )
    await refuses([
      ...pointers('createCart', '/lineItems/0/quantity', (quantity) => ({
        lineItems: [{ offerId: a.offerId, quantity }],
      })),
      ...pointers('addCartLine', '/quantity', (quantity) => ({ offerId: a.offerId, quantity })),
      ...pointers('changeCartLine', '/quantity', (quantity) => ({ quantity })),
      ...pointers('createFulfillment', '/lineItems/0/quantity', (quantity) => ({
        carrier: 'DHL',
        lineItems: [{ id: a.orderLineId, quantity }],
      })),
    ])
  })

  it('refuses numbers that JSON can write and a computer cannot keep', async () => {
    const { method, path, sent } = writes().addCartLine
    const { body: _, ...rest } = sent
    await refuses(
      ['1e400', '-1e400', '1e-400', '99999999999999999999', '1.0000000000000000001e3'].map((number) => ({
        what: number,
        method,
        path,
        sent: { ...rest, rawBody: `{"offerId":"${a.offerId}","quantity":${number}}` },
        code: 'invalid-request',
        pointer: '/quantity',
      })),
    )
  })

  it('refuses more lines than a cart holds, and pieces that add up to more than a line holds', async () => {
    const many = Array.from({ length: 101 }, () => ({ offerId: a.offerId, quantity: 1 }))
    await refuses([
      withBody('createCart', { lineItems: many }, { code: 'invalid-request', pointer: '/lineItems' }),
      withBody('addCartLine', { offerId: a.offerId, quantity: 998 }, { code: 'quantity-too-large' }),
    ])
  })
})
