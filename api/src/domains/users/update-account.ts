import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { writeAccountName } from './account-queries.ts'
import { loadOwnSession, mustHaveShown } from './own-session.ts'

/**
 * Changes the caller's name, in every store.
 * @throws Refusal version-conflict, second-factor-required
 */
export async function updateAccount(
  context: Context,
  of: { name: string | undefined; ifMatch: number | undefined },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const own = await loadOwnSession(tx)
    mustHaveShown(own)
    const { account } = own
    if (of.ifMatch !== undefined && of.ifMatch !== account.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    const name = of.name ?? account.name
    if (name === account.name) return
    const version = account.version + 1
    await writeAccountName(tx.tx, { id: account.id, name, version })
    recordEvent(tx, {
      type: 'staff.account_changed',
      aggregate: 'staffAccount',
      aggregateId: account.id,
      version,
      payload: {},
      details: { before: { name: account.name }, after: { name } },
    })
  })
}
