import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../src/platform/ids.ts'
import { parametersOf } from './documented-requests.ts'
import { openRefusals, type Refused } from './refused-requests.ts'

const scene = await openRefusals()
const { api, a, ask, expectProblem, refuses, refusesAll, every, callOf, writes } = scene
afterAll(() => scene.close())

describe('paths, methods and queries', () => {
  it('answers 405 with Allow to every method that a path does not have', async () => {
    const paths = new Map<string, string[]>()
    for (const { method, path } of api.app.declared)
      paths.set(path, [...(paths.get(path) ?? []), method.toUpperCase()])
    const { key } = writes().createCart.sent
    for (const [path, methods] of paths) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'PURGE'].filter(
        (m) => !methods.includes(m),
      )) {
        const at = path.replaceAll(/\{[^}]+\}/g, 'x')
        const answer = await ask(method, at, { key })
        expectProblem(answer, at, `${method} ${at}`)
        expect([method, at, answer.body.code]).toEqual([method, at, 'method-not-allowed'])
        const allowed = [...methods, 'OPTIONS', ...(methods.includes('GET') ? ['HEAD'] : [])].toSorted()
        expect(answer.headers.get('allow')).toBe(allowed.join(', '))
      }
    }
  })

  it('serves no method of a path with a name in it at a path that is written out', async () => {
    const { ada } = a.people.customers
    await refuses(
      [
        ['PUT', '/v1/customers/me/consents/history', { granted: true, wording: '2026-11' }],
        ['DELETE', '/v1/customers/me/identities/completion', undefined],
      ].map(([method, path, body]) => ({
        what: `${method} ${path}`,
        method: method as string,
        path: path as string,
        sent: { bearer: ada.accessToken, body },
        code: 'method-not-allowed',
      })),
    )
  })

  it('leads from its root to its documentation, and tells the lost of it', async () => {
    const root = await ask('GET', '/')
    expect([root.status, root.headers.get('location')]).toEqual([302, '/docs'])
    const lost = await ask('GET', '/v1/basket', { key: a.store.publishableKey })
    expect([lost.status, lost.body.code, lost.body.detail]).toEqual([
      404,
      'not-found',
      `No operation of this API has this path. ${api.services.env.publicUrl}/docs shows them all.`,
    ])
  })

  it('answers 404 to paths that are not there', async () => {
    const paths = [
      '/v1',
      '/v1/',
      '/v2/store',
      '/v1/Store',
      '/v1/store/',
      '/v1/carts/x/y/z',
      '/v1/..%2f..%2fetc/passwd',
      '/admin',
      '/.env',
      '/v1/products/a/b',
      '/problems/none',
      '/media/..%2fseed.ts',
      '/docs/none.js',
      '/test-provider/%00',
      `/test-provider/${'x'.repeat(32)}`,
      '/%',
      '/v1/%E0%A4%A',
      '//v1/store',
    ]
    for (const path of paths) {
      const answer = await ask('GET', path)
      const at = new URL(path, 'http://localhost').pathname
      expect([path, answer.status]).toEqual([path, 404])
      expect(answer.body.code, at).toBe('not-found')
    }
  })

  it('answers HEAD as GET, without a body', async () => {
    const { key } = writes().createCart.sent
    for (const [path, status] of [
      ['/v1/store', 200],
      [`/v1/products/${a.product.handle}`, 200],
      ['/v1/products/none', 404],
      ['/v1/none', 404],
      ['/v1/carts', 405],
    ] as const) {
      const answer = await ask('HEAD', path, { key })
      expect([path, answer.status, answer.body]).toEqual([path, status, ''])
      expect(answer.headers.get('request-id')).toBeTruthy()
    }
  })

  it('refuses limits and cursors that no page gave out', async () => {
    const { key } = writes().createCart.sent
    const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
    const [name] = JSON.parse(Buffer.from(await givenCursor(), 'base64url').toString())
    const id = newId('product')
    const cursors = [
      'x',
      '',
      '%00',
      'x'.repeat(513),
      '[]',
      'bnVsbA',
      forged(),
      forged(name),
      forged(name, 1),
      forged('other', '1', id),
      forged(name, 'abc', id),
      forged(name, '1', 'abc'),
      forged(name, '1e30', id),
      forged(name, '99999999999999999999', id),
      forged(name, '\0', id),
      forged(name, ['1'], id),
      forged(name, null, id),
      forged(name, "1'; DROP TABLE x", id),
      forged(name, '2026-01-01', id),
    ]
    const bearer = a.store.secretKey
    await refuses([
      ...[
        '0',
        '-1',
        '101',
        '1e9',
        'abc',
        '1.5',
        '',
        'NaN',
        'Infinity',
        '1&limit=2',
        '%00',
        '9'.repeat(400),
      ].flatMap((limit) => [
        {
          what: `limit ${limit.slice(0, 20)}`,
          method: 'GET',
          path: `/v1/products?limit=${limit}`,
          sent: { key },
          code: 'invalid-request',
          pointer: 'query/limit',
        },
        {
          what: `orders ${limit.slice(0, 20)}`,
          method: 'GET',
          path: `/v1/admin/orders?limit=${limit}`,
          sent: { bearer },
          code: 'invalid-request',
          pointer: 'query/limit',
        },
      ]),
      ...cursors.flatMap((cursor) => [
        {
          what: `cursor ${cursor.slice(0, 40)}`,
          method: 'GET',
          path: `/v1/products?cursor=${cursor}`,
          sent: { key },
          code: 'invalid-request',
          pointer: 'query/cursor',
        },
        {
          what: `orders ${cursor.slice(0, 40)}`,
          method: 'GET',
          path: `/v1/admin/orders?cursor=${cursor}`,
          sent: { bearer },
          code: 'invalid-request',
          pointer: 'query/cursor',
        },
      ]),
      {
        what: 'a cursor of another sort',
        method: 'GET',
        path: `/v1/products?sort=price&cursor=${await givenCursor()}`,
        sent: { key },
        pointer: 'query/cursor',
      },
    ])
  })

  it('refuses instants that no calendar has in a forged cursor of a list by age', async () => {
    const { key } = writes().createCart.sent
    const [name] = JSON.parse(Buffer.from(await givenCursor('newest'), 'base64url').toString())
    const instants = [
      'abc',
      '1',
      'infinity',
      'now',
      '2026-13-01 00:00:00+00',
      '2026-02-30 00:00:00+00',
      '2026-01-01 25:00:00+00',
      '2026-01-01 00:00:00+99',
      '294277-01-01 00:00:00+00',
    ]
    await refuses(
      instants.map((instant) => ({
        what: instant,
        method: 'GET',
        path: `/v1/products?sort=newest&cursor=${Buffer.from(JSON.stringify([name, instant, newId('product')])).toString('base64url')}`,
        sent: { key },
        pointer: 'query/cursor',
      })),
    )
  })

  it('gives cursors that can be sent back, however long the words to search for', async () => {
    const { key } = writes().createCart.sent
    const q = 'thing '.repeat(33).trim()
    const first = await ask('GET', `/v1/products?limit=1&q=${encodeURIComponent(q)}`, { key })
    expect([first.status, typeof first.body.nextCursor]).toEqual([200, 'string'])
    const second = await ask(
      'GET',
      `/v1/products?limit=1&q=${encodeURIComponent(q)}&cursor=${first.body.nextCursor}`,
      { key },
    )
    expect(second.status, JSON.stringify(second.body)).toBe(200)
    expect(second.body.items).toHaveLength(1)
  })

  it('refuses unknown and repeated parameters, and pages that nobody gave out, wherever there is a query', async () => {
    const forged = Buffer.from(JSON.stringify(['other', '1', newId('product')])).toString('base64url')
    const cases = every.flatMap((operation): Refused[] => {
      const queries = parametersOf(operation.operationId).filter(({ in: place }) => place === 'query')
      if (queries.length === 0) return []
      const { method, path, sent } = callOf(operation)
      const names = queries.map(({ name }) => name)
      const bad = [
        ...['storeId=1', '__proto__=1', 'constructor=1', 'Limit=1'].map((query) => [query, undefined]),
        ...names.flatMap((name) => [
          [`${name}=1&${name}=2`, `query/${name}`],
          [`${name}=%00`, `query/${name}`],
        ]),
        ...['0', '-1', '101', '1.5', 'abc', '', '9'.repeat(400)].map((limit) => [
          `limit=${limit}`,
          'query/limit',
        ]),
        ...['x', '', 'bnVsbA', 'x'.repeat(2000), forged].map((cursor) => [
          `cursor=${cursor}`,
          'query/cursor',
        ]),
      ] as const
      return bad
        .filter(([, pointer]) => pointer === undefined || names.includes(pointer.slice('query/'.length)))
        .map(([query = '', pointer]) => ({
          what: `${operation.operationId} ?${query.slice(0, 40)}`,
          method,
          path: `${path}?${query}`,
          sent,
          code: 'invalid-request',
          pointer,
        }))
    })
    expect(cases.length).toBeGreaterThan(200)
    await refusesAll(cases)
  })

  it('refuses a query wherever there is none in the contract, and names what it does not know', async () => {
    const cases = every.flatMap((operation): Refused[] => {
      const takesQuery = parametersOf(operation.operationId).some(({ in: place }) => place === 'query')
      if (takesQuery) return []
      const { method, path, sent } = callOf(operation)
      return ['storeId=1', '__proto__=1', 'storeId=1&storeId=2', 'storeId'].map((query) => ({
        what: `${operation.operationId} ?${query}`,
        method,
        path: `${path}?${query}`,
        sent,
        code: 'invalid-request',
        pointer: `query/${query.split('=')[0]}`,
      }))
    })
    expect(cases.length).toBeGreaterThan(400)
    await refusesAll(cases)
    // An empty query says nothing.
    const { key } = writes().createCart.sent
    expect((await ask('GET', '/v1/store?', { key })).status).toBe(200)
  })

  it('refuses sorts, states and words that are unknown or too long', async () => {
    const { key } = writes().createCart.sent
    const bearer = a.store.secretKey
    const queries = [
      'sort=name',
      'sort=rank',
      'sort=price;drop',
      'q=',
      `q=${'x'.repeat(201)}`,
      'category=',
      `category=${'x'.repeat(256)}`,
      'storeId=1',
      'Limit=1',
      'q=a&q=b',
      'sort[]=price',
      '__proto__=1',
      'constructor=1',
    ]
    await refuses([
      ...queries.map((query) => ({
        what: query.slice(0, 40),
        method: 'GET',
        path: `/v1/products?${query}`,
        sent: { key },
        code: 'invalid-request',
      })),
      {
        what: 'status',
        method: 'GET',
        path: '/v1/admin/orders?status=lost',
        sent: { bearer },
        code: 'invalid-request',
        pointer: 'query/status',
      },
      {
        what: 'no such category',
        method: 'GET',
        path: '/v1/products?category=none',
        sent: { key },
        code: 'not-found',
      },
      {
        what: 'long handle',
        method: 'GET',
        path: `/v1/products/${'x'.repeat(256)}`,
        sent: { key },
        code: 'invalid-request',
        pointer: 'path/handle',
      },
    ])
  })
})

/** A cursor that a page really gave out. */
async function givenCursor(sort = 'featured'): Promise<string> {
  return (await ask('GET', `/v1/products?limit=1&sort=${sort}`, { key: a.store.publishableKey })).body
    .nextCursor
}
