import { expect, test, vi } from 'vitest'
import { createRealtime, type RealtimeState } from './realtime.ts'
import type { RealtimeClientClass } from './realtime-channel.ts'
import { ConnectionProblem, Refusal } from './refusal.ts'
import type { Client, Event } from './types.gen.ts'

const orderId = 'ord_01h455vb4pex5vsknk084sn02q'
const event = (n: number): Event =>
  ({ id: `evt_${n}`, type: 'order.placed', subject: { type: 'order', id: orderId, version: n } }) as Event
const block = (n: number) => `id: evt_${n}\nevent: order.placed\ndata: ${JSON.stringify(event(n))}\n\n`

/** A stream that says this and then ends, or stays open when `stays`. */
const saying = (text: string, stays = false) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text))
      if (!stays) controller.close()
    },
  })
const refusal = (code: string, status: number) =>
  new Refusal({ operation: 'streamOrderEvents', problem: { code, status, title: code } } as never)
const network = () =>
  new ConnectionProblem({ operation: 'streamOrderEvents', reason: 'network', message: 'gone' })

type Answers = (() => ReadableStream<Uint8Array>)[]

/** A client whose streams answer one after the other; the last one for ever. */
function streaming(answers: Answers) {
  const asked: (string | undefined)[] = []
  const streamOrderEvents = async ({ lastEventId }: { lastEventId?: string }) => {
    asked.push(lastEventId)
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    return (answer as () => ReadableStream<Uint8Array>)()
  }
  return { client: { streamOrderEvents } as unknown as Client, asked }
}

const refusing = (error: Error) => () => {
  throw error
}

/** Follows the order until `isDone`, then closes. */
async function heard(
  client: Client,
  isDone: (seen: string[], states: RealtimeState[]) => boolean,
  of: { after?: string; RealtimeClient?: RealtimeClientClass } = {},
) {
  vi.useFakeTimers()
  const [seen, states]: [string[], RealtimeState[]] = [[], []]
  const { RealtimeClient, ...from } = of
  const subscription = createRealtime(client, { RealtimeClient }).order(orderId, {
    ...from,
    onEvent: ({ id }) => seen.push(id),
    onState: (state) => states.at(-1) !== state && states.push(state),
  })
  for (let tries = 0; !isDone(seen, states); tries += 1) {
    if (tries > 200) throw new Error(`heard ${seen}, was ${states}`)
    await vi.advanceTimersByTimeAsync(1_000)
  }
  subscription.close()
  vi.useRealTimers()
  return { seen, states }
}

test('goes on after the last event when a connection ends, breaks or is refused for a moment', async () => {
  const { client, asked } = streaming([
    () => saying(`id: evt_0\nretry: 2000\n\n${block(1)}`),
    refusing(network()),
    refusing(refusal('busy', 503)),
    () => saying(block(2) + block(3)),
    () => saying(':\n\n', true),
  ])
  const { seen, states } = await heard(client, () => asked.length === 5)
  expect(seen).toEqual(['evt_1', 'evt_2', 'evt_3'])
  expect(asked).toEqual([undefined, 'evt_1', 'evt_1', 'evt_1', 'evt_3'])
  expect(states.slice(0, 3)).toEqual(['connecting', 'open', 'waiting'])
})

test('knows where it was, also when nothing had happened yet', async () => {
  const { client, asked } = streaming([() => saying('id: evt_0\nretry: 2000\n\n'), () => saying('', true)])
  await heard(client, () => asked.length === 2)
  expect(asked).toEqual([undefined, 'evt_0'])
})

test('says when the feed does not keep what was missed, and goes on from now', async () => {
  const { client, asked } = streaming([
    refusing(refusal('feed-place-gone', 410)),
    () => saying(block(9), true),
  ])
  const { seen, states } = await heard(client, (s) => s.length === 1, { after: 'evt_old' })
  expect([seen, asked]).toEqual([['evt_9'], ['evt_old', undefined]])
  expect(states).toContain('missed')
})

test('ends when the API does not let it in', async () => {
  const { client, asked } = streaming([refusing(refusal('not-found', 404))])
  const { states } = await heard(client, (_, s) => s.includes('ended'))
  expect([states, asked.length]).toEqual([['connecting', 'ended'], 1])
})

