import { afterAll, describe, expect, it } from 'vitest'
import { documentedBodies, objectsIn, placesIn } from './documented-requests.ts'
import { openRefusals, type Refused, type WriteName, writeNames } from './refused-requests.ts'

const scene = await openRefusals()
const { a, b, ask, expectProblem, refuses, refusesAll, taking, callOf, writes, withBody, bodyOf } = scene
const { watch } = scene
afterAll(() => scene.close())

/** Every operation that takes a body, sent with each of these in its place. */
const toAll = (sents: [string, object][], code: string): Refused[] =>
  taking.flatMap((operation) => {
    const { method, path, sent } = callOf(operation)
    const { body, ...rest } = sent
    return sents.map(([what, spoiled]) => ({
      what: `${operation.operationId} ${what}`,
      method,
      path,
      // One with another content type is the working body; all else stands in its place.
      sent: { ...rest, ...('headers' in spoiled && !('rawBody' in spoiled) ? { body } : {}), ...spoiled },
      code,
    }))
  })

describe('bodies that are not what the operation takes', () => {
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
    const headers = { 'content-type': 'application/json' }
    await refusesAll(
      toAll(
        broken.map((rawBody) => [rawBody, { rawBody, headers }]),
        'malformed-json',
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
    await refusesAll(
      toAll(
        types.map((type) => [`as ${type}`, { headers: { 'content-type': type } }]),
        'unsupported-media-type',
      ),
    )
  })

  it('refuses a body that is no object, and one that is missing', async () => {
    const bodies = [null, [], 'text', 1, true, [{ quantity: 1 }]]
    await refusesAll(
      toAll(
        bodies.map((body) => [JSON.stringify(body), { body }]),
        'invalid-request',
      ),
    )
  })

  it('refuses unknown fields at every level, and names each of them', async () => {
    const fields = [
      'price',
      'store_id',
      'storeId',
      'role',
      'constructor',
      '__proto__',
      'prototype',
      'a/b~c',
      '',
    ]
    const before = await watch.content()
    for (const operation of taking) {
      const { method, path, sent } = callOf(operation)
      const { body, ...rest } = sent
      for (const { pointer, with: bodyWith } of objectsIn(body)) {
        const foreign = fields.filter((field) => !operation.bodyFields.has(field))
        const answer = await ask(method, path, { ...rest, rawBody: bodyWith(foreign) })
        expectProblem(answer, path, `${operation.operationId}${pointer}`)
        const named = answer.body.errors
          .filter((e: { message: string }) => e.message === 'is not a field of this request')
          .map((e: { pointer: string }) => e.pointer)
        expect(named.toSorted(), operation.operationId).toEqual(
          foreign
            .map((field) => `${pointer}/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`)
            .toSorted(),
        )
      }
    }
    expect(await watch.content()).toEqual(before)
  })

  it('refuses everything that the document does not allow, field by field, and names the field', async () => {
    const allows = documentedBodies()
    const wrong = [null, true, -1, 1.5, 1e300, '', ' ', 'x', 'x'.repeat(30_000), [], [[]], {}, { $ne: '' }]
    const cases = taking.flatMap((operation): Refused[] => {
      const { method, path, sent } = callOf(operation)
      const body = sent.body as Record<string, unknown>
      // Fields that the working call leaves out, and some that belong elsewhere in it.
      const unsaid = [...operation.bodyFields].filter((field) => !Object.hasOwn(body, field))
      const spoiled = [
        ...placesIn(body).flatMap(({ pointer, ...place }) => [
          ...wrong.map((value) => ({ pointer, value: JSON.stringify(value), body: place.with(value) })),
          { pointer, value: 'absent', body: place.without() },
        ]),
        ...unsaid.flatMap((field) =>
          wrong.map((value) => ({
            pointer: `/${field}`,
            value: JSON.stringify(value),
            body: { ...body, [field]: value },
          })),
        ),
      ]
      return spoiled
        .filter((each) => !allows(operation.operationId, each.body))
        .map((each) => ({
          what: `${operation.operationId}${each.pointer} is ${each.value.slice(0, 40)}`,
          method,
          path,
          sent: { ...sent, body: each.body },
          code: 'invalid-request',
          within: each.pointer,
        }))
    })
    expect(cases.length).toBeGreaterThan(taking.length * 5)
    await refusesAll(cases)
  }, 120_000)

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
    // A cart may be opened in another currency, if the store sells in it.
    const isClaim = (name: string, field: string) => name !== 'createCart' || field !== 'currency'
    await refuses(
      writeNames.flatMap((name) =>
        Object.entries(said)
          .filter(([field]) => isClaim(name, field))
          .map(([field, value]) =>
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
    const foreign = { lineItems: [{ offerId: a.offerId, quantity: 1 }], currency: 'JPY' }
    await refuses([withBody('createCart', foreign, { code: 'currency-not-sold' })])
  })
})

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
