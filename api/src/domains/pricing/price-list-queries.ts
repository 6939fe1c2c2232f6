import type { Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { PriceList } from './price-lists.ts'

/**
 * What these lists say of these offers.
 * @returns by list and offer, lowest quantity first; lists that say nothing of them are left out
 */
export async function readListPrices(
  tx: Transaction,
  storeId: string,
  of: { priceListIds: readonly string[]; offerIds: readonly string[] },
): Promise<Map<string, PriceList['prices']>> {
  const rows = await tx.query<{ list: string; offer: string; from_quantity: number; amount: string }>({
    name: 'price_lists_prices_of_offers',
    text: `SELECT price_list_id AS list, offer_id AS offer, from_quantity, unit_price_amount AS amount
      FROM commerce.price_list_prices
      WHERE store_id = $1 AND offer_id = ANY ($2::uuid[]) AND price_list_id = ANY ($3::uuid[])
      ORDER BY price_list_id, offer_id, from_quantity`,
    values: [storeId, of.offerIds, of.priceListIds],
  })
  const lists = new Map<string, Record<string, { fromQuantity: number; amount: number }[]>>()
  for (const { list, offer, from_quantity: fromQuantity, amount } of rows) {
    const prices = lists.get(list) ?? {}
    lists.set(list, prices)
    prices[offer] = [...(prices[offer] ?? []), { fromQuantity, amount: amountFrom(amount) }]
  }
  return lists
}
