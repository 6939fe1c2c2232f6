import type { Sabotage } from './sabotage.ts'

const refunds = 'api/src/domains/orders/refund.http.test.ts'
const returns = 'api/src/domains/orders/return.http.test.ts'
const parts = 'api/src/domains/orders/refund-parts.property.test.ts'

/** The damage that the tests of orders after their placement must notice. */
export const sabotages: Sabotage[] = [
  {
    name: 'last-refund-loses-the-rounding',
    guards: 'Refunds of every partition of an order’s lines, in any order, sum to what was paid.',
    file: 'api/src/domains/orders/refund-parts.ts',
    find: 'shareOf(line.paidAmount, before, line.quantity)',
    replace: 'shareOf(line.paidAmount, 0, line.quantity)',
    test: parts,
    testName: 'sum to what was paid for every partition of the pieces of a line',
  },
  {
    name: 'refund-above-what-is-left',
    guards: 'A refund never gives back more than is left.',
    file: 'api/src/domains/orders/refund-parts.ts',
    find: 'if (amount > most)',
    replace: 'if (amount > most * 2)',
    test: parts,
    testName: 'never take more than is left: of a line, its pieces, shipping, or all of it',
  },
  {
    name: 'held-order-is-shipped',
    guards: 'A held order is not shipped.',
    file: 'api/src/domains/orders/may-ship.ts',
    find: 'if (isHeld) throw',
    replace: "if (isHeld && status === 'fulfilled') throw",
    test: refunds,
    testName: 'is not shipped until it is released',
  },
  {
    name: 'canceled-goods-stay-sold',
    guards: 'The goods of a canceled order are for sale again.',
    file: 'api/src/domains/orders/cancel-order.ts',
    find: "restock(tx, { reference: order.id, kind: 'canceled', lines: sold })",
    replace: "restock(tx, { reference: order.id, kind: 'canceled', lines: sold.slice(1) })",
    test: refunds,
    testName: 'has its money back and its goods on the shelf, and nothing of it is shipped or canceled again',
  },
  {
    name: 'return-of-more-than-was-shipped',
    guards: 'Nobody sends back more than was shipped, or the same twice.',
    file: 'api/src/domains/orders/returnable.ts',
    find: 'const quantity = line.fulfilledQuantity - taken',
    replace: 'const quantity = line.fulfilledQuantity',
    test: returns,
    testName: 'is not possible of what was not shipped, of more than was, twice, or of another order',
  },
  {
    name: 'return-after-its-time',
    guards: 'Goods may be sent back as long as the store says.',
    file: 'api/src/domains/orders/create-return.ts',
    find: 'return now !== null && now > line.until',
    replace: 'return now !== null && now < line.until && now > line.until',
    test: returns,
    testName:
      'may be asked for as long as the store says, from delivery or else from shipping; staff may later, too',
  },
  {
    name: 'seller-decides-on-returns-of-others',
    guards: 'A seller sees and decides on the returns of its own goods only.',
    file: 'api/src/domains/orders/change-return.ts',
    find: '(of.sellerId === null || found?.sellerId === of.sellerId) &&',
    replace: '(of.sellerId === null || found?.sellerId !== null) &&',
    test: returns,
    testName: 'are one for each, which each seller decides on, and sees no other’s',
  },
  {
    name: 'card-numbers-are-kept',
    guards: 'Card numbers in what people type are never stored.',
    file: 'api/src/platform/card-numbers.ts',
    find: 'if (digits.length >= digitsMin && passesLuhn(digits))',
    replace: 'if (digits.length > digitsMax && passesLuhn(digits))',
    test: 'api/src/platform/card-numbers.property.test.ts',
    testName: 'holds no card number, however it is written and whatever stands around it',
  },
]
