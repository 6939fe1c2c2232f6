import { actorName, type Context, type TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { digest, newSecret } from '../../platform/secrets.ts'
import { recordEvent } from '../events/index.ts'
import { type KeyKind, keyKinds, type NewKey, recordedKey, type StoreKey } from './key.ts'
import { countLivingKeys, insertKey } from './key-queries.ts'
import { mustGrantScopes } from './key-scopes.ts'
import { keyRefusals } from './refusals.ts'

const livingKeysMax = 100
/** Characters of the secret itself that stay visible: 24 of its 192 bits. */
const shownCharacters = 4

/** What somebody says of a new key. What does not belong to its kind is empty. */
export interface WantedKey {
  kind: KeyKind
  /** The seller whose key it is; null for the store's own. */
  sellerId: string | null
  name: string
  scopes: string[]
  allowedOrigins: string[]
  networks: string[]
  /** Null: it works until somebody revokes it. */
  expiresAt: Date | null
}

/**
 * Makes a key of the store, or of one seller; its secret is in the answer and nowhere else.
 * @throws Refusal scope-not-held, too-many-keys, invalid-request when it would be over before it began
 */
export async function createKey(context: Context, wanted: WantedKey): Promise<NewKey> {
  mustGrantScopes(context.actor, wanted.kind, wanted.scopes)
  return inTransaction(context, async (tx) => {
    if (wanted.expiresAt && wanted.expiresAt <= tx.clock)
      throw new Refusal(platformRefusals.invalidRequest, {
        detail: '/expiresAt: must be in the future',
        errors: [{ pointer: '/expiresAt', message: 'must be in the future' }],
      })
    if ((await countLivingKeys(tx.tx, tx.store.id, wanted.sellerId)) >= livingKeysMax)
      throw new Refusal(keyRefusals.tooManyKeys)
    const made = await writeNewKey(tx, wanted)
    recordEvent(tx, {
      type: 'key.created',
      aggregate: 'storeKey',
      aggregateId: made.key.id,
      version: 1,
      payload: { kind: wanted.kind, sellerId: wanted.sellerId, scopes: wanted.scopes },
      details: { before: null, after: recordedKey(made.key) },
    })
    return made
  })
}

/**
 * A fresh secret and its row: `sk_tradepost_…`, and `sk_tradepost_test_…` in a test twin. The name in it keeps scanners of
 * leaked secrets from taking it for a payment provider's.
 */
export async function writeNewKey(tx: TxContext, wanted: WantedKey): Promise<NewKey> {
  const beginning = `${keyKinds[wanted.kind]}_tradepost_${tx.store.twinOf === null ? '' : 'test_'}`
  const secret = beginning + newSecret()
  const key: StoreKey = {
    ...wanted,
    id: newId('storeKey'),
    prefix: secret.slice(0, beginning.length + shownCharacters),
    status: 'active',
    createdAt: tx.clock,
    lastUsedAt: null,
    revokedAt: null,
    replacedBy: null,
    version: 1,
  }
  await insertKey(tx.tx, tx.store.id, {
    ...key,
    keyHash: digest(secret),
    createdBy: actorName(tx.actor),
    clock: tx.clock,
  })
  return { key, secret }
}
