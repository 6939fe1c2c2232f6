import { ConnectionProblem, isConnectionProblem, isRefusal } from './refusal.ts'
import { readReply } from './reply.ts'
import type { WireRequest } from './request.ts'
import type { OperationId } from './types.gen.ts'

/** How one call is carried out. */
export interface Sending {
  operation: OperationId
  fetch: typeof globalThis.fetch
  timeoutMilliseconds: number
  /** How many tries may follow the first; 0 for a call that is not safe to repeat. */
  retries: number
  signal: AbortSignal | undefined
  /** Gives the reply's body as it comes; the time-out is for its beginning. */
  streamed: boolean
}

const firstBackoffMilliseconds = 250
const backoffMillisecondsMax = 4_000
const retryAfterSecondsMax = 10
/** Timers count in 32 bits and fire at once beyond. */
const timerMillisecondsMax = 2 ** 31 - 1

/**
 * Sends a request until it is answered for good.
 * @throws Refusal, ConnectionProblem, or the reason of the caller's signal
 */
export async function send(request: WireRequest, sending: Sending): Promise<unknown> {
  for (let done = 0; ; done++) {
    try {
      return await sendOnce(request, sending)
    } catch (error) {
      const wait = done < sending.retries ? waitAfter(error, done) : undefined
      if (wait === undefined) throw error
      await pause(wait, sending.signal)
    }
  }
}

async function sendOnce(request: WireRequest, sending: Sending): Promise<unknown> {
  const { operation, signal, timeoutMilliseconds } = sending
  signal?.throwIfAborted()
  const ending = new AbortController()
  const abort = () => ending.abort(signal?.reason)
  const timeOut = new ConnectionProblem({
    operation,
    reason: 'time-out',
    message: `no answer within ${timeoutMilliseconds} ms`,
  })
  const timer = setTimeout(() => ending.abort(timeOut), Math.min(timeoutMilliseconds, timerMillisecondsMax))
  signal?.addEventListener('abort', abort, { once: true })
  let isHandedOver = false
  try {
    const { url, method, headers, body } = request
    // A redirect would carry the secrets in the headers to wherever it points.
    const init: RequestInit = { method, headers, redirect: 'manual', signal: ending.signal }
    const response = await sending.fetch(url, body === undefined ? init : { ...init, body })
    if (sending.streamed && response.ok && response.body) {
      // The caller's signal ends what it reads, too.
      isHandedOver = true
      return response.body
    }
    const text = await response.text()
    return readReply(operation, response, text)
  } catch (error) {
    if (ending.signal.aborted) throw ending.signal.reason
    if (isRefusal(error) || isConnectionProblem(error)) throw error
    const message = `${request.url} cannot be reached`
    throw new ConnectionProblem({ operation, reason: 'network', message }, error)
  } finally {
    clearTimeout(timer)
    if (!isHandedOver) signal?.removeEventListener('abort', abort)
  }
}

/** Milliseconds to wait before another try; undefined when another try would change nothing. */
function waitAfter(error: unknown, done: number): number | undefined {
  if (!isPassing(error)) return undefined
  // Full jitter: callers that failed together do not come back together.
  const backoff = Math.random() * Math.min(backoffMillisecondsMax, firstBackoffMilliseconds * 2 ** done)
  const asked = error.retryAfterSeconds ?? 0
  return asked > retryAfterSecondsMax ? undefined : asked * 1_000 + backoff
}

const passingCodes = ['idempotency-in-flight', 'payment-in-progress'] as const

function isPassing(error: unknown): error is { retryAfterSeconds: number | undefined } {
  if (isRefusal(error)) {
    return error.status === 429 || error.status === 503 || isRefusal(error, ...passingCodes)
  }
  if (!isConnectionProblem(error)) return false
  // Gateways answer 502 and 504 for an API that they could not reach.
  return error.reason !== 'unreadable-reply' || [429, 502, 503, 504].includes(error.status ?? 0)
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', abort, { once: true })
  })
}
