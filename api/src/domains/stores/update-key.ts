import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { recordedKey, type StoreKey } from './key.ts'
import { lockKey, writeKey } from './key-queries.ts'
import { mustGrantScopes } from './key-scopes.ts'
import { keyRefusals } from './refusals.ts'

/** What may be changed of a key; what is undefined stays. */
export interface KeyChanges {
  name?: string | undefined
  scopes?: string[] | undefined
  allowedOrigins?: string[] | undefined
  networks?: string[] | undefined
}

/**
 * Changes a key of the store, or of that seller; it bites within five seconds everywhere.
 * @throws Refusal not-found, version-conflict, key-ended, scope-not-held, invalid-request
 */
export async function updateKey(
  context: Context,
  of: { keyId: string; sellerId: string | null; ifMatch: number | undefined; changes: KeyChanges },
): Promise<StoreKey> {
  return inTransaction(context, async (tx) => {
    const before = await lockKey(tx.tx, tx.store.id, of)
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== before.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    if (before.status !== 'active') throw new Refusal(keyRefusals.keyEnded)
    mustFitKind(before, of.changes)
    if (of.changes.scopes) mustGrantScopes(tx.actor, before.kind, of.changes.scopes, before.scopes)
    const key = { ...before, ...given(of.changes), version: before.version + 1 }
    await writeKey(tx.tx, tx.store.id, key)
    recordEvent(tx, {
      type: 'key.changed',
      aggregate: 'storeKey',
      aggregateId: key.id,
      version: key.version,
      payload: { kind: key.kind, sellerId: key.sellerId, scopes: key.scopes },
      details: { before: recordedKey(before), after: recordedKey(key) },
    })
    return key
  })
}

const given = (changes: KeyChanges): Partial<StoreKey> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))

/** @throws Refusal invalid-request: pages belong to publishable keys, scopes and networks to all others */
function mustFitKind({ kind }: StoreKey, changes: KeyChanges): void {
  const foreign = kind === 'publishable' ? (['scopes', 'networks'] as const) : (['allowedOrigins'] as const)
  const errors = foreign
    .filter((field) => changes[field] !== undefined)
    .map((field) => ({ pointer: `/${field}`, message: `does not belong to a ${kind} key` }))
  if (errors.length > 0) throw new Refusal(platformRefusals.invalidRequest, { errors })
}
