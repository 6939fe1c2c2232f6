import { z } from '@hono/zod-openapi'
import { type IdKind, idInput, wireId } from '../../platform/ids.ts'

/** Bounds of what a promotion may say; the document and the form of the desk show them. */
export const bounds = { ids: 500, tiers: 20, methods: 100, quantity: 999, amount: 90_000_000_000 } as const

const distinct = (ids: readonly string[]) => new Set(ids).size === ids.length
export const distinctWords = 'must hold each only once'

export const idsInput = <K extends IdKind>(kind: K, max: number, description: string) =>
  z.array(idInput(kind)).max(max).refine(distinct, distinctWords).optional().openapi({ description })
const ids = (kind: IdKind, description: string) => z.array(wireId(kind)).openapi({ description })

const listTexts = {
  offerIds: 'Any of these offers; empty: any.',
  variantIds: 'Any of these variants; empty: any.',
  productIds: 'Any of these products; empty: any.',
  categoryIds: 'In any of these categories or one below them; empty: any.',
  collectionIds: 'In any of these collections, published or not; empty: any.',
  sellerIds: 'Of any of these sellers; empty: any.',
}

const listsInput = {
  offerIds: idsInput('offer', bounds.ids, listTexts.offerIds),
  variantIds: idsInput('variant', bounds.ids, listTexts.variantIds),
  productIds: idsInput('product', bounds.ids, listTexts.productIds),
  categoryIds: idsInput('category', bounds.ids, listTexts.categoryIds),
  collectionIds: idsInput('collection', bounds.ids, listTexts.collectionIds),
  sellerIds: idsInput('seller', bounds.ids, listTexts.sellerIds),
}
const lists = {
  offerIds: ids('offer', listTexts.offerIds),
  variantIds: ids('variant', listTexts.variantIds),
  productIds: ids('product', listTexts.productIds),
  categoryIds: ids('category', listTexts.categoryIds),
  collectionIds: ids('collection', listTexts.collectionIds),
  sellerIds: ids('seller', listTexts.sellerIds),
}

const exceptText = 'Goods that are left out whatever the other lists say; null: none.'
const exampleGoods = {
  offerIds: [],
  variantIds: [],
  productIds: [],
  categoryIds: ['cat_01h455vb4pex5vsknk084sn02q'],
  collectionIds: [],
  sellerIds: [],
}

const exceptInput = z
  .strictObject(listsInput)
  .openapi('ExceptGoodsInput', { example: { categoryIds: ['cat_01h455vb4pex5vsknk084sn02q'] } })
export const goodsInput = z
  .strictObject({
    ...listsInput,
    except: z.union([exceptInput, z.null()]).optional().openapi({ description: exceptText }),
  })
  .openapi('PromotedGoodsInput', {
    description: 'Which goods are meant: those that satisfy every list. Left out: every good.',
    example: { categoryIds: ['cat_01h455vb4pex5vsknk084sn02q'] },
  })
export type GoodsInput = z.output<typeof goodsInput>
export type ListsInput = z.output<typeof exceptInput>

const exceptSchema = z.object(lists).openapi('ExceptGoods', { example: exampleGoods })
export const goodsSchema = z
  .object({ ...lists, except: z.union([exceptSchema, z.null()]).openapi({ description: exceptText }) })
  .openapi('PromotedGoods', {
    description: 'Which goods are meant: those that satisfy every list.',
    example: { ...exampleGoods, except: null },
  })
