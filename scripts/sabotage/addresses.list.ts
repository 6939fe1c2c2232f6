import type { Sabotage } from './sabotage.ts'

const domains = 'api/src/domains'
const test = `${domains}/orders/several-addresses.http.test.ts`

/** The damage that the tests of carts that go to several addresses must notice. */
export const sabotages: Sabotage[] = [
  {
    name: 'taxed-by-the-main-address',
    guards: 'A line is taxed by where it goes.',
    file: `${domains}/pricing/tax-due.ts`,
    find: 'readers[at]?.(taxClass, sellerId)',
    replace: 'readers[at * 0]?.(taxClass, sellerId)',
    test,
    testName: 'goes in a parcel to each, shipped and taxed by where it goes, and the order says so',
  },
  {
    name: 'shipped-by-the-main-address',
    guards: 'A package goes by ways that deliver to its own address.',
    file: `${domains}/pricing/packages.ts`,
    find: 'isOffered(method, of, cart) && precisionOf(method.places, destinationAt(cart, of.destination)) !== null',
    replace:
      'isOffered(method, of, cart) && precisionOf(method.places, destinationAt(cart, of.destination * 0)) !== null',
    test,
    testName: 'goes to each in the way that was chosen for the package',
  },
  {
    name: 'more-goes-elsewhere-than-is-bought',
    guards: 'No more of a line goes to further addresses than the cart has.',
    file: `${domains}/cart/divided-cart.ts`,
    find: 'if (quantity > has)',
    replace: 'if (quantity > has + 999)',
    test,
    testName: 'is refused for what cannot go there, each error beside its field, and nothing changes',
  },
  {
    name: 'quote-signed-without-addresses',
    guards: 'A signed quote is of its addresses.',
    file: `${domains}/orders/signed-quote.ts`,
    find: 'if (places !== placesOf(checkout)) throw invalid',
    replace: "if (places === '') throw invalid",
    test,
    testName: 'is signed with its addresses: a quote of others is not the quote of this checkout',
  },
  {
    name: 'parcel-goes-to-two-addresses',
    guards: 'A parcel goes to one address.',
    file: `${domains}/orders/create-fulfillment.ts`,
    find: 'destination === first',
    replace: 'destination >= 0',
    test,
    testName: 'goes to one address: lines of several are refused, and its own is said',
  },
  {
    name: 'seller-sees-where-others-send',
    guards: 'A seller sees the addresses of own lines and no other.',
    file: `${domains}/orders/seller-order.ts`,
    find: 'const own = [...new Set(lines.map(({ destination }) => destination))]',
    replace: 'const own = [...new Set([0, ...lines.map(({ destination }) => destination)])]',
    test,
    testName: 'of a seller goes to one address, and the seller sees those of own lines and no other',
  },
  {
    name: 'further-addresses-survive-an-erasure',
    guards: 'Nothing but the country is left of any address of an erased buyer.',
    file: `${domains}/orders/personal-data-queries.ts`,
    find: "erasedAddresses('destinations')",
    replace: "'destinations'",
    test,
    testName: 'takes the further addresses out of quotes and orders, but for the country',
  },
]
