import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { holdsPermission, keyScopes } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { newSecret } from '../../platform/secrets.ts'
import {
  changeStore,
  lockStore,
  type NewKey,
  readSettings,
  type StoreSettings,
  storeRefusals,
} from '../stores/index.ts'
import { contextOfNewStore, foundStore } from './found-store.ts'
import { storeLifeRefusals } from './refusals.ts'
import { tableNamed } from './tables.ts'
import { readAllRows, readRuleRows, readSellerRows } from './twin-queries.ts'

export interface NewTwin {
  storeId: string
  slug: string
  publishableKey: NewKey
  secretKey: NewKey
}

/**
 * Makes a store to rehearse in: the settings, ways to ship, tax, price lists, sellers and catalogue of this one, no
 * customers, no orders, no secrets, and a clock that can be moved. Its staff is that of this store, everybody in the same role, and its secret
 * key may do what the caller may. The catalogue follows within seconds.
 * @throws Refusal twin-exists, twin-of-twin, not-permitted for anybody but staff
 */
export async function createTestTwin(context: Context): Promise<NewTwin> {
  const { actor, db } = context
  if (actor.kind !== 'staff') throw new Refusal(platformRefusals.notPermitted)
  const { live, twinId, claimed } = await claimTwin(context)
  if (!claimed && (await readSettings(db, twinId))) throw new Refusal(storeLifeRefusals.twinExists)
  const twin = {
    roles: await readAllRows(db, live.id, tableNamed('staff_roles')),
    memberships: await readAllRows(db, live.id, tableNamed('staff_memberships')),
    sellers: await readSellerRows(db, live.id),
    rules: await readRuleRows(db, live.id),
    scopes: keyScopes.filter((scope) => holdsPermission(actor, scope)),
  }
  const make = async (slug: string) => {
    const wanted = { ...live, slug }
    const founder = { accountId: actor.accountId, accountName: actor.name }
    const inTwin = contextOfNewStore(context, { wanted, ...founder, id: twinId, twinOf: live.id })
    const keys = await foundStore(inTwin, { wanted, accountId: actor.accountId, twin })
    return { storeId: twinId, slug, ...keys, secretKey: keys.secretKey as NewKey }
  }
  const slug = `${live.slug.slice(0, 30)}-test`
  try {
    return await make(slug)
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== storeRefusals.slugTaken) throw error
  }
  // Somebody else made the twin in this moment, or another store has the slug.
  if (await readSettings(db, twinId)) throw new Refusal(storeLifeRefusals.twinExists)
  return make(
    `${slug}-${newSecret()
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '')
      .slice(0, 6)}`,
  )
}

/** The twin's id, kept before the twin is made: whoever dies in between goes on where it stopped. */
async function claimTwin(
  context: Context,
): Promise<{ live: StoreSettings; twinId: string; claimed: boolean }> {
  return inTransaction(context, async (tx) => {
    const live = await lockStore(tx)
    if (live.twinOf !== null) throw new Refusal(storeLifeRefusals.twinOfTwin)
    if (live.twinId !== null) return { live, twinId: live.twinId, claimed: false }
    const twinId = newId('store')
    const of = { changes: { twinId }, type: 'store.twin_created', payload: { twinId } } as const
    return { live: await changeStore(tx, live, of), twinId, claimed: true }
  })
}
