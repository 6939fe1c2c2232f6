import type { Context } from '../../platform/context.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import type { NewKey, StoreSettings } from '../stores/index.ts'
import { readSettings } from '../stores/index.ts'
import { findAccount } from '../users/index.ts'
import { contextOfNewStore, foundStore, type WantedStore } from './found-store.ts'

/**
 * Begins a further store of this installation, whose first owner the caller is.
 * @throws Refusal not-permitted unless the account may make stores, second-factor-required, slug-taken
 */
export async function createStore(
  context: Context,
  wanted: WantedStore,
): Promise<{ store: StoreSettings; publishableKey: NewKey }> {
  const { actor } = context
  const account = actor.kind === 'staff' ? await findAccount(context.db, actor.accountId) : null
  if (actor.kind !== 'staff' || !account?.mayCreateStores) throw new Refusal(platformRefusals.notPermitted)
  if (!actor.secondFactor) throw new Refusal(platformRefusals.secondFactorRequired)
  const founder = { accountId: account.id, accountName: account.name }
  const inStore = contextOfNewStore(context, { wanted, ...founder })
  const { publishableKey } = await foundStore(inStore, { wanted, accountId: account.id })
  return { store: await mustBeThere(inStore), publishableKey }
}

/** The settings of a store that has just begun. */
export async function mustBeThere(context: Context): Promise<StoreSettings> {
  const store = await readSettings(context.db, context.store.id)
  if (!store) throw new Error('a new store was gone at once')
  return store
}
