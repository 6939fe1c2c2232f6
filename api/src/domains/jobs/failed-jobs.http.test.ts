import { Logger, runOnce, type TaskList } from 'graphile-worker'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  createTestStaffSession,
  send,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { asAdmin, freshServices } from '../../../test/quoted-checkout.ts'
import { workerTurn } from '../../../test/worker-turn.ts'
import { fromWire, newId, toWire } from '../../platform/ids.ts'
import { subscriptions } from '../../subscriptions.ts'
import { contextOf, createTasks } from '../../worker-tasks.ts'
import { relayOnce } from '../events/index.ts'
import { collectFailedJobs } from './collect-failed-jobs.ts'
import { errorWords } from './failed-job.ts'
import { countFailed } from './queries.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
})
afterAll(() => api.close())

const services = () => ({ ...freshServices(api), db: api.worker })

/** What the worker does by itself: looks for jobs that failed for the last time. */
async function collect(): Promise<{ task: string; ofStore: boolean }[]> {
  const given: { task: string; ofStore: boolean }[] = []
  const of = services()
  await collectFailedJobs({
    ...of,
    contextOf: (storeId) => contextOf(of, storeId),
    gaveUp: (job) => given.push(job),
  })
  return given
}

const work = (taskList: TaskList) =>
  runOnce({
    pgPool: api.worker.pool,
    taskList,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
  })

/** A product whose page the worker has tried to write for the last time, and could not. */
async function brokenProduct(of = store, error = 'the read model is not there'): Promise<string> {
  const { productId } = await createTestProduct(of, {})
  await failed(error)
  return toWire('product', productId)
}

/** All jobs that wait fail for the last time. */
async function failed(error: string): Promise<void> {
  while ((await relayOnce(api.worker.pool, subscriptions)) > 0);
  await asAdmin(api, 'UPDATE graphile_worker._private_jobs SET attempts = max_attempts - 1, run_at = now()')
  const broken = async () => {
    throw new Error(error)
  }
  await work(Object.fromEntries(Object.keys(createTasks(services())).map((name) => [name, broken])))
}

const call = (method: string, path: string, of: TestStore = store, bearer = of.secretKey): Promise<Answer> =>
  send(api.app.request, method, `/v1/admin/${path}`, { bearer })
const list = async (query = '', of = store) => (await call('GET', `failed-jobs${query}`, of)).body.items
const runnersJobs = () => asAdmin<{ key: string }>(api, 'SELECT key FROM graphile_worker.jobs ORDER BY key')

