import { randomInt } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { wallClock } from '../../platform/time.ts'
import { disableEndpoint } from './disable-endpoint.ts'
import type { WebhookEndpoint } from './endpoint.ts'
import { lockAnyEndpoint } from './queries.ts'
import {
  type ClaimedDelivery,
  passTurn,
  refreshDue,
  writeAttemptEnd,
  writeEndpointOutcome,
  writePutBack,
} from './queue-queries.ts'
import { pauseAfter } from './retry-schedule.ts'
import { type Attempted, verdictOn } from './verdict.ts'

/**
 * Notes what came of an attempt, and what follows: it is there, it waits for its next attempt, or that was the last one,
 * and then nothing more is sent to the endpoint; after 410 at once. Whoever's turn is next is let go.
 */
export async function endAttempt(
  context: Context,
  of: { endpointId: string; delivery: ClaimedDelivery; attempted: Attempted },
): Promise<void> {
  const { endpointId, delivery, attempted } = of
  const { eventId, subjectId, attempts } = delivery
  const verdict = verdictOn(attempted, wallClock())
  const failures = verdict.kind === 'delivered' ? 0 : delivery.failures + 1
  const breakSeconds = verdict.kind === 'failed' ? verdict.breakSeconds : null
  const pause = verdict.kind === 'failed' ? pauseAfter(failures, chance()) : null
  const ended = {
    delivered: 'delivered',
    gone: 'failed',
    failed: pause === null ? 'failed' : 'waiting',
  } as const
  await inTransaction(context, async (tx) => {
    const endpoint = await lockAnyEndpoint(tx.tx, tx.store.id, endpointId)
    const counts = await writeAttemptEnd(tx.tx, tx.store.id, {
      endpointId,
      eventId,
      attempts,
      status: ended[verdict.kind],
      failures,
      pauseSeconds: pause === null ? null : Math.max(pause, breakSeconds ?? 0),
      requestHeaders: attempted.requestHeaders,
      replyStatus: attempted.status,
      replyMilliseconds: attempted.milliseconds,
      replyBody: attempted.replyBody,
      error: attempted.error,
    })
    // Another worker has taken it over: how it ends is said there.
    if (!counts || !endpoint) return
    await passTurn(tx.tx, tx.store.id, { endpointId, subjectId, eventId })
    const delivered = verdict.kind === 'delivered'
    await writeEndpointOutcome(tx.tx, tx.store.id, { endpointId, delivered, breakSeconds })
    if (ended[verdict.kind] === 'failed' && isSentTo(endpoint))
      await disableEndpoint(tx, endpoint, verdict.kind === 'gone' ? 'gone' : 'exhausted')
  })
}

/** Puts back a delivery that was not sent after all. */
export async function putBack(
  context: Context,
  of: { endpointId: string; delivery: ClaimedDelivery; pauseSeconds: number },
): Promise<void> {
  const { endpointId, pauseSeconds } = of
  const { eventId, subjectId, attempts } = of.delivery
  await inTransaction(context, async ({ tx, store }) => {
    await lockAnyEndpoint(tx, store.id, endpointId)
    await writePutBack(tx, store.id, { endpointId, eventId, attempts, pauseSeconds })
    await passTurn(tx, store.id, { endpointId, subjectId, eventId })
    await refreshDue(tx, store.id, endpointId)
  })
}

const isSentTo = ({ status }: WebhookEndpoint): boolean => status === 'enabled'

const chance = (): number => randomInt(1_000) / 1_000
