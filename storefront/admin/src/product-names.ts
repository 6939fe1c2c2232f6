import type { Client } from '@tradepost/sdk'
import { inTurns } from './goods-finder.ts'

const most = 30

/** Titles of the products whose ids are in a text, by their ids; of the first ones, where there are many. */
export async function productNames(
  api: Pick<Client, 'getProductFacts'>,
  text: string,
): Promise<Map<string, string>> {
  const ids = [...new Set(text.match(/\bprod_[0-9a-z]{26}\b/g))].slice(0, most)
  const facts = await inTurns(ids, (productId) => api.getProductFacts.try({ productId }))
  return new Map(facts.flatMap((one) => (one.ok ? [[one.data.id, one.data.title] as const] : [])))
}
