import pg from 'pg'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { TestApi, TestStore } from '../../../../test/api.ts'
import { createQueue, installPgmq, queue } from '../../../../test/pgmq.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { newOwner } from '../../../test/staff.ts'
import {
  createWebhookApi,
  deliverAll,
  endpointsPath,
  happen,
  letWebhooksComeDue,
} from '../../../test/webhooks.ts'
import { keepEdgeEndpoint } from './keep-edge-endpoint.ts'
import type { QueuedWebhook } from './pgmq-queries.ts'
import { queueUrl, readQueueUrl } from './queue-address.ts'

let api: TestApi
let store: TestStore
let owner: Awaited<ReturnType<typeof newOwner>>
const secrets = ['new', 'old'].map((text) => `whsec_${Buffer.alloc(32, text).toString('base64')}`) as [
  string,
  string,
]
const name = 'product_sync'
const url = queueUrl({ queue, function: name })

beforeAll(async () => {
  api = await createWebhookApi()
  store = await api.store()
  owner = await newOwner(api, store)
  await asAdmin(
    api,
    `DO $$ BEGIN CREATE ROLE edge_functions LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
  )
})
afterEach(async () => {
  await asAdmin(api, `DELETE FROM pgmq.q_${queue}`)
})
afterAll(() => api.close())

const listening = (events: string[] = ['product.changed']) =>
  keepEdgeEndpoint(store.context, { name, url, events, secrets, loopback: false })
const queued = async (): Promise<QueuedWebhook[]> => {
  const rows = await asAdmin<{ message: QueuedWebhook }>(
    api,
    `SELECT message FROM pgmq.q_${queue} ORDER BY msg_id`,
  )
  return rows.map(({ message }) => message)
}
async function tryAgain(): Promise<void> {
  await letWebhooksComeDue(api, store)
  await deliverAll(api)
}
const deliveries = async () => {
  const { body } = await owner.send('GET', endpointsPath.admin)
  const { id } = body.items.find(({ description }: { description: string }) => description === name)
  return owner.send('GET', `${endpointsPath.admin}/${id}/deliveries`)
}

describe('an endpoint of a function that is a queue', () => {
  it('which is not there: attempts fail and say so, and once it is there everything is in it, in order', async () => {
    await listening()
    await happen(store, { count: 12, subjects: 3 })
    await deliverAll(api)
    const { body } = await deliveries()
    const tried = body.items.filter(({ attempts }: { attempts: number }) => attempts > 0)
    expect(tried.length).toBeGreaterThan(0)
    for (const delivery of tried)
      expect(delivery).toMatchObject({ status: 'waiting', error: 'queue-missing', replyStatus: null })
    // Now pgmq is there, and the queue is not.
    await installPgmq(api.database.adminUrl)
    await asAdmin(api, 'GRANT USAGE ON SCHEMA pgmq TO tradepost_worker')
    await tryAgain()
    for (const { error } of (await deliveries()).body.items) expect([null, 'queue-missing']).toContain(error)
    await createQueue(api.database.adminUrl)
    for (let round = 0; round < 3; round += 1) await tryAgain()
    expect(inOrder(await queued())).toBe(12)
  })

  it('has each message as it would have been posted: signed, byte for byte, for that function', async () => {
    await listening()
    await happen(store, { count: 1, subjects: 1 })
    await deliverAll(api)
    const [message] = await queued()
    expect(message).toMatchObject({
      function: name,
      line: expect.stringMatching(/^product_sync\/[0-9a-f-]{36}$/),
    })
    for (const secret of secrets)
      expect(new Webhook(secret).verify(message?.body ?? '', message?.headers ?? {})).toMatchObject({
        id: message?.headers['webhook-id'],
        type: 'product.changed',
      })
    const [delivery] = (await deliveries()).body.items
    expect(delivery).toMatchObject({ status: 'delivered', replyStatus: 202, attempts: 1, error: null })
  })

  it('has the events of each thing in their order, however many go in at once', async () => {
    await listening()
    await happen(store, { count: 120, subjects: 8 })
    await deliverAll(api)
    expect(inOrder(await queued())).toBe(120)
  })

  it('may not be used: the attempt fails and says so', async () => {
    await listening()
    await asAdmin(api, `REVOKE INSERT (vt, message, headers) ON pgmq.q_${queue} FROM tradepost_worker`)
    await happen(store, { count: 1, subjects: 1 })
    await deliverAll(api)
    expect((await deliveries()).body.items[0]).toMatchObject({ status: 'waiting', error: 'queue-forbidden' })
    await asAdmin(api, `GRANT INSERT (vt, message, headers) ON pgmq.q_${queue} TO tradepost_worker`)
    await tryAgain()
    expect(inOrder(await queued())).toBe(1)
  })
})

describe('the address of a queue', () => {
  it('is the installation’s to give: nobody makes an endpoint of it, or turns one into it', async () => {
    const body = { url, events: ['product.changed'], scheme: 'hmac' }
    const made = await owner.send('POST', endpointsPath.admin, { body })
    expect([made.status, made.body.code]).toEqual([400, 'invalid-request'])
  })

  it('is understood only if pgmq takes the queue and Supabase the function', () => {
    expect(readQueueUrl('pgmq://edge_events/notify_user')).toEqual({
      queue: 'edge_events',
      function: 'notify_user',
    })
    const wrong = [
      'https://edge_events/notify_user',
      'pgmq://edge_events',
      'pgmq://edge_events/',
      'pgmq://Edge/notify_user',
      `pgmq://${'a'.repeat(48)}/notify_user`,
      'pgmq://edge-events/notify_user',
      "pgmq://a';drop/notify_user",
      'pgmq://edge_events/notify_user/preview',
      'pgmq://edge_events/9',
      'pgmq://user:password@edge_events/notify_user',
    ]
    for (const address of wrong) expect(readQueueUrl(address), address).toBeNull()
  })
})

