import type { Sabotage } from './sabotage.ts'

const payments = 'api/src/domains/payments'
const stripe = `${payments}/providers/stripe.ts`
const alone = `${payments}/providers/stripe.test.ts`
const journey = 'api/src/domains/orders/stripe.http.test.ts'
const settings = `${payments}/provider-settings.http.test.ts`
const methods = `${payments}/saved-methods.http.test.ts`

/** Damage to what is promised of Stripe, of how a store takes money, and of kept ways to pay. */
export const sabotages: Sabotage[] = [
  {
    name: 'stripe-opens-without-a-key',
    guards: 'However often the same key is sent to Stripe, it is one payment.',
    file: stripe,
    find: ':open` },',
    replace: ':open` + Math.random() },',
    test: alone,
    testName: 'of opening is found again with the same key: one payment, charged once',
  },
  {
    name: 'stripe-declined-stays-open',
    guards: 'What was declined at Stripe can be confirmed by nobody any more.',
    file: stripe,
    find: 'const ended = await this.#cancel(id)',
    replace: "const ended = Object.assign(now, { status: 'canceled' as const })",
    test: alone,
    testName: 'that is declined is ended there: no page can confirm it any more',
  },
  {
    name: 'stripe-late-charge-takes-money',
    guards: 'A charge that comes after its cancellation takes no money.',
    file: stripe,
    find: 'const ended = await this.#cancel(intent.id)',
    replace: "const ended = Object.assign(intent, { status: 'canceled' as const })",
    test: alone,
    testName: 'is canceled before a charge that is still on its way: that one takes no money',
  },
  {
    name: 'stripe-refunds-by-key-alone',
    guards: 'A refund is paid once, also when Stripe has forgotten its key.',
    file: stripe,
    find: 'if (refund.metadata?.[keyName] === key) return presentRefund(refund)',
    replace: "if (refund.metadata?.[keyName] === 'none') return presentRefund(refund)",
    test: alone,
    testName: 'of a refund is no second refund, also when Stripe has forgotten the key',
  },
  {
    name: 'stripe-other-mode-believed',
    guards: 'An answer of the other mode is no payment.',
    file: stripe,
    find: 'if (answered.livemode !== this.#settings.isLive)',
    replace: 'if (answered.livemode === null)',
    test: alone,
    testName: 'with a key of the other mode is no payment',
  },
  {
    name: 'stripe-counts-like-us',
    guards: 'Stripe is asked for the amount as it counts this currency.',
    file: `${payments}/providers/stripe-amounts.ts`,
    find: 'const counted = (amount / over) * times',
    replace: 'const counted = (amount / over) * times ** 0',
    test: alone,
    testName: 'counts as Stripe does: 5 ISK are 500, and come back as 5',
  },
  {
    name: 'stripe-event-unsigned',
    guards: 'What is not signed by Stripe is not believed.',
    file: `${payments}/providers/stripe-events.ts`,
    find: 'return Stripe.webhooks.constructEvent(body, signature, secret, 0)',
    replace: 'return JSON.parse(new TextDecoder().decode(body)) as Stripe.Event',
    test: journey,
    testName: 'signed with another secret is refused',
  },
  {
    name: 'stripe-event-of-any-age',
    guards: 'An event that was signed more than five minutes ago is refused.',
    file: `${payments}/providers/stripe-events.ts`,
    find: 'if (!isFresh) throw new Refusal(eventRefusals.tooOld)',
    replace: 'if (Number.isNaN(signedAt)) throw new Refusal(eventRefusals.tooOld)',
    test: journey,
    testName: 'signed six minutes ago is refused',
  },
  {
    name: 'provider-secret-in-the-record',
    guards: 'The keys of a payment provider are told to nobody.',
    file: `${payments}/set-payment-provider.ts`,
    find: 'fields: Object.keys(change).sort()',
    replace: 'fields: Object.values(change).map(String)',
    test: settings,
    testName: 'tells its secrets to nobody: not in replies, events, records or tables',
  },
  {
    name: 'provider-changed-under-payments',
    guards: 'Account and mode stay while payments there are not finished.',
    file: `${payments}/set-payment-provider.ts`,
    find: 'const isElsewhere = before.mode !== after.mode || before.account !== after.account',
    replace: 'const isElsewhere = before.mode !== after.mode && before.account !== after.account',
    test: settings,
    testName: 'keeps its account and mode while payments there are not finished',
  },
  {
    name: 'kept-method-of-others',
    guards: 'Nobody pays with what somebody else has kept.',
    file: `${payments}/saved-method-queries.ts`,
    find: "WHERE m.store_id = $1 AND m.customer_id = $2 AND m.removed_at IS NULL AND m.provider_reference <> ''",
    replace:
      "WHERE m.store_id = $1 AND $2::uuid IS NOT NULL AND m.removed_at IS NULL AND m.provider_reference <> ''",
    test: methods,
    testName: 'of somebody else is as unknown as none',
  },
  {
    name: 'removed-method-stays-at-the-provider',
    guards: 'What a customer has removed, the provider forgets, too.',
    file: 'api/src/subscriptions.ts',
    find: "'payment_method.removed': forgetMethod,",
    replace: "'payment_method.removed': () => [],",
    test: methods,
    testName: 'is gone at once when it is removed, and the provider forgets it',
  },
  {
    name: 'erased-customer-keeps-methods',
    guards: 'An erasure leaves no way to pay, here or at the provider.',
    file: 'api/src/domains/privacy/erase.ts',
    find: 'await erasePaymentMethods(context, customerId)',
    replace: 'void erasePaymentMethods',
    test: methods,
    testName: 'is erased with its customer, here and at the provider',
  },
]
