import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, send, type TestApi } from '../../../test/api.ts'
import { type BusyStore, createBusyStore } from '../busy-store.ts'
import { type DatabaseWatch, watchDatabase } from '../database-content.ts'
import { someoneAllowed } from './allowed-caller.ts'
import { type Fixture, fixtureOf, type Request, requestOf } from './fixture.ts'
import { fixtures } from './fixtures.ts'
import { type Operation, operations } from './operations.ts'
import { absentResources, type Resources, resourcesOf } from './resources.ts'
import { told } from './told.ts'

let api: TestApi
let watch: DatabaseWatch
let stores: { a: BusyStore; b: BusyStore }
let own: Resources
let foreign: Resources
let absent: Resources
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  watch = await watchDatabase(api.database.adminUrl)
  stores = { a: await createBusyStore(api), b: await createBusyStore(api) }
  const callersOrigin = stores.a.store.origin
  own = { ...resourcesOf(stores.a), callersOrigin }
  foreign = { ...resourcesOf(stores.b), callersOrigin }
  absent = { ...absentResources(own), callersOrigin }
}, 120_000)
afterAll(async () => {
  await watch.close()
  await api.close()
})

/** The names that the call of an operation mentions, in its path or in its body. */
function namesIn(operation: Operation, fixture: Fixture): string[] {
  const used = new Set<string>()
  const noting = new Proxy(own, {
    get: (of, name) => {
      if (typeof name === 'string' && name in of) used.add(name)
      return Reflect.get(of, name)
    },
  })
  requestOf(operation, fixture, noting)
  return [...used].filter((name) => own[name] !== absent[name])
}

let visitors = 0
const call = (operation: Operation, { method, path, body, headers }: Request) => {
  visitors += 1
  return send(api.app.request, method, path, {
    ...someoneAllowed(operation, stores.a),
    ...(method === 'POST' ? { idempotencyKey: randomUUID() } : {}),
    ...(body === undefined ? {} : { body }),
    headers: { 'x-forwarded-for': `10.5.${visitors >> 8}.${visitors & 255}`, ...headers },
  })
}

async function contents(): Promise<Record<string, string>> {
  const { 'commerce.attempt_counters': _, ...others } = await watch.content()
  return others
}

const naming = operations().filter((operation) => {
  const fixture = fixtures[operation.operationId]
  return fixture !== undefined && !fixture.ownNames && !fixture.noForeign
})

describe('one id of another store among those of this one', () => {
  it.for(naming.map((operation) => [operation.operationId, operation] as const))(
    'is refused by %s, word for word as one of nothing, and changes nothing',
    async ([, operation]) => {
      const fixture = fixtureOf(fixtures, operation)
      const before = await contents()
      for (const name of namesIn(operation, fixture)) {
        const [theirs, nothings] = [foreign, absent].map((of) =>
          requestOf(operation, fixture, { ...own, [name]: of[name] ?? '' }),
        )
        if (!theirs || !nothings) throw new Error('two of two')
        const [atTheirs, atNothing] = [await call(operation, theirs), await call(operation, nothings)]
        const what = `${operation.operationId}, ${name}: ${JSON.stringify(atTheirs.body).slice(0, 300)}`
        expect(atTheirs.status, what).toBeGreaterThanOrEqual(400)
        expect(atTheirs.status, what).toBeLessThan(500)
        expect(told(atTheirs, foreign), what).toEqual(told(atNothing, absent))
      }
      expect(await contents(), operation.operationId).toEqual(before)
    },
  )

  it('was tried in every operation that names anything', () => {
    const names = naming.filter((operation) => namesIn(operation, fixtureOf(fixtures, operation)).length > 0)
    expect(names.length).toBeGreaterThan(60)
  })
})
