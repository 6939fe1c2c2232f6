import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi } from '../../../test/api.ts'
import { type BusyStore, createBusyStore } from '../busy-store.ts'
import { type Caller, callersOf } from './callers.ts'
import { verdict } from './expectation.ts'
import { fixtureOf, requestOf } from './fixture.ts'
import { fixtures } from './fixtures.ts'
import { operations } from './operations.ts'
import { withoutPredicates } from './predicates.ts'
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
  body: (typeof body === 'string' ? body : JSON.stringify({ ...body, requestId: '', instance: '' }))
    .replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"then"')
    .replaceAll(/"milliseconds":\d+/g, '"milliseconds":0'),
})

const reads = operations().filter(({ method, policy }) => method === 'get' && policy.who !== 'public')

describe('with the queries’ own predicate removed from what reads, row security', () => {
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
    expect(predicates.stripped.reading.size).toBeGreaterThan(reads.length)
  })
})
