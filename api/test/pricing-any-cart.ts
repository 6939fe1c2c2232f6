import fc from 'fast-check'
import type {
  CartToPrice,
  LineToPrice,
  PriceList,
  ShippingMethodToPrice,
} from '../src/domains/pricing/index.ts'
import {
  allGoods,
  type GoodsSelector,
  goodsOf,
  type Promotion,
  type PromotionEffect,
  type Reduction,
} from '../src/domains/promotions/index.ts'
import { everything, taxRate } from './pricing-carts.ts'

/** ISO 4217 exponents 2, 0, 3 and 4. */
export const someCurrencies = ['EUR', 'USD', 'JPY', 'KWD', 'CLF']

const sellers = ['anna', 'bert', 'carl']
const taxClasses = ['standard', 'reduced', 'zero', 'unheard-of']
const groups = ['friends', 'business']
const countries = ['DE', 'FR', 'CH', 'US']
const prices = fc.oneof(
  fc.nat({ max: 5 }),
  fc.nat({ max: 300 }),
  fc.nat({ max: 20_000 }),
  fc.nat({ max: 40_000_000 }),
)
const smallAmounts = fc.oneof(fc.nat({ max: 7 }), fc.nat({ max: 2_000 }), fc.nat({ max: 100_000 }))
const rates = fc.oneof(
  fc.constantFrom(0, 10_000, 70_000, 99_750, 190_000, 200_000, 255_000, 1_000_000),
  fc.nat({ max: 1_000_000 }),
)

/** Eight offers, whose facts every line of theirs shares. */
const offers = fc.tuple(
  ...Array.from({ length: 8 }, (_, n) =>
    fc.record({
      offerId: fc.constant(`offer-${n}`),
      variantId: fc.constant(`variant-${n >> 1}`),
      productId: fc.constant(`product-${n >> 2}`),
      sellerId: fc.constantFrom(...sellers),
      categoryIds: fc.subarray(['shoes', 'hats', 'bags']),
      collectionIds: fc.subarray(['winter', 'new']),
      unitPriceAmount: prices,
      isDiscountable: fc.boolean().chain((maybe) => (maybe ? fc.boolean() : fc.constant(true))),
      taxClass: fc.constantFrom(...taxClasses),
      needsShipping: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
      weightGrams: fc.nat({ max: 3_000 }),
      sizeMillimeters: fc.option(fc.tuple(...[900, 400, 300].map((max) => fc.nat({ max })))) as fc.Arbitrary<
        LineToPrice['sizeMillimeters']
      >,
    }),
  ),
)

const lists = fc.record({
  offerIds: fc.subarray(['offer-0', 'offer-1', 'offer-2', 'offer-5'], { maxLength: 3 }),
  variantIds: fc.subarray(['variant-0', 'variant-2'], { maxLength: 1 }),
  productIds: fc.subarray(['product-0', 'product-1'], { maxLength: 1 }),
  categoryIds: fc.subarray(['shoes', 'hats', 'bags'], { maxLength: 2 }),
  collectionIds: fc.subarray(['winter', 'new'], { maxLength: 1 }),
  sellerIds: fc.subarray(sellers, { maxLength: 2 }),
})
type Lists = Parameters<typeof goodsOf>[0]
/** One list of a record, so that what is asked for is often there. */
const oneList = lists.chain((all) =>
  fc.constantFrom<Lists>(...Object.entries(all).map(([kind, ids]) => ({ [kind]: ids }) as Lists)),
)
const selectors: fc.Arbitrary<GoodsSelector> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(allGoods) },
  { weight: 3, arbitrary: oneList.map((of) => goodsOf(of)) },
  { weight: 1, arbitrary: fc.tuple(lists, oneList).map(([of, except]) => goodsOf(of, except)) },
)
const basisPoints = fc.oneof(
  fc.constantFrom(500, 1_000, 3_333, 5_000, 10_000),
  fc.integer({ min: 1, max: 10_000 }),
)
const reductions: fc.Arbitrary<Reduction> = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), basisPoints, maxAmount: fc.option(smallAmounts) }),
  fc.record({ kind: fc.constant('amount' as const), amount: smallAmounts }),
)
const some = fc.integer({ min: 1, max: 4 })

