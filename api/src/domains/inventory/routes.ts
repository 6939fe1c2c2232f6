import type { Context } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, type Router, route } from '../../platform/router.ts'
import { sellerOf } from '../sellers/index.ts'
import { adjustStock } from './adjust-stock.ts'
import { listMovements } from './movement-queries.ts'
import { inventoryRefusals } from './refusals.ts'
import {
  adjustStockInput,
  movementListQuery,
  movementListSchema,
  offerStockSchema,
  presentMovement,
  presentStock,
  spreadStockInput,
  stockOfferParams,
} from './schemas.ts'
import { spreadStock } from './spread-stock.ts'

/** What those who look after stock do with it. */
export const inventoryRouter = createRouter()

const desks = [
  {
    tag: 'Admin',
    thing: 'Stock',
    whose: 'an offer',
    path: '/v1/admin/stock/{offerId}',
    mayRead: policies.staff('store:read'),
    mayWrite: policies.staff('stock:write'),
    sellerOf: () => null,
  },
  {
    tag: 'Seller',
    thing: 'SellerStock',
    whose: 'an own offer',
    path: '/v1/seller/stock/{offerId}',
    mayRead: policies.seller('seller-offers:read'),
    mayWrite: policies.seller('seller-stock:write'),
    sellerOf: ({ actor }: Context) => sellerOf(actor),
  },
] as const

for (const desk of desks) {
  writingRoutes(inventoryRouter, desk)
  movementRoute(inventoryRouter, desk)
}

type Desk = (typeof desks)[number]

function writingRoutes(router: Router, { tag, thing, whose, path, mayWrite, sellerOf: ofWhom }: Desk): void {
  const numbers = { status: 200, description: 'How much there is now.', schema: offerStockSchema } as const
  route(
    router,
    {
      operationId: `adjust${thing}`,
      tag,
      summary: `Receive or count the goods of ${whose}`,
      description:
        'What is on hand changes by a movement that says why; shoppers see it within a second or two. What is set aside for buyers stays theirs, so nothing below it can be counted. A count that finds what was known changes nothing.',
      method: 'post',
      path: `${path}/adjustments`,
      policy: mayWrite,
      params: stockOfferParams,
      body: adjustStockInput,
      idempotency: 'transaction',
      success: numbers,
      refusals: [
        platformRefusals.notFound,
        inventoryRefusals.stockNotCounted,
        inventoryRefusals.stockReserved,
        inventoryRefusals.stockTooHigh,
      ],
    },
    async ({ context, params, body: { kind, quantity, note = null } }) =>
      presentStock(
        await adjustStock(context, {
          ...params,
          sellerId: ofWhom(context),
          adjustment: { kind, quantity, note },
        }),
      ),
  )

  route(
    router,
    {
      operationId: `spread${thing}`,
      tag,
      summary: `Prepare the stock of ${whose} for a crowd`,
      description:
        'Spreads the free pieces over so many rows, for a drop: buyers who come at the same moment do not wait for each other at one row. Nobody sees a difference in numbers, every piece can be bought to the last, and what is received later lies in one row until it is spread again. 1 gathers what is free.',
      method: 'put',
      path: `${path}/buckets`,
      policy: mayWrite,
      params: stockOfferParams,
      body: spreadStockInput,
      success: numbers,
      refusals: [platformRefusals.notFound, inventoryRefusals.stockNotCounted],
    },
    async ({ context, params, body }) =>
      presentStock(await spreadStock(context, { ...params, ...body, sellerId: ofWhom(context) })),
  )
}

function movementRoute(router: Router, { tag, thing, whose, path, mayRead, sellerOf: ofWhom }: Desk): void {
  route(
    router,
    {
      operationId: `list${thing}Movements`,
      tag,
      summary: `List why there is more or less of ${whose}`,
      description:
        'Newest first. What is on hand is the sum of them. Setting aside is no movement: pieces leave when they are sold.',
      method: 'get',
      path: `${path}/movements`,
      policy: mayRead,
      params: stockOfferParams,
      query: movementListQuery,
      success: { status: 200, description: 'One page of movements.', schema: movementListSchema },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params: { offerId }, query: { limit, cursor } }) => {
      const { db, store } = context
      const name = `stock-movements|${toWire('offer', offerId)}`
      const after = decodeCursor(name, 'instant', cursor)
      const page = await listMovements(db, store.id, { offerId, sellerId: ofWhom(context), limit, after })
      if (!page) throw new Refusal(platformRefusals.notFound)
      return {
        items: page.items.map(presentMovement),
        nextCursor: page.last && encodeCursor(name, page.last),
      }
    },
  )
}