describe('a job that fails for the last time', () => {
  it('is in the list of its store, with what it was about and why, and with the runner no more', async () => {
    const own = await api.store()
    const subjectId = await brokenProduct(own, 'mail to "Ada Lovelace" <ada@example.com> refused')
    expect(await collect()).toEqual([{ task: 'refreshProduct', ofStore: true }])
    expect(await runnersJobs()).toEqual([])
    const jobs = await list('', own)
    expect(jobs).toEqual([
      {
        id: expect.stringMatching(/^job_/),
        task: 'refreshProduct',
        subjectId,
        status: 'failed',
        attempts: 10,
        error: 'mail to … … refused',
        failedAt: expect.any(String),
        endedAt: null,
      },
    ])
    expect((await call('GET', `failed-jobs/${jobs[0].id}`, own)).body).toEqual(jobs[0])
    expect((await call('GET', `failed-jobs/${jobs[0].id}`)).status).toBe(404)
    expect(await countFailed(api.worker)).toEqual(
      expect.arrayContaining([{ task: 'refreshProduct', count: expect.any(Number) }]),
    )
  })

  it('is found though nobody told of it, also when its worker was killed during the last attempt', async () => {
    const own = await api.store()
    const { productId } = await createTestProduct(own, {})
    while ((await relayOnce(api.worker.pool, subscriptions)) > 0);
    const locked = (since: string) =>
      asAdmin(
        api,
        `UPDATE graphile_worker._private_jobs SET attempts = max_attempts, locked_by = 'gone',
           locked_at = now() - $1::interval WHERE payload ->> 'storeId' = $2`,
        [since, own.context.store.id],
      )
    await locked('3 hours 59 minutes')
    await collect()
    expect(await list('', own)).toEqual([])
    await locked('4 hours 1 minute')
    await collect()
    expect(await list('', own)).toEqual([
      expect.objectContaining({ subjectId: toWire('product', productId), error: null, attempts: 10 }),
    ])
  })

  it('is noted once, however many look, and counted where one of the same thing waits', async () => {
    const own = await api.store()
    const subjectId = await brokenProduct(own)
    const given = await Promise.all([collect(), collect(), collect()])
    expect(given.flat()).toHaveLength(1)
    await asAdmin(
      api,
      `SELECT graphile_worker.add_job('refreshProduct', $1::json, job_key => $2, max_attempts => 10)`,
      [
        JSON.stringify({ storeId: own.context.store.id, productId: fromWire('product', subjectId) }),
        `refreshProduct:${own.context.store.id}:${fromWire('product', subjectId)}`,
      ],
    )
    await failed('another reason')
    await collect()
    expect(await list('', own)).toEqual([
      expect.objectContaining({ subjectId, attempts: 20, error: 'another reason' }),
    ])
  })

  it('is not noted when another has taken over what it was to do', async () => {
    const own = await api.store()
    await brokenProduct(own)
    await asAdmin(api, 'UPDATE graphile_worker._private_jobs SET key = NULL')
    expect(await collect()).toEqual([])
    expect([await list('', own), await runnersJobs()]).toEqual([[], []])
  })

  it('of no store, or of one that is gone, is told to the log and counted', async () => {
    await asAdmin(api, `SELECT graphile_worker.add_job('lookAfterCheckouts', max_attempts => 1)`)
    await asAdmin(api, `SELECT graphile_worker.add_job('fillTwin', $1::json, job_key => 'gone')`, [
      JSON.stringify({ storeId: newId('store') }),
    ])
    await failed('no reason')
    expect((await collect()).toSorted((a, b) => (a.task < b.task ? -1 : 1))).toEqual([
      { task: 'fillTwin', ofStore: false },
      { task: 'lookAfterCheckouts', ofStore: false },
    ])
    expect(await runnersJobs()).toEqual([])
  })
})

