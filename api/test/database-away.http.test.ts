import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, send, type TestApi } from '../../test/api.ts'
import { someoneAllowed } from './access/allowed-caller.ts'
import { fixtureOf, requestOf } from './access/fixture.ts'
import { fixtures } from './access/fixtures.ts'
import { type Operation, operations } from './access/operations.ts'
import { resourcesOf } from './access/resources.ts'
import { type BusyStore, createBusyStore } from './busy-store.ts'

/** What is answered from what the process knows by itself. */
const needsNoDatabase = ['getSigningKeys', 'getRealtimeKeys', 'getRealtimeIssuer']

let api: TestApi
let away: TestApi
let shop: BusyStore
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  shop = await createBusyStore(api)
  // A port at which nobody listens.
  const nowhere = (url: string) => Object.assign(new URL(url), { port: '9' }).href
  const { apiUrl, ownerUrl, workerUrl } = api.database
  away = await createTestApi(
    { TRUSTED_PROXIES: 'in-process' },
    {
      ...api.database,
      apiUrl: nowhere(apiUrl),
      ownerUrl: nowhere(ownerUrl),
      workerUrl: nowhere(workerUrl),
      drop: async () => undefined,
    },
  )
}, 60_000)
afterAll(async () => {
  await away?.close()
  await api.close()
})

async function ask(operation: Operation): Promise<string> {
  const own = { ...resourcesOf(shop), callersOrigin: shop.store.origin }
  const { method, path, body, headers } = requestOf(operation, fixtureOf(fixtures, operation), own)
  const answer = await send(away.app.request, method, path, {
    ...someoneAllowed(operation, shop),
    idempotencyKey: randomUUID(),
    headers,
    ...(body === undefined ? {} : { body }),
  })
  return `${answer.status} ${answer.body?.code ?? ''} ${answer.headers.get('retry-after') ?? 'final'}`
}

describe('without a database', () => {
  it('every operation says that it is busy and when to come back, and none fails', async () => {
    const answers: Record<string, string> = {}
    for (const operation of operations()) answers[operation.operationId] = await ask(operation)
    const others = Object.entries(answers).filter(([, answer]) => answer !== '503 busy 1')
    expect(others.map(([operationId, answer]) => [answer, operationId])).toEqual(
      needsNoDatabase.map((operationId) => ['200  final', operationId]),
    )
  }, 60_000)

  it('the process lives, is not ready, and says when to ask again', async () => {
    expect((await send(away.app.request, 'GET', '/health/live')).status).toBe(200)
    const ready = await send(away.app.request, 'GET', '/health/ready')
    expect([ready.status, ready.headers.get('retry-after')]).toEqual([503, '2'])
  })
})
