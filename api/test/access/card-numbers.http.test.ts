import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApi, send, type TestApi } from '../../../test/api.ts'
import { type BusyStore, createBusyStore } from '../busy-store.ts'
import { someoneAllowed } from './allowed-caller.ts'
import { fixtureOf, requestOf } from './fixture.ts'
import { fixtures } from './fixtures.ts'
import { type Operation, operations } from './operations.ts'
import { resourcesOf } from './resources.ts'
import { createSandbox } from './sandbox.ts'

const cardNumber = '4111 1111 1111 1111'

/** Kept as they are, since most numbers of parcels and of programs are none of cards. */
const numbersOfOthers = /trackingNumber|clientId/
/** What people call what they set up for their store: no buyer types it, and none is asked for it. */
const namesOfSettings =
  /^(create|update)(Key|SellerKey|ShippingMethod|TaxZone|PriceList|Promotion|Collection|CustomerGroup|IdentityProvider|Role|WebhookEndpoint|SellerWebhookEndpoint|StoreSettings|Store) |^addTaxRate |^createTaxExemption reference|^updateAccount name|Invitation name/

let api: TestApi
let shop: BusyStore
let sandbox: ReturnType<typeof createSandbox>
/** Finds tables with a row that holds the number. */
let scan = ''
beforeAll(async () => {
  api = await createTestApi({ DATABASE_POOL_SIZE: '1', TRUSTED_PROXIES: 'in-process' })
  shop = await createBusyStore(api)
  const { rows } = await api.services.db.pool.query<{ name: string }>(
    `SELECT t.name FROM (SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname IN ('commerce', 'test_provider')) t WHERE has_table_privilege(t.name, 'SELECT')`,
  )
  scan = rows
    .map(
      ({ name }) => `SELECT '${name}' AS name FROM ${name} t WHERE t::text ~ '4111[ ]?1111[ ]?1111[ ]?1111'`,
    )
    .join(' UNION ')
  sandbox = createSandbox(api)
}, 60_000)
afterAll(async () => {
  sandbox.close()
  await api.close()
})

type Path = (string | number)[]

/** Where texts stand in a body that somebody might type anything into. */
function* textsIn(value: unknown, at: Path = []): Generator<Path> {
  if (typeof value === 'string' && !/password|token|secret/i.test(String(at.at(-1)))) yield at
  if (typeof value !== 'object' || value === null) return
  for (const [key, child] of Object.entries(value)) yield* textsIn(child, [...at, key])
}

function replacedIn(value: unknown, [key, ...rest]: Path, by: string): unknown {
  if (key === undefined) return by
  const copy = structuredClone(value) as Record<string | number, unknown>
  copy[key] = replacedIn(copy[key], rest, by)
  return copy
}

/** Types the number into each text of a body, and looks where it is then. @returns which were taken, and what was found */
async function typeInto(operation: Operation): Promise<{ taken: number; found: string[] }> {
  const own = { ...resourcesOf(shop), callersOrigin: shop.store.origin }
  const { method, path, body, headers } = requestOf(operation, fixtureOf(fixtures, operation), own)
  let taken = 0
  const found: string[] = []
  for (const at of textsIn(body))
    await sandbox.undo(async () => {
      const answer = await send(api.app.request, method, path, {
        ...someoneAllowed(operation, shop),
        idempotencyKey: randomUUID(),
        headers,
        body: replacedIn(body, at, `Card ${cardNumber}`),
      })
      if (answer.status >= 300) return
      taken += 1
      const { pool } = api.services.db
      await pool.query(`SET LOCAL app.store_id = '${shop.store.context.store.id}'`)
      for (const { name } of (await pool.query<{ name: string }>(scan)).rows)
        found.push(`${operation.operationId} ${at.join('.')} → ${name}`)
    })
  return { taken, found }
}

it('a card number that is typed into any text of any operation is stored nowhere, but in numbers of parcels and names of settings', async () => {
  const found: string[] = []
  let taken = 0
  for (const operation of operations().filter(({ takesBody }) => takesBody)) {
    const typed = await typeInto(operation)
    taken += typed.taken
    found.push(...typed.found)
  }
  expect(taken).toBeGreaterThan(60)
  expect(found.filter((each) => !numbersOfOthers.test(each) && !namesOfSettings.test(each))).toEqual([])
}, 240_000)
