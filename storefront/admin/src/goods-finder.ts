import type { Client, StockItem } from '@tradepost/sdk'
import { linesOf } from './entry-reader.ts'

/** What a line can name: an offer, a variant or a product. */
export type FoundKind = 'offer' | 'variant' | 'product'

const prefixes: Record<FoundKind, string> = { offer: 'off_', variant: 'var_', product: 'prod_' }
const atOnce = 8

/** Finds what is meant by a text: an id with whatever behind it, a SKU, or a name. */
export type Finder = (kind: FoundKind, text: string) => Promise<Found>

/** An id, or why there is none. */
export type Found = { id: string } | { wrong: string }

/** What somebody reads of an offer. */
export const nameOf = ({ title, variantTitle }: Pick<StockItem, 'title' | 'variantTitle'>): string =>
  [title, variantTitle].filter(Boolean).join(', ')

/** Looks goods up in the store's stock, each text once. */
export function goodsFinder(api: Pick<Client, 'listStock'>): Finder {
  const asked = new Map<string, Promise<StockItem[] | undefined>>()
  const search = async (text: string) => {
    for (const q of beginnings(text)) {
      const answer = await api.listStock.try({ q, limit: 100 })
      if (!answer.ok) return undefined
      const items = q === text ? answer.data.items : answer.data.items.filter((one) => beginsAs(one, text))
      if (items.length > 0) return items
    }
    return []
  }
  return async (kind, text) => {
    const [word = ''] = text.split(/\s/)
    if (word.startsWith(prefixes[kind])) return { id: word }
    const key = text.toLowerCase()
    const items = asked.get(key) ?? search(text.slice(0, 200))
    asked.set(key, items)
    return foundIn(await items, kind, text)
  }
}

/** `Mug, Sand`, then `Mug`: stock is looked up by the title alone, which may have a comma itself. */
function beginnings(text: string): string[] {
  const parts = text.split(',')
  return parts
    .map((_, n) =>
      parts
        .slice(0, parts.length - n)
        .join(',')
        .trim(),
    )
    .filter(Boolean)
}

const beginsAs = (item: StockItem, text: string): boolean =>
  nameOf(item).toLowerCase().startsWith(text.toLowerCase())

/** @param items those that begin alike; undefined: they could not be looked up */
export function foundIn(items: readonly StockItem[] | undefined, kind: FoundKind, text: string): Found {
  if (!items) return { wrong: `“${text}” cannot be looked up: enter an id (${prefixes[kind]}…)` }
  const same = text.toLowerCase()
  const isMeant = (item: StockItem) =>
    [item.sku, nameOf(item), item.title, item.productHandle].some((name) => name?.toLowerCase() === same)
  const exact = items.filter(isMeant)
  const candidates = new Map((exact.length > 0 ? exact : items).map((one) => [idOf(one, kind), one]))
  const [first, ...others] = candidates.keys()
  if (first === undefined) return { wrong: `nothing offered here has the name or SKU “${text}”` }
  if (others.length === 0) return { id: first }
  const shown = [...candidates].slice(0, 4).map(([id, item]) => `${candidateName(item, kind)} (${id})`)
  const more = candidates.size > shown.length ? `; or one of ${candidates.size - shown.length} more` : ''
  return { wrong: `“${text}” may be ${shown.join('; ')}${more}: enter the whole name, the SKU or the id` }
}

const idOf = (item: StockItem, kind: FoundKind): string =>
  ({ offer: item.offerId, variant: item.variantId, product: item.productId })[kind]

const candidateName = (item: StockItem, kind: FoundKind): string =>
  kind === 'product'
    ? item.title
    : kind === 'variant'
      ? nameOf(item)
      : `${nameOf(item)} of ${item.seller.name}`

/** Ids of what the lines of a box name, in their order, each once; and what is wrong with the first line that names nothing. */
export async function findLines(
  find: Finder,
  kind: FoundKind,
  text: string,
): Promise<{ ids: string[]; wrong: string | undefined }> {
  const lines = linesOf(text)
  const found = await inTurns(lines, ({ line }) => find(kind, line))
  const problem = found.find((one) => 'wrong' in one)
  const ids = found.flatMap((one) => ('id' in one ? [one.id] : []))
  return { ids: [...new Set(ids)], wrong: problem && 'wrong' in problem ? problem.wrong : undefined }
}

/** What `call` says of each, in their order; only a few are asked at one time. */
export async function inTurns<T, R>(all: readonly T[], call: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let at = 0; at < all.length; at += atOnce)
    results.push(...(await Promise.all(all.slice(at, at + atOnce).map(call))))
  return results
}
