import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import type { Passkey } from './passkey.ts'
import { writeName } from './passkey-queries.ts'
import { writeCustomer } from './queries.ts'
import { lockSignedIn } from './signed-in-customer.ts'

/** Names a passkey, so that its customer recognizes it. @throws Refusal not-found */
export async function renamePasskey(
  context: Context,
  of: { passkeyId: string; name: string },
): Promise<Passkey> {
  return inTransaction(context, async (tx) => {
    const customer = await lockSignedIn(tx)
    const passkey = await writeName(tx.tx, tx.store.id, { ...of, customerId: customer.id })
    if (!passkey) throw new Refusal(platformRefusals.notFound)
    const written = await writeCustomer(tx.tx, tx.store.id, { customer, change: {}, now: tx.now })
    recordEvent(tx, {
      type: 'customer.passkey_renamed',
      aggregate: 'customer',
      aggregateId: customer.id,
      version: written.version,
      payload: { passkeyId: passkey.id },
    })
    return passkey
  })
}
