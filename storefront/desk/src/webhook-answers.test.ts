import { Refusal } from '@tradepost/sdk'
import type { APIContext } from 'astro'
import { expect, test } from 'vitest'
import { formsOf } from './form-answer.ts'
import { answerDeadLetterForm, answerEndpointEdit, answerReplay, newEndpointPage } from './webhook-answers.ts'
import type { WebhookDesk } from './webhook-api.ts'

type Call = { operation: string; input: Record<string, unknown> }

/** A desk whose API notes what it is asked, and what its cookies hold afterwards. */
function deskThat(answer: (call: Call) => unknown = () => ({ ok: true, data: {} })) {
  const calls: Call[] = []
  const api = new Proxy(
    {},
    {
      get: (_, operation: string) => ({
        try: async (input: Record<string, unknown>) => {
          calls.push({ operation, input })
          return answer({ operation, input })
        },
      }),
    },
  )
  const forms = formsOf('desk', ({ detail }) => detail)
  const desk: WebhookDesk = { ...forms, api: api as WebhookDesk['api'], types: [], mayWrite: true }
  return { desk, calls }
}

function sent(fields: readonly (readonly [string, string])[]) {
  const cookies: Record<string, string> = {}
  const context = {
    params: { endpointId: 'whe_1' },
    request: new Request('http://desk/', {
      method: 'POST',
      body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
    }),
    cookies: { set: (name: string, value: string) => Object.assign(cookies, { [name]: value }) },
    redirect: (path: string, status: number) => new Response(null, { status, headers: { location: path } }),
  }
  const notices = () => Object.values(cookies).map((text) => Buffer.from(text, 'base64url').toString())
  return { context: context as unknown as APIContext, notices }
}

test('a new secret is in the reply only: in no cookie, in no address', async () => {
  const made = { id: 'whe_1', secret: 'whsec_hush' }
  const { desk, calls } = deskThat(() => ({ ok: true, data: made }))
  const { context, notices } = sent([
    ['url', 'https://a.example/hooks'],
    ['events', 'order.*'],
    ['events', 'order.placed'],
  ])
  expect(await newEndpointPage(context, desk)).toEqual({ notice: undefined, reply: made })
  expect(notices()).toEqual([])
  expect(calls[0]?.input).toEqual({
    url: 'https://a.example/hooks',
    description: '',
    events: ['order.*'],
    scheme: 'hmac',
  })
})

test('what was entered is shown again when it was refused', async () => {
  const problem = {
    code: 'invalid-request',
    status: 400,
    errors: [{ pointer: '/url', message: 'must be an https address' }],
  }
  const refusal = new Refusal({ operation: 'createWebhookEndpoint', problem } as never)
  const { desk } = deskThat(() => ({ ok: false, refusal }))
  const { context, notices } = sent([
    ['url', 'ftp://a.example'],
    ['events', 'order.placed'],
    ['scheme', 'ed25519'],
  ])
  const reply = (await newEndpointPage(context, desk)) as Response
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/webhooks/new'])
  expect(JSON.parse(notices()[0] ?? '')).toMatchObject({
    tone: 'problem',
    fields: { url: 'Must be an https address.' },
    values: { url: 'ftp://a.example', events: 'order.placed', scheme: 'ed25519' },
  })
})

test('a change asks for what is another than before, and for nothing else', async () => {
  const before = [
    ['version', '3'],
    ['url', 'https://a.example/hooks'],
    ['urlBefore', 'https://a.example/hooks'],
    ['eventsBefore', 'payment.captured order.*'],
    ['description', 'Warehouse'],
  ] as const
  const { desk, calls } = deskThat()
  await answerEndpointEdit(
    sent([...before, ['events', 'order.*'], ['events', 'payment.captured']]).context,
    desk,
  )
  await answerEndpointEdit(sent([...before, ['events', 'order.*']]).context, desk)
  const kept = { endpointId: 'whe_1', description: 'Warehouse', ifMatch: 3 }
  expect(calls.map(({ input }) => input)).toEqual([kept, { ...kept, events: ['order.*'] }])
})

test('nothing is sent again from a moment that is none', async () => {
  const { desk, calls } = deskThat()
  const { context, notices } = sent([
    ['day', 'yesterday'],
    ['time', 'noon'],
  ])
  await answerReplay(context, desk)
  expect(calls).toEqual([])
  expect(notices()[0]).toContain('Nothing was sent again')
  await answerReplay(sent([['day', '2026-11-22']]).context, desk)
  expect(calls[0]?.input).toEqual({ endpointId: 'whe_1', since: '2026-11-22T00:00:00.000Z' })
})

test('a dead letter is sent again or given up by itself, all of an endpoint when none is named', async () => {
  const { desk, calls } = deskThat(() => ({ ok: true, data: { count: 1000 } }))
  const of = [['endpointId', 'whe_2']] as const
  for (const wish of ['redeliver', 'discard', 'nonsense'])
    await answerDeadLetterForm(sent([...of, ['eventId', 'evt_1'], ['do', wish]]).context, desk)
  const { context, notices } = sent(of)
  await answerDeadLetterForm(context, desk)
  expect(calls).toEqual([
    { operation: 'redeliverWebhook', input: { endpointId: 'whe_2', eventId: 'evt_1' } },
    { operation: 'discardWebhook', input: { endpointId: 'whe_2', eventId: 'evt_1' } },
    { operation: 'redeliverFailedWebhooks', input: { endpointId: 'whe_2' } },
  ])
  expect(notices()[0]).toContain('There may be more')
})
