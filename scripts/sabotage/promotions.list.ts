import type { Sabotage } from './sabotage.ts'

const promotions = 'api/src/domains/promotions'
const claims = `${promotions}/claim-queries.ts`
const limits = 'api/src/domains/orders/promotion-limits.race.test.ts'

/** Damage to what promotions promise: their limits, their codes, and what they may name. */
export const sabotages: Sabotage[] = [
  {
    name: 'promotion-limit-counts-nothing',
    guards: 'A promotion with a limit is had by exactly as many as it is for.',
    file: claims,
    find: 'SET uses = p.uses + l.more FROM uses_locked l',
    replace: 'SET uses = p.uses + 0 * l.more FROM uses_locked l',
    test: limits,
    testName:
      'that applies by itself is had by exactly as many as it is for, and the others see the full price before they pay',
  },
  {
    name: 'promotion-code-counts-nothing',
    guards: 'A code for one is used once, however many have it.',
    file: claims,
    find: 'SET uses = c.uses + l.more FROM uses_codes_locked l',
    replace: 'SET uses = c.uses + 0 * l.more FROM uses_codes_locked l',
    test: limits,
    testName: 'of codes for one each lets each code be used once, however many have it',
  },
  {
    name: 'promotion-first-orders-twice',
    guards: 'One person has a promotion for first orders once, in however many carts.',
    file: claims,
    find: 'CASE WHEN places IS NOT NULL THEN "customerHash" END',
    replace: 'CASE WHEN places > 1 THEN "customerHash" END',
    test: limits,
    testName: 'for first orders is had once by one person, and not again after an order',
  },
  {
    name: 'promotion-against-its-holder',
    guards: 'A quote takes over the uses of the one it replaces.',
    file: claims,
    find: "'inAll', greatest(l.uses_max - l.uses + (SELECT count(*)",
    replace: "'inAll', greatest(l.uses_max - l.uses + (SELECT 0 * count(*)",
    test: limits,
    testName: 'stays with who asks for a new quote, and comes free when a quote runs out',
  },
  {
    name: 'promotion-never-given-back',
    guards: 'A quote that ends gives back what it held of a promotion.',
    file: claims,
    find: 'SELECT promotion_id, -1 FROM uses_had',
    replace: 'SELECT promotion_id, 0 FROM uses_had',
    test: `${promotions}/claim-promotions.race.test.ts`,
    testName: 'come back when a quote ends, and stay when it became an order',
  },
  {
    name: 'promotion-late-limit-from-nothing',
    guards: 'A limit that is set later counts the uses there are, and those that come in meanwhile.',
    file: `${promotions}/queries.ts`,
    find: 'uses = coalesce($19::int, uses)',
    replace: 'uses = coalesce(0 * $19::int, uses)',
    test: `${promotions}/claim-promotions.race.test.ts`,
    testName: 'are counted exactly where a limit is set while they come in',
  },
  {
    name: 'promotion-of-another-stores-goods',
    guards: 'A promotion names only what its store has; another store’s things are unknown.',
    file: `${promotions}/must-be-sound.ts`,
    find: '...unknown.map(',
    replace: '...unknown.slice(unknown.length).map(',
    test: `${promotions}/promotion-facts.http.test.ts`,
    testName: 'names only what the store has: another store’s things are told as those that never were',
  },
  {
    name: 'promotion-code-of-look-alikes',
    guards: 'A code has letters of one script, so that none looks like another.',
    file: `${promotions}/normalized-code.ts`,
    find: 'scripts.some((script) => script.test(letters)) ? code : null',
    replace: 'scripts.length > letters.length * 0 ? code : null',
    test: `${promotions}/normalized-code.test.ts`,
    testName: 'is none: a Cyrillic A among Latin letters',
  },
  {
    name: 'promotion-told-while-paused',
    guards: 'A code of a draft or paused promotion is as unknown as one that never was.',
    file: `${promotions}/uses-left.ts`,
    find: "const hasEnded = found?.status === 'ended' ||",
    replace: "const hasEnded = found?.status === 'paused' || found?.status === 'ended' ||",
    test: 'api/src/domains/orders/promotion-codes.http.test.ts',
    testName: 'is as unknown as one that never was: of another store, of a draft, of what is paused',
  },
  {
    name: 'two-first-orders-at-once',
    guards: 'What is for first orders is had by one order of a person, whichever promotions there are.',
    file: 'api/src/domains/promotions/claim-queries.ts',
    find: 'places IS NOT NULL AND "isFirstOrder" AS for_first',
    replace: 'places IS NULL AND "isFirstOrder" AS for_first',
    test: 'api/src/domains/orders/promotion-limits.race.test.ts',
    testName: 'for first orders is one of all such promotions that a person has at once, with whatever codes',
  },
]