const effects: fc.Arbitrary<PromotionEffect> = fc.oneof(
  fc.record({ kind: fc.constant('reduction' as const), off: reductions, on: selectors }),
  fc.record({ kind: fc.constant('amount-each' as const), amount: smallAmounts, on: selectors }),
  fc.record({ kind: fc.constant('fixed-price' as const), unitPriceAmount: prices, on: selectors }),
  fc.record({
    kind: fc.constant('buy-x-get-y' as const),
    buy: fc.record({ quantity: some, goods: selectors }),
    get: fc.record({ quantity: some, goods: selectors, basisPoints }),
    maxTimes: fc.option(some),
  }),
  fc.record({
    kind: fc.constant('tiers' as const),
    tiers: fc.uniqueArray(fc.record({ fromAmount: smallAmounts, off: reductions }), {
      minLength: 1,
      maxLength: 3,
      selector: ({ fromAmount }) => fromAmount,
    }),
    on: selectors,
  }),
  fc.record({
    kind: fc.constant('gift' as const),
    gift: fc.record({
      offerId: fc.constant('gift'),
      sellerId: fc.constantFrom(...sellers),
      title: fc.constant('Sticker'),
      quantity: some,
      valueAmount: smallAmounts,
      isAvailable: fc.boolean(),
    }),
  }),
  fc.record({
    kind: fc.constant('shipping' as const),
    off: fc.oneof(
      reductions,
      fc.constant({ kind: 'free' as const }),
      fc.record({ kind: fc.constant('fixed-price' as const), amount: smallAmounts }),
    ),
    methodIds: fc.subarray(['post', 'courier'], { maxLength: 1 }),
    sellerIds: fc.subarray(sellers, { maxLength: 2 }),
  }),
)

/** Mostly nothing in the way: what is refused for one of ten reasons is seldom counted. */
const rarely = <T>(usual: T, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other })

const promotions = (currency: string): fc.Arbitrary<Promotion[]> =>
  fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...'abcdefghijkl'),
      title: fc.constant('Off'),
      priority: fc.integer({ min: 0, max: 2 }),
      needsCode: rarely(false, fc.constant(true)),
      currency: rarely<string | null>(currency, fc.constantFrom('SEK', null)),
      window: rarely<Promotion['window']>(
        { from: null, until: null },
        fc.record({
          from: fc.constantFrom(
            null,
            '2026-11-01T00:00',
            '2026-11-22T13:00',
            '2026-11-22T13:01',
            '2027-01-01T00:00',
          ),
          until: fc.constantFrom(null, '2026-11-22T13:00', '2026-11-22T13:00:01', '2026-12-01T00:00'),
        }),
      ),
      conditions: fc.record({
        customerGroupIds: rarely<string[]>([], fc.subarray(groups)),
        firstOrderOnly: rarely(false, fc.boolean()),
        countries: rarely<string[]>([], fc.subarray(countries)),
        goods: selectors,
        minQuantity: rarely(0, fc.nat({ max: 12 })),
        minAmount: rarely(0, smallAmounts),
      }),
      effect: effects,
      isExclusive: rarely(false, fc.boolean()),
      exclusionGroup: rarely<string | null>(null, fc.constantFrom('x', 'y')),
      sellerShareBasisPoints: fc.constantFrom(0, 3_333, 5_000, 10_000),
      usesLeft: fc.record({
        inAll: rarely<number | null>(null, fc.nat({ max: 2 })),
        byCustomer: rarely<number | null>(null, fc.nat({ max: 2 })),
      }),
    }),
    { maxLength: 7, selector: ({ id }) => id },
  )

const bands = rarely<{ from: number; below: number | null }>(
  everything,
  fc.record({ from: fc.nat({ max: 2_000 }), below: fc.option(fc.integer({ min: 1, max: 10_000 })) }),
)
const shippingRates = fc.record({
  id: fc.constantFrom('small', 'large'),
  weightGrams: bands,
  amount: bands,
  quantity: bands,
  volumeCubicCentimeters: bands,
  longestMillimeters: bands,
  baseAmount: smallAmounts,
  pieceAmount: fc.oneof(fc.constant(0), fc.nat({ max: 90 })),
  kilogramAmount: fc.oneof(fc.constant(0), fc.nat({ max: 90 })),
})
const methods = (currency: string): fc.Arbitrary<ShippingMethodToPrice[]> =>
  fc.tuple(
    ...['post', 'courier'].map((id) =>
      fc.record({
        id: fc.constant(id),
        title: fc.constant(id),
        sellerId: rarely<string | null>(null, fc.constantFrom(...sellers)),
        currency: rarely(currency, fc.constant('SEK')),
        places: rarely(
          [],
          fc
            .subarray(countries)
            .map((of) => of.map((country) => ({ country, region: null, postalCodePrefix: null }))),
        ),
        rates: fc.array(shippingRates, { minLength: 1, maxLength: 3 }),
        freeFrom: fc.option(
          fc.record({ amount: smallAmounts, of: fc.constantFrom('package' as const, 'cart' as const) }),
        ),
        taxClass: fc.constantFrom(...taxClasses),
        minDays: fc.constant(1),
        maxDays: fc.constant(3),
        pickupPointId: fc.constant(null),
      }),
    ),
  )

