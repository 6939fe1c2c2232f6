import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { toWire } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { type Client, recognizeAccount, userRefusals } from '../users/index.ts'
import { type NewSellerSession, openSellerSession } from './open-seller-session.ts'
import { sellerRefusals } from './refusals.ts'
import { listMemberships, type SellerMembership } from './session-queries.ts'

const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Signs a member of a seller in. Unknown account, wrong password and no membership answer alike, after the same work.
 * @throws Refusal too-many-requests; wrong-credentials; choose-seller, with the sellers, when the account works for
 * several and named none
 */
export async function createSellerSession(
  context: Context,
  of: { email: string; password: string; sellerId: string | undefined; client: Client },
): Promise<NewSellerSession> {
  const { account, attempt } = await recognizeAccount(context, of)
  const session = await inTransaction(context, async (tx) => {
    const memberships = await listMemberships(tx.tx, tx.store.id, account?.id ?? nobody)
    if (!account) throw new Refusal(userRefusals.wrongCredentials)
    const seller = chooseSeller(memberships, of.sellerId)
    return openSellerSession(tx, { account, seller, userAgent: of.client.userAgent })
  })
  await attempt.succeeded()
  return session
}

/** @throws Refusal wrong-credentials, choose-seller */
function chooseSeller(memberships: SellerMembership[], wanted: string | undefined): SellerMembership {
  const fitting = memberships.filter(({ sellerId }) => wanted === undefined || sellerId === wanted)
  const [only, ...others] = fitting
  if (!only) throw new Refusal(userRefusals.wrongCredentials)
  if (others.length > 0)
    throw new Refusal(sellerRefusals.chooseSeller, {
      members: {
        sellers: memberships.map(({ sellerId, sellerName }) => ({
          id: toWire('seller', sellerId),
          name: sellerName,
        })),
      },
    })
  return only
}
