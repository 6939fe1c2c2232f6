import { z } from '@hono/zod-openapi'
import { describe, expect, it } from 'vitest'
import { policies } from './policies.ts'
import { Refusal } from './refusals.ts'
import { type Contract, createRouter, Reply, route, routesOf, type Services } from './router.ts'

const contract: Contract<undefined, undefined, undefined> = {
  operationId: 'getThing',
  tag: 'Things',
  summary: 'Read a thing',
  method: 'get',
  path: '/thing',
  policy: policies.public,
  success: { status: 200, description: 'The thing.', schema: z.object({ name: z.string() }) },
  refusals: [],
}

function appWith(of: Partial<typeof contract>, body: unknown) {
  const app = createRouter()
  const services = { strictReplies: true } as Services
  app.use(async (c, next) => {
    c.set('services', services)
    c.set('clientAddress', c.req.header('address') ?? '192.0.2.1')
    await next()
  })
  route(app, { ...contract, ...of }, async () => new Reply({ body, etag: '"3"' }))
  return app
}

describe('a route', () => {
  it('does not boot without a policy', () => {
    expect(() => appWith({ policy: undefined as never }, {})).toThrow('has no policy')
  })

  it('says when it is deprecated and when it ends, and so does the document', async () => {
    const deprecated = {
      since: '2026-11-01T00:00:00Z',
      sunset: '2027-11-01T00:00:00Z',
      successor: 'getOther',
    }
    const app = appWith({ deprecated }, { name: 'a' })
    const reply = await app.request('/thing')
    expect(reply.headers.get('deprecation')).toBe('@1793491200')
    expect(reply.headers.get('sunset')).toBe('Mon, 01 Nov 2027 00:00:00 GMT')
    const document = app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 't', version: '1' } })
    expect(document.paths?.['/thing']?.get?.deprecated).toBe(true)
  })

  it('answers 304 without a body to who has this version already', async () => {
    const reply = await appWith({}, { name: 'a' }).request('/thing', {
      headers: { 'if-none-match': 'W/"1", "3"' },
    })
    expect([reply.status, await reply.text(), reply.headers.get('etag')]).toEqual([304, '', '"3"'])
  })

  it('never sends a field that its contract does not declare', async () => {
    const reply = await appWith({}, { name: 'a', secret: 'b' }).request('/thing')
    expect(reply.status).toBe(500)
  })

  it('counts attempts of one IPv6 network together, whichever of its addresses they come from', async () => {
    const app = appWith({ attemptsPerMinute: 2 }, { name: 'a' })
    app.onError((error, c) => c.text('', error instanceof Refusal ? (error.kind.status as 429) : 500))
    const statuses: number[] = []
    for (const address of ['2001:db8:1:1::1', '2001:db8:1:1::2', '2001:db8:1:1::3', '2001:db8:1:2::1'])
      statuses.push((await app.request('/thing', { headers: { address } })).status)
    expect(statuses).toEqual([200, 200, 429, 200])
  })

  it('is listed with its policy', () => {
    const router = createRouter()
    route(router, contract, async () => ({ name: 'a' }))
    expect(routesOf(router)).toMatchObject([{ operationId: 'getThing', policy: { who: 'public' } }])
  })
})