const priceLists = (currency: string): fc.Arbitrary<PriceList[]> =>
  fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('sale', 'staff', 'wholesale'),
      title: fc.constant('List'),
      priority: fc.integer({ min: 0, max: 1 }),
      kind: fc.constantFrom('sale' as const, 'override' as const),
      currency: rarely(currency, fc.constant('SEK')),
      customerGroupIds: rarely<string[]>([], fc.subarray(groups)),
      window: fc.constant({ from: null, until: null }),
      prices: fc.dictionary(
        fc.constantFrom('offer-0', 'offer-1', 'offer-2', 'offer-3'),
        fc.uniqueArray(fc.record({ fromQuantity: fc.integer({ min: 1, max: 9 }), amount: prices }), {
          maxLength: 3,
          selector: ({ fromQuantity }) => fromQuantity,
        }),
        { noNullPrototype: true },
      ),
    }),
    { maxLength: 2, selector: ({ id }) => id },
  )

const quantities = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }) },
)

/** Most go to the main one. */
const destinations = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constantFrom(1, 2) },
)

const somewhere = fc.record({
  country: fc.constantFrom(...countries),
  region: fc.constant(null),
  postalCode: fc.constant('75001'),
})

/** Carts of every kind: all effects, conditions, shipping, price lists and taxes, in currencies of every exponent. */
export const anyCart: fc.Arbitrary<CartToPrice> = fc.constantFrom(...someCurrencies).chain((currency) =>
  fc
    .record({
      offers,
      picks: fc.array(fc.tuple(fc.nat({ max: 7 }), quantities, destinations), {
        minLength: 1,
        maxLength: 10,
      }),
      rates: fc.tuple(rates, rates, rates),
      cart: fc.record({
        currency: fc.constant(currency),
        pricesIncludeTax: fc.boolean(),
        priceLists: priceLists(currency),
        promotions: promotions(currency),
        codes: fc.uniqueArray(
          fc.record({
            code: fc.constantFrom('SAVE', 'MORE', 'LESS', 'NONE'),
            promotionId: fc.option(fc.constantFrom(...'abcdefghijkl')),
            usesLeft: fc.option(fc.nat({ max: 2 })),
          }),
          { maxLength: 4, selector: ({ code }) => code },
        ),
        customer: fc.record({
          groupIds: fc.subarray(groups),
          isFirstOrder: fc.boolean(),
          vatNumber: fc.constantFrom(null, null, 'FR12345678901', 'DE123456789', 'FR1'),
          exemptions: rarely<CartToPrice['customer']['exemptions']>(
            [],
            fc
              .record({
                reference: fc.constant('paper 7'),
                taxClasses: fc.subarray(taxClasses),
                countries: fc.subarray(countries),
                from: fc.constant(null),
                until: fc.constantFrom(
                  null,
                  new Date('2026-11-22T12:00:00Z'),
                  new Date('2026-11-22T12:00:01Z'),
                ),
              })
              .map((one) => [one]),
          ),
        }),
        shipping: fc.record({
          destination: fc.option(somewhere),
          methods: methods(currency),
          further: fc.tuple(...[1, 2].map(() => somewhere)),
          chosen: fc.tuple(
            ...sellers.flatMap((sellerId) =>
              [0, 1, 2].map((destination) =>
                fc.record({
                  sellerId: fc.constant(sellerId),
                  destination: fc.constant(destination),
                  methodId: fc.constantFrom('post', 'courier'),
                }),
              ),
            ),
          ),
        }),
        now: fc.constant(new Date('2026-11-22T12:00:00Z')),
        timeZone: fc.constant('Europe/Berlin'),
      }),
      onShipping: fc.constantFrom('own-class' as const, 'as-goods' as const),
      reverseCharge: fc.option(
        fc.constantFrom({ sellerCountries: { anna: 'DE', bert: 'FR' }, otherwise: 'DE' }),
      ),
    })
    .map(
      ({ offers: facts, picks, rates: [standard, reduced, elsewhere], cart, onShipping, reverseCharge }) => ({
        ...cart,
        lines: picks.map(([n, quantity, destination], at) => ({
          ...facts[n]!,
          id: `line-${at}`,
          quantity,
          destination,
        })),
        tax: {
          zones: [
            {
              id: 'home',
              places: ['DE', 'FR'].map((country) => ({ country, region: null, postalCodePrefix: null })),
              rates: [
                taxRate('home-standard', standard, 'standard'),
                taxRate('home-reduced', reduced, 'reduced'),
              ],
            },
            {
              id: 'paris',
              places: [{ country: 'FR', region: null, postalCodePrefix: '75' }],
              rates: [taxRate('paris-reduced', elsewhere, 'reduced')],
            },
            {
              id: 'world',
              places: [],
              rates: [taxRate('world-zero', 0, 'zero'), taxRate('world-reduced', elsewhere, 'reduced')],
            },
          ],
          onShipping,
          reverseCharge,
        },
      }),
    ),
)