describe('somebody who may', () => {
  it('lets it run again: once, however often it is asked', async () => {
    const own = await api.store()
    const subjectId = await brokenProduct(own)
    await collect()
    const [job] = await list('', own)
    const productId = fromWire('product', subjectId)
    const page = () => asAdmin(api, 'SELECT 1 FROM commerce.product_pages WHERE product_id = $1', [productId])
    for (const table of ['listing_entries', 'product_pages'])
      await asAdmin(api, `DELETE FROM commerce.${table} WHERE product_id = $1`, [productId])
    const asked = await Promise.all(
      Array.from({ length: 5 }, () => call('POST', `failed-jobs/${job.id}/requeuing`, own)),
    )
    expect(asked.map(({ status, body }) => [status, body.status])).toEqual(asked.map(() => [200, 'requeued']))
    const told = await asAdmin(
      api,
      `SELECT 1 FROM commerce.events WHERE store_id = $1 AND type = 'failed_job.requeued'`,
      [own.context.store.id],
    )
    expect(told).toHaveLength(1)
    expect(await page()).toEqual([])
    await workerTurn(api)
    expect(await page()).toHaveLength(1)
    expect(await list('?status=failed', own)).toEqual([])
    expect((await call('POST', `failed-jobs/${job.id}/discarding`, own)).body).toMatchObject({
      status: 409,
      code: 'failed-job-runs-again',
    })
  })

  it('gives it up, and takes that back', async () => {
    const own = await api.store()
    await brokenProduct(own)
    await collect()
    const [job] = await list('', own)
    for (let n = 0; n < 2; n += 1) {
      const { status, body } = await call('POST', `failed-jobs/${job.id}/discarding`, own)
      expect([status, body.status, body.endedAt]).toEqual([200, 'discarded', expect.any(String)])
    }
    await workerTurn(api)
    expect(await runnersJobs()).toEqual([])
    expect((await call('POST', `failed-jobs/${job.id}/requeuing`, own)).body.status).toBe('requeued')
  })

  it('decides about all of a task at once', async () => {
    const own = await api.store()
    for (let n = 0; n < 3; n += 1) await brokenProduct(own)
    await collect()
    const [first] = await list('?task=refreshProduct', own)
    await call('POST', `failed-jobs/${first.id}/discarding`, own)
    expect((await call('POST', 'tasks/refreshSeller/failed-jobs/requeuing', own)).body).toEqual({ count: 0 })
    expect((await call('POST', 'tasks/refreshProduct/failed-jobs/requeuing', own)).body).toEqual({ count: 2 })
    expect(await list('?status=failed', own)).toEqual([])
    await workerTurn(api)
    await brokenProduct(own)
    await collect()
    expect((await call('POST', 'tasks/refreshProduct/failed-jobs/discarding', own)).body).toEqual({
      count: 1,
    })
    const pages = await call('GET', 'failed-jobs?limit=3', own)
    const statuses = (of: Answer) => of.body.items.map(({ status }: { status: string }) => status)
    expect(statuses(pages)).toEqual(['discarded', 'discarded', 'requeued'])
    const rest = await call('GET', `failed-jobs?limit=3&cursor=${pages.body.nextCursor}`, own)
    expect([statuses(rest), rest.body.nextCursor]).toEqual([['requeued'], null])
  })

  it('is whoever has the permission for it', async () => {
    const { token } = await createTestStaffSession(api, store, { role: 'support' })
    const { token: manager } = await createTestStaffSession(api, store, { role: 'manager' })
    expect((await call('GET', 'failed-jobs', store, token)).status).toBe(403)
    expect((await call('GET', 'failed-jobs', store, manager)).status).toBe(200)
  })
})

it('what was decided is forgotten after thirty days, what waits is not', async () => {
  const own = await api.store()
  for (let n = 0; n < 3; n += 1) await brokenProduct(own)
  await collect()
  const [young, old, waiting] = await list('', own)
  for (const { id } of [young, old]) await call('POST', `failed-jobs/${id}/discarding`, own)
  const age = (id: string, days: number) =>
    asAdmin(
      api,
      `UPDATE commerce.failed_jobs SET failed_at = failed_at - make_interval(days => $2),
         ended_at = ended_at - make_interval(days => $2) WHERE id = $1`,
      [fromWire('failedJob', id), days],
    )
  await age(young.id, 29)
  await age(old.id, 31)
  await age(waiting.id, 900)
  await asAdmin(api, `SELECT graphile_worker.add_job('forgetWhatIsOver')`)
  await workerTurn(api)
  expect((await list('', own)).map(({ id }: { id: string }) => id)).toEqual([young.id, waiting.id])
})

it.each([
  ['no row of 0190f6c1-7a1b-7c3d-8e4f-5a6b7c8d9e0f', 'no row of 0190f6c1-7a1b-7c3d-8e4f-5a6b7c8d9e0f'],
  ['550 5.1.1 ada@example.com: unknown', '550 5.1.1 … unknown'],
  ['invalid input syntax for type uuid: "Ada Lovelace"', 'invalid input syntax for type uuid: …'],
  ['call +49 170 1234567 now', 'call +49 170 … now'],
  ['token 0123456789abcdef0123456789abcdef is wrong', 'token … is wrong'],
  ['at postgres://owner:secret@db:5432/shop', 'at …'],
  ["Key (email)=(ada@example.com) already 'exists'", 'Key … already …'],
  ['', null],
  [null, null],
])('of an error %j it says %j', (text, words) => {
  expect(errorWords(text)).toBe(words)
})
