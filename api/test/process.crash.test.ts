import { Agent, get } from 'node:http'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, createTestProduct, shopper, type TestApi } from '../../test/api.ts'
import { startApiProcess } from '../../test/api-process.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

describe('the process of the API', () => {
  it('outlives the loss of its database connections, also of those in the middle of a write', async () => {
    const store = await api.store()
    const { offerIds } = await createTestProduct(store)
    const running = await startApiProcess(api.database.apiUrl)
    const admin = new pg.Client({ connectionString: api.database.adminUrl })
    admin.on('error', () => undefined)
    await admin.connect()
    try {
      const buyer = shopper(running.fetch, store)
      const { body: cart } = await buyer.cart([])
      await admin.query('BEGIN; LOCK TABLE commerce.cart_lines IN EXCLUSIVE MODE')
      const waiting = buyer.send('POST', `/v1/carts/${cart.id}/lines`, {
        cartSecret: cart.secret,
        body: { offerId: offerIds[0], quantity: 1 },
      })
      const waits = `SELECT pid FROM pg_stat_activity WHERE usename = 'tradepost_api' AND wait_event_type = 'Lock'
        AND datname = current_database()`
      await expect.poll(async () => (await admin.query(waits)).rowCount).toBe(1)
      await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE usename = 'tradepost_api' AND datname = current_database()`)
      const answer = await waiting
      expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([503, 'busy', '1'])
      await admin.query('ROLLBACK')
      expect((await buyer.send('GET', `/v1/carts/${cart.id}`, { cartSecret: cart.secret })).status).toBe(200)
    } finally {
      await admin.end()
      await running.stop()
    }
  }, 30_000)

  it('stops with 0 within two seconds of SIGTERM, though a caller keeps its connection alive', async () => {
    const running = await startApiProcess(api.database.apiUrl)
    const agent = new Agent({ keepAlive: true })
    await new Promise<void>((done, failed) => {
      get(`${running.origin}/health/live`, { agent }, (reply) => reply.resume().on('end', done)).on(
        'error',
        failed,
      )
    })
    const begun = performance.now()
    await running.stop()
    expect(await running.ended).toBe('0')
    // Twice the promise: the machine may be busy with other tests.
    expect(performance.now() - begun).toBeLessThan(4_000)
    agent.destroy()
  }, 30_000)
})
