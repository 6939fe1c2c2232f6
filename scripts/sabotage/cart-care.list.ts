import type { Sabotage } from './sabotage.ts'

const currency = 'api/src/domains/cart/cart-currency.http.test.ts'
const care = 'api/src/domains/cart/cart-care.http.test.ts'
const notices = 'api/src/domains/cart/cart-notices.http.test.ts'
const codes = 'api/src/domains/cart/cart-codes.http.test.ts'

/** The damage that the tests of what a cart keeps, allows and tells must notice. */
export const sabotages: Sabotage[] = [
  {
    name: 'saved-lines-are-bought',
    guards: 'What is saved for later is neither counted nor bought with the rest.',
    file: 'api/src/domains/cart/cart-prices.ts',
    find: 'const wanted = known.filter(({ isSaved }) => !isSaved)',
    replace: 'const wanted = known',
    test: care,
    testName: 'is neither counted nor bought, keeps its place, and comes back when it is wanted again',
  },
  {
    name: 'merge-saves-what-is-wanted',
    guards: 'Who wants it in either cart wants to buy it.',
    file: 'api/src/domains/cart/merge-lines.ts',
    find: 'isSaved: mine.isSaved && other.isSaved,',
    replace: 'isSaved: mine.isSaved || other.isSaved,',
    test: 'api/src/domains/cart/merge-lines.property.test.ts',
    testName: 'keep what is wanted in either among what is to be bought, with its note, this cart’s first',
  },
  {
    name: 'steps-of-quantities-do-not-count',
    guards: 'Rules of quantities (min, max, step) hold.',
    file: 'api/src/domains/cart/quantity-allowed.ts',
    find: '(quantity - min) % step === 0',
    replace: 'step > 0',
    test: care,
    testName: 'are told with each line, and what they do not allow is refused with what is',
  },
  {
    name: 'changed-rules-are-quoted',
    guards: 'A cart whose quantities are not allowed any more is not quoted.',
    file: 'api/src/domains/cart/may-buy.ts',
    find: '  mustAllowQuantities(lines)',
    replace: '  void mustAllowQuantities',
    test: care,
    testName: 'that came later keep a cart from being quoted, and from nothing else',
  },
  {
    name: 'wrapping-is-bought-alone',
    guards: 'A cart with nothing but wrapping is not quoted.',
    file: 'api/src/domains/cart/may-buy.ts',
    find: "lines.every(({ offer }) => offer.kind === 'gift_wrap')",
    replace: "lines.every(({ offer }) => offer.kind === 'gift_wrap' && offer.offerId === '')",
    test: care,
    testName: 'is a line with a note, bought with the goods and never alone',
  },
  {
    name: 'prices-rise-in-silence',
    guards: 'A price that changed is noticed.',
    file: 'api/src/domains/cart/cart-notices.ts',
    find: 'wasAmount !== null && wasAmount !== nowAmount',
    replace: 'wasAmount !== null && wasAmount > nowAmount',
    test: notices,
    testName: 'is noticed with what it was, and is charged as it is now',
  },
  {
    name: 'acceptance-keeps-what-is-not-there',
    guards: 'Accepting what changed lowers quantities to what there is.',
    file: 'api/src/domains/cart/accept-cart-changes.ts',
    find: 'const most = Math.min(line.quantity, line.available ?? line.quantity)',
    replace: 'const most = line.quantity',
    test: notices,
    testName: 'that is not enough is noticed with what there is, and accepted as a smaller quantity',
  },
  {
    name: 'own-goods-are-missing',
    guards: 'What is set aside for a cart is not missing from it.',
    file: 'api/src/domains/cart/cart-prices.ts',
    find: 'offer.available + held',
    replace: 'offer.available',
    test: notices,
    testName: 'that is set aside for this very cart is not missing from it, and nobody else has it',
  },
  {
    name: 'the-right-code-comes-through',
    guards: 'Who guesses codes waits with the right one, too, so that no answer says which it is.',
    file: 'api/src/platform/attempts-at-close.ts',
    find: 'return found && { ...found, count: found.count + 1 - by }',
    replace: 'return found',
    test: codes,
    testName:
      'waits after ten that are unknown, with one that is known, too, and the cart keeps nothing of it',
  },
  {
    name: 'views-without-end',
    guards: 'A cart is told to be viewed at most once a minute.',
    file: 'api/src/domains/cart/report-cart-view.ts',
    find: 'if (views > 1) return',
    replace: 'if (views > 1_000) return',
    test: care,
    testName: 'is an event for staff, at most one for a cart and minute, and changes nothing',
  },
  {
    name: 'currency-of-half-a-cart',
    guards: 'A cart changes its currency as a whole or not at all.',
    file: 'api/src/domains/cart/update-cart.ts',
    find: 'if (unpriced.length > 0) throw',
    replace: 'if (unpriced.length > 99) throw',
    test: currency,
    testName:
      'stays as it is where something has no price in it, the store does not sell in it, or it is none',
  },
  {
    name: 'price-seen-in-another-currency',
    guards: 'A price that was seen in another currency was not seen.',
    file: 'api/src/domains/cart/update-cart.ts',
    find: '({ ...line, seenPriceAmount: null })',
    replace: '({ ...line })',
    test: currency,
    testName: 'costs what price lists in it say, as if nothing had been seen before, and back again',
  },
  {
    name: 'francs-told-as-euros',
    guards: 'What differs between two currencies is told as another total, each in its own.',
    file: 'api/src/domains/orders/quote-changes.ts',
    find: 'if (now && now.currency !== was.currency) return',
    replace: "if (now && now.currency === '') return",
    test: currency,
    testName: 'is not paid at what was promised in the other one',
  },
]
