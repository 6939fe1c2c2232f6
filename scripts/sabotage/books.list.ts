import type { Sabotage } from './sabotage.ts'

const audit = 'api/src/domains/audit'
const test = `${audit}/audit.http.test.ts`
const counted = 'name what breaks them with its ids, in their own store alone, and are repaired by a count'
const cut =
  'again and again: no order that was acknowledged is lost, callers are told to come back, and it goes on by itself'
const killedEdits = 'api/test/killed-edits.crash.test.ts'

/** Damage to the audit of the books, and to what it and crashes must find whole. */
export const sabotages: Sabotage[] = [
  {
    name: 'audit-trusts-the-count',
    guards: 'What is reserved is the sum of the holds: what is not is found, with its ids.',
    file: `${audit}/audit.sql`,
    find: 'WHERE s.store_id = ANY($1) AND s.reserved <> coalesce(h.held, 0);',
    replace: 'WHERE s.store_id = ANY($1) AND s.reserved < 0;',
    test,
    testName: counted,
  },
  {
    name: 'repair-in-secret',
    guards: 'Every repair is recorded with who did it.',
    file: `${audit}/repair-invariant.ts`,
    find: 'if (repaired > 0)',
    replace: 'if (repaired > 1_000)',
    test,
    testName: counted,
  },
  {
    name: 'reservation-outlives-its-time',
    guards: 'No orphan reservation is older than its expiry.',
    file: `${audit}/audit.sql`,
    find: "AND c.expires_at < now() + make_interval(secs => s.clock_offset_seconds) - interval '10 minutes';",
    replace: "AND c.expires_at < now() + make_interval(secs => s.clock_offset_seconds) - interval '10 days';",
    test,
    testName: 'are repaired by letting go of a checkout that nobody ended in its time',
  },
  {
    name: 'ledger-may-miss-a-sale',
    guards: 'Ledger = orders.',
    file: `${audit}/audit.sql`,
    find: 'WHERE o.store_id = ANY($1) AND coalesce(t.posted, 0) <> o.total_amount - (SELECT coalesce(',
    replace: 'WHERE o.store_id = ANY($1) AND coalesce(t.posted, 0) > o.total_amount - (SELECT coalesce(',
    test,
    testName: 'of a sale from before there was one is posted',
  },
  {
    name: 'acknowledged-before-it-is-on-disk',
    guards: 'PostgreSQL stopped hard under load: no acknowledged order is lost.',
    file: 'api/src/platform/database.ts',
    find: "set_config('app.store_id', $1, true),",
    replace: "set_config('app.store_id', $1, true), set_config('synchronous_commit', 'off', true),",
    test: 'api/test/database-cut.crash.test.ts',
    testName: cut,
  },
  {
    name: 'lost-database-is-our-fault',
    guards: 'Without a database the API answers 503 with Retry-After, never 500.',
    file: 'api/src/platform/problems.ts',
    find: "'ECONNREFUSED',",
    replace: "'EREFUSED',",
    test: 'api/test/database-cut.crash.test.ts',
    testName: cut,
  },
  {
    name: 'refund-under-a-new-key',
    guards: 'SIGKILL around every call of a refund: the same key has one effect.',
    file: 'api/src/domains/payments/run-operation.ts',
    find: 'key: operation.providerKey,',
    replace: 'key: crypto.randomUUID(),',
    test: 'api/test/killed-afterwards.crash.test.ts',
    testName: 'in a refund: the same key has one effect, at the provider and in the books',
  },
  {
    name: 'exchange-begins-anew',
    guards: 'SIGKILL around everything that an exchange says: the same key goes on where it stopped.',
    file: 'api/src/domains/orders/commit-order-edit.ts',
    find: "if (begun && edit.state !== 'previewed') return edit",
    replace: "if (begun && edit.state === 'discarded') return edit",
    test: killedEdits,
    testName: 'in an exchange that pays back: the same key has one effect, at the provider and in the books',
  },
  {
    name: 'discarded-edit-leaves-its-payment',
    guards:
      'SIGKILL around the end of a payment of an edit that is discarded: nobody can confirm it any more.',
    file: 'api/src/domains/orders/advance-checkout.ts',
    find: 'return (await askProvider(context, () => provider.cancel(nameOf(payment)))) ?? neverCharged(payment)',
    replace: 'return neverCharged(payment)',
    test: killedEdits,
    testName:
      'in discarding an edit that is being paid: the same key has one effect, at the provider and in the books',
  },
  {
    name: 'discarded-twice-is-refused',
    guards: 'SIGKILL after an edit is discarded: whoever discards it again is told that it is.',
    file: 'api/src/domains/orders/discard-order-edit.ts',
    find: "if (view.edit.state === 'discarded') return view",
    replace: "if (view.edit.state === 'committed') return view",
    test: killedEdits,
    testName: 'in discarding an edit: the same key has one effect, at the provider and in the books',
  },
  {
    name: 'adopted-apart-from-its-message',
    guards: 'What was done at the provider’s own pages is written together with the message that told of it.',
    file: 'api/src/domains/payments/adopt-elsewhere.ts',
    find: 'if (!isMore) of.alongside(context)',
    replace: 'if (isMore) of.alongside(context)',
    test: 'api/test/killed-afterwards.crash.test.ts',
    testName:
      'in news of a refund made elsewhere: the same key has one effect, at the provider and in the books',
  },
  {
    name: 'stripe-charges-under-a-new-key',
    guards: 'SIGKILL around every call of the provider of a placement: the same key has one effect.',
    file: 'api/src/domains/orders/pay-checkout.ts',
    find: '...nameOf(payment),',
    replace: '...nameOf(payment), key: crypto.randomUUID(),',
    test: 'api/test/killed-at-stripe.crash.test.ts',
    testName: 'in a placement: the same key has one effect at Stripe, and the books are sound',
  },
  {
    name: 'everything-refunded-looks-like-a-part',
    guards: 'Random command sequences on PostgreSQL come to what the model says.',
    file: 'api/src/domains/orders/order-payment-state.ts',
    find: 'return refundedAmount >= captured',
    replace: 'return refundedAmount > captured',
    test: 'api/test/order-life.property.test.ts',
    testName:
      'is answered as the model says, and is what the model says, whatever is done with it in whatever order',
  },
  {
    name: 'announced-pieces-count-as-sent',
    guards:
      'Audit: nobody sends back more than was shipped; pieces that did not come can be asked for again.',
    file: `${audit}/audit.sql`,
    find: 'THEN x.quantity ELSE x.received_quantity END',
    replace: 'THEN x.quantity ELSE x.quantity END',
    test: 'api/src/domains/orders/return.http.test.ts',
    testName: 'of pieces that did not come leaves them with the buyer, who may ask for them again',
  },
]