test('takes a stream that is silent for too long for lost', async () => {
  const { client, asked } = streaming([() => saying(block(1), true), () => saying('', true)])
  // A body that hangs does not hear the signal by itself; fetch's does.
  const stream = client.streamOrderEvents
  const spied = vi.fn(async (input: never, options: { signal: AbortSignal }) => {
    const body = (await stream(input)) as unknown as ReadableStream<Uint8Array>
    return body.pipeThrough(new TransformStream(), { signal: options.signal })
  })
  const { seen } = await heard({ streamOrderEvents: spied } as unknown as Client, () => asked.length === 2)
  expect([seen, asked]).toEqual([['evt_1'], [undefined, 'evt_1']])
})

/** A Supabase client whose channel does what the test says. */
function channels() {
  const sockets: { say: (event: Event) => void; status: (status: string) => void }[] = []
  const RealtimeClient: RealtimeClientClass = class {
    setAuth = async () => undefined
    disconnect = () => undefined
    channel() {
      let say: (message: { payload: unknown }) => void = () => undefined
      const channel = {
        on: (_: string, __: object, callback: typeof say) => {
          say = callback
          return channel
        },
        subscribe: (status: (status: string) => void) => {
          sockets.push({ say: (payload) => say({ payload }), status })
          status('SUBSCRIBED')
        },
      }
      return channel
    }
  }
  return { sockets, RealtimeClient }
}

test('fills the gap from the feed before it tells what a channel said meanwhile, and tells nothing twice', async () => {
  const { sockets, RealtimeClient } = channels()
  const pages = [[event(1)], [event(2), event(3), event(4)]]
  const asked: (string | undefined)[] = []
  const client = {
    createRealtimeToken: async () => ({
      token: 'jwt',
      expiresAt: new Date(Date.now() + 600_000).toISOString(),
      topics: [],
      place: { url: 'http://supabase.test', publishableKey: 'sb_publishable_1' },
    }),
    listOrderEvents: async ({ after }: { after?: string }) => {
      asked.push(after)
      // What the channel says while the feed is read.
      if (asked.length === 2) sockets[1]?.say(event(3))
      if (asked.length === 2) sockets[1]?.say(event(5))
      const items = pages.shift() ?? []
      return { items, next: items.at(-1)?.id ?? after ?? null, hasMore: false }
    },
  } as unknown as Client
  let isCut = false
  const { seen } = await heard(
    client,
    (events) => {
      if (events.length === 1 && !isCut) {
        isCut = true
        // The server closes the channel, as when it is deployed anew.
        sockets[0]?.status('CLOSED')
      }
      return events.length === 5
    },
    { RealtimeClient },
  )
  expect(seen).toEqual(['evt_1', 'evt_2', 'evt_3', 'evt_4', 'evt_5'])
  expect(asked).toEqual([undefined, 'evt_1'])
})

test('reads from the feed what a channel has lost on its way', async () => {
  const { sockets, RealtimeClient } = channels()
  const pages = [[event(1)], [event(2), event(3)]]
  const asked: (string | undefined)[] = []
  const client = {
    createRealtimeToken: async () => ({
      token: 'jwt',
      expiresAt: new Date(Date.now() + 600_000).toISOString(),
      topics: [],
      place: { url: 'http://supabase.test', publishableKey: 'sb_publishable_1' },
    }),
    listOrderEvents: async ({ after }: { after?: string }) => {
      asked.push(after)
      const items = pages.shift() ?? []
      return { items, next: items.at(-1)?.id ?? after ?? null, hasMore: false }
    },
  } as unknown as Client
  let said = 0
  const { seen } = await heard(
    client,
    (events) => {
      // The second never arrives, and the first comes once more.
      if (events.length === 1 && said++ === 0) for (const n of [1, 3, 4]) sockets[0]?.say(event(n))
      return events.length === 4
    },
    { RealtimeClient },
  )
  expect(seen).toEqual(['evt_1', 'evt_2', 'evt_3', 'evt_4'])
  expect(asked, 'nothing is asked for while nothing is missing').toEqual([undefined, 'evt_1'])
})

test.each([
  ['the installation has no channels', refusing(refusal('realtime-not-offered', 409))],
  ['the installation does not say where', async () => ({ place: null })],
])('uses streams where %s', async (_, createRealtimeToken) => {
  const { client } = streaming([() => saying(block(1), true)])
  const { RealtimeClient } = channels()
  const { seen } = await heard(
    { ...client, createRealtimeToken } as unknown as Client,
    (s) => s.length === 1,
    {
      RealtimeClient,
    },
  )
  expect(seen).toEqual(['evt_1'])
})
