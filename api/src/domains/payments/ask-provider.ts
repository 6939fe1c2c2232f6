import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusals.ts'
import { paymentRefusals } from './refusals.ts'

/** How long a provider may take to answer. */
export const providerPatienceMilliseconds = 10_000

/**
 * Asks a provider, outside any transaction.
 * @throws Refusal payment-provider-unavailable when it fails or takes longer than ten seconds; the refusals it throws as they are
 */
export async function askProvider<T>(context: Context, call: () => Promise<T>): Promise<T> {
  const tooLong = new AbortController()
  const late = wait(providerPatienceMilliseconds, null, { signal: tooLong.signal }).then(() => {
    throw new Error('no answer in time')
  })
  late.catch(() => undefined)
  try {
    return await Promise.race([call(), late])
  } catch (error) {
    if (error instanceof Refusal) throw error
    context.log.warn({ err: error, requestId: context.requestId }, 'the payment provider does not answer')
    throw new Refusal(paymentRefusals.providerUnavailable, { retryAfterSeconds: 2 })
  } finally {
    tooLong.abort()
  }
}
