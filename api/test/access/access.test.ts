import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi } from '../../../test/api.ts'
import { allRefusals } from '../../src/platform/refusals.ts'
import { type BusyStore, createBusyStore } from '../busy-store.ts'
import { type DatabaseWatch, watchDatabase } from '../database-content.ts'
import { startForgetfulProvider } from '../people/forgetful-provider.ts'
import { asAdmin } from '../quoted-checkout.ts'
import { accessTable, type Cell } from './access-table.ts'
import { type Caller, callersOf } from './callers.ts'
import { owns, verdict } from './expectation.ts'
import { type Fixture, fixtureOf, type Request, requestOf } from './fixture.ts'
import { fixtures } from './fixtures.ts'
import { type Operation, operations } from './operations.ts'
import { absentResources, type Resources, resourcesOf } from './resources.ts'
import { createSandbox } from './sandbox.ts'
import { told } from './told.ts'

const all = operations()
let api: TestApi
let watch: DatabaseWatch
let sandbox: ReturnType<typeof createSandbox>
let provider: Awaited<ReturnType<typeof startForgetfulProvider>>
let callers: Caller[]
let stores: Record<'a' | 'b' | 'suspended' | 'deleted', BusyStore>
let own: Resources
let foreign: Resources
let absent: Resources
const cells: Cell[] = []

beforeAll(async () => {
  api = await createTestApi({ DATABASE_POOL_SIZE: '1', TRUSTED_PROXIES: 'in-process' })
  watch = await watchDatabase(api.database.adminUrl)
  provider = await startForgetfulProvider()
  stores = {
    a: await createBusyStore(api, provider),
    b: await createBusyStore(api, provider),
    suspended: await createBusyStore(api, provider),
    deleted: await createBusyStore(api, provider),
  }
  await asAdmin(api, `UPDATE commerce.stores SET status = 'suspended' WHERE store_id = $1`, [
    stores.suspended.store.context.store.id,
  ])
  await asAdmin(
    api,
    `UPDATE commerce.stores SET status = 'deleted', delete_after = now() + interval '1 day' WHERE store_id = $1`,
    [stores.deleted.store.context.store.id],
  )
  const twinOf = `UPDATE commerce.stores SET twin_of = $2 WHERE store_id = $1`
  await asAdmin(api, twinOf, [stores.b.store.context.store.id, stores.deleted.store.context.store.id])
  api.services.stores.forget()
  callers = await callersOf(api, stores)
  own = resourcesOf(stores.a)
  foreign = resourcesOf(stores.b)
  absent = absentResources(own)
  sandbox = createSandbox(api)
}, 120_000)
afterAll(async () => {
  sandbox.close()
  await provider.close()
  await watch.close()
  await api.close()
})

let visitors = 0
/** Every call comes from an address of its own, unless the caller says which: limits are tested elsewhere. */
function call(caller: Caller, { method, path, body, headers }: Request): Promise<Answer> {
  visitors += 1
  const from = `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`
  return send(api.app.request, method, path, {
    ...caller.sent,
    ...(method === 'POST' ? { idempotencyKey: randomUUID() } : {}),
    ...(body === undefined ? {} : { body }),
    headers: { 'x-forwarded-for': from, ...headers, ...caller.sent.headers },
  })
}

const outcome = ({ status, body }: Answer): string =>
  status < 400 ? String(status) : `${status} ${body.code}`

/** What every operation must leave as it was: looked at once, and again after each. */
let before: Record<string, string> | undefined
/** The contents without what counts attempts: those are counted whatever comes of them. */
async function contents(): Promise<Record<string, string>> {
  const { 'commerce.attempt_counters': _, ...others } = await watch.content()
  return others
}

describe('who may call what', () => {
  it.for(all.map((operation) => [operation.operationId, operation] as const))('%s', async ([, operation]) => {
    const fixture = fixtureOf(fixtures, operation)
    before ??= await contents()
    for (const caller of callersWorthAsking(operation, fixture)) {
      const expected = expectedOf(operation, fixture, caller)
      const mine = requestOf(operation, fixture, { ...own, ...ofHome(caller), ...caller.resources })
      // What gets as far as the operation itself may change something: it is undone.
      const answer = await (hasBusiness(operation, fixture, caller)
        ? sandbox.undo(() => call(caller, mine))
        : call(caller, mine))
      const what = `${operation.operationId} by ${caller.name}: ${JSON.stringify(answer.body).slice(0, 300)}`
      expect.soft(outcome(answer), what).toBe(expected)
      if (operation.policy.who !== 'public') leaksNothing(caller, answer, what)
      const row: Cell = { operation, caller, own: outcome(answer) }
      if (verdict(operation.policy, caller) === 'may' && caller.home === 'own')
        Object.assign(row, await elsewhere(operation, fixture, caller, mine))
      cells.push(row)
    }
    const after = await contents()
    expect(after, `${operation.operationId}: a refused call has changed something`).toEqual(before)
  })

  it('is what docs/access.txt says', async () => {
    const complete = new Set(cells.map(({ operation }) => operation.operationId)).size === all.length
    if (complete) await expect(accessTable(cells, callers)).toMatchFileSnapshot('../../../docs/access.txt')
  })

  it('is said of every operation, and of none that is not there', () => {
    const ids = all.map(({ operationId }) => operationId)
    expect(Object.keys(fixtures).filter((id) => !ids.includes(id))).toEqual([])
  })
})

