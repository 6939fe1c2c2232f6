import { type Client, isConnectionProblem, type Refusal, readEventStream } from '@tradepost/sdk'
import { comeAgain, liveBeginning, liveHeaders, liveMessage } from '../live/messages.ts'

const comeAgainSeconds = 5

interface Following {
  orderId: string
  orderSecret: string | undefined
  /** Where the browser was when it lost the stream. */
  lastEventId: string | undefined
  /** Aborted when the browser leaves before it is answered. */
  signal: AbortSignal
}

/**
 * News of an order for its page, as long as the browser stays. It begins with news, so that the page looks once at
 * what happened while it was being made. An order that is not the visitor's is answered with 204, after which a
 * browser does not come again.
 */
export async function liveOrder(shop: Pick<Client, 'streamOrderEvents'>, of: Following): Promise<Response> {
  const leaving = new AbortController()
  const signal = AbortSignal.any([of.signal, leaving.signal])
  const open = async (lastEventId: string | undefined) => {
    const { orderId, orderSecret } = of
    try {
      return await shop.streamOrderEvents.try({ orderId, orderSecret, lastEventId }, { signal, retries: 0 })
    } catch (error) {
      if (isConnectionProblem(error)) return null
      throw error
    }
  }
  let opened = await open(of.lastEventId)
  // The place is not kept any more: as the page looks anew by itself, it can go on from here.
  if (of.lastEventId !== undefined && opened?.ok === false && isPlaceGone(opened.refusal))
    opened = await open(undefined)
  if (opened === null || (!opened.ok && isPassing(opened.refusal)))
    return new Response(comeAgain(comeAgainSeconds), { headers: liveHeaders })
  if (!opened.ok) return new Response(null, { status: 204 })
  return new Response(
    streamOf(newsOf(opened.data), () => leaving.abort()),
    { headers: liveHeaders },
  )
}

const isPlaceGone = ({ code }: Refusal) => code === 'feed-place-gone' || code === 'invalid-request'
const isPassing = ({ status }: Refusal) => status >= 500 || status === 429

/** What happened stays on the server: the page asks for what it shows, as it did the first time. */
async function* newsOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  yield liveBeginning + liveMessage('news')
  for await (const { lastEventId, data } of readEventStream(stream))
    yield liveMessage(data === undefined ? 'beat' : 'news', { id: lastEventId })
}

/** A stream that ends where its source fails: the browser comes again and says where it was. */
function streamOf(texts: AsyncGenerator<string>, leave: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const next = await texts.next().catch(() => null)
      if (next?.value === undefined) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
    cancel: leave,
  })
}
