import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { createKey } from './create-key.ts'
import { listKeys, readKey } from './key-queries.ts'
import {
  createKeyInput,
  keyListQuery,
  keyListSchema,
  keyParams,
  keySchema,
  newKeySchema,
  presentKey,
  rotateKeyInput,
  updateKeyInput,
} from './key-schemas.ts'
import { keyRefusals } from './refusals.ts'
import { revokeKey } from './revoke-key.ts'
import { rotateKey } from './rotate-key.ts'
import { updateKey } from './update-key.ts'

export const keysRouter = createRouter()

const storesOwn = { sellerId: null }

route(
  keysRouter,
  {
    operationId: 'listKeys',
    tag: 'Admin',
    summary: 'List API keys',
    description: "The store's own, newest first, ended ones too; those of sellers are the sellers' affair.",
    method: 'get',
    path: '/v1/admin/keys',
    policy: policies.staff('keys:read'),
    query: keyListQuery,
    success: { status: 200, description: 'One page of keys.', schema: keyListSchema },
    refusals: [],
  },
  async ({ context, query }) => {
    const after = decodeCursor('keys', 'instant', query.cursor)
    const { items, last } = await listKeys(context.db, context.store.id, {
      ...storesOwn,
      limit: query.limit,
      after,
    })
    return { items: items.map(presentKey), nextCursor: last && encodeCursor('keys', last) }
  },
)

route(
  keysRouter,
  {
    operationId: 'getKey',
    tag: 'Admin',
    summary: 'Read an API key',
    description: 'Everything but its secret.',
    method: 'get',
    path: '/v1/admin/keys/{keyId}',
    policy: policies.staff('keys:read'),
    params: keyParams,
    success: { status: 200, description: 'The key.', schema: keySchema, etag: true },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => {
    const key = await readKey(context.db, context.store.id, { ...params, ...storesOwn })
    if (!key) throw new Refusal(platformRefusals.notFound)
    return Reply.versioned(presentKey(key), { revalidates: false })
  },
)

route(
  keysRouter,
  {
    operationId: 'createKey',
    tag: 'Admin',
    summary: 'Make an API key',
    description:
      'A publishable key names the store and is meant for browsers. A secret key works for a server of yours and may only be given what you may do yourself. The secret is in this reply and nowhere else.',
    method: 'post',
    path: '/v1/admin/keys',
    policy: policies.staff('keys:write'),
    body: createKeyInput,
    idempotency: 'transaction',
    success: { status: 201, description: 'The key and its secret.', schema: newKeySchema, etag: true },
    refusals: [keyRefusals.scopeNotHeld, keyRefusals.tooManyKeys],
  },
  async ({ context, body }) => {
    const unsaid = { scopes: [], allowedOrigins: [], networks: [] }
    const { key, secret } = await createKey(context, { ...storesOwn, ...unsaid, ...body })
    return Reply.versioned({ ...presentKey(key), secret })
  },
)

route(
  keysRouter,
  {
    operationId: 'updateKey',
    tag: 'Admin',
    summary: 'Change an API key',
    description:
      'Its name, its scopes, its pages or its networks; what is left out stays. It bites everywhere within five seconds.',
    method: 'patch',
    path: '/v1/admin/keys/{keyId}',
    policy: policies.staff('keys:write'),
    params: keyParams,
    body: updateKeyInput,
    idempotency: 'transaction',
    ifMatch: true,
    success: { status: 200, description: 'The key as it is now.', schema: keySchema, etag: true },
    refusals: [platformRefusals.notFound, keyRefusals.keyEnded, keyRefusals.scopeNotHeld],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(
      presentKey(await updateKey(context, { ...params, ...storesOwn, ifMatch, changes: body })),
    ),
)

route(
  keysRouter,
  {
    operationId: 'rotateKey',
    tag: 'Admin',
    summary: 'Replace an API key',
    description:
      'Makes a key with the same rights and a new secret. The old one works on for `overlapSeconds`, so that nothing stands still while you change it everywhere. A key is replaced once.',
    method: 'post',
    path: '/v1/admin/keys/{keyId}/rotation',
    policy: policies.staff('keys:write'),
    params: keyParams,
    body: rotateKeyInput,
    idempotency: 'transaction',
    success: { status: 201, description: 'The new key and its secret.', schema: newKeySchema, etag: true },
    refusals: [platformRefusals.notFound, keyRefusals.keyEnded, keyRefusals.scopeNotHeld],
  },
  async ({ context, params, body }) => {
    const { key, secret } = await rotateKey(context, { ...params, ...storesOwn, ...body })
    return Reply.versioned({ ...presentKey(key), secret })
  },
)

route(
  keysRouter,
  {
    operationId: 'revokeKey',
    tag: 'Admin',
    summary: 'Revoke an API key',
    description: 'For good. Within five seconds nobody gets in with it.',
    method: 'delete',
    path: '/v1/admin/keys/{keyId}',
    policy: policies.staff('keys:write'),
    params: keyParams,
    success: { status: 204, description: 'The key is revoked.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => revokeKey(context, { ...params, ...storesOwn }),
)
