import { closingCheckedAttempts, closingCountAttempts, closingLookAtAttempts } from './attempt-queries.ts'
import {
  type AttemptClient,
  type AttemptRuleName,
  countersOf,
  type Scope,
  secondsToWait,
} from './attempts.ts'
import type { TxContext } from './context.ts'
import { platformRefusals, Refusal } from './refusals.ts'

/** Too many failures before. `liftable`: a solved challenge would carry further. */
export class TooManyFailures extends Refusal {
  readonly liftable: boolean

  constructor(retryAfterSeconds: number, liftable: boolean) {
    super(platformRefusals.tooManyRequests, {
      detail: liftable
        ? 'Too many attempts. Solve a challenge and send its token in Tradepost-Challenge, or wait.'
        : 'Too many attempts. Wait before the next one.',
      retryAfterSeconds,
    })
    this.liftable = liftable
  }
}

interface Attempt {
  rule: AttemptRuleName
  subject: string
  client: AttemptClient
}

/**
 * Lets the transaction commit only if there were not too many failures: for what fails in a later transaction, such as
 * a payment, and must cost no statement of its own. Whoever comes at the same moment passes, too, so something else must
 * bound how many those are.
 * @param of.solved a challenge has been solved for this attempt
 * @throws TooManyFailures from the closing statement
 */
export function refuseAfterFailures(context: TxContext, of: Attempt & { solved: boolean }): void {
  const { rule, storeId, ofPair, ofAddress, ofSubject } = countersOf(context, of)
  context.tx.atClose(
    closingLookAtAttempts(storeId, {
      attempts: [ofPair, ofAddress, ofSubject],
      check(counts) {
        const wait = secondsToWait(rule, (scope: Scope) => {
          const found = counts.find(({ kind }) => kind === `${of.rule}:${scope}`)
          return found && { ...found, count: found.count + 1 }
        })
        const seconds = wait.final || (of.solved ? 0 : wait.liftable)
        if (seconds === 0) return
        const liftable = wait.final === 0 && of.client.solvedChallenge !== undefined
        throw new TooManyFailures(seconds, liftable)
      },
    }),
  )
}

/** Counts a failure with the transaction that finds it out. */
export function countFailure(context: TxContext, of: Attempt): void {
  const { storeId, ofPair, ofAddress, ofSubject } = countersOf(context, of)
  context.tx.atClose(closingCountAttempts(storeId, [ofPair, ofAddress, ofSubject]))
}

/**
 * Counts an attempt with the transaction that carries it out, and lets it commit within the limits only. What is refused,
 * or answered from an idempotency key, was no attempt.
 * @param of.isFailure false: it was right, and does not count; yet above the limits it is refused like those that are
 *   wrong, however many come at once, or the refusals would say which one is right
 * @throws Refusal too-many-requests from the closing statement
 */
export function countOrRefuse(context: TxContext, of: Attempt & { isFailure?: boolean }): void {
  const { rule, storeId, ofPair, ofAddress, ofSubject } = countersOf(context, of)
  const by = (of.isFailure ?? true) ? 1 : 0
  context.tx.atClose(
    closingCheckedAttempts(storeId, {
      attempts: [ofPair, ofAddress, ofSubject].map((attempt) => ({ ...attempt, by })),
      check(counts) {
        const { final, liftable } = secondsToWait(rule, (scope: Scope) => {
          const found = counts.find(({ kind }) => kind === `${of.rule}:${scope}`)
          return found && { ...found, count: found.count + 1 - by }
        })
        const seconds = Math.max(final, liftable)
        if (seconds === 0) return
        throw new Refusal(platformRefusals.tooManyRequests, {
          detail: 'Too many attempts. Wait before the next one.',
          retryAfterSeconds: seconds,
        })
      },
    }),
  )
}
