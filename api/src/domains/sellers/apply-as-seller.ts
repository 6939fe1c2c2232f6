import { type AttemptClient, slowDown } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { recordEvent } from '../events/index.ts'
import { queueMail } from '../mail/index.ts'
import { insertApplication } from './queries.ts'
import { sellerHandle } from './seller-handle.ts'

/**
 * Somebody wants to sell here. The first application of an address waits for a decision; another one, sent while it
 * waits, is not kept, and nobody is told: the mail goes to the address either way.
 */
export async function applyAsSeller(
  context: Context,
  of: {
    name: string
    email: string
    country: string
    website: string | null
    description: string
    client: AttemptClient
  },
): Promise<void> {
  await slowDown(context, { rule: 'mailedRequest', subject: of.email, client: of.client })
  await inTransaction(context, async (tx) => {
    const id = newId('seller')
    const fresh = await insertApplication(
      tx.tx,
      tx.store.id,
      { ...of, id, handle: sellerHandle(of.name, id) },
      tx.now,
    )
    queueMail(tx, {
      to: of.email,
      template: 'seller-application-received',
      locale: tx.store.locale,
      data: {},
    })
    if (!fresh) return
    recordEvent(tx, {
      type: 'seller.applied',
      aggregate: 'seller',
      aggregateId: id,
      version: 1,
      payload: { country: of.country },
    })
  })
}
