import type { Sabotage } from './sabotage.ts'

const audit = 'api/src/domains/audit'
const each = 'holds, and finds each way in which it is broken, with its ids: '
const mends = 'mends what it is for, says how much, and does nothing again: '

/** Damage to the sentences of the audit and to the repairs: what is found no more, and what is mended wrongly. */
export const sabotages: Sabotage[] = [
  {
    name: 'change-that-nobody-was-told',
    guards: 'Per aggregate as many events as its version.',
    file: `${audit}/audit.sql`,
    find: 'WHERE e.versions IS DISTINCT FROM ARRAY(SELECT generate_series(1, v.version));',
    replace: 'WHERE cardinality(e.versions) <> (SELECT max(told) FROM unnest(e.versions) told);',
    test: `${audit}/every-invariant.http.test.ts`,
    testName: `${each}events-count-versions`,
  },
  {
    name: 'only-invoice-is-lost',
    guards: 'Invoice numbers without gaps.',
    file: `${audit}/audit.sql`,
    find: 'FULL JOIN (SELECT * FROM commerce.document_series',
    replace: 'LEFT JOIN (SELECT * FROM commerce.document_series',
    test: `${audit}/every-invariant.http.test.ts`,
    testName: `${each}numbers-without-gaps`,
  },
  {
    name: 'edit-paid-for-nothing',
    guards: 'Captured = orders + refunds + open.',
    file: `${audit}/audit.sql`,
    find: '(p.is_late OR (o.id IS NULL AND e.id IS NULL));',
    replace: "(p.is_late OR (o.id IS NULL AND p.reference_kind = 'checkout'));",
    test: `${audit}/every-invariant.http.test.ts`,
    testName: `${each}captured-money-has-its-order`,
  },
  {
    name: 'cart-stays-frozen',
    guards: 'Each repair mends what it is for.',
    file: `${audit}/repair-queries.ts`,
    find: "THEN 'completing' ELSE 'open' END AS is",
    replace: "THEN 'completing' ELSE l.status END AS is",
    test: `${audit}/repairs.http.test.ts`,
    testName: `${mends}frozen-carts-are-being-paid`,
  },
  {
    name: 'money-of-ended-checkouts-is-kept',
    guards: 'Captured money has its order, or has gone back.',
    file: `${audit}/give-money-back.ts`,
    find: 'if (!payment || amount <= 0) return null',
    replace: 'if (!payment || amount >= 0) return null',
    test: `${audit}/repairs.http.test.ts`,
    testName: `${mends}captured-money-has-its-order`,
  },
  {
    name: 'money-of-lost-orders-goes-back',
    guards: 'A repair decides nothing for people.',
    file: `${audit}/repair-queries.ts`,
    find: "OR ((c.state = 'released' OR e.state = 'discarded')",
    replace: "OR ((c.state <> 'held' OR e.state = 'discarded')",
    test: `${audit}/repairs.http.test.ts`,
    testName: 'of an order that is missing stays: the order is restored, nothing is given back',
  },
  {
    name: 'address-with-a-card-number',
    guards: 'Card-like numbers in what people type: redacted, never stored.',
    file: 'api/src/platform/postal-address-schema.ts',
    find: 'line(max).overwrite(withoutCardNumbers)',
    replace: 'line(max).overwrite((text) => withoutCardNumbers(text) && text)',
    test: 'api/test/access/card-numbers.http.test.ts',
    testName:
      'a card number that is typed into any text of any operation is stored nowhere, but in numbers of parcels and names of settings',
  },
  {
    name: 'not-ready-is-ready',
    guards: 'Without a database the API says so, to whoever balances its load, too.',
    file: 'api/src/health.ts',
    find: "{ status: 'database unreachable' }, 503,",
    replace: "{ status: 'database unreachable' }, 200,",
    test: 'api/test/database-away.http.test.ts',
    testName: 'the process lives, is not ready, and says when to ask again',
  },
  {
    name: 'nobody-says-when-to-come-back',
    guards: 'Without a database the API answers 503 with Retry-After, never 500.',
    file: 'api/src/platform/problems.ts',
    find: 'if (refusal.extras.retryAfterSeconds) headers',
    replace: 'if (refusal.extras.retryAfterSeconds && refusal.kind.status !== 503) headers',
    test: 'api/test/database-away.http.test.ts',
    testName: 'every operation says that it is busy and when to come back, and none fails',
  },
  {
    name: 'worker-dies-with-its-database',
    guards: 'PostgreSQL stopped hard: it recovers by itself, the worker, too.',
    file: 'api/src/worker.ts',
    find: 'pgPool: patientPool(db.pool),',
    replace: 'pgPool: db.pool ?? patientPool(db.pool),',
    test: 'api/test/worker-outage.crash.test.ts',
    testName: 'the worker outlives PostgreSQL, whatever it was doing, and goes on by itself',
  },
]
