import type { Sabotage } from './sabotage.ts'

const cart = 'api/src/domains/cart'
const rules = 'api/test/prices-by-the-rules.http.test.ts'
const prices = `${cart}/prices.http.test.ts`

export const sabotages: Sabotage[] = [
  {
    name: 'rules-kept-whatever-their-version',
    guards: 'A cart is priced by the rules as they are in its transaction.',
    file: 'api/src/domains/pricing/rules.ts',
    find: 'known.version >= version',
    replace: 'known.version >= 0 * version',
    test: prices,
    testName: 'says what is taken off, and a change of the promotion is in the next reply',
  },
  {
    name: 'category-without-those-below',
    guards: 'A promotion of a category is for the categories below it, too.',
    file: `${cart}/cart-to-price.ts`,
    find: 'categoryIds: categoriesAbove(rules, offer.categoryIds)',
    replace: 'categoryIds: categoriesAbove({ ...rules, parents: new Map() }, offer.categoryIds)',
    test: rules,
    testName: 'of a category is for goods in the categories below it, too',
  },
  {
    name: 'uses-counted-by-how-an-address-is-written',
    guards: 'Limits per customer count an address however it is written.',
    file: `${cart}/price-facts.ts`,
    find: 'email.trim().toLowerCase()',
    replace: 'email',
    test: rules,
    testName: 'of so many uses a customer counts their orders, not those of others',
  },
  {
    name: 'foreign-money-at-par',
    guards: 'Currencies are never mixed in a cart.',
    file: `${cart}/cart-prices.ts`,
    find: 'if (!cart.isForeign || priced',
    replace: 'if (cart.isForeign || priced',
    test: rules,
    testName: 'costs what a price list says, and holds nothing that has no price in it',
  },
  {
    name: 'gift-from-nowhere',
    guards: 'A gift is taken from stock.',
    file: 'api/src/domains/orders/create-checkout.ts',
    find: 'wishes: holdWishes(checkout.lines, of.prices, open)',
    replace: 'wishes: holdWishes(checkout.lines.filter(({ isGift }) => !isGift), of.prices, open)',
    test: rules,
    testName: 'of a gift takes it from stock, and ends with the last piece',
  },
]
