import { readAnyStore, writeNewKey } from '../../api/src/domains/stores/index.ts'
import { keepEdgeEndpoint, restEdgeEndpoints } from '../../api/src/domains/webhooks/index.ts'
import type { Context } from '../../api/src/platform/context.ts'
import { inTransaction, openDatabase as openPool } from '../../api/src/platform/database.ts'
import { toWire } from '../../api/src/platform/ids.ts'
import { parseEncryptionKeys } from '../../api/src/platform/key-rings.ts'
import { keyless } from '../../api/src/platform/keyless.ts'
import { createLog } from '../../api/src/platform/log.ts'
import { createSealer } from '../../api/src/platform/sealing.ts'
import { digest } from '../../api/src/platform/secrets.ts'
import { type DatabaseAddresses, query } from './database.ts'
import { newWebhookSecret, type StoreAccess } from './secrets.ts'

/** The functions of supabase/functions, and what each of them hears. */
export const functionEvents: Record<string, string[]> = {
  order_status_update: ['order.*'],
  product_sync: ['listing.changed', 'stock.changed', 'offer.changed', 'product.changed'],
  cart_activity_log: ['cart.*', 'customer.consent_recorded', 'customer.erased'],
  // All that people can be told of: NOTIFY_TYPES of the function says of what they are.
  notify_user: [
    'order.placed',
    'order.fulfillment_created',
    'customer.registered',
    'customer.suspended',
    'customer.reopened',
    'customer.erased',
    'seller.decided',
    'seller.suspended',
    'seller.reopened',
  ],
}

/** What the functions ask the API for. */
const scopes = ['orders:read', 'customers:read', 'sellers:read', 'store:read']
/** A message is tried against each store's secret: functions take twenty. */
const storesMax = 20
const living = `from commerce.stores where status <> 'deleted' and twin_of is null`

/**
 * Has the stores of this machine send their events to the functions at `url`; the oldest ones, where there are many.
 * @param of.known what was made at earlier starts
 * @returns COMMERCE_STORES
 */
export async function tellFunctions(
  { adminUrl, ownerUrl, workerUrl }: DatabaseAddresses,
  of: { url: string; encryptionKeys: string; known: Record<string, StoreAccess> },
): Promise<Record<string, StoreAccess>> {
  const open = (url: string) => openPool({ url, poolSize: 4, onIdleError: () => undefined })
  const [owner, worker] = [open(ownerUrl), open(workerUrl)]
  try {
    const [stores, usable] = await Promise.all([
      query(adminUrl, `select store_id as id ${living} order by created_at, store_id limit ${storesMax}`),
      usableKeys(adminUrl, Object.values(of.known)),
    ])
    const sealer = createSealer(parseEncryptionKeys(of.encryptionKeys))
    const told = stores.map(async ({ id }): Promise<[string, StoreAccess][]> => {
      const store = await readAnyStore(worker, String(id))
      if (!store) return []
      const context: Context = { ...contextAt(worker, store), sealer }
      const wireId = toWire('store', store.id)
      const before = of.known[wireId]
      const secretKey =
        before && usable.has(before.secretKey) ? before.secretKey : await makeKey({ ...context, db: owner })
      const webhookSecrets = before?.webhookSecrets ?? [newWebhookSecret()]
      for (const [name, events] of Object.entries(functionEvents))
        await keepEdgeEndpoint(context, {
          name,
          url: `${of.url}/functions/v1/${name}`,
          events,
          secrets: webhookSecrets,
          loopback: true,
        })
      return [[wireId, { webhookSecrets, secretKey }]]
    })
    return Object.fromEntries((await Promise.all(told)).flat())
  } finally {
    await Promise.all([owner.close(), worker.close()])
  }
}

/** Nothing is sent to functions that do not run: events wait in the feed, and are sent when they run again. */
export async function letFunctionsRest({ workerUrl }: DatabaseAddresses): Promise<void> {
  const db = openPool({ url: workerUrl, poolSize: 1, onIdleError: () => undefined })
  const contextOf = async (storeId: string): Promise<Context | null> => {
    const store = await readAnyStore(db, storeId)
    return store && contextAt(db, store)
  }
  try {
    await restEdgeEndpoints({ db, contextOf, urlBeginning: 'http://127.0.0.1:' })
  } finally {
    await db.close()
  }
}

/** This command in the name of a store. */
const contextAt = (db: Context['db'], store: Context['store']): Context => ({
  ...keyless(),
  log: createLog('warn'),
  store,
  db,
  actor: { kind: 'worker' },
  requestId: 'edge-functions',
})

/** Of these keys, those that nobody has revoked. */
async function usableKeys(adminUrl: string, of: StoreAccess[]): Promise<Set<string>> {
  const byHash = new Map(of.map(({ secretKey }) => [digest(secretKey), secretKey]))
  const rows = await query(
    adminUrl,
    'select key_hash as hash from commerce.store_keys where key_hash = any($1) and revoked_at is null',
    [[...byHash.keys()]],
  )
  return new Set(rows.map(({ hash }) => byHash.get(String(hash)) ?? ''))
}

const makeKey = async (context: Context): Promise<string> => {
  const { secret } = await inTransaction(context, (tx) =>
    writeNewKey(tx, {
      kind: 'secret',
      sellerId: null,
      name: 'Edge functions of this machine',
      scopes,
      allowedOrigins: [],
      networks: ['127.0.0.0/8', '::1/128'],
      expiresAt: null,
    }),
  )
  return secret
}
