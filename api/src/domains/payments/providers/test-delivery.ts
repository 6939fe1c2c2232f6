import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from '../../../platform/context.ts'
import type { Database } from '../../../platform/database.ts'
import { toWire } from '../../../platform/ids.ts'
import type { Log } from '../../../platform/log.ts'
import { secondsAfter, toRfc3339, wallClock } from '../../../platform/time.ts'
import type { TestProvider } from './test.ts'
import { endTestEvent, takeTestEvents } from './test-books-queries.ts'

const pauseMilliseconds = 2_000
const batch = 20
const attemptsMax = 10
const patienceMilliseconds = 10_000

/**
 * Sends what the test provider has to tell to this installation itself, as a provider outside would: over HTTP, signed,
 * again a minute later where nobody has taken it.
 */
export function startTestProviderDelivery(of: {
  db: Database
  log: Log
  provider: TestProvider
  publicUrl: string
  contextOf: (storeId: string) => Promise<Context | null>
}): { stop(): Promise<void> } {
  const stopped = new AbortController()
  const running = (async () => {
    while (!stopped.signal.aborted) {
      const sent = await deliverTestEvents(of).catch((error: unknown) => {
        of.log.warn({ err: error }, 'the test provider could not tell; it tries again')
        return 0
      })
      if (sent < batch) await pause(stopped.signal)
    }
  })()
  return {
    async stop() {
      stopped.abort()
      await running
    },
  }
}

/** Waits, unless it is to stop. */
const pause = (signal: AbortSignal): Promise<void> =>
  wait(pauseMilliseconds, undefined, { signal }).catch(() => undefined)

/**
 * Sends what is due, once.
 * @param of.send absent: over the network
 * @returns how many were due
 */
export async function deliverTestEvents(of: {
  db: Database
  provider: TestProvider
  publicUrl: string
  contextOf: (storeId: string) => Promise<Context | null>
  send?: (url: string, message: RequestInit) => Promise<Response>
}): Promise<number> {
  const due = await takeTestEvents(of.db, batch)
  for (const { id, store: account, content, created_at, attempts } of due) {
    const context = await of.contextOf(account)
    const body = JSON.stringify({ ...content, id, occurredAt: toRfc3339(created_at) })
    const now = context && secondsAfter(wallClock(), context.store.clockOffsetSeconds)
    const taken =
      now === null ||
      (await post(`${of.publicUrl}/v1/payment-events/test/${toWire('store', account)}`, {
        body,
        headers: of.provider.signed({ id, account, body, now }),
        send: of.send ?? fetch,
      }))
    if (taken || attempts >= attemptsMax) await endTestEvent(of.db, id)
  }
  return due.length
}

/** @returns whether it was taken, or will never be */
async function post(
  url: string,
  of: {
    body: string
    headers: Record<string, string>
    send: (url: string, message: RequestInit) => Promise<Response>
  },
): Promise<boolean> {
  const { send, ...message } = of
  const signal = AbortSignal.timeout(patienceMilliseconds)
  const answer = await send(url, { method: 'POST', ...message, signal }).catch(() => null)
  await answer?.body?.cancel()
  return answer !== null && answer.status < 500
}
