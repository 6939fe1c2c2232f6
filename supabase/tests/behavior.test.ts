// What the system relies on, of a project on Supabase: the same sentences are tried on the stand-in of this
// repository, and on a hosted project where SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, SUPABASE_SECRET_KEY and
// SUPABASE_JWT_PRIVATE_JWK name one (docs/operations/supabase.md).

import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { isHosted, openProject, type Project } from './project.ts'
import { createVisitor, type Heard, type Visit, type Visitor } from './visitor.ts'

let project: Project
const visitors: Visitor[] = []
beforeAll(async () => {
  project = await openProject()
})
afterEach(async () => {
  await Promise.all(visitors.splice(0).map((visitor) => visitor.leave()))
})
afterAll(() => project.stop())

/** Long enough for anything that was sent to have arrived. */
const settled = () => sleep(isHosted ? 1500 : 150)
const newTopic = () => `order:ord_${randomUUID()}`

async function arrive(token?: string, options: { vsn?: '1.0.0' | '2.0.0' } = {}): Promise<Visitor> {
  const visitor = await createVisitor(project, { ...(token !== undefined && { token }), ...options })
  visitors.push(visitor)
  return visitor
}

async function owner(topic: string, options: { vsn?: '1.0.0' | '2.0.0' } = {}): Promise<Visit> {
  const visit = (await arrive(await project.sign([topic]), options)).visit(topic)
  expect(await visit.status('SUBSCRIBED', 'CHANNEL_ERROR', 'TIMED_OUT')).toBe('SUBSCRIBED')
  return visit
}

type Message = { topic: string; event: string; payload: unknown; private?: boolean; id?: string }
function broadcast(messages: unknown, headers: Record<string, string> = { apikey: project.secretKey }) {
  return fetch(`${project.url}/realtime/v1/api/broadcast`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ messages }),
  })
}
const message = (topic: string, more: Partial<Message> = {}): Message => ({
  topic,
  event: 'order.placed',
  payload: { n: 1 },
  private: true,
  ...more,
})

async function until(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 5000
  while (!isSo() && Date.now() < deadline) await sleep(10)
}
const numbers = (heard: Heard[]) => heard.map(({ payload }) => payload.n)

describe('the bearer of a token', () => {
  it.each(['1.0.0', '2.0.0'] as const)(
    'hears on its topic what the server sends, once and with its id (vsn %s)',
    async (vsn) => {
      const topic = newTopic()
      const { heard } = await owner(topic, { vsn })
      const id = randomUUID()
      const payload = { n: 1, text: 'Größe „L“ · 注文 🎁' }
      expect((await broadcast([message(topic, { id, payload })])).status).toBe(202)
      await until(() => heard.length > 0)
      await settled()
      expect(heard).toMatchObject([{ event: 'order.placed', payload, meta: { id } }])
    },
  )

  it('hears all of a batch in its order, and of it only what is on its topic', async () => {
    const [topic, other] = [newTopic(), newTopic()]
    const { heard } = await owner(topic)
    const batch = [1, 2, 3, 4, 5].flatMap((n) => [
      message(topic, { payload: { n } }),
      message(other, { payload: { n: -n } }),
    ])
    expect((await broadcast(batch)).status).toBe(202)
    await until(() => heard.length >= 5)
    await settled()
    expect(numbers(heard)).toEqual([1, 2, 3, 4, 5])
  })

  it('joins the topics its token names and no other', async () => {
    const [mine, mineToo, notMine] = [newTopic(), newTopic(), newTopic()]
    const visitor = await arrive(await project.sign([mine, mineToo]))
    const visits = [mine, mineToo, notMine].map((topic) => visitor.visit(topic))
    const statuses = await Promise.all(
      visits.map((visit) => visit.status('SUBSCRIBED', 'CHANNEL_ERROR', 'TIMED_OUT')),
    )
    expect(statuses.slice(0, 2)).toEqual(['SUBSCRIBED', 'SUBSCRIBED'])
    expect(statuses[2]).not.toBe('SUBSCRIBED')
  })

  it('may be a subject that is no UUID', async () => {
    const topic = newTopic()
    const token = await project.sign([topic], { claims: { sub: 'guest_01J9' } })
    const visit = (await arrive(token)).visit(topic)
    expect(await visit.status('SUBSCRIBED', 'CHANNEL_ERROR', 'TIMED_OUT')).toBe('SUBSCRIBED')
  })
})

