import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../test/api.ts'
import { count, patience } from '../../test/counts.ts'
import { expectSoundBooks } from './audit.ts'
import { type OwnPostgres, startOwnPostgres } from './own-postgres.ts'
import { asAdmin, quoted } from './quoted-checkout.ts'
import { startWorkerProcess } from './worker-process.ts'

let postgres: OwnPostgres
let api: TestApi
let worker: Awaited<ReturnType<typeof startWorkerProcess>>
beforeAll(async () => {
  postgres = await startOwnPostgres()
  api = await createTestApi({}, postgres.database)
  worker = await startWorkerProcess(api)
}, 120_000)
afterAll(async () => {
  await worker?.kill()
  await api?.close()
  await postgres?.remove()
})

/** Events that nobody was told, and jobs that should have been done. */
const waiting = () =>
  asAdmin(
    api,
    `SELECT type AS what, 'untold' AS why FROM commerce.events WHERE position IS NULL
     UNION ALL SELECT task_identifier, coalesce(last_error, 'not begun') FROM graphile_worker.jobs
      WHERE run_at <= now() AND locked_at IS NULL`,
  )
const done = () => expect.poll(waiting, { timeout: patience(90_000), interval: 200 }).toEqual([])

it(
  'the worker outlives PostgreSQL, whatever it was doing, and goes on by itself',
  async () => {
    await (await quoted(api)).pay()
    await done()
    for (let cut = 0; cut < count(1, 10); cut += 1) {
      // Its jobs are under way when the database goes.
      await (await quoted(api)).pay()
      await wait(150 * cut)
      await postgres.cut()
      await wait(1_000)
      await postgres.start()
      await (await quoted(api)).pay()
      await done()
    }
    expect(await worker.stop()).toBe(0)
    await expectSoundBooks(postgres.database)
  },
  patience(240_000),
)
