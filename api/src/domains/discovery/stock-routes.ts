import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, route } from '../../platform/router.ts'
import { sellerOf } from '../sellers/index.ts'
import { availabilityOf, lowStockMax } from './product-page.ts'
import { readStock, readStockOf, type StockLevel, type StockList } from './stock-queries.ts'
import {
  keptStockSchema,
  sellerStockListQuery,
  type stockItemSchema,
  stockListQuery,
  stockListSchema,
  stockOfferParams,
} from './stock-schemas.ts'

/** How much there is of what is sold, for those who look after it. */
export const stockRouter = createRouter()

const order =
  'What there is least of comes first, what never runs out last; paused offers are there, too. `stock.changed` in the feed tells when a number is another: by then it is here.'

route(
  stockRouter,
  {
    operationId: 'listStock',
    tag: 'Admin',
    summary: 'List the stock of all offers',
    description: order,
    method: 'get',
    path: '/v1/admin/stock',
    policy: policies.staff('store:read'),
    query: stockListQuery,
    success: { status: 200, description: 'One page of offers.', schema: stockListSchema },
    refusals: [],
  },
  async ({ context, query }) => stockPage(context, query, { sellerId: query.sellerId ?? null }),
)

route(
  stockRouter,
  {
    operationId: 'listSellerStock',
    tag: 'Seller',
    summary: 'List the stock of own offers',
    description: order,
    method: 'get',
    path: '/v1/seller/stock',
    policy: policies.seller('seller-offers:read'),
    query: sellerStockListQuery,
    success: { status: 200, description: 'One page of offers.', schema: stockListSchema },
    refusals: [],
  },
  async ({ context, query }) => stockPage(context, query, { sellerId: sellerOf(context.actor) }),
)

const one = 'As of this moment: a list may be a second or two behind.'
const ofOne = {
  method: 'get' as const,
  params: stockOfferParams,
  success: { status: 200 as const, description: 'The stock of the offer.', schema: keptStockSchema },
  refusals: [platformRefusals.notFound],
}

route(
  stockRouter,
  {
    ...ofOne,
    operationId: 'getStock',
    tag: 'Admin',
    summary: 'Read the stock of an offer',
    description: one,
    path: '/v1/admin/stock/{offerId}',
    policy: policies.staff('store:read'),
  },
  async ({ context, params }) => keptStock(context, { ...params, sellerId: null }),
)

route(
  stockRouter,
  {
    ...ofOne,
    operationId: 'getSellerStock',
    tag: 'Seller',
    summary: 'Read the stock of an own offer',
    description: one,
    path: '/v1/seller/stock/{offerId}',
    policy: policies.seller('seller-offers:read'),
  },
  async ({ context, params }) => keptStock(context, { ...params, sellerId: sellerOf(context.actor) }),
)

/** @throws Refusal not-found */
async function keptStock(
  { db, store }: Context,
  of: { offerId: string; sellerId: string | null },
): Promise<z.infer<typeof keptStockSchema>> {
  const level = await readStockOf(db, store.id, of)
  if (!level) throw new Refusal(platformRefusals.notFound)
  return { ...present(level), buckets: level.buckets }
}

/** How much of an offer is available for it to be called so. */
const ranges: Record<Status, Pick<StockList, 'from' | 'to'>> = {
  out_of_stock: { from: null, to: 0 },
  low_stock: { from: 1, to: lowStockMax },
  in_stock: { from: lowStockMax + 1, to: null },
}

type Status = z.infer<typeof stockItemSchema>['status']

async function stockPage(
  { db, store }: Context,
  { q, status, limit, cursor }: z.infer<typeof sellerStockListQuery>,
  { sellerId }: { sellerId: string | null },
): Promise<z.infer<typeof stockListSchema>> {
  const of = `stock|${sellerId ?? ''}|${status ?? ''}|${q ?? ''}`
  const { items, last } = await readStock(db, store.id, {
    sellerId,
    words: q ?? null,
    ...(status ? ranges[status] : { from: null, to: null }),
    limit,
    after: decodeCursor(of, 'number', cursor),
  })
  return { items: items.map(present), nextCursor: last && encodeCursor(of, last) }
}

const present = (level: StockLevel): z.infer<typeof stockItemSchema> => ({
  offerId: toWire('offer', level.offerId),
  productId: toWire('product', level.productId),
  productHandle: level.productHandle,
  title: level.productTitle,
  variantId: toWire('variant', level.variantId),
  variantTitle: level.variantTitle,
  sku: level.sku,
  seller: { id: toWire('seller', level.sellerId), name: level.sellerName },
  onHand: level.onHand,
  reserved: level.reserved,
  available: level.available,
  status: availabilityOf(level.available ?? 0, level.available === null).status,
})
