import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { createTestApi, send } from '../../../test/api.ts'
import { createBusyStore } from '../busy-store.ts'
import { watchDatabase } from '../database-content.ts'
import { someoneAllowed } from './allowed-caller.ts'
import { fixtureOf, requestOf } from './fixture.ts'
import { fixtures } from './fixtures.ts'
import { type Operation, operations } from './operations.ts'
import { resourcesOf } from './resources.ts'

const api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
const watch = await watchDatabase(api.database.adminUrl)
const shop = await createBusyStore(api)
const own = { ...resourcesOf(shop), callersOrigin: shop.store.origin }
afterAll(async () => {
  await watch.close()
  await api.close()
})

/** Every column of every table, as a client would write it, and what attackers try besides. */
const columns = [
  ...new Set(
    (
      await watch.admin.query<{ name: string }>(
        `SELECT DISTINCT column_name AS name FROM information_schema.columns WHERE table_schema = 'commerce'`,
      )
    ).rows.flatMap(({ name }) => [
      name,
      name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    ]),
  ),
  ...['role', 'roles', 'admin', 'isAdmin', 'paid', 'price', 'storeId', 'tenant', '__proto__', 'constructor'],
]

let visitors = 0
/** An address of its own for every call: no limit answers. */
const visitor = (): string => {
  visitors += 1
  return `10.9.${visitors >> 8}.${visitors & 255}`
}

/** Objects whose keys are the client's: its own data, and what a browser says of WebAuthn extensions (ignored). */
const openMaps = new Set(['metadata', 'clientExtensionResults'])

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The body once for each object in it, that one with every column it does not declare. */
function* overPosted(body: unknown): Generator<{ at: string; body: unknown; added: string[] }> {
  for (const at of placesOf(body)) {
    const copy = structuredClone(body)
    const target = at.reduce<unknown>((value, key) => (value as Json)[key], copy) as Json
    const added = columns.filter((column) => !Object.hasOwn(target, column))
    for (const column of added)
      Object.defineProperty(target, column, {
        value: 1,
        enumerable: true,
        configurable: true,
        writable: true,
      })
    yield { at: at.map((key) => `/${key}`).join(''), body: copy, added }
  }
}

function* placesOf(value: unknown, at: string[] = []): Generator<string[]> {
  if (typeof value !== 'object' || value === null || openMaps.has(at.at(-1) ?? '')) return
  if (isObject(value)) yield at
  for (const [key, child] of Object.entries(value)) yield* placesOf(child, [...at, key])
}

describe('a body with every column of every table in it', () => {
  it.for(
    operations()
      .filter(({ takesBody }) => takesBody)
      .map((operation) => [operation.operationId, operation] as const),
  )('is refused by %s, field by field, and changes nothing', async ([, operation]) => {
    const { method, path, body } = requestOf(operation, fixtureOf(fixtures, operation), own)
    const before = await watch.content()
    for (const { at, body: more, added } of overPosted(body)) {
      const answer = await send(api.app.request, method, path, {
        ...someoneAllowed(operation, shop),
        idempotencyKey: randomUUID(),
        body: more,
        headers: { 'x-forwarded-for': visitor() },
      })
      const what = `${operation.operationId}${at}: ${JSON.stringify(answer.body).slice(0, 300)}`
      expect([answer.status, answer.body.code], what).toEqual([400, 'invalid-request'])
      const declared = await declaredFields(operation, at, added, answer.body.errors)
      expect(declared, what).toEqual([])
    }
    expect(await watch.content(), operation.operationId).toEqual(before)
  })
})

/** Columns that were neither refused as unknown nor are in the contract under that name. */
async function declaredFields(
  { bodyFields }: Operation,
  at: string,
  added: string[],
  errors: { pointer: string; message: string }[],
): Promise<string[]> {
  const refused = new Set(errors.map(({ pointer }) => pointer))
  return added.filter((column) => !refused.has(`${at}/${column}`) && !bodyFields.has(column))
}
