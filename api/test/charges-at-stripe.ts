import type { ChargeRequest, OperationRequest } from '../src/domains/payments/provider.ts'
import { StripeProvider } from '../src/domains/payments/providers/stripe.ts'
import type { StripeStandIn } from './stripe-stand-in.ts'

/** Charges at a stand-in of Stripe, each with a key of its own. @param at the stand-in of the test that runs */
export function chargesAtStripe(at: () => StripeStandIn) {
  let made = 0
  const providerOf = (of: { secretKey?: string; account?: string; isLive?: boolean } = {}) =>
    new StripeProvider({
      secretKey: at().secretKey,
      webhookSecret: at().webhookSecret,
      account: '',
      isLive: false,
      apiBase: at().apiBase,
      ...of,
    })
  const chargeOf = (of: Partial<ChargeRequest> = {}): ChargeRequest => {
    made += 1
    return {
      key: `payment-${made}:charge`,
      reference: null,
      account: '',
      amount: 2_500,
      currency: 'EUR',
      captureMode: 'automatic',
      paymentMethod: 'pm_card_visa',
      description: 'Shop',
      returnUrl: 'https://shop.test/checkout',
      providerCustomer: null,
      saveMethod: false,
      ...of,
    }
  }
  return {
    providerOf,
    chargeOf,
    operationOf: (payment: ChargeRequest, amount: number, key = `op-${++made}`): OperationRequest => ({
      key,
      payment,
      amount,
      currency: payment.currency,
    }),
    /** A charge that was answered: the provider's reference is known from then on. */
    async charged(of: Partial<ChargeRequest> = {}): Promise<ChargeRequest & { reference: string }> {
      const request = chargeOf(of)
      const { reference } = await providerOf().charge(request)
      return { ...request, reference: reference ?? '' }
    },
    /** @throws Error when there is more than one */
    intentOf({ key }: ChargeRequest) {
      const [intent, another] = at().books.byKey(key)
      if (another) throw new Error(`two intents of ${key}`)
      return intent
    },
  }
}
