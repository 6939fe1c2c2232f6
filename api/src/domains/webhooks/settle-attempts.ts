import { randomInt } from 'node:crypto'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { wallClock } from '../../platform/time.ts'
import { type Claim, claimIn, mayBeTold } from './claim-webhooks.ts'
import { disableEndpoint } from './disable-endpoint.ts'
import type { WebhookEndpoint } from './endpoint.ts'
import { lockAnyEndpoint } from './queries.ts'
import { pauseAfter } from './retry-schedule.ts'
import {
  type AttemptEnd,
  type ClaimedDelivery,
  passTurns,
  writeAttemptEnds,
  writeEndpointOutcome,
} from './sending-queries.ts'
import type { ClaimSize } from './slots.ts'
import { type Attempted, type Verdict, verdictOn } from './verdict.ts'

/** An attempt that is over: what came of it, or how long it is to wait because it was not sent after all. */
export type EndedAttempt = { delivery: ClaimedDelivery } & (
  | { attempted: Attempted }
  | { attempted: null; pauseSeconds: number }
)

/** What the endpoint is like after its attempts, and what has been begun instead of them. */
export interface Settled {
  failing: boolean
  /** Null: nothing was asked for, or nothing may be begun */
  claim: Claim | null
}

/**
 * Notes what came of attempts at one endpoint, and what follows: they are there, they wait for their next attempt, or that was
 * the last one, and then nothing more is sent to the endpoint; after 410 at once. Whoever's turn is next is let go, and as much
 * as is asked for begun, unless the endpoint fails: then it has to wait until others have had their turn.
 */
export async function settleAttempts(
  context: Context,
  of: { endpointId: string; sellerId: string | null; ended: EndedAttempt[]; next: ClaimSize },
): Promise<Settled> {
  const mayBegin = of.next.limit > 0 && (await mayBeTold(context, of.sellerId))
  const judged = of.ended.map(judge)
  return inTransaction(context, async (tx) => {
    const { store } = tx
    const endpoint = await lockAnyEndpoint(tx.tx, store.id, of.endpointId)
    if (!endpoint) return { failing: true, claim: null }
    const ends = judged.map(({ end }) => end)
    const noted = await writeAttemptEnds(tx.tx, store.id, { endpointId: endpoint.id, ends })
    // Of those that another worker has taken over is said there how they end.
    const counted = judged.filter(({ end }) => noted.has(end.eventId))
    if (counted.length > 0)
      await passTurns(tx.tx, store.id, {
        endpointId: endpoint.id,
        subjectIds: [...new Set(counted.map(({ subjectId }) => subjectId))],
        eventIds: [...noted],
      })
    const outcome = outcomeOf(endpoint, counted)
    const goesOn = await goesOnAfter(tx, endpoint, outcome)
    const claim = goesOn && mayBegin ? await claimIn(tx, endpoint, of.next) : null
    await writeEndpointOutcome(tx.tx, store.id, { endpointId: endpoint.id, ...outcome })
    return { failing: outcome.failures > 0, claim }
  })
}

interface Judged {
  end: AttemptEnd
  subjectId: string
  /** Null of what was not sent */
  verdict: Verdict | null
}

const unsent = {
  requestHeaders: null,
  replyStatus: null,
  replyMilliseconds: null,
  replyBody: null,
  error: null,
}

function judge(ended: EndedAttempt): Judged {
  const { eventId, subjectId, attempts, failures } = ended.delivery
  const mark = { eventId, attempts }
  if (ended.attempted === null) {
    const { pauseSeconds } = ended
    const end = { ...mark, ...unsent, status: 'waiting' as const, failures, pauseSeconds, sent: false }
    return { subjectId, verdict: null, end }
  }
  const { attempted } = ended
  const verdict = verdictOn(attempted, wallClock())
  const failuresNow = verdict.kind === 'delivered' ? 0 : failures + 1
  const pause = verdict.kind === 'failed' ? pauseAfter(failuresNow, chance()) : null
  const status = {
    delivered: 'delivered',
    gone: 'failed',
    failed: pause === null ? 'failed' : 'waiting',
  } as const
  const asked = verdict.kind === 'failed' ? verdict.breakSeconds : null
  const end: AttemptEnd = {
    ...mark,
    status: status[verdict.kind],
    failures: failuresNow,
    pauseSeconds: Math.max(pause ?? 0, asked ?? 0),
    sent: true,
    requestHeaders: attempted.requestHeaders,
    replyStatus: attempted.status,
    replyMilliseconds: attempted.milliseconds,
    // The database reads no half of a surrogate pair, and one reply must not spoil what is noted with it.
    replyBody: attempted.replyBody?.toWellFormed() ?? null,
    error: attempted.error,
  }
  return { subjectId, verdict, end }
}

interface Outcome {
  failures: number
  delivered: boolean
  breakSeconds: number | null
  /** Why nothing more is sent there; null: it goes on */
  over: 'gone' | 'exhausted' | null
}

/** What attempts say of their endpoint, in the order they ended. */
function outcomeOf(endpoint: WebhookEndpoint, counted: Judged[]): Outcome {
  const verdicts = counted.flatMap(({ verdict }) => verdict ?? [])
  const breaks = verdicts.flatMap((verdict) =>
    verdict.kind === 'failed' ? (verdict.breakSeconds ?? []) : [],
  )
  const gone = verdicts.some(({ kind }) => kind === 'gone')
  const exhausted = counted.some(({ end }) => end.status === 'failed')
  return {
    failures: verdicts.reduce((sum, { kind }) => (kind === 'delivered' ? 0 : sum + 1), endpoint.failures),
    delivered: verdicts.some(({ kind }) => kind === 'delivered'),
    breakSeconds: breaks.length > 0 ? Math.max(...breaks) : null,
    over: gone ? 'gone' : exhausted ? 'exhausted' : null,
  }
}

/** Disables the endpoint where that was the end. @returns whether more may be begun */
async function goesOnAfter(tx: TxContext, endpoint: WebhookEndpoint, outcome: Outcome): Promise<boolean> {
  if (endpoint.status !== 'enabled') return false
  if (outcome.over) await disableEndpoint(tx, endpoint, outcome.over)
  return !outcome.over && outcome.failures === 0 && outcome.breakSeconds === null
}

const chance = (): number => randomInt(1_000) / 1_000
