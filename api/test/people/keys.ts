import { randomUUID } from 'node:crypto'
import type { TestStore } from '../../../test/api.ts'
import { newId, toWire } from '../../src/platform/ids.ts'
import { permissions } from '../../src/platform/policies.ts'
import { digest } from '../../src/platform/secrets.ts'
import { inSeconds, type RowWriter } from './rows.ts'

const prefixes = { publishable: 'pk_test_', secret: 'sk_test_', seller: 'slk_test_' }

/** A key as its row says it, the impossible included. Other names are columns. */
export async function createKey(
  store: TestStore,
  rows: RowWriter,
  of: {
    kind: keyof typeof prefixes
    name: string
    sellerId?: string
    scopes?: readonly string[]
    [column: string]: unknown
  },
): Promise<{ secret: string; id: string }> {
  const { kind, name, sellerId, scopes, ...columns } = of
  const secret = `${prefixes[kind]}${randomUUID().replaceAll('-', '')}`
  const id = newId('storeKey')
  await rows.insert('store_keys', {
    key_hash: digest(secret),
    id,
    store_id: store.context.store.id,
    kind,
    prefix: secret.slice(0, 12),
    scopes: [...(scopes ?? [])],
    name,
    seller_id: sellerId ?? null,
    ...columns,
  })
  return { secret, id: toWire('storeKey', id) }
}

export const allowedNetwork = '203.0.113.0/24'
export const allowedOrigin = 'https://shop.allowed.test'

/** Keys of every kind and fate. */
export async function createKeys(store: TestStore, rows: RowWriter, canary: string) {
  const make = async (kind: 'publishable' | 'secret', name: string, more: Record<string, unknown> = {}) =>
    createKey(store, rows, { kind, name: `${name} ${canary}`, ...more })
  // Also what no key may be given: a row that says so opens nothing.
  const scoped: Record<string, string> = {}
  for (const scope of permissions) scoped[scope] = (await make('secret', scope, { scopes: [scope] })).secret
  const every = { scopes: permissions }
  return {
    scoped,
    networked: (await make('secret', 'networked', { ...every, networks: [allowedNetwork] })).secret,
    originBound: (await make('publishable', 'origins', { allowed_origins: [allowedOrigin] })).secret,
    /** To be looked at and changed. */
    keyId: (await make('secret', 'subject', { scopes: ['orders:read'] })).id,
    dead: {
      'revoked secret key': (await make('secret', 'revoked', { ...every, revoked_at: inSeconds(-1) })).secret,
      'expired secret key': (await make('secret', 'expired', { ...every, expires_at: inSeconds(-1) })).secret,
      'secret key without scopes, revoked': (await make('secret', 'none', { revoked_at: inSeconds(-1) }))
        .secret,
    },
    deadPublishable: {
      'revoked publishable key': (await make('publishable', 'revoked', { revoked_at: inSeconds(-1) })).secret,
      'expired publishable key': (await make('publishable', 'expired', { expires_at: inSeconds(-1) })).secret,
    },
  }
}

export type KeyScene = Awaited<ReturnType<typeof createKeys>>
