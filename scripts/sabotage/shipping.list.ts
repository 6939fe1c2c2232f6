import type { Sabotage } from './sabotage.ts'

const domains = 'api/src/domains'
const shipping = `${domains}/shipping`
const catalog = `${domains}/catalog`
const methods = `${shipping}/shipping.http.test.ts`
const facts = `${catalog}/facts.http.test.ts`

/** Damage to ways to ship, and to what the catalogue says of goods for prices. */
export const sabotages: Sabotage[] = [
  {
    name: 'disabled-method-is-offered',
    guards: 'A disabled way to ship is shown to staff only.',
    file: `${shipping}/routes.ts`,
    find: "method.status === 'active'",
    replace: "method.status !== ('' as string)",
    test: methods,
    testName: 'that is disabled is shown to staff only',
  },
  {
    name: 'free-shipping-counts-the-whole-cart',
    guards: 'What is stored of a way to ship costs in every cart what was given.',
    file: `${shipping}/shipping-method-to-price.ts`,
    find: 'of: method.freeFromOf',
    replace: "of: 'cart'",
    test: `${shipping}/shipping.property.test.ts`,
    testName: 'what an operation has stored costs in every cart what was given to it',
  },
  {
    name: 'rate-nobody-reaches',
    guards: 'A rate that an earlier one covers is refused, with its place.',
    file: `${shipping}/rules.ts`,
    find: 'if (first === -1) return []',
    replace: 'if (first < 50) return []',
    test: `${shipping}/sound-method.http.test.ts`,
    testName: 'a rate after one for everything',
  },
  {
    name: 'rate-of-another-method',
    guards: 'A method takes over no rate that it does not have.',
    file: `${shipping}/wanted-rates.ts`,
    find: 'id !== undefined && !known.some((one) => one.id === id)',
    replace: 'id !== undefined && known.length > 50',
    test: methods,
    testName: 'the id of a rate that the method does not have, or has twice',
  },
  {
    name: 'applicant-has-a-way-to-ship',
    guards: 'Only who sells here has ways to ship.',
    file: `${shipping}/queries.ts`,
    find: "s.status IN ('active', 'suspended')",
    replace: "s.status <> ''",
    test: methods,
    testName: 'a seller that is not there, of another store, or who has only applied',
  },
  {
    name: 'twin-without-ways-to-ship',
    guards: 'A test twin ships as its store does.',
    file: `${domains}/store-life/twin-queries.ts`,
    find: "['shipping_methods', 'tax_zones', 'tax_rates']",
    replace: "['tax_zones', 'tax_rates']",
    test: `${domains}/store-life/twin.http.test.ts`,
    testName: 'ships the same ways, with their rates, places and sellers',
  },
  {
    name: 'import-makes-goods-discountable',
    guards: 'An import keeps what staff have said and it does not name.',
    file: `${catalog}/whole-facts.ts`,
    find: 'facts.isDiscountable ?? stored?.isDiscountable ?? true',
    replace: 'facts.isDiscountable ?? true',
    test: facts,
    testName: 'keeps the facts it does not name',
  },
  {
    name: 'untaxed-goods-are-taxed',
    guards: 'What a sheet calls not taxable is exempt.',
    file: `${catalog}/whole-facts.ts`,
    find: 'if (!isTaxable) return exempt',
    replace: 'if (!isTaxable) return stored',
    test: 'scripts/catalog-import/priced-facts.test.ts',
    testName: 'a sheet says what prices depend on where it has a column for it, and keeps the rest',
  },
  {
    name: 'gift-wrap-is-listed',
    guards: 'Gift wrap is in no listing, no search and on no page.',
    file: `${domains}/discovery/refresh-products.ts`,
    find: "source.kind === 'goods'",
    replace: "source.kind !== ''",
    test: facts,
    testName: 'of gift wrap take it out of listings, search and pages, and back',
  },
  {
    name: 'categories-change-unnoticed',
    guards: 'Whoever prices a cart hears of changed categories.',
    file: `${catalog}/save-category.ts`,
    find: 'if (written > 0) await raiseRulesVersion(tx)',
    replace: 'if (written > 999) await raiseRulesVersion(tx)',
    test: facts,
    testName:
      'a change of categories raises the version of what prices depend on, the same categories again do not',
  },
]
