import type { PromotedGoods, PromotedGoodsInput } from '@tradepost/sdk'
import type { EntryReader } from './entry-reader.ts'
import { type Finder, type FoundKind, findLines } from './goods-finder.ts'

const boxes = [
  ['products', 'productIds', 'product'],
  ['variants', 'variantIds', 'variant'],
  ['offers', 'offerIds', 'offer'],
] as const satisfies [string, keyof PromotedGoods, FoundKind][]
const lists = [
  ['categories', 'categoryIds'],
  ['collections', 'collectionIds'],
  ['sellers', 'sellerIds'],
] as const

type Lists = Omit<PromotedGoods, 'except'>

/** Names of the form's fields about goods that begin with `prefix`: with one text, and with several values. */
export function goodsNames(prefix: string): { single: string[]; several: string[] } {
  const both = [prefix, `${prefix}-except`]
  return {
    single: both.flatMap((start) => boxes.map(([name]) => `${start}-${name}`)),
    several: both.flatMap((start) => lists.map(([name]) => `${start}-${name}`)),
  }
}

/** Which goods are meant, as the fields that begin with `prefix` say it. */
export async function goodsOf(read: EntryReader, prefix: string, find: Finder): Promise<PromotedGoodsInput> {
  const meant = await listsOf(read, prefix, find)
  const except = await listsOf(read, `${prefix}-except`, find)
  return { ...meant, ...(isEmpty(except) ? {} : { except }) }
}

async function listsOf(read: EntryReader, prefix: string, find: Finder): Promise<Lists> {
  const found: Lists = {
    offerIds: [],
    variantIds: [],
    productIds: [],
    categoryIds: [],
    collectionIds: [],
    sellerIds: [],
  }
  for (const [name, list, kind] of boxes) {
    const field = `${prefix}-${name}`
    const { ids, wrong } = await findLines(find, kind, read.form.text(field))
    if (wrong) read.wrong[field] = wrong
    found[list] = ids
  }
  for (const [name, list] of lists) found[list] = read.ticked(`${prefix}-${name}`)
  return found
}

const isEmpty = (goods: Lists): boolean => Object.values(goods).every((list) => list.length === 0)

/** Whether they mean every good. */
export const meansAll = ({ except, ...goods }: PromotedGoods): boolean =>
  isEmpty(goods) && (except === null || isEmpty(except))

/** The goods as the fields show them; `nameOf` says what is behind an id. */
export function goodsValues(
  prefix: string,
  goods: PromotedGoods,
  nameOf: (id: string) => string | undefined,
) {
  const shown = (start: string, of: Lists) => [
    ...boxes.map(([name, list]) => [`${start}-${name}`, linesFor(of[list], nameOf)] as const),
    ...lists.map(([name, list]) => [`${start}-${name}`, of[list].join(' ')] as const),
  ]
  return Object.fromEntries([
    ...shown(prefix, goods),
    ...(goods.except ? shown(`${prefix}-except`, goods.except) : []),
  ])
}

/** A line for each id, with its name behind it. */
export const linesFor = (ids: readonly string[], nameOf: (id: string) => string | undefined): string =>
  ids.map((id) => [id, nameOf(id)].filter(Boolean).join(' ')).join('\n')

/** Names of the form's fields by the API's, where `pointer` is the goods' place in its input. */
export function goodsFields(prefix: string, pointer: string): Record<string, string> {
  const named = [...boxes, ...lists].map(([name, list]) => [list, name] as const)
  return Object.fromEntries(
    named.flatMap(([list, name]) => [
      [`${pointer}/${list}`, `${prefix}-${name}`],
      [`${pointer}/except/${list}`, `${prefix}-except-${name}`],
    ]),
  )
}