describe('of the queue', () => {
  const refused = async (role: string, ...statements: string[]) => {
    const client = new pg.Client(api.database.adminUrl)
    await client.connect()
    await client.query(`SET ROLE ${role}`)
    const codes: unknown[] = []
    for (const statement of statements)
      codes.push(
        await client.query(statement).then(
          ({ rowCount }) => rowCount,
          (error: { code: string }) => error.code,
        ),
      )
    await client.end()
    return codes
  }
  const forbidden = '42501'

  it('the worker may put messages in and nothing else', async () => {
    const attempts = [
      `SELECT pgmq.send('${queue}', '{"line":"a"}'::jsonb)`,
      `SELECT * FROM pgmq.read('${queue}', 1, 1)`,
      `SELECT message FROM pgmq.q_${queue}`,
      `SELECT pgmq.delete('${queue}', 1)`,
      `SELECT pgmq.archive('${queue}', 1)`,
      `SELECT pgmq.purge_queue('${queue}')`,
      `SELECT pgmq.drop_queue('${queue}')`,
      `SELECT pgmq.create('another')`,
      `INSERT INTO pgmq.q_${queue} (vt, message, enqueued_at) VALUES (now(), '{}', now() - interval '1 day')`,
    ]
    const [sent, ...others] = await refused('tradepost_worker', ...attempts)
    expect(sent).toBe(1)
    expect(others).toEqual(others.map(() => forbidden))
  })

  it('the functions may take messages out and set them aside, and put none in; the API may do nothing', async () => {
    await refused('tradepost_worker', `SELECT pgmq.send('${queue}', '{"line":"a"}'::jsonb)`)
    expect(
      await refused(
        'edge_functions',
        `SELECT pgmq.send('${queue}', '{}'::jsonb)`,
        `UPDATE pgmq.q_${queue} SET message = '{}'`,
        `SELECT message FROM pgmq.a_${queue}`,
        `SELECT pgmq.drop_queue('${queue}')`,
        `UPDATE pgmq.q_${queue} SET vt = now(), read_ct = read_ct + 1`,
        `SELECT pgmq.archive('${queue}', msg_id) FROM pgmq.q_${queue}`,
      ),
    ).toEqual([forbidden, forbidden, forbidden, forbidden, 1, 1])
    expect(await refused('tradepost_api', `SELECT pgmq.send('${queue}', '{}'::jsonb)`)).toEqual([forbidden])
  })
})

/** How many there are, each once and each line in the order of its versions. */
function inOrder(messages: QueuedWebhook[]): number {
  const last = new Map<string, number>()
  for (const { line, body } of messages) {
    const { version } = JSON.parse(body).subject
    expect(version).toBeGreaterThan(last.get(line) ?? 0)
    last.set(line, version)
  }
  return messages.length
}