describe('who has no right to a topic', () => {
  const strangers: [string, (topic: string) => Promise<string | undefined>][] = [
    ['somebody with the publishable key and no token', () => Promise.resolve(undefined)],
    ['another customer', () => project.sign([newTopic()])],
    ['a token without topics', () => project.sign([])],
    [
      'a token whose topic is a beginning of this one',
      (topic) => project.sign([topic.slice(0, -1), 'order:*']),
    ],
    ['an expired token', (topic) => project.sign([topic], { lifetime: -1 })],
    ['a forged token', (topic) => project.sign([topic], { isForged: true })],
    ['an unsigned token', (topic) => unsigned(topic)],
    ['a token without a role', (topic) => project.sign([topic], { claims: { role: undefined } })],
    ['no token but a text', () => Promise.resolve('not.a.token')],
  ]
  it.each(strangers)('hears nothing: %s', async (_, tokenOf) => {
    const topic = newTopic()
    const { heard } = await owner(topic)
    const token = await tokenOf(topic)
    const stranger = (await arrive(token)).visit(topic)
    expect(await stranger.status('SUBSCRIBED', 'CHANNEL_ERROR', 'TIMED_OUT')).not.toBe('SUBSCRIBED')
    await broadcast([message(topic)])
    await until(() => heard.length > 0)
    await settled()
    expect(numbers(heard)).toEqual([1])
    expect(stranger.heard).toEqual([])
  })

  it.each(strangers)('sends nothing: %s', async (_, tokenOf) => {
    const topic = newTopic()
    const { heard } = await owner(topic)
    const token = await tokenOf(topic)
    await broadcast([message(topic)], {
      apikey: project.publishableKey,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    })
    await broadcast([message(topic, { payload: { n: 2 } })])
    await until(() => heard.length > 0)
    expect(numbers(heard)).toEqual([2])
  })

  it('hears and sends nothing on a public channel of the same name', async () => {
    const topic = newTopic()
    const { heard } = await owner(topic)
    const eavesdropper = (await arrive()).visit(topic, true)
    await eavesdropper.status('SUBSCRIBED', 'CHANNEL_ERROR', 'TIMED_OUT')
    await broadcast([message(topic)])
    await eavesdropper.channel.send({ type: 'broadcast', event: 'order.placed', payload: { n: 99 } })
    await broadcast([message(topic, { private: false, payload: { n: 98 } })], {
      apikey: project.publishableKey,
    })
    await settled()
    expect(numbers(heard)).toEqual([1])
    expect(eavesdropper.heard).toEqual([])
  })

  it('is refused with a key that is none of the project', async () => {
    const topic = newTopic()
    const visitor = await createVisitor({ ...project, publishableKey: 'sb_publishable_of_nobody' })
    visitors.push(visitor)
    const visit = visitor.visit(topic)
    expect(await visit.status('SUBSCRIBED', 'CHANNEL_ERROR', 'TIMED_OUT')).not.toBe('SUBSCRIBED')
    expect((await broadcast([message(topic)], { apikey: 'sb_secret_of_nobody' })).status).toBe(401)
    expect((await broadcast([message(topic)], {})).status).toBe(401)
  })
})

describe('sending', () => {
  it('is not for the owner of a topic: neither by socket, nor by batch, nor one by one', async () => {
    const topic = newTopic()
    const token = await project.sign([topic])
    const [sender, listener] = [(await arrive(token)).visit(topic), await owner(topic)]
    await sender.status('SUBSCRIBED')
    await sender.channel.send({ type: 'broadcast', event: 'order.placed', payload: { n: 97 } })
    await broadcast([message(topic, { payload: { n: 96 } })], {
      apikey: project.publishableKey,
      authorization: `Bearer ${token}`,
    })
    await expect(sender.channel.httpSend('order.placed', { n: 95 })).rejects.toThrow()
    await settled()
    expect(listener.heard).toEqual([])
    expect(sender.heard).toEqual([])
  })

  it('of a batch with a message that is wrong sends none of it', async () => {
    const topic = newTopic()
    const { heard } = await owner(topic)
    for (const wrong of [
      [message(topic), { topic, payload: {}, private: true }],
      [message(topic), { event: 'x', payload: {}, private: true }],
      [message(topic), { topic, event: 'x', private: true }],
      [],
    ])
      expect((await broadcast(wrong)).status).toBe(422)
    await settled()
    expect(heard).toEqual([])
  })
})

describe('over time', () => {
  it('a visitor whose connection was cut joins again and hears on', async () => {
    const topic = newTopic()
    const visitor = await arrive(await project.sign([topic]))
    const visit = visitor.visit(topic)
    await visit.status('SUBSCRIBED')
    await broadcast([message(topic)])
    await until(() => visit.heard.length > 0)
    visitor.cut()
    await until(() => visit.statuses.filter((status) => status === 'SUBSCRIBED').length === 2)
    await broadcast([message(topic, { payload: { n: 2 } })])
    await until(() => visit.heard.length > 1)
    expect(numbers(visit.heard)).toEqual([1, 2])
  })

  it('a channel ends when its token does, and hears nothing after', async () => {
    const topic = newTopic()
    const visit = (await arrive(await project.sign([topic], { lifetime: 3 }))).visit(topic)
    await visit.status('SUBSCRIBED')
    expect(await visit.status('CLOSED', 'CHANNEL_ERROR')).toBe('CLOSED')
    await broadcast([message(topic)])
    await settled()
    expect(visit.heard).toEqual([])
  })

  it('a channel goes on with a token that was renewed in time', async () => {
    const topic = newTopic()
    const visitor = await arrive(await project.sign([topic], { lifetime: 3 }))
    const visit = visitor.visit(topic)
    await visit.status('SUBSCRIBED')
    await visitor.renew(await project.sign([topic]))
    await sleep(4000)
    await broadcast([message(topic)])
    await until(() => visit.heard.length > 0)
    expect(visit.statuses).toEqual(['SUBSCRIBED'])
    expect(numbers(visit.heard)).toEqual([1])
  })

  it('a channel ends with a renewed token that no longer names it', async () => {
    const topic = newTopic()
    const visitor = await arrive(await project.sign([topic]))
    const visit = visitor.visit(topic)
    await visit.status('SUBSCRIBED')
    await visitor.renew(await project.sign([newTopic()]))
    expect(await visit.status('CLOSED', 'CHANNEL_ERROR')).toBe('CLOSED')
    await broadcast([message(topic)])
    await settled()
    expect(visit.heard).toEqual([])
  })
})

async function unsigned(topic: string): Promise<string> {
  const [, payload = ''] = (await project.sign([topic])).split('.')
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url')
  return `${header}.${payload}.`
}
