import type { Sabotage } from './sabotage.ts'

const documents = 'api/src/domains/documents'
const orders = 'api/src/domains/orders'
const test = `${documents}/documents.http.test.ts`

/** Damage to invoices, credit notes, packing slips, the export of orders and ordering again. */
export const sabotages: Sabotage[] = [
  {
    name: 'number-is-left-out',
    guards: 'Numbers of invoices have no gap, whoever issues at the same moment and whatever fails.',
    file: `${documents}/queries.ts`,
    find: 'last_number = s.last_number + 1',
    replace: 'last_number = s.last_number + 2',
    test,
    testName: 'are issued for each order, once, numbered without gaps',
  },
  {
    name: 'invoice-follows-the-store',
    guards: 'An invoice says for ever what it said when it was issued.',
    file: `${documents}/draw-document.ts`,
    find: 'author: content.issuer.legalName',
    replace: 'author: String(Math.random())',
    test,
    testName: 'say for ever what they said when they were issued',
  },
  {
    name: 'invoice-opens-by-link',
    guards: "A customer's invoice opens to their session, not to everybody with the link of the order.",
    file: `${documents}/routes.ts`,
    find: 'if (!known && order.customerId !== null)',
    replace: 'if (!known && order.customerId === undefined)',
    test,
    testName: 'of a customer do not open to whoever has the link of the order',
  },
  {
    name: 'credit-note-of-any-refund',
    guards: 'A credit note is issued of money that was given back.',
    file: `${documents}/issue-document.ts`,
    find: "if (refund.status !== 'succeeded') return",
    replace: "if (refund.status !== 'failed') return",
    test,
    testName: 'follows a refund and names the invoice it corrects, once',
  },
  {
    name: 'credit-note-under-one-rate',
    guards: 'A credit note names the tax of what came back by its rates.',
    file: `${documents}/refunded-taxes.ts`,
    find: 'rates.find((each) => each.lines.has(id)) ?? only(rates)',
    replace: 'rates[0] ?? only(rates)',
    test,
    testName:
      'names each by what it is on, shipping by the rates of its goods, and all of them take back the invoice',
  },
  {
    name: 'slip-of-what-has-left',
    guards: 'A packing slip says what is left, and nothing once all has left.',
    file: `${documents}/packing-slip.ts`,
    find: 'const quantity = leftToShip(line)',
    replace: 'const { quantity } = line',
    test,
    testName: 'says what is left, or what is in a parcel, and nothing once all has left',
  },
  {
    name: 'formula-in-the-export',
    guards: 'The export of orders holds nothing that a spreadsheet takes for a formula.',
    file: `${orders}/export-orders.ts`,
    find: 'inertCell(cell) : cell',
    replace: 'inertCell(cell).slice(1) : cell',
    test: `${orders}/export-orders.http.test.ts`,
    testName:
      'writes nothing that a spreadsheet would take for a formula, at the beginning of a cell or behind a separator in it',
  },
  {
    name: 'export-ends-early',
    guards: 'The export of orders holds each of them once.',
    file: `${orders}/export-orders.ts`,
    find: 'more = after !== null',
    replace: 'more = after === undefined',
    test: `${orders}/export-orders.http.test.ts`,
    testName: 'exports every order once, also beyond a page, from the oldest on, with amounts as decimals',
  },
  {
    name: 'ordered-again-though-not-sold',
    guards: 'What is no longer sold stays out of the cart, and is named.',
    file: `${orders}/order-again.ts`,
    find: 'offer?.forSale && isPriced ? allowedUpTo',
    replace: 'offer && isPriced ? allowedUpTo',
    test: `${orders}/order-again.http.test.ts`,
    testName: 'puts what was bought into a new cart, and says what is no longer sold',
  },
  {
    name: 'earlier-refunds-have-no-credit-note',
    guards: 'Every refund has its credit note, whenever the invoice was issued.',
    file: `${documents}/issue-document.ts`,
    find: 'await creditNoteOf(context, issuing, refund)',
    replace: 'void refund',
    test,
    testName: 'asked for after money was given back bring along the credit notes of it, once',
  },
]
