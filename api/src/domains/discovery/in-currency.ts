import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { type PriceRules, priceChooser, rulesOf } from '../pricing/index.ts'
import { presentProduct } from './product-page.ts'
import { type ListingSource, readProductSources } from './queries.ts'
import { readSellableOffers, type SellableOffer } from './sellable-offer-queries.ts'

type Presented = ReturnType<typeof presentProduct>

/**
 * The currency to show prices in, where it is another than that of the offers; null: it is theirs.
 * @throws Refusal invalid-request for one that the store does not sell in
 */
export function otherCurrency({ store }: Context, currency: string | undefined): string | null {
  if (currency === undefined || currency === store.currency) return null
  if (store.currencies.includes(currency)) return currency
  const message = 'is no currency of this store'
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: `query/currency: ${message}`,
    errors: [{ pointer: 'query/currency', message }],
  })
}

/**
 * Pages and cards of published products at the prices of another currency: those of price lists that are for everybody,
 * for the fewest pieces that may be bought. An offer without one is not sold in it. Made anew each time, for these prices
 * depend on the clock.
 * @returns by the ids of products
 */
export async function productsIn(
  context: Context,
  currency: string,
  productIds: readonly string[],
): Promise<Map<string, Presented>> {
  return inTransaction(context, async (t) => {
    const { tx, store } = t
    const sources = await readProductSources(tx, store.id, [...productIds], store.currency)
    const offerIds = sources.flatMap((source) => source.offers.map(({ id }) => id))
    const prices = await offerPricesIn(t, currency, offerIds)
    return new Map(sources.map((source) => [source.id, presentProduct(repriced(source, prices), currency)]))
  })
}

/** What a piece of these offers costs in another currency, as {@link productsIn} shows it; those without a price are left out. */
export async function offerPricesIn(
  context: Context | TxContext,
  currency: string,
  offerIds: readonly string[],
): Promise<Map<string, number>> {
  return inTransaction(context, async (t) => {
    const { offers, rulesVersion } = await readSellableOffers(t.tx, t.store, [...offerIds])
    const rules = rulesVersion === null ? null : await rulesOf(t, rulesVersion)
    return rules ? pricesIn(currency, { rules, offers, now: t.now }) : new Map()
  })
}

/** What a piece costs, by offer; those without a price are left out. */
function pricesIn(
  currency: string,
  of: { rules: PriceRules; offers: readonly SellableOffer[]; now: Date },
): Map<string, number> {
  const priceLists = of.rules.priceLists.map((list) => ({
    ...list,
    // There is no price of the offer that a sale could be compared with.
    kind: 'override' as const,
    prices: Object.fromEntries(
      of.offers.map(({ offerId, listPrices }) => [
        offerId,
        listPrices.filter(({ priceListId }) => priceListId === list.id),
      ]),
    ),
  }))
  const { timeZone } = of.rules
  const choose = priceChooser(priceLists, { currency, now: of.now, timeZone, customer: { groupIds: [] } })
  return new Map(
    of.offers.flatMap(({ offerId, quantityMin }) => {
      const { amount, priceListId } = choose(offerId, quantityMin, 0)
      return priceListId === null ? [] : [[offerId, amount] as const]
    }),
  )
}

/** The source with the offers that have a price, at that price. */
const repriced = (source: ListingSource, prices: ReadonlyMap<string, number>): ListingSource => ({
  ...source,
  offers: source.offers.flatMap((offer) => {
    const amount = prices.get(offer.id)
    return amount === undefined ? [] : [{ ...offer, price: String(amount), compareAt: null }]
  }),
})
