import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { hashPassword } from '../../platform/passwords.ts'
import { Refusal } from '../../platform/refusals.ts'
import { digest } from '../../platform/secrets.ts'
import type { NewKey, StoreSettings } from '../stores/index.ts'
import {
  allowStoreCreation,
  founderLinkWorks,
  mustBeGoodPassword,
  normalizedEmail,
  openInvitedAccount,
  useFounderLink,
} from '../users/index.ts'
import { mustBeThere } from './create-store.ts'
import { contextOfNewStore, foundStore, type WantedStore } from './found-store.ts'
import { storeLifeRefusals } from './refusals.ts'

/**
 * Makes the first account of an empty installation, by the link that `pnpm owner:create` printed, and its first store.
 * The account owns the store and may make more.
 * @throws Refusal owner-link-not-valid, slug-taken, invalid-request when the password is easy to guess
 */
export async function createFirstOwner(
  context: Context,
  of: { token: string; name: string; email: string; password: string; store: WantedStore },
): Promise<{ email: string; store: StoreSettings; publishableKey: NewKey }> {
  const tokenHash = digest(of.token)
  // Before a password is hashed for anybody.
  if (!(await founderLinkWorks(context.db, tokenHash))) throw new Refusal(storeLifeRefusals.ownerLinkNotValid)
  const email = normalizedEmail(of.email)
  await mustBeGoodPassword(of.password, {
    pointer: '/password',
    context: [of.name, email, of.store.name, of.store.slug],
  })
  const passwordHash = await hashPassword(of.password)
  const account = { accountId: newId('staffAccount'), name: of.name, email, passwordHash }
  const inStore = contextOfNewStore(context, {
    wanted: of.store,
    accountId: account.accountId,
    accountName: of.name,
  })
  const { publishableKey } = await inTransaction(inStore, async (tx) => {
    if (!(await useFounderLink(tx.tx, tokenHash))) throw new Refusal(storeLifeRefusals.ownerLinkNotValid)
    await openInvitedAccount(tx, account)
    await allowStoreCreation(tx.tx, account.accountId)
    return foundStore(tx, { wanted: of.store, accountId: account.accountId })
  })
  return { email, store: await mustBeThere(inStore), publishableKey }
}
