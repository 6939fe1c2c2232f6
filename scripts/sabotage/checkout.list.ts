import type { Sabotage } from './sabotage.ts'

const oversell = 'api/test/oversell.race.test.ts'
const oneOrder = 'api/test/one-order.race.test.ts'
const killed = 'api/test/killed.crash.test.ts'

/** The damage that the tests of checkout must notice. */
export const sabotages: Sabotage[] = [
  {
    name: 'sold-out-queues-behind-winners',
    guards: 'Whoever comes too late is told so without a lock, while winners hold the row.',
    file: 'api/src/domains/orders/quote-lines.ts',
    find: 'if (missing.length > 0) throw outOfStock(',
    replace: 'if (missing.length > lines.length) throw outOfStock(',
    test: oversell,
    testName: 'says that it is over by reading alone, and does not queue behind those who have won',
  },
  {
    name: 'oversell',
    guards: '50 buyers of a variant with stock 10, all at once: exactly 10 orders.',
    file: 'api/src/domains/inventory/queries.ts',
    find: 'AND (l.more <= 0 OR s.on_hand - s.reserved >= l.more OR',
    replace: 'AND (true OR',
    test: oversell,
    testName: 'sells exactly 10 of 10 to 50 buyers at once, again and again, without a charge too much',
  },
  {
    name: 'locks-in-any-order',
    guards: 'Postgres reports no deadlock.',
    file: 'api/src/domains/inventory/gathering-queries.ts',
    find: "'ORDER BY s.offer_id, s.location_id FOR NO KEY UPDATE OF s'",
    replace: "'ORDER BY md5(s.offer_id::text || pg_backend_pid()) FOR NO KEY UPDATE OF s'",
    test: oversell,
    testName: 'never waits in a circle when baskets name the same goods in different orders',
  },
  {
    name: 'charge-under-a-new-key',
    guards: 'The same checkout sent 32 times at once with one key: one order, one charge.',
    file: 'api/src/domains/orders/pay-checkout.ts',
    find: '...nameOf(payment),',
    replace: '...nameOf(payment), key: crypto.randomUUID(),',
    test: oneOrder,
    testName:
      'answers the same checkout sent 32 times at once with one key with that order, or 409 while it runs',
  },
  {
    name: 'second-payment-beside-the-first',
    guards: 'From 8 tabs with 8 keys: one order.',
    file: 'api/src/domains/orders/pay-checkout.ts',
    find: 'return resume(context, checkout, of)',
    replace: "return { toCharge: await startCharge(context, { ...checkout, state: 'held' }, of) }",
    test: oneOrder,
    testName: 'places one order from 8 tabs that pay one checkout with 8 keys',
  },
  {
    name: 'quote-of-a-cart-being-paid',
    guards: 'From 8 tabs with 8 keys: one order.',
    file: 'api/src/domains/orders/create-checkout.ts',
    find: 'pinCart(context, { cartId: checkout.cartId, version: checkout.cartVersion })',
    replace: 'void pinCart',
    test: oneOrder,
    testName: 'places one order from 8 tabs that each make a checkout of the cart and pay it',
  },
  {
    name: 'lease-never-ends',
    guards: 'API killed between hold and answer, restarted: the retry ends in one order and one charge.',
    file: 'api/src/platform/idempotency.ts',
    find: 'secondsAfter(tx.now, call.leaseSeconds)',
    replace: 'secondsAfter(tx.now, 86_400)',
    test: killed,
    testName: 'in a placement: the same key ends in one order and one charge, and the event arrives',
  },
  {
    name: 'nobody-looks-after',
    guards:
      'API killed between hold and answer: one order and one charge, or none of both with the stock back.',
    file: 'api/src/domains/orders/expire-checkout.ts',
    find: 'giveUp: of.overdue',
    replace: 'giveUp: false',
    test: killed,
    testName:
      'in a placement, and nobody comes back: the worker ends each in one order and one charge, or none of both with the stock back',
  },
  {
    name: 'shipped-looks-placed',
    guards: 'A browser test buys, marks the order shipped as staff, and sees it on the order page.',
    file: 'api/src/domains/orders/order-state.ts',
    find: "return 'fulfilled'",
    replace: "return 'placed'",
    test: 'test/buy-and-ship.browser.test.ts',
    testName: 'browses, searches, chooses, buys as a guest, and sees the order shipped by staff',
  },
  {
    name: 'late-answer-moves-the-checkout',
    guards: 'No charge without an order: only the newest payment moves its checkout.',
    file: 'api/src/domains/orders/advance-checkout.ts',
    find: 'if (!waits || payment.id !== asked.id || payment.status === of.outcome.status) return',
    replace: 'if (!payment) return',
    test: 'api/src/domains/orders/late-settlement.http.test.ts',
    testName: 'cannot move a checkout whose next payment is running: that one places the order',
  },
  {
    name: 'test-money-in-production',
    guards: 'The test provider sells nothing in production.',
    file: 'api/src/domains/payments/providers/test.ts',
    find: 'options.enabled && Object.hasOwn',
    replace: 'Object.hasOwn',
    test: 'api/src/domains/orders/late-settlement.http.test.ts',
    testName: 'no test payment method is known, so nothing can be had for nothing',
  },
  {
    name: 'lost-connection-ends-the-process',
    guards: 'No 500 anywhere, and no process that ends with its database connection.',
    file: 'api/src/platform/database.ts',
    find: "  probe.on('error', () => undefined)",
    replace: "  probe.on('error', () => undefined); pool.removeAllListeners('connect')",
    test: 'api/test/process.crash.test.ts',
    testName: 'outlives the loss of its database connections, also of those in the middle of a write',
  },
]
