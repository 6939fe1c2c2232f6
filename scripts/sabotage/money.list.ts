import type { Sabotage } from './sabotage.ts'

const orders = 'api/src/domains/orders'
const payments = 'api/src/domains/payments'
const told = `${payments}/provider-events.http.test.ts`

/** Damage to what holds when several move the same money at once, and to what is refused. */
export const sabotages: Sabotage[] = [
  {
    name: 'late-caller-does-not-see-the-order',
    guards: 'Browser, webhook, poller and staff completing one cart, all 24 orders: one order, one capture.',
    file: `${orders}/advance-checkout.ts`,
    find: "  if (checkout.state !== 'paying') return seen()",
    replace: "  if (checkout.state !== 'paying') throw new Refusal(platformRefusals.notFound)",
    test: `${orders}/completion.race.test.ts`,
    testName:
      'browser, provider, poller and staff complete one cart in all 24 orders: one order, one capture',
  },
  {
    name: 'shipped-order-is-canceled',
    guards: 'Cancel before shipping.',
    file: `${orders}/order-state.ts`,
    find: "    restTakenOff: 'fulfilled',",
    replace: "    restTakenOff: 'fulfilled', canceled: 'canceled',",
    test: `${orders}/order-states.property.test.ts`,
    testName: 'is canceled only before anything has left, and for good',
  },
  {
    name: 'return-skips-its-inspection',
    guards: 'Returns: request, approve or refuse, receive, inspect, complete.',
    file: `${orders}/return-state.ts`,
    find: "received: { inspected: 'inspected'",
    replace: "received: { completed: 'completed', inspected: 'inspected'",
    test: `${orders}/order-states.property.test.ts`,
    testName: 'goes where a listed cause leads, and nowhere by any other',
  },
  {
    name: 'message-of-any-amount',
    guards: 'Provider events of a wrong amount: refused and recorded.',
    file: `${payments}/receive-event.ts`,
    find: "const amount = event.about.kind === 'payment' ? event.amount : null",
    replace: "const amount = event.about.kind === 'payment' ? null : null",
    test: told,
    testName: 'for its amount is refused and recorded, and changes nothing',
  },
  {
    name: 'message-of-any-age',
    guards: 'Replayed provider events: refused.',
    file: `${payments}/providers/test-events.ts`,
    find: 'secondsAfter(sentAt, eventSecondsMax) >= now &&',
    replace: 'secondsAfter(sentAt, eventSecondsMax) >= sentAt &&',
    test: told,
    testName:
      'is not from the provider, or older than five minutes, or from the future: 400, and nothing is kept',
  },
  {
    name: 'refund-of-less-than-nothing',
    guards: 'Refunds of 0, of −1: refused.',
    file: `${orders}/refund-schemas.ts`,
    find: 'const amountInput = z.int().min(1)',
    replace: 'const amountInput = z.int().min(-1)',
    test: `${orders}/refund.http.test.ts`,
    testName:
      'is refused when it is of nothing, of less than nothing, above what is left, or of another order’s lines',
  },
  {
    name: 'refund-in-part-is-no-way-to-go',
    guards: 'At least 5,000 random command sequences on the model keep every invariant.',
    file: `${orders}/order-payment-state.ts`,
    find: "captured: { refundedInPart: 'partially_refunded', refunded: 'refunded' },",
    replace: "captured: { refunded: 'refunded' },",
    test: `${orders}/order-states.property.test.ts`,
    testName: 'keeps every rule, whatever is done with it in whatever order',
  },
]
