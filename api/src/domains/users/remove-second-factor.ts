import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { accountActor } from './account.ts'
import { readMemberships } from './list-account-stores.ts'
import { loadOwnSession, mustHaveShown } from './own-session.ts'
import { recordAccountChange } from './record-account-change.ts'
import { userRefusals } from './refusals.ts'
import { deleteSecondFactor } from './second-factor-queries.ts'

/**
 * Removes the second factor of an account that owns no store. What needs one is refused from then on.
 * @throws Refusal second-factor-not-set-up, second-factor-kept, second-factor-required
 */
export async function removeSecondFactor(context: Context): Promise<void> {
  const memberships = await readMemberships(context, accountActor(context.actor).accountId)
  await inTransaction(context, async (tx) => {
    const own = await loadOwnSession(tx)
    if (!own.factor?.confirmedAt) throw new Refusal(userRefusals.secondFactorNotSetUp)
    mustHaveShown(own)
    if (memberships.some(({ member }) => member.isOwner)) throw new Refusal(userRefusals.secondFactorKept)
    await deleteSecondFactor(tx.tx, own.account.id)
    await recordAccountChange(tx, own.account, { type: 'staff.second_factor_removed', payload: {} })
  })
}
