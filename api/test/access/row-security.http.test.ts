import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi } from '../../../test/api.ts'
import { type BusyStore, createBusyStore } from '../busy-store.ts'
import { type Caller, callersOf } from './callers.ts'
import { verdict } from './expectation.ts'
import { fixtureOf, requestOf } from './fixture.ts'
import { fixtures } from './fixtures.ts'
import { operations } from './operations.ts'
import { type Resources, resourcesOf } from './resources.ts'

let api: TestApi
let stores: { a: BusyStore; b: BusyStore }
let callers: Caller[]
let predicates: ReturnType<typeof withoutPredicates>
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  stores = { a: await createBusyStore(api), b: await createBusyStore(api) }
  callers = await callersOf(api, { ...stores, suspended: stores.b, deleted: stores.b })
  predicates = withoutPredicates()
}, 120_000)
afterAll(async () => {
  predicates.restore()
  await api.close()
})

/** What the queries say of the store: the first net. */
const predicate = /(?:\b\w+\.)?\bstore_id = \$1(?!\d)/g

type Query = (this: pg.Client, ...sent: unknown[]) => unknown

/**
 * Takes the store out of every reading statement of the API while it is `off`: `store_id = $1` becomes true. What is
 * read then is what row security lets through.
 */
function withoutPredicates() {
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const { query } = prototype
  const state = { off: false, stripped: 0 }
  prototype.query = function (first, ...rest) {
    const statement = first as { name?: string; text?: string } | string
    const ours = state.off && (this as unknown as { user: string }).user === 'tradepost_api'
    if (!ours || typeof statement === 'string' || !/^\s*(SELECT|WITH)\b/i.test(statement.text ?? ''))
      return query.call(this, first, ...rest)
    const text = (statement.text ?? '').replaceAll(predicate, '($1::uuid IS NOT NULL)')
    if (text !== statement.text) state.stripped += 1
    const renamed = statement.name ? { name: `open_${statement.name}`.slice(0, 60) } : {}
    return query.call(this, { ...statement, ...renamed, text }, ...rest)
  }
  return {
    state,
    async whileOff<T>(work: () => Promise<T>): Promise<T> {
      state.off = true
      try {
        return await work()
      } finally {
        state.off = false
      }
    },
    restore() {
      prototype.query = query
    },
  }
}

const byName = (name: string): Caller => {
  const found = callers.find((caller) => caller.name === name)
  if (!found) throw new Error(`no caller is named ${name}`)
  return found
}

/** The mightiest of each kind in store A. */
const readers = () =>
  ['publishable key', 'cart secret', 'order secret', 'customer Ada', 'staff: owner', 'seller: owner'].map(
    byName,
  )

let visitors = 0
const read = (caller: Caller, path: string): Promise<Answer> => {
  visitors += 1
  return send(api.app.request, 'GET', path, {
    ...caller.sent,
    headers: { 'x-forwarded-for': `10.7.${visitors >> 8}.${visitors & 255}`, ...caller.sent.headers },
  })
}
/** Without what names the request, and without the moment. */
const told = ({ status, body }: Answer) => ({
  status,
  body: (typeof body === 'string'
    ? body
    : JSON.stringify({ ...body, requestId: '', instance: '' })
  ).replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"then"'),
})

const reads = operations().filter(({ method, policy }) => method === 'get' && policy.who !== 'public')

describe('with the queries’ own predicate removed, row security', () => {
  it.for(reads.map((operation) => [operation.operationId, operation] as const))(
    'still shows %s nothing of another store',
    async ([, operation]) => {
      const fixture = fixtureOf(fixtures, operation)
      const [own, foreign] = [resourcesOf(stores.a), resourcesOf(stores.b)]
      const path = (of: Resources) => requestOf(operation, fixture, of).path
      const allowed = readers().filter((caller) => verdict(operation.policy, caller) === 'may')
      expect(allowed.length, operation.operationId).toBeGreaterThan(0)
      for (const caller of allowed) {
        for (const asked of new Set([path({ ...own, ...caller.resources }), path(foreign)])) {
          const judged = told(await read(caller, asked))
          const open = await predicates.whileOff(() => read(caller, asked))
          expect(told(open), `${operation.operationId} by ${caller.name} at ${asked}`).toEqual(judged)
          expect(JSON.stringify(open.body).toLowerCase()).not.toContain(stores.b.canary)
        }
      }
    },
  )

  it('was all that held them back: the predicates were gone', () => {
    expect(predicates.state.stripped).toBeGreaterThan(reads.length)
  })
})
