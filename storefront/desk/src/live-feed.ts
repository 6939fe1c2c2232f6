import type { Client, Refusal } from '@tradepost/sdk'
import { isConnectionProblem, readEventStream } from '@tradepost/sdk'
import type { LivePlaces } from './live-places.ts'

const headers = {
  'content-type': 'text/event-stream',
  // Proxies that would collect the reply before they pass it on are asked not to.
  'x-accel-buffering': 'no',
}
const comeAgainSeconds = 5
const reconnectMilliseconds = 2_000

/** Who listens to the feed. */
export interface FeedListener {
  api: Pick<Client, 'streamEvents'>
  /** What tells one session from another. */
  session: string
  /** Aborted when the browser leaves before it is answered. */
  signal: AbortSignal
  /** Types with commas between; all that the session may see when undefined. */
  types: string | undefined
}

/**
 * What happens and the session may see, as server-sent events: `beat` now and then, otherwise the events of the feed. It
 * begins now, whatever the browser has seen: a page that (again) hears it looks at everything anew. Who may not hear it is
 * answered with 204, after which a browser does not come again.
 */
export async function liveFeed(places: LivePlaces, of: FeedListener): Promise<Response> {
  const leave = places.enter(of.session)
  if (!leave) return comeAgain()
  const leaving = new AbortController()
  const signal = AbortSignal.any([of.signal, leaving.signal])
  const end = () => {
    leave()
    leaving.abort()
  }
  try {
    const opened = await of.api.streamEvents.try({ types: of.types }, { signal, retries: 0 })
    if (opened.ok) return new Response(streamOf(messagesOf(opened.data), end), { headers })
    end()
    return isPassing(opened.refusal) ? comeAgain() : new Response(null, { status: 204 })
  } catch (error) {
    end()
    if (isConnectionProblem(error) || of.signal.aborted) return comeAgain()
    throw error
  }
}

const isPassing = ({ status }: Refusal) => status >= 500 || status === 429

/** To a browser every status but 200 is the end: who is to come again gets an empty stream that says when. */
const comeAgain = () => new Response(`retry: ${comeAgainSeconds * 1_000}\n\n`, { headers })

/** No script hears a comment: what tells that the connection lives becomes a message of its own. */
async function* messagesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  yield `retry: ${reconnectMilliseconds}\n\nevent: beat\ndata: {}\n\n`
  for await (const { data } of readEventStream(stream))
    yield data === undefined ? 'event: beat\ndata: {}\n\n' : `data: ${data}\n\n`
}

/** A stream that ends where its source fails: the browser comes again by itself. */
function streamOf(texts: AsyncGenerator<string>, end: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const next = await texts.next().catch(() => null)
      if (next?.value) return controller.enqueue(encoder.encode(next.value))
      end()
      controller.close()
    },
    cancel: end,
  })
}
