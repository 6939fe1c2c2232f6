import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../../../platform/database.ts'
import { failpoint } from '../../../platform/failpoints.ts'
import { amountFrom } from '../../../platform/money.ts'
import { newSecret } from '../../../platform/secrets.ts'
import type { ChargeRequest, PaymentProvider, ProviderPayment } from '../provider.ts'
import {
  cancelTestCharge,
  findTestCharge,
  recordTestCharge,
  settleTestCharge,
  type TestCharge,
} from '../queries.ts'

const outcomes = {
  pm_test_ok: 'captured',
  pm_test_declined: 'declined',
  pm_test_second_step: 'requires_action',
} as const

export interface TestProvider extends PaymentProvider {
  /** The page of the second step asks this. */
  challenge(challenge: string): Promise<TestCharge | undefined>
  answerChallenge(challenge: string, approve: boolean): Promise<TestCharge | undefined>
}

/**
 * A provider without money, for shops on a laptop and for tests: what a payment method does is in its name. It keeps
 * books of its own, which tests compare with ours, and can be slow.
 */
export function createTestProvider(options: {
  db: Database
  publicUrl: string
  delayMilliseconds: number
  /** False in production: then it knows no payment method, so nothing can be paid with it. */
  enabled: boolean
}): TestProvider {
  const { db } = options
  const answer = (charge: TestCharge): ProviderPayment => ({
    status: charge.status,
    amount: amountFrom(charge.amount),
    currency: charge.currency,
    nextActionUrl:
      charge.status === 'requires_action' ? `${options.publicUrl}/test-provider/${charge.challenge}` : null,
    declineCode: charge.status === 'declined' ? 'card_declined' : null,
  })
  // Anything may stand in an address; only what we made is looked for.
  const findChallenge = async (challenge: string) =>
    /^[A-Za-z0-9_-]{32}$/.test(challenge) ? findTestCharge(db, { challenge }) : undefined
  return {
    name: 'test',
    knowsMethod: (method) => options.enabled && Object.hasOwn(outcomes, method),
    async charge(request: ChargeRequest) {
      if (options.delayMilliseconds > 0) await wait(options.delayMilliseconds)
      const { returnUrl, paymentMethod, ...rest } = request
      const status = outcomes[paymentMethod as keyof typeof outcomes] ?? 'declined'
      const charge = await recordTestCharge(db, {
        ...rest,
        paymentMethod,
        return_url: returnUrl,
        status,
        challenge: newSecret(),
      })
      failpoint('provider.charged')
      if (!charge) throw new Error('the test provider lost a charge')
      return answer(charge)
    },
    async retrieve(key) {
      const charge = await findTestCharge(db, { key })
      return charge ? answer(charge) : null
    },
    async cancel(key) {
      const charge = await cancelTestCharge(db, { key, challenge: newSecret() })
      return charge ? answer(charge) : null
    },
    challenge: findChallenge,
    async answerChallenge(challenge, approve) {
      const charge = await findChallenge(challenge)
      if (!charge) return undefined
      await settleTestCharge(db, charge.key, approve ? 'captured' : 'declined')
      return charge
    },
  }
}