/** No word of one store is in what a caller of another is told; a page's address is the only word that callers know. */
function leaksNothing({ home }: Caller, { body, headers }: Answer, what: string): void {
  const theirs = { own: 'a', foreign: 'b', suspended: 'suspended', null: undefined }[String(home)]
  const text = `${JSON.stringify(body)} ${JSON.stringify([...headers])}`
  for (const [name, { canary }] of Object.entries(stores))
    if (name !== theirs)
      expect.soft(text.toLowerCase().includes(canary), `${what}: words of store ${name}`).toBe(false)
}

/** What a caller says of its own store. */
const ofHome = ({ home }: Caller): Resources => {
  const at = home === 'foreign' ? stores.b : home === 'suspended' ? stores.suspended : stores.a
  return { callersOrigin: at.store.origin }
}

/** Everybody, but for operations where what stands for all is enough. */
function callersWorthAsking({ policy }: Operation, { costly }: Fixture): Caller[] {
  const asked = (caller: Caller) => policy.who !== 'public' && !(costly && verdict(policy, caller) === 'may')
  const others = callers.filter((caller) => !asked(caller))
  const examples = Map.groupBy(others, ({ is, home }) => `${is.kind} ${home}`)
  const chosen = new Set([...examples.values()].map(([first]) => first))
  return callers.filter((caller) => asked(caller) || chosen.has(caller))
}

const hasBusiness = (operation: Operation, fixture: Fixture, caller: Caller): boolean =>
  verdict(operation.policy, caller) === 'may' && expectedOf(operation, fixture, caller) !== notThere(fixture)

/** The code that must come of a call for what is the store's own, or the status of the operation's success. */
function expectedOf(operation: Operation, fixture: Fixture, caller: Caller): string {
  const judged = verdict(operation.policy, caller)
  if (judged !== 'may') return `${judged === 'not-authenticated' ? 401 : 403} ${judged}`
  const names = (of: Resources) => JSON.stringify(requestOf(operation, fixture, of))
  const named = !fixture.ownNames && (fixture.owns !== undefined || names(own) !== names(absent))
  const mine = fixture.owns ? fixture.owns(caller) : owns(operation.policy, caller)
  if (!mine && (named || operation.policy.who.endsWith('Holder'))) return notThere(fixture)
  const refused = fixture.refuses?.(caller)
  return refused === undefined ? String(operation.success) : withStatus(refused)
}

const withStatus = (code: string): string =>
  `${allRefusals().find((kind) => kind.code === code)?.status} ${code}`
const notThere = ({ absent: code = 'not-found' }: Fixture): string => withStatus(code)

/** What comes of ids of another store and of nothing: the same, word for word. */
async function elsewhere(
  operation: Operation,
  fixture: Fixture,
  caller: Caller,
  mine: Request,
): Promise<Pick<Cell, 'foreign' | 'absent'>> {
  const theirs = requestOf(operation, fixture, {
    ...own,
    ...ofHome(caller),
    ...changed(operation, fixture, foreign),
  })
  const nothing = requestOf(operation, fixture, {
    ...own,
    ...ofHome(caller),
    ...changed(operation, fixture, absent),
  })
  const same = JSON.stringify([theirs.path, theirs.body]) === JSON.stringify([mine.path, mine.body])
  if (same || fixture.ownNames) return {}
  const atNothing = await call(caller, nothing)
  const atTheirs = fixture.noForeign ? atNothing : await call(caller, theirs)
  const what = `${operation.operationId} by ${caller.name}`
  expect.soft(atTheirs.status, `${what}, ids of another store`).toBeGreaterThanOrEqual(400)
  expect
    .soft(told(atTheirs, foreign), `${what}: another store's and nothing are told apart`)
    .toEqual(told(atNothing, absent))
  return { foreign: outcome(atTheirs), absent: outcome(atNothing) }
}

/** The names in the path where there are any, else those in the body. */
function changed({ params }: Operation, fixture: Fixture, to: Resources): Resources {
  if (params.length === 0) return to
  return Object.fromEntries(
    params.map((name) => fixture.params?.[name] ?? name).map((name) => [name, to[name] ?? '']),
  )
}
