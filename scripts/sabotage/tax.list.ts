import type { Sabotage } from './sabotage.ts'

const domains = 'api/src/domains'
const [tax, pricing, privacy] = [`${domains}/tax`, `${domains}/pricing`, `${domains}/privacy`]
const zones = `${tax}/tax.http.test.ts`
const exemptions = `${tax}/exemption.http.test.ts`
const lists = `${pricing}/price-list.http.test.ts`

/** Damage to tax and price lists as data. */
export const sabotages: Sabotage[] = [
  {
    name: 'two-tax-rates-at-one-time',
    guards:
      'Of a tax class no two rates are due in a zone at one time; one may begin in the moment the other ends.',
    file: `${tax}/rate-windows.ts`,
    find: 'b.validFrom < a.validUntil)',
    replace: 'b.validFrom.getTime() + 1000 < a.validUntil.getTime())',
    test: zones,
    testName: 'follow each other without overlap: one may begin in the moment the other ends',
  },
  {
    name: 'tax-changes-lock-nothing',
    guards: 'When two take a place at once, one zone has it.',
    file: `${tax}/create-tax-zone.ts`,
    find: 'await raiseRulesVersion(tx)',
    replace: 'void raiseRulesVersion',
    test: zones,
    testName: 'share no place, also when two take it at once',
  },
  {
    name: 'tax-exemption-survives-its-customer',
    guards: 'Papers that free a customer from tax go with the customer.',
    file: `${privacy}/erase.ts`,
    find: 'await eraseTaxExemptions(context.tx, context.store.id, customerId)',
    replace: 'void eraseTaxExemptions',
    test: exemptions,
    testName: 'are in the file of what is known of a customer, and gone with them',
  },
  {
    name: 'exemption-paper-stays-in-quotes',
    guards: 'What is kept of an erased customer does not name the paper that freed them from tax.',
    file: `${domains}/orders/personal-data-queries.ts`,
    find: `'{"reference": ""}'::jsonb`,
    replace: `'{}'::jsonb`,
    test: `${privacy}/erasure-traces.http.test.ts`,
    testName: 'is in no table any more: name, address, e-mail, phone, devices, words of staff',
  },
  {
    name: 'exemption-of-any-customer-is-removed',
    guards: 'An exemption is that of one customer.',
    file: `${tax}/exemption-queries.ts`,
    find: "text: 'DELETE FROM commerce.tax_exemptions WHERE store_id = $1 AND customer_id = $2 AND id = $3 RETURNING 1',",
    replace:
      "text: 'DELETE FROM commerce.tax_exemptions WHERE store_id = $1 AND $2::uuid IS NOT NULL AND id = $3 RETURNING 1',",
    test: exemptions,
    testName: 'of another customer or store are absent',
  },
  {
    name: 'list-price-change-keeps-the-version',
    guards: 'Carts follow at once when a price list changes.',
    file: `${pricing}/price-list-lock.ts`,
    find: 'await raiseRulesVersion(tx)',
    replace: 'void raiseRulesVersion',
    test: `${pricing}/price-list-in-carts.http.test.ts`,
    testName: 'show in carts at once: by quantity, for customers of the group, and no longer when disabled',
  },
  {
    name: 'price-list-takes-any-currency',
    guards: 'A price list is in a currency that the store takes.',
    file: `${pricing}/price-list-soundness.ts`,
    find: '!store.currencies.includes(currency)',
    replace: 'currency.length !== 3',
    test: lists,
    testName: 'are in a currency the store takes, for groups it has',
  },
  {
    name: 'store-sells-twice-in-its-currency',
    guards: 'The other currencies of a store are others than its own.',
    file: `${domains}/stores/update-store-settings.ts`,
    find: 'mustNotRepeatItsCurrency({ ...before, ...changes })',
    replace: 'void mustNotRepeatItsCurrency',
    test: `${domains}/stores/settings.http.test.ts`,
    testName: 'refuse what is no country, currency, locale, address, or not of this store',
  },
  {
    name: 'taken-place-points-beside',
    guards: 'Each place that another zone holds is named where it stands.',
    file: 'api/src/domains/tax/queries.ts',
    find: 'w.at::int - 1 AS at',
    replace: 'w.at::int AS at',
    test: 'api/src/domains/tax/tax.http.test.ts',
    testName: 'share no place, and the refusal names who has it',
  },
]
