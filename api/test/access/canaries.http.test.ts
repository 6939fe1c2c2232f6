import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type Sent, send, type TestApi } from '../../../test/api.ts'
import { sealContext } from '../../src/domains/mail/queue-mail.ts'
import { createLog } from '../../src/platform/log.ts'
import { type BusyStore, createBusyStore } from '../busy-store.ts'
import { everybodysPassword } from '../people/index.ts'
import { someoneAllowed } from './allowed-caller.ts'
import { fixtureOf, requestOf } from './fixture.ts'
import { fixtures } from './fixtures.ts'
import { type Operation, operations } from './operations.ts'
import { resourcesOf } from './resources.ts'
import { createSandbox } from './sandbox.ts'

/** A number that cards have: it passes the Luhn check. */
const cardNumber = '4111111111111111'

let api: TestApi
let shop: BusyStore
let other: BusyStore
let sandbox: ReturnType<typeof createSandbox>
const logged: string[] = []
/** What must never be written down: sent in requests, or given out once in replies. */
const secrets = new Set<string>([everybodysPassword, cardNumber])
const events: string[] = []
const mails: string[] = []

beforeAll(async () => {
  api = await createTestApi({ DATABASE_POOL_SIZE: '1', TRUSTED_PROXIES: 'in-process' })
  ;[shop, other] = [await createBusyStore(api), await createBusyStore(api)]
  api.services.log = createLog('trace', { write: (line) => void logged.push(line) })
  sandbox = createSandbox(api)
  for (const secret of secretsOf(shop)) secrets.add(secret)
  for (const operation of operations()) await sandbox.undo(() => callAndLookAround(operation))
}, 240_000)
afterAll(async () => {
  sandbox.close()
  await api.close()
})

function secretsOf({ store, cart, placed, adas, people }: BusyStore): string[] {
  return [
    store.secretKey,
    cart.secret,
    placed.order.secret,
    adas.openCart.secret,
    people.registrationToken,
    people.challengeToken,
    ...Object.values(people.adas).filter((value) => !value.includes('_0')),
    ...Object.values(people.customers).map(({ accessToken }) => accessToken),
    ...Object.values(people.staff.workers).map(({ token }) => token),
    ...Object.values(people.sellers.members).map(({ token }) => token),
    ...Object.values(people.sellers.keys).map(({ secret }) => secret),
    ...Object.values(people.keys.scoped),
    people.staff.invitationToken,
    people.staff.resetToken,
    people.sellers.invitationToken,
  ]
}

let visitors = 0
async function callAndLookAround(operation: Operation): Promise<void> {
  const own = { ...resourcesOf(shop), callersOrigin: shop.store.origin }
  const { method, path, body, headers } = requestOf(operation, fixtureOf(fixtures, operation), own)
  const ask = (of: Sent) => {
    visitors += 1
    return send(api.app.request, method, path, {
      ...someoneAllowed(operation, shop),
      idempotencyKey: randomUUID(),
      ...of,
      headers: { 'x-forwarded-for': `10.6.${visitors >> 8}.${visitors & 255}`, ...headers },
    })
  }
  const sent = body === undefined ? {} : { body }
  const answer = await ask(sent)
  for (const secret of secretsIn(answer.body)) secrets.add(secret)
  for (const secret of secretsIn(body)) secrets.add(secret)
  // Refusals, too, repeat nothing: of credentials that are wrong, of bodies that do not fit.
  for (const secret of [shop.store.secretKey, `${shop.store.secretKey}x`])
    await ask({ ...sent, bearer: secret })
  if (body !== undefined) {
    const wrong = await ask({ body: { ...(body as object), paymentMethod: cardNumber, number: cardNumber } })
    expect(JSON.stringify(wrong.body), operation.operationId).not.toContain(cardNumber)
    await ask({ rawBody: `{"password":"${everybodysPassword}","card":"${cardNumber}"` })
  }
  await lookAtRows()
}

/** Values that a reply or body names as secret. */
function* secretsIn(value: unknown, name = ''): Generator<string> {
  if (typeof value === 'string' && /token|secret|password|code|recovery/i.test(name) && value.length >= 10)
    if (!/^[a-z_-]+$|^[A-Za-z]+$|T\d\d:/.test(value)) yield value
  if (typeof value !== 'object' || value === null) return
  for (const [key, child] of Object.entries(value)) yield* secretsIn(child, Array.isArray(value) ? name : key)
}

/** What the call has recorded and laid up to be mailed, before it is undone. */
async function lookAtRows(): Promise<void> {
  const storeId = shop.store.context.store.id
  const { pool } = api.services.db
  await pool.query(`SET LOCAL app.store_id = '${storeId}'`)
  const recorded = await pool.query<{ text: string }>('SELECT payload::text AS text FROM commerce.events')
  events.push(...recorded.rows.map(({ text }) => text))
  const queued = await pool.query<{ id: string; sealed: Buffer }>(
    `SELECT id, sealed FROM commerce.mails WHERE sealed IS NOT NULL`,
  )
  for (const { id, sealed } of queued.rows)
    mails.push(api.services.sealer.open(sealed, sealContext(storeId, id)))
}

const found = (text: string): string[] => [...secrets].filter((secret) => text.includes(secret))

describe('after every operation was called, well and badly', () => {
  it('the logs hold no password, key, token or card number', () => {
    expect(logged.length).toBeGreaterThan(200)
    expect(secrets.size).toBeGreaterThan(60)
    const text = logged.join('')
    expect(found(text)).toEqual([])
  })

  it('the logs hold no person: no name, no e-mail address', () => {
    const text = logged.join('').toLowerCase()
    expect(text.includes(shop.canary)).toBe(false)
    expect(text.match(/[\w.+-]+@[\w-]+\.[a-z.]+/g) ?? []).toEqual([])
  })

  it('the metrics hold neither', async () => {
    const text = (await send(api.app.request, 'GET', '/metrics')).body as string
    expect(text).toContain('http_request_duration_seconds')
    expect(found(text)).toEqual([])
    expect(text.toLowerCase().includes(shop.canary)).toBe(false)
  })

  it('the events hold ids and facts: no secret, no name, no e-mail address', () => {
    const text = events.join('\n')
    expect(events.length).toBeGreaterThan(operations().length)
    expect(found(text)).toEqual([])
    expect(text.match(/[\w.+-]+@[\w-]+\.[a-z.]+/g) ?? []).toEqual([])
    // The name of a role is no person's.
    const withoutRoles = events.map((event) => event.toLowerCase().replaceAll(`helper ${shop.canary}`, ''))
    expect(withoutRoles.filter((event) => event.includes(shop.canary))).toEqual([])
  })

  it('no mail holds a word of another store', () => {
    expect(mails.length).toBeGreaterThan(10)
    const text = mails.join('\n').toLowerCase()
    expect(text.includes(other.canary)).toBe(false)
    expect(text.includes(other.store.context.store.name.toLowerCase())).toBe(false)
  })
})
