import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { type FieldProblem, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { type ListPrice, type ManagedPriceList, pricesMax } from './price-list.ts'
import { lockListForChange } from './price-list-lock.ts'
import { readListPrices, writePriceList, writePrices } from './price-list-queries.ts'
import { priceListRefusals } from './price-list-refusals.ts'
import { mustKnowOffers, refuse } from './price-list-soundness.ts'

/**
 * Writes prices into a list, all or none; those that are not named stay.
 * @throws Refusal invalid-request, not-found, version-conflict, too-many-prices
 */
export async function setPrices(
  context: Context,
  of: { priceListId: string; ifMatch: number | undefined; prices: readonly ListPrice[] },
): Promise<ManagedPriceList> {
  refuse(namedTwice(of.prices))
  return inTransaction(context, async (tx) => {
    const before = await lockListForChange(tx, of)
    const offerIds = [...new Set(of.prices.map(({ offerId }) => offerId))]
    await mustKnowOffers(tx, of.prices)
    const replaced = await pricesThere(tx, before.id, of.prices)
    const added = await writePrices(tx.tx, tx.store.id, of)
    const list = {
      ...before,
      prices: before.prices + added,
      version: before.version + 1,
      updatedAt: tx.now,
    }
    if (list.prices > pricesMax) throw new Refusal(priceListRefusals.tooManyPrices)
    await writePriceList(tx.tx, tx.store.id, list)
    recordEvent(tx, {
      type: 'price_list.prices_set',
      aggregate: 'priceList',
      aggregateId: list.id,
      version: list.version,
      payload: { prices: of.prices.length, offers: offerIds.length },
      details: { before: { prices: replaced }, after: { prices: of.prices } },
    })
    return list
  })
}

function namedTwice(prices: readonly ListPrice[]): FieldProblem[] {
  const seen = new Map<string, number>()
  return prices.flatMap(({ offerId, fromQuantity }, at) => {
    const key = `${offerId} ${fromQuantity}`
    const before = seen.get(key)
    if (before === undefined) {
      seen.set(key, at)
      return []
    }
    return [{ pointer: `/prices/${at}`, message: `is for the same offer and quantity as /prices/${before}` }]
  })
}

/** What the list says so far of these offers and quantities. */
async function pricesThere(
  { tx, store }: TxContext,
  priceListId: string,
  prices: readonly ListPrice[],
): Promise<ListPrice[]> {
  const offerIds = prices.map(({ offerId }) => offerId)
  const known = (await readListPrices(tx, store.id, { priceListIds: [priceListId], offerIds })).get(
    priceListId,
  )
  return prices.flatMap(({ offerId, fromQuantity }) => {
    const there = known?.[offerId]?.find((price) => price.fromQuantity === fromQuantity)
    return there ? [{ offerId, fromQuantity, unitPriceAmount: there.amount }] : []
  })
}
