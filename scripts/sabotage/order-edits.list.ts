import type { Sabotage } from './sabotage.ts'

const orders = 'api/src/domains/orders'
const tenders = `${orders}/order-edit-tenders.http.test.ts`
const prices = `${orders}/order-edit-prices.http.test.ts`

/** Damage to what edits of orders cost, and to how their difference is paid. */
export const sabotages: Sabotage[] = [
  {
    name: 'freed-edit-fails-when-committed',
    guards:
      'An edit whose goods are held no more is done while they are there, and refused clearly where not.',
    file: `${orders}/commit-order-edit.ts`,
    find: 'if (!(error instanceof HoldGone)) throw error',
    replace: 'throw error',
    test: `${orders}/claim-again.race.test.ts`,
    testName: 'is done while they are there: they are set aside once more',
  },
  {
    name: 'freed-edit-asks-for-money',
    guards: 'A buyer is asked to pay only what is set aside for them.',
    file: 'api/src/domains/inventory/hold-stock.ts',
    find: 'if (extended !== of.holds)',
    replace: 'if (extended > of.holds)',
    test: `${orders}/claim-again.race.test.ts`,
    testName: 'asks its buyer to pay only what is set aside once more',
  },
  {
    name: 'edit-paid-by-card-charges-all',
    guards: 'What a gift card pays of an edit, the provider is not asked for.',
    file: `${orders}/pay-order-edit.ts`,
    find: '    tenders,',
    replace: '    tenders: [],',
    test: tenders,
    testName:
      'pays what it has, the provider is asked for the rest only, and all of it goes back where it came from',
  },
  {
    name: 'overtaken-edit-keeps-the-card',
    guards:
      'What is set aside of a gift card for an edit is free again when the edit is not possible any more.',
    file: `${orders}/advance-order-edit.ts`,
    find: 'payments: asksProvider(payment) ? others : [payment, ...others],',
    replace: 'payments: asksProvider(payment) ? [] : [payment, ...others],',
    test: tenders,
    testName: 'and the provider’s part go back when the edit was overtaken before the buyer confirmed',
  },
  {
    name: 'gift-card-loses-its-end',
    guards: 'A gift card that pays is known by its end from then on.',
    file: 'api/src/domains/payments/queries.ts',
    find: 'p."captureMode", p.method, p."saveMethod"',
    replace: 'p."captureMode", NULL, p."saveMethod"',
    test: `${orders}/tenders.http.test.ts`,
    testName: 'is set aside while the shopper confirms the rest, and free again when that takes too long',
  },
  {
    name: 'money-counts-what-was-set-off',
    guards: 'The money of an order tells what was given back apart from what was set off.',
    file: `${orders}/order-money-routes.ts`,
    find: 'refunded: of(order.refundedAmount - setOff),',
    replace: 'refunded: of(order.refundedAmount),',
    test: prices,
    testName: 'with prices that include tax',
  },
  {
    name: 'edit-asks-no-tax-service',
    guards: 'What an edit adds is taxed as the store’s tax service says.',
    file: `${orders}/price-added-lines.ts`,
    find: 'asking: of.asking,',
    replace: 'asking: null,',
    test: prices,
    testName: 'with the tax that a service says, which is told where the order goes and nothing of who buys',
  },
  {
    name: 'edit-forgets-who-buys',
    guards: 'What an edit adds costs what the lists of the buyer’s group say.',
    file: `${orders}/price-added-lines.ts`,
    find: 'customerId: order.customerId,',
    replace: 'customerId: null,',
    test: prices,
    testName: 'by the lists of their group and what rules of quantities say, at whatever price others buy',
  },
  {
    name: 'edit-taxes-a-business',
    guards: 'What an edit adds is relieved of the tax that its buyer does not owe.',
    file: `${orders}/price-added-lines.ts`,
    find: 'vatNumber: order.vatNumber,',
    replace: 'vatNumber: null,',
    test: prices,
    testName: 'without the tax that a business of another state does not owe',
  },
  {
    name: 'edit-goes-to-the-first-address',
    guards: 'What an edit adds goes to the address of the order that was named, and is taxed there.',
    file: `${orders}/price-added-lines.ts`,
    find: 'destination === n + 1 ? [{ lineId, quantity }] : [],',
    replace: 'destination === n + 99 ? [{ lineId, quantity }] : [],',
    test: prices,
    testName: 'where it goes: to the first address or to another one, and is taken off at what it cost there',
  },
  {
    name: 'whole-names-are-not-found',
    guards: 'Goods are found at the desk by the whole name that it shows of them.',
    file: 'storefront/admin/src/goods-finder.ts',
    find: 'for (const q of beginnings(text)) {',
    replace: 'for (const q of [text]) {',
    test: 'storefront/admin/src/price-forms.test.ts',
    testName: 'finds the whole name of a variant where stock is looked up by titles and SKUs alone',
  },
  {
    name: 'edited-order-page-stays',
    guards: 'The open page of an order shows what was added as soon as it is paid.',
    file: 'storefront/shop/src/features/order/order-page.ts',
    find: "'order-parcels', 'order-lines',",
    replace: "'order-parcels',",
    test: 'test/live.browser.test.ts',
    testName:
      'of an order asks for the difference when staff change it, and shows what is new once it is paid',
  },
  {
    name: 'edit-form-begins-empty',
    guards: 'An edit that cannot be done any more fills the form in as it was.',
    file: 'storefront/admin/src/pages/orders/[orderId]/edit.astro',
    find: 'const begun = before ? editValues(before, decimalsOf(currency)) : {}',
    replace: 'const begun: Record<string, string> = {}',
    test: 'test/desk-orders.browser.test.ts',
    testName: 'fills the form in as it was, where the order has changed since or the look at it is too old',
  },
]
