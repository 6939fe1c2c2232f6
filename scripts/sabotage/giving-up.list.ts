import type { Sabotage } from './sabotage.ts'

const test = 'api/src/domains/orders/cancel-checkout-payment.http.test.ts'
const lateMoney = 'api/src/domains/orders/late-money.http.test.ts'
const cancel = 'api/src/domains/orders/cancel-checkout-payment.ts'
const advance = 'api/src/domains/orders/advance-checkout.ts'

/** The damage that the tests of payments that are given up must notice. */
export const sabotages: Sabotage[] = [
  {
    name: 'given-up-checkout-loses-its-goods',
    guards: 'Who gives up a running payment keeps the goods and the price, and pays in another way.',
    file: advance,
    find: "if (status === 'canceled' && checkout.expiresAt <= context.now)",
    replace: "if (status === 'canceled')",
    test,
    testName:
      'gets the checkout back as it was: the provider has ended it, the goods are held, and another card pays',
  },
  {
    name: 'given-up-without-asking',
    guards: 'A payment is given up at its provider: no capture without an order.',
    file: cancel,
    find: 'const outcome = asksProvider(payment)',
    replace: 'const outcome = asksProvider(payment) && !context.requestId',
    test: 'api/src/domains/orders/cancel-checkout-payment.race.test.ts',
    testName:
      'giving up, the bank, the provider’s word, the poller and the browser meet in any order: one order and its money, or none of both',
  },
  {
    name: 'promised-money-is-given-up',
    guards: 'A payment that is good already is the order, whoever wanted to give it up.',
    file: advance,
    find: 'if (!of.giveUp || isGood) return found',
    replace: "if (!of.giveUp || found?.status === 'captured') return found",
    test,
    testName: 'money that is promised becomes the order, where it is captured later',
  },
  {
    name: 'key-gives-up-a-later-payment',
    guards: 'The key that gave up one payment never gives up another.',
    file: cancel,
    find: 'if (firstAsked && payment.createdAt > firstAsked)',
    replace: 'if (firstAsked && payment.createdAt < firstAsked && payment.createdAt > firstAsked)',
    test,
    testName: 'by a key whose first call never ended means the payment of that time',
  },
  {
    name: 'given-up-while-it-runs',
    guards: 'What the provider cannot end is not told as ended.',
    file: cancel,
    find: "if (!outcome || outcome.status === 'requires_action')",
    replace: 'if (!outcome)',
    test,
    testName: 'is asked to wait where the provider cannot end it, and the payment goes on',
  },
  {
    name: 'giving-up-is-a-free-try',
    guards: 'Who tries cards and gives each up at its second step is slowed down like who is declined.',
    file: advance,
    find: 'if (of.client) countFailure(',
    replace: "if (of.client && status === 'declined') countFailure(",
    test,
    testName: 'counts as one who tries cards',
  },
  {
    name: 'late-money-is-the-orders',
    guards: 'Money that comes after its payment had ended is none of the order’s.',
    file: 'api/src/domains/orders/order-queries.ts',
    find: "'canceled') AND NOT p.is_late",
    replace: "'canceled')",
    test: lateMoney,
    testName:
      'is none of the order whose payment was let go: nothing can be given back of it, and it can be canceled',
  },
  {
    name: 'attempts-given-up-are-tenders',
    guards: 'Only the attempt that paid is among the tenders of an order.',
    file: 'api/src/domains/orders/order-queries.ts',
    find: 'n.reference = p.reference AND n.attempt > p.attempt)`',
    replace: 'n.reference = p.reference AND n.attempt > p.attempt + 99)`',
    test,
    testName:
      'gets the checkout back as it was: the provider has ended it, the goods are held, and another card pays',
  },
  {
    name: 'late-money-can-be-given-back',
    guards: 'Nothing can be given back of money that came after its payment had ended.',
    file: 'api/src/domains/payments/queries.ts',
    find: 'AND NOT p.is_late AND p.attempt',
    replace: 'AND p.attempt',
    test: lateMoney,
    testName:
      'is none of the order whose payment was let go: nothing can be given back of it, and it can be canceled',
  },
  {
    name: 'late-refund-is-posted-to-the-order',
    guards: 'What goes back of money that came after its payment had ended is posted to no order.',
    file: 'api/src/domains/orders/sold-order-queries.ts',
    find: 'if (of.isLate) return null',
    replace: "if (of.isLate && of.reference === '') return null",
    test: lateMoney,
    testName:
      'is none of the order whose payment was let go: nothing can be given back of it, and it can be canceled',
  },
  {
    name: 'refund-elsewhere-of-no-order-waits',
    guards: 'Money of no order that went back at the provider’s own pages is done in the books.',
    file: 'api/src/domains/payments/adopt-elsewhere.ts',
    find: 'locked?.orderId !== null',
    replace: "locked?.orderId !== ''",
    test: lateMoney,
    testName: 'and is given back at the provider’s own pages, where ours failed, is done in the books',
  },
  {
    name: 'shop-gives-nothing-up',
    guards: 'The pages of a running payment let a shopper choose another way to pay.',
    file: 'storefront/shop/src/pages/checkout/payment.astro',
    find: "if (text('do') === 'give-up')",
    replace: "if (text('do') === 'give-up' && asked.state !== 'paying')",
    test: 'test/buy-and-ship.browser.test.ts',
    testName: 'steps back from the bank, chooses another way to pay, and has one order',
  },
  {
    name: 'cart-covers-its-running-payment',
    guards: 'Who changes a cart that is being paid keeps the way back to the payment.',
    file: 'storefront/shop/src/features/cart/cart-page.ts',
    find: "this.querySelector('[data-cart-news]')",
    replace: "this.querySelector('p')",
    test: 'test/found-orders.browser.test.ts',
    testName: 'leads from the cart back to a payment that was left at the bank',
  },
  {
    name: 'ended-payment-is-gone-on-with',
    guards: 'The cart and the checkout lead to a payment that still runs, and to no other.',
    file: 'storefront/shop/src/features/checkout/checkout.server.ts',
    find: "return checkout?.state === 'paying' ?",
    replace: 'return checkout ?',
    test: 'storefront/shop/src/features/checkout/checkout.server.test.ts',
    testName: 'a browser is led to no payment that has ended, and to none that it did not begin',
  },
  {
    name: 'decline-is-told-to-a-form',
    guards: 'After a payment was declined, the way back from the bank leads to a page.',
    file: 'storefront/shop/src/features/checkout/pay.server.ts',
    find: "if (refusal.code === 'payment-declined' && !giftCards && !storeCredit)",
    replace: "if (refusal.code === '')",
    test: 'storefront/shop/src/features/checkout/pay.server.test.ts',
    testName: 'what was declined is told on a page to come back to, unless something entered would be lost',
  },
  {
    name: 'late-money-beside-an-order-is-kept',
    guards: 'The books find money of a payment that was given up, and give it back.',
    file: 'api/src/domains/audit/audit.sql',
    find: '(p.is_late OR (o.id IS NULL AND e.id IS NULL));',
    replace: '(o.id IS NULL AND e.id IS NULL);',
    test: 'api/src/domains/audit/repairs.http.test.ts',
    testName: 'of a payment that was given up goes back, though another one has paid the order',
  },
  {
    name: 'late-money-counts-as-live',
    guards: 'Late money that does not go back at once stands in the way of no other payment.',
    file: 'api/src/domains/payments/send-back.ts',
    find: "isLate: found === 'captured_late'",
    replace: "isLate: found === 'captured_late' && amount === 0",
    test: 'api/src/domains/audit/repairs.http.test.ts',
    testName: 'of a payment that was given up goes back, though another one has paid the order',
  },
]
