import { type Client, ConnectionProblem, Refusal } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { liveOrder } from './live-order.ts'

type Answer = string[] | Refusal | ConnectionProblem

const refusal = (code: string, status: number) =>
  new Refusal({
    operation: 'streamOrderEvents',
    problem: { type: 'about:blank', code, status, title: code } as never,
  })

/** An API that answers so, one after the other; a stream stays open after its texts. */
function api(...answers: Answer[]) {
  const asked: { lastEventId?: string | undefined; orderSecret?: string | undefined }[] = []
  const signals: (AbortSignal | undefined)[] = []
  const stream = async (input: object, options?: { signal?: AbortSignal | undefined }) => {
    asked.push(input)
    signals.push(options?.signal)
    const answer = answers.shift() ?? []
    if (answer instanceof ConnectionProblem) throw answer
    if (answer instanceof Refusal) return { ok: false, refusal: answer }
    const encoder = new TextEncoder()
    const data = new ReadableStream({
      start: (controller) => answer.forEach((text) => void controller.enqueue(encoder.encode(text))),
    })
    return { ok: true, data }
  }
  const shop = { streamOrderEvents: { try: stream } } as unknown as Pick<Client, 'streamOrderEvents'>
  return { asked, signals, shop }
}

const of = (lastEventId?: string) => ({
  orderId: 'ord_01h455vb4pex5vsknk084sn02q',
  orderSecret: 'os_x',
  lastEventId,
  signal: new AbortController().signal,
})

async function texts(response: Response, count: number): Promise<string[]> {
  const reader = response.body?.getReader()
  const read: string[] = []
  while (read.length < count) read.push(new TextDecoder().decode((await reader?.read())?.value))
  await reader?.cancel()
  return read
}

test('an order is told from where the browser was, and what happened stays on the server', async () => {
  const { shop, asked } = api([
    'id: evt_1\nretry: 2000\n\n',
    'id: evt_2\nevent: order.fulfillment_created\ndata: {"carrier":"DHL"}\n\n',
    ':\n\n',
  ])
  const response = await liveOrder(shop, of('evt_1'))
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/event-stream',
    'x-accel-buffering': 'no',
  })
  expect(await texts(response, 4)).toEqual([
    'retry: 2000\n\nevent: news\ndata: {}\n\n',
    'id: evt_1\nevent: beat\ndata: {}\n\n',
    'id: evt_2\nevent: news\ndata: {}\n\n',
    'id: evt_2\nevent: beat\ndata: {}\n\n',
  ])
  expect(asked).toMatchObject([{ lastEventId: 'evt_1', orderSecret: 'os_x' }])
})

test('a browser that leaves is not read for any longer', async () => {
  const { shop, signals } = api([])
  const response = await liveOrder(shop, of())
  expect(signals[0]?.aborted).toBe(false)
  await response.body?.cancel()
  expect(signals[0]?.aborted).toBe(true)
})

test('an order of somebody else sends the browser away for good', async () => {
  for (const no of [refusal('not-found', 404), refusal('not-authenticated', 401)])
    expect((await liveOrder(api(no).shop, of())).status).toBe(204)
})

test('a place that is not kept any more is left for the present, once', async () => {
  const { shop, asked } = api(refusal('feed-place-gone', 410), [])
  expect((await texts(await liveOrder(shop, of('evt_1')), 1))[0]).toContain('event: news')
  expect(asked.map(({ lastEventId }) => lastEventId)).toEqual(['evt_1', undefined])
  const gone = refusal('feed-place-gone', 410)
  expect((await liveOrder(api(gone, gone).shop, of('evt_1'))).status).toBe(204)
})

test('while the API is away or has no place, the browser is asked to come again', async () => {
  const away = new ConnectionProblem({ operation: 'streamOrderEvents', reason: 'network', message: 'x' })
  for (const no of [away, refusal('too-many-streams', 503), refusal('too-many-requests', 429)]) {
    const response = await liveOrder(api(no).shop, of())
    expect([response.status, await response.text()]).toEqual([200, 'retry: 5000\n\n'])
  }
})
