import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { addCollectionProducts } from './add-collection-products.ts'
import { presentCollected, presentCollection } from './collection.ts'
import { listCollected, listCollections, readCollection } from './collection-queries.ts'
import { collectionRefusals } from './collection-refusals.ts'
import {
  addCollectionProductsInput,
  collectedProductListSchema,
  collectionListQuery,
  collectionParams,
  createCollectionInput,
  managedCollectionListSchema,
  managedCollectionSchema,
  removeCollectionProductsInput,
  setCollectionProductsInput,
  updateCollectionInput,
} from './collection-schemas.ts'
import { createCollection } from './create-collection.ts'
import { removeCollection } from './remove-collection.ts'
import { removeCollectionProducts } from './remove-collection-products.ts'
import { setCollectionProducts } from './set-collection-products.ts'
import { updateCollection } from './update-collection.ts'

/** Products chosen by hand, in an order, under a name: for those who choose them. */
export const collectionRouter = createRouter()

const one = { status: 200, schema: managedCollectionSchema, etag: true } as const
const now = { ...one, description: 'The collection as it is now.' }
const [mayRead, mayWrite] = [policies.staff('store:read'), policies.staff('catalog:write')]
const path = '/v1/admin/collections/{collectionId}'

route(
  collectionRouter,
  {
    operationId: 'listManagedCollections',
    tag: 'Catalog',
    summary: 'List collections, published or not',
    description: 'In the order to show, without the products in them.',
    method: 'get',
    path: '/v1/admin/collections',
    policy: mayRead,
    query: collectionListQuery,
    success: { status: 200, description: 'One page of collections.', schema: managedCollectionListSchema },
    refusals: [],
  },
  async ({ context, query }) => {
    const after = decodeCursor('collections', 'number', query.cursor)
    const of = { limit: query.limit, after }
    const { items, last } = await listCollections(context.db, context.store.id, of)
    return { items: items.map(presentCollection), nextCursor: last && encodeCursor('collections', last) }
  },
)

route(
  collectionRouter,
  {
    operationId: 'createCollection',
    tag: 'Catalog',
    summary: 'Make a collection',
    description:
      'Products chosen by hand, in an order of their own: for a page of the shop, or for promotions to name. It is empty at first: `setCollectionProducts`.',
    method: 'post',
    path: '/v1/admin/collections',
    policy: mayWrite,
    body: createCollectionInput,
    idempotency: 'transaction',
    success: { ...one, status: 201, description: 'The new collection.' },
    refusals: [collectionRefusals.handleTaken, collectionRefusals.tooManyCollections],
  },
  async ({ context, body }) => Reply.versioned(presentCollection(await createCollection(context, body))),
)

route(
  collectionRouter,
  {
    operationId: 'getManagedCollection',
    tag: 'Catalog',
    summary: 'Read a collection, published or not',
    description: 'Without the products in it: `listCollectionProducts`.',
    method: 'get',
    path,
    policy: mayRead,
    params: collectionParams,
    success: { ...one, description: 'The collection.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => {
    const collection = await readCollection(context.db, context.store.id, params.collectionId)
    if (!collection) throw new Refusal(platformRefusals.notFound)
    return Reply.versioned(presentCollection(collection), { revalidates: false })
  },
)

route(
  collectionRouter,
  {
    operationId: 'updateCollection',
    tag: 'Catalog',
    summary: 'Change what a collection says',
    description: 'What is left out stays. Prices do not depend on it, nor on whether it is published.',
    method: 'patch',
    path,
    policy: mayWrite,
    params: collectionParams,
    body: updateCollectionInput,
    ifMatch: true,
    success: now,
    refusals: [platformRefusals.notFound, collectionRefusals.handleTaken],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(presentCollection(await updateCollection(context, { ...params, ifMatch, change: body }))),
)

route(
  collectionRouter,
  {
    operationId: 'removeCollection',
    tag: 'Catalog',
    summary: 'Remove a collection',
    description:
      'Its products stay. A promotion that names it finds none of its goods from then on; quotes and orders keep what they were promised.',
    method: 'delete',
    path,
    policy: mayWrite,
    params: collectionParams,
    ifMatch: true,
    success: { status: 204, description: 'The collection is gone.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, ifMatch }) => removeCollection(context, { ...params, ifMatch }),
)

route(
  collectionRouter,
  {
    operationId: 'listCollectionProducts',
    tag: 'Catalog',
    summary: 'List the products in a collection',
    description: 'In the order of the collection, drafts among them. Shoppers ask `listProducts`.',
    method: 'get',
    path: `${path}/products`,
    policy: mayRead,
    params: collectionParams,
    query: collectionListQuery,
    success: { status: 200, description: 'One page of products.', schema: collectedProductListSchema },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, query }) => {
    const { db, store } = context
    const name = `collection-products|${params.collectionId}`
    const after = decodeCursor(name, 'number', query.cursor)
    if (!(await readCollection(db, store.id, params.collectionId)))
      throw new Refusal(platformRefusals.notFound)
    const { items, last } = await listCollected(db, store.id, { ...params, limit: query.limit, after })
    return { items: items.map(presentCollected), nextCursor: last && encodeCursor(name, last) }
  },
)

route(
  collectionRouter,
  {
    operationId: 'setCollectionProducts',
    tag: 'Catalog',
    summary: 'Set all products of a collection',
    description:
      'All of them at once, in the order to show; others leave it. Carts follow at once where a promotion names the collection; quotes and orders keep what they were promised.',
    method: 'put',
    path: `${path}/products`,
    policy: mayWrite,
    params: collectionParams,
    body: setCollectionProductsInput,
    ifMatch: true,
    success: now,
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(presentCollection(await setCollectionProducts(context, { ...params, ...body, ifMatch }))),
)

route(
  collectionRouter,
  {
    operationId: 'addCollectionProducts',
    tag: 'Catalog',
    summary: 'Add products to a collection',
    description: 'Up to 250 at once, behind those that are in it. What is in it already stays where it is.',
    method: 'post',
    path: `${path}/products`,
    policy: mayWrite,
    params: collectionParams,
    body: addCollectionProductsInput,
    ifMatch: true,
    idempotency: 'transaction',
    success: now,
    refusals: [platformRefusals.notFound, collectionRefusals.tooManyProducts],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(presentCollection(await addCollectionProducts(context, { ...params, ...body, ifMatch }))),
)

route(
  collectionRouter,
  {
    operationId: 'removeCollectionProducts',
    tag: 'Catalog',
    summary: 'Take products out of a collection',
    description: 'Up to 250 at once. What is not in it is passed over; the products stay.',
    method: 'post',
    path: `${path}/products/removal`,
    policy: mayWrite,
    params: collectionParams,
    body: removeCollectionProductsInput,
    ifMatch: true,
    idempotency: 'transaction',
    success: now,
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(
      presentCollection(await removeCollectionProducts(context, { ...params, ...body, ifMatch })),
    ),
)
