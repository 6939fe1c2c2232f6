import type { Sabotage } from './sabotage.ts'

const ledger = 'api/src/domains/ledger'
const orders = 'api/src/domains/orders'
const balances = `${ledger}/balances.race.test.ts`
const cards = `${ledger}/gift-cards.http.test.ts`
const sellers = `${ledger}/seller-money.http.test.ts`
const sales = `${orders}/sale-postings.property.test.ts`
const money = `${orders}/order-money.http.test.ts`

/** Damage to the books: balances, sales, refunds, gift cards and payouts. */
export const sabotages: Sabotage[] = [
  {
    name: 'balances-are-set-aside-twice',
    guards: 'Gift card of 100 against 100 carts of 30: never below zero.',
    file: `${ledger}/posting-queries.ts`,
    find: 'reserved = a.reserved + l.reserved',
    replace: 'reserved = a.reserved + l.reserved / 2',
    test: balances,
    testName:
      'of 100 lets 3 of 100 payments of 30 at once have their part, whoever spends, gives back or comes',
  },
  {
    name: 'gift-cards-refuse-nobody',
    guards: 'Gift card of 100 against 100 carts of 30: never below zero.',
    file: `${ledger}/posting-queries.ts`,
    find: 'AND a.reserved + l.reserved BETWEEN 0 AND a.balance + l.balance',
    replace: 'AND a.reserved + l.reserved BETWEEN 0 AND a.balance + l.balance + 999999',
    test: money,
    testName: 'pays 3 of many carts of 30 that come at once, and never goes below 0',
  },
  {
    name: 'balances-move-by-themselves',
    guards: 'A kept balance is the sum of its transfers.',
    file: `${ledger}/post-transfers.ts`,
    find: 'if (posted !== (moves.get(id)?.balance ?? 0))',
    replace: 'if (posted > (moves.get(id)?.balance ?? 0) + 999_999)',
    test: balances,
    testName: 'moves by exactly what is posted, or not at all',
  },
  {
    name: 'tax-is-earned',
    guards: 'An order is its total, every minor unit of it somebody’s.',
    file: `${orders}/sale-postings.ts`,
    find: 'amount: paidAmount - taxAmount,',
    replace: 'amount: paidAmount,',
    test: sales,
    testName: 'is its total owed by buyers, every minor unit of it somebody’s',
  },
  {
    name: 'sellers-bear-every-discount',
    guards: 'The ledger gives each seller its share.',
    file: `${orders}/sale-postings.ts`,
    find: 'amount: borneAmount,',
    replace: 'amount: 0 * borneAmount,',
    test: sales,
    testName:
      'gives each seller what was paid for its goods and shipping without tax, and what the store bears, less commission',
  },
  {
    name: 'refunds-keep-the-rest-of-commission',
    guards:
      'Refund of every partition of an order’s lines in any order undoes its sale to the last minor unit.',
    file: `${orders}/refund-shares.ts`,
    find: 'shareOf(amount, before.paidAmount, part.paidAmount)',
    replace: 'Math.min(shareOf(amount, before.paidAmount, part.paidAmount), 1)',
    test: sales,
    testName:
      'is undone to the last minor unit by refunds of all its lines and shipping, in whatever parts and order',
  },
  {
    name: 'gift-card-codes-are-kept',
    guards: 'The code of a gift card is told once and kept nowhere.',
    file: `${ledger}/create-gift-card.ts`,
    find: "const [codeHash = ''] = giftCardDigests(context, code)",
    replace: 'const codeHash = giftCardDigests(context, code) && code',
    test: cards,
    testName: 'is given with a code that is told once and stands nowhere in the database',
  },
  {
    name: 'disabled-gift-cards-pay',
    guards: 'A gift card that is disabled or has run out is as good as none.',
    file: `${ledger}/gift-card.ts`,
    find: "status === 'active' && (expiresAt === null || expiresAt > now)",
    replace: "status !== 'active' || expiresAt === null || expiresAt > now",
    test: cards,
    testName: 'that is unknown, another store’s, disabled or run out answers the same',
  },
  {
    name: 'gift-card-codes-can-be-guessed',
    guards: 'Nobody tries codes of gift cards for long.',
    file: `${ledger}/get-gift-card-balance.ts`,
    find: 'await slowDown(context, giftCardAttempts(of.code, of.client))',
    replace: 'await slowDown(context, giftCardAttempts(of.code, { address: of.code }))',
    test: cards,
    testName: 'can be tried by nobody for long',
  },
  {
    name: 'payouts-exceed-what-is-owed',
    guards: 'A payout is never more than is owed.',
    file: `${ledger}/create-payout.ts`,
    find: 'if (of.amount > owed)',
    replace: 'if (of.amount > owed + 999_999)',
    test: sellers,
    testName: 'of 20 at once that would take all pay one, and never more than is owed',
  },
  {
    name: 'canceled-orders-stay-sold',
    guards: 'A canceled order is taken back in the books.',
    file: `${orders}/post-sale.ts`,
    find: 'postings: reversalPostings(left, booked.currency),',
    replace: 'postings: reversalPostings(left.slice(1), booked.currency),',
    test: money,
    testName: 'of a canceled order is back at once in the books, the seller’s with its commission',
  },
  {
    name: 'moment-without-its-own-transfers',
    guards: 'Balances as of any moment.',
    file: `${ledger}/account-queries.ts`,
    find: "AND t.currency = a.currency AND t.posted_at <= coalesce($2::timestamptz, 'infinity')) AS credits",
    replace:
      "AND t.currency = a.currency AND t.posted_at < coalesce($2::timestamptz, 'infinity')) AS credits",
    test: cards,
    testName: 'as of the very millisecond of a transfer has it, of the millisecond before has not',
  },
  {
    name: 'ledger-may-be-rewritten',
    guards: 'The ledger is append-only, for every login.',
    file: 'api/migrations/0018_money_access.sql',
    find: 'GRANT SELECT, INSERT ON commerce.audit_runs, commerce.ledger_transfers, commerce.payouts, commerce.reconciliations TO tradepost_api, tradepost_worker;',
    replace:
      'GRANT SELECT, INSERT, UPDATE ON commerce.audit_runs, commerce.ledger_transfers, commerce.payouts, commerce.reconciliations TO tradepost_worker; GRANT SELECT, INSERT ON commerce.audit_runs, commerce.ledger_transfers, commerce.payouts, commerce.reconciliations TO tradepost_api;',
    test: 'api/test/database-access.test.ts',
    testName: 'never lets the API change or delete what has happened, nor the worker change it',
  },
]
