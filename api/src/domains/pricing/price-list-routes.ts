import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { createPriceList } from './create-price-list.ts'
import { presentListedPrice, presentPriceList } from './price-list.ts'
import { listPriceLists, listPrices, readPriceList } from './price-list-queries.ts'
import { priceListRefusals } from './price-list-refusals.ts'
import {
  createPriceListInput,
  listedPriceListSchema,
  listedPriceQuery,
  priceListListQuery,
  priceListListSchema,
  priceListParams,
  priceListSchema,
  removePricesInput,
  setPricesInput,
  updatePriceListInput,
} from './price-list-schemas.ts'
import { removePriceList } from './remove-price-list.ts'
import { removePrices } from './remove-prices.ts'
import { setPrices } from './set-prices.ts'
import { updatePriceList } from './update-price-list.ts'

export const priceListRouter = createRouter()

const one = { status: 200, schema: priceListSchema, etag: true } as const
const [mayRead, mayWrite] = [policies.staff('prices:read'), policies.staff('prices:write')]

route(
  priceListRouter,
  {
    operationId: 'listPriceLists',
    tag: 'Prices',
    summary: 'List price lists',
    description: 'Newest first, without the prices in them.',
    method: 'get',
    path: '/v1/admin/price-lists',
    policy: mayRead,
    query: priceListListQuery,
    success: { status: 200, description: 'One page of price lists.', schema: priceListListSchema },
    refusals: [],
  },
  async ({ context, query }) => {
    const after = decodeCursor('price-lists', 'instant', query.cursor)
    const { items, last } = await listPriceLists(context.db, context.store.id, { limit: query.limit, after })
    return { items: items.map(presentPriceList), nextCursor: last && encodeCursor('price-lists', last) }
  },
)

route(
  priceListRouter,
  {
    operationId: 'createPriceList',
    tag: 'Prices',
    summary: 'Make a price list',
    description:
      "Other prices than the offers' own: for some customers, for a time, from a quantity on, or in another currency. It is empty at first: `setPrices`.",
    method: 'post',
    path: '/v1/admin/price-lists',
    policy: mayWrite,
    body: createPriceListInput,
    idempotency: 'transaction',
    success: { ...one, status: 201, description: 'The new price list.' },
    refusals: [priceListRefusals.tooManyLists],
  },
  async ({ context, body }) => Reply.versioned(presentPriceList(await createPriceList(context, body))),
)

route(
  priceListRouter,
  {
    operationId: 'getPriceList',
    tag: 'Prices',
    summary: 'Read a price list',
    description: 'Without the prices in it: `listPrices`.',
    method: 'get',
    path: '/v1/admin/price-lists/{priceListId}',
    policy: mayRead,
    params: priceListParams,
    success: { ...one, description: 'The price list.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => {
    const list = await readPriceList(context.db, context.store.id, params.priceListId)
    if (!list) throw new Refusal(platformRefusals.notFound)
    return Reply.versioned(presentPriceList(list))
  },
)

route(
  priceListRouter,
  {
    operationId: 'updatePriceList',
    tag: 'Prices',
    summary: 'Change a price list',
    description:
      'What is left out stays. Carts follow at once; quotes and orders keep what they were promised.',
    method: 'patch',
    path: '/v1/admin/price-lists/{priceListId}',
    policy: mayWrite,
    params: priceListParams,
    body: updatePriceListInput,
    ifMatch: true,
    success: { ...one, description: 'The price list as it is now.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(presentPriceList(await updatePriceList(context, { ...params, ifMatch, change: body }))),
)

route(
  priceListRouter,
  {
    operationId: 'removePriceList',
    tag: 'Prices',
    summary: 'Remove a price list',
    description: 'With its prices. Quotes and orders keep what they were promised.',
    method: 'delete',
    path: '/v1/admin/price-lists/{priceListId}',
    policy: mayWrite,
    params: priceListParams,
    ifMatch: true,
    success: { status: 204, description: 'The price list is gone.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, ifMatch }) => removePriceList(context, { ...params, ifMatch }),
)

route(
  priceListRouter,
  {
    operationId: 'listPrices',
    tag: 'Prices',
    summary: 'List the prices in a price list',
    description: 'By offer, lowest quantity first.',
    method: 'get',
    path: '/v1/admin/price-lists/{priceListId}/prices',
    policy: mayRead,
    params: priceListParams,
    query: listedPriceQuery,
    success: { status: 200, description: 'One page of prices.', schema: listedPriceListSchema },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, query }) => {
    const { priceListId } = params
    const { limit, offerId = null } = query
    const name = `price-list-prices|${priceListId}|${offerId ?? ''}`
    const after = decodeCursor(name, 'number', query.cursor)
    const list = await readPriceList(context.db, context.store.id, priceListId)
    if (!list) throw new Refusal(platformRefusals.notFound)
    const of = { priceListId, offerId, limit, after }
    const { items, last } = await listPrices(context.db, context.store.id, of)
    return {
      items: items.map((price) => presentListedPrice(price, list.currency)),
      nextCursor: last && encodeCursor(name, last),
    }
  },
)

route(
  priceListRouter,
  {
    operationId: 'setPrices',
    tag: 'Prices',
    summary: 'Set prices in a price list',
    description:
      'Up to 1,000 at once, all or none. What an offer costs from a quantity on is replaced or added; other prices stay.',
    method: 'put',
    path: '/v1/admin/price-lists/{priceListId}/prices',
    policy: mayWrite,
    params: priceListParams,
    body: setPricesInput,
    ifMatch: true,
    success: { ...one, description: 'The price list as it is now.' },
    refusals: [platformRefusals.notFound, priceListRefusals.tooManyPrices],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(presentPriceList(await setPrices(context, { ...params, ...body, ifMatch }))),
)

route(
  priceListRouter,
  {
    operationId: 'removePrices',
    tag: 'Prices',
    summary: 'Remove prices from a price list',
    description: 'Up to 1,000 at once. What is not in the list is passed over.',
    method: 'post',
    path: '/v1/admin/price-lists/{priceListId}/prices/removal',
    policy: mayWrite,
    params: priceListParams,
    body: removePricesInput,
    ifMatch: true,
    idempotency: 'transaction',
    success: { ...one, description: 'The price list as it is now.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(presentPriceList(await removePrices(context, { ...params, ...body, ifMatch }))),
)
