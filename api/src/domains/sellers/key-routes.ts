import { z } from '@hono/zod-openapi'
import { networksInput } from '../../platform/networks.ts'
import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies, sellerKeyScopes } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import {
  createKey,
  expiresAtInput,
  keyListQuery,
  keyListSchema,
  keyName,
  keyParams,
  keyRefusals,
  keySchema,
  listKeys,
  newKeySchema,
  presentKey,
  readKey,
  revokeKey,
  rotateKey,
  rotateKeyInput,
  scopesInput,
  updateKey,
} from '../stores/index.ts'
import { sellerOf } from './acting-member.ts'

const createSellerKeyInput = z
  .strictObject({
    name: keyName,
    scopes: scopesInput(sellerKeyScopes),
    networks: networksInput.default([]),
    expiresAt: expiresAtInput,
  })
  .openapi('CreateSellerKey', {
    example: {
      name: 'Warehouse',
      scopes: ['seller-orders:read', 'seller-orders:fulfill'],
      networks: ['203.0.113.0/24'],
    },
  })

const updateSellerKeyInput = z
  .strictObject({
    name: keyName.optional(),
    scopes: scopesInput(sellerKeyScopes).optional(),
    networks: networksInput.optional(),
  })
  .refine((changes) => Object.keys(changes).length > 0, 'must change something')
  .openapi('UpdateSellerKey', { example: { name: 'Warehouse Berlin' } })

/** API keys of a seller: the same keys as the store's, each within its seller. */
export const sellerKeysRouter = createRouter()

route(
  sellerKeysRouter,
  {
    operationId: 'listSellerKeys',
    tag: 'Seller',
    summary: "List the own seller's API keys",
    description: 'Newest first, ended ones too.',
    method: 'get',
    path: '/v1/seller/keys',
    policy: policies.seller('seller-keys:write'),
    query: keyListQuery,
    success: { status: 200, description: 'One page of keys.', schema: keyListSchema },
    refusals: [],
  },
  async ({ context, query }) => {
    const sellerId = sellerOf(context.actor)
    const of = `seller-keys|${sellerId}`
    const { items, last } = await listKeys(context.db, context.store.id, {
      sellerId,
      limit: query.limit,
      after: decodeCursor(of, 'instant', query.cursor),
    })
    return { items: items.map(presentKey), nextCursor: last && encodeCursor(of, last) }
  },
)

route(
  sellerKeysRouter,
  {
    operationId: 'getSellerKey',
    tag: 'Seller',
    summary: "Read an API key of the own seller's",
    description: 'Everything but its secret.',
    method: 'get',
    path: '/v1/seller/keys/{keyId}',
    policy: policies.seller('seller-keys:write'),
    params: keyParams,
    success: { status: 200, description: 'The key.', schema: keySchema, etag: true },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => {
    const key = await readKey(context.db, context.store.id, {
      ...params,
      sellerId: sellerOf(context.actor),
    })
    if (!key) throw new Refusal(platformRefusals.notFound)
    return Reply.versioned(presentKey(key), { revalidates: false })
  },
)

route(
  sellerKeysRouter,
  {
    operationId: 'createSellerKey',
    tag: 'Seller',
    summary: 'Make an API key for the own seller',
    description:
      'For a server of yours, with scopes that you have yourself. The secret is in this reply and nowhere else.',
    method: 'post',
    path: '/v1/seller/keys',
    policy: policies.seller('seller-keys:write'),
    body: createSellerKeyInput,
    idempotency: 'transaction',
    success: { status: 201, description: 'The key and its secret.', schema: newKeySchema, etag: true },
    refusals: [keyRefusals.scopeNotHeld, keyRefusals.tooManyKeys],
  },
  async ({ context, body }) => {
    const { key, secret } = await createKey(context, {
      ...body,
      kind: 'seller',
      sellerId: sellerOf(context.actor),
      allowedOrigins: [],
    })
    return Reply.versioned({ ...presentKey(key), secret })
  },
)

route(
  sellerKeysRouter,
  {
    operationId: 'updateSellerKey',
    tag: 'Seller',
    summary: "Change an API key of the own seller's",
    description:
      'Its name, its scopes or its networks; what is left out stays. It bites everywhere within five seconds.',
    method: 'patch',
    path: '/v1/seller/keys/{keyId}',
    policy: policies.seller('seller-keys:write'),
    params: keyParams,
    body: updateSellerKeyInput,
    idempotency: 'transaction',
    ifMatch: true,
    success: { status: 200, description: 'The key as it is now.', schema: keySchema, etag: true },
    refusals: [platformRefusals.notFound, keyRefusals.keyEnded, keyRefusals.scopeNotHeld],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(
      presentKey(
        await updateKey(context, {
          ...params,
          sellerId: sellerOf(context.actor),
          ifMatch,
          changes: body,
        }),
      ),
    ),
)

route(
  sellerKeysRouter,
  {
    operationId: 'rotateSellerKey',
    tag: 'Seller',
    summary: "Replace an API key of the own seller's",
    description:
      'Makes a key with the same rights and a new secret. The old one works on for `overlapSeconds`, so that nothing stands still while you change it everywhere. A key is replaced once.',
    method: 'post',
    path: '/v1/seller/keys/{keyId}/rotation',
    policy: policies.seller('seller-keys:write'),
    params: keyParams,
    body: rotateKeyInput,
    idempotency: 'transaction',
    success: { status: 201, description: 'The new key and its secret.', schema: newKeySchema, etag: true },
    refusals: [platformRefusals.notFound, keyRefusals.keyEnded, keyRefusals.scopeNotHeld],
  },
  async ({ context, params, body }) => {
    const { key, secret } = await rotateKey(context, {
      ...params,
      ...body,
      sellerId: sellerOf(context.actor),
    })
    return Reply.versioned({ ...presentKey(key), secret })
  },
)

route(
  sellerKeysRouter,
  {
    operationId: 'revokeSellerKey',
    tag: 'Seller',
    summary: "Revoke an API key of the own seller's",
    description: 'For good. Within five seconds nobody gets in with it.',
    method: 'delete',
    path: '/v1/seller/keys/{keyId}',
    policy: policies.seller('seller-keys:write'),
    params: keyParams,
    success: { status: 204, description: 'The key is revoked.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => revokeKey(context, { ...params, sellerId: sellerOf(context.actor) }),
)
