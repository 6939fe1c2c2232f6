import { ConnectionProblem, Refusal } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { LivePlaces } from './live-places.ts'
import { liveStock, type StockListener } from './live-stock.ts'

type Answer = Awaited<ReturnType<StockListener['api']['streamEvents']['try']>>
type Call = Parameters<StockListener['api']['streamEvents']['try']>

/** An API whose feed answers so, and what it was asked. */
function apiThat(answer: () => Promise<Answer>) {
  const calls: Call[] = []
  const streamEvents = {
    try: (...call: Call) => {
      calls.push(call)
      return answer()
    },
  }
  return { calls, api: { streamEvents } as unknown as StockListener['api'] }
}

const refusing = (status: number, code: string) => {
  const problem = { type: '', title: code, status, code, detail: '', instance: '', requestId: '' }
  const refusal = new Refusal({ operation: 'streamEvents', problem }) as Refusal<never>
  return apiThat(async () => ({ ok: false, refusal }))
}

/** A feed that says these texts and stays open, and whether somebody still listens. */
function feedOf(...texts: string[]) {
  const feed = { isLeft: false }
  const data = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const text of texts) controller.enqueue(new TextEncoder().encode(text))
    },
    cancel() {
      feed.isLeft = true
    },
  })
  return { feed, ...apiThat(async () => ({ ok: true, data })) }
}

const signal = new AbortController().signal
const listen = (api: StockListener['api'], places = new LivePlaces()) =>
  liveStock(places, { api, session: 'one', signal })

async function read(reply: Response, times: number): Promise<string> {
  const reader = reply.body?.getReader()
  let text = ''
  for (let n = 0; n < times; n += 1) text += new TextDecoder().decode((await reader?.read())?.value)
  await reader?.cancel()
  return text
}

test('passes on what happens to the stock, and beats between', async () => {
  const event = '{"type":"stock.changed","data":{"offers":[]}}'
  const { api, calls } = feedOf('retry: 2000\n\n', `id: evt_1\nevent: stock.changed\ndata: ${event}\n\n`)
  const reply = await listen(api)
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
  const beat = 'event: beat\ndata: {}\n\n'
  expect(await read(reply, 3)).toBe(`retry: 2000\n\n${beat}${beat}data: ${event}\n\n`)
  expect(calls[0]?.[0]?.types).toContain('stock.changed')
})

test('leaves the feed, and gives its place back, when the browser leaves', async () => {
  const places = new LivePlaces(1)
  const { api, calls } = feedOf('retry: 2000\n\n')
  await read(await listen(api, places), 1)
  expect(calls[0]?.[1]?.signal?.aborted).toBe(true)
  expect(places.enter('one')).toBeDefined()
})

test('sends away for good who may not hear it, and gives the place back', async () => {
  const places = new LivePlaces(1)
  expect((await listen(refusing(401, 'not-authenticated').api, places)).status).toBe(204)
  expect((await listen(refusing(403, 'not-permitted').api, places)).status).toBe(204)
  expect(places.enter('one')).toBeDefined()
})

test('asks to come again when the API is busy or away, or the session has enough of them open', async () => {
  const away = apiThat(async () => {
    throw new ConnectionProblem({ operation: 'streamEvents', reason: 'network', message: 'away' })
  })
  const open = new LivePlaces(1)
  open.enter('one')
  for (const reply of [
    await listen(refusing(429, 'too-many-streams').api),
    await listen(refusing(503, 'busy').api),
    await listen(away.api),
    await listen(feedOf().api, open),
  ]) {
    expect(reply.status).toBe(200)
    expect(await reply.text()).toBe('retry: 5000\n\n')
  }
})

test('a session has six places; each is given back once, and others have their own', () => {
  const places = new LivePlaces()
  const leaves = Array.from({ length: 6 }, () => places.enter('one'))
  expect(leaves.every(Boolean)).toBe(true)
  expect(places.enter('one')).toBeUndefined()
  expect(places.enter('two')).toBeDefined()
  leaves[0]?.()
  leaves[0]?.()
  expect(places.enter('one')).toBeDefined()
  expect(places.enter('one')).toBeUndefined()
})
