import type { Sabotage } from './sabotage.ts'

const staffTest = 'api/src/domains/catalog/collections.http.test.ts'
const shopTest = 'api/src/domains/discovery/collections.http.test.ts'
const currencyTest = 'api/src/domains/discovery/in-currency.property.test.ts'

/** Damage to collections, and to what catalogue pages say in another currency and of quantities. */
export const sabotages: Sabotage[] = [
  {
    name: 'collections-tell-no-goods',
    guards: 'Carts follow when products come into a collection that a promotion names.',
    file: 'api/src/domains/cart/cart-to-price.ts',
    find: 'collectionIds: offer.collectionIds,',
    replace: 'collectionIds: [],',
    test: staffTest,
    testName: 'is for the goods in it as of now: carts follow when products come and go',
  },
  {
    name: 'collection-takes-any-version',
    guards: 'Who changes a collection that has changed meanwhile is told so.',
    file: 'api/src/domains/catalog/collection-lock.ts',
    find: 'if (of.ifMatch !== undefined && of.ifMatch !== collection.version)',
    replace: 'if (of.ifMatch !== undefined && of.ifMatch > collection.version)',
    test: staffTest,
    testName: 'changes what is given, under the next version; what stays the same makes none',
  },
  {
    name: 'collection-takes-foreign-products',
    guards: 'What is in a collection is of its own store; the rest is named.',
    file: 'api/src/domains/catalog/add-collection-products.ts',
    find: 'await mustKnowProducts(tx, of.productIds)',
    replace: 'await Promise.resolve(mustKnowProducts)',
    test: staffTest,
    testName: 'are named where the store does not have them, and then nothing changes',
  },
  {
    name: 'collection-without-limit',
    guards: 'A collection holds a thousand products at the most.',
    file: 'api/src/domains/catalog/add-collection-products.ts',
    find: 'if (is.length > collectedMax)',
    replace: 'if (is.length > 2 * collectedMax)',
    test: staffTest,
    testName: 'are a thousand at the most',
  },
  {
    name: 'hidden-collections-listed',
    guards: 'Shoppers find nothing of a collection that is not published.',
    file: 'api/src/domains/discovery/listing-queries.ts',
    find: 'WHERE k.store_id = $1 AND k.is_published AND',
    replace: 'WHERE k.store_id = $1 AND',
    test: shopTest,
    testName: 'that is not published, of another store or gone is as one that never was',
  },
  {
    name: 'collection-in-the-order-of-the-shop',
    guards: 'A collection is listed in its own order.',
    file: 'api/src/domains/discovery/listing-queries.ts',
    find: "const sorted = of.byCollection && sort === 'featured'",
    replace: "const sorted = of.byCollection && sort === 'price'",
    test: shopTest,
    testName: 'is listed in its own order, and by price and age as every listing, wherever pages end',
  },
  {
    name: 'pages-show-prices-of-groups',
    guards: 'A page in another currency says what a cart in it then says.',
    file: 'api/src/domains/discovery/in-currency.ts',
    find: 'const priceLists = of.rules.priceLists.map((list) => ({',
    replace:
      'const priceLists = of.rules.priceLists.map(({ customerGroupIds: _, ...list }) => ({ customerGroupIds: [],',
    test: currencyTest,
    testName: 'say what a cart in it then says of the fewest pieces, or sell nothing where it takes none',
  },
  {
    name: 'pages-convert-prices',
    guards: 'What no price list prices in a currency is not sold in it.',
    file: 'api/src/domains/discovery/in-currency.ts',
    find: 'return priceListId === null ? [] : [[offerId, amount] as const]',
    replace: 'return priceListId === undefined ? [] : [[offerId, amount] as const]',
    test: currencyTest,
    testName: 'show the prices of its price lists; what has none is not sold in it',
  },
  {
    name: 'form-offers-any-quantity',
    guards: 'The form of a product offers only numbers of pieces that a cart takes.',
    file: 'storefront/shop/src/features/cart/quantity-choices.ts',
    find: '(_, index) => min + index * step)',
    replace: '(_, index) => min + index)',
    test: 'storefront/shop/src/features/product/stock-words.test.ts',
    testName: 'the form of a product offers what its rules allow and what is there',
  },
  {
    name: 'page-of-another-currency-kept-for-all',
    guards: 'Nobody is shown the prices that somebody else chose to see.',
    file: 'storefront/shop/server/page-server.ts',
    find: "{currency ?? ''}`",
    replace: "{''}`",
    test: 'storefront/shop/server/page-server.test.ts',
    testName: 'a page is kept for each currency that visitors chose, and knows nothing else of them',
  },
]
