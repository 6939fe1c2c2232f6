import type { AttemptClient } from '../../platform/attempts.ts'
import { slowDown } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { recordEvent } from '../events/index.ts'
import { closingNewLookup } from './lookup-queries.ts'

/** A mailed code works for so long. */
export const codeLifetimeSeconds = 15 * 60

/** Keyed digest of what a guest types: the row that holds it says neither number nor address. */
export const lookupHashOf = ({ secrets }: Context, of: { number: string; email: string }): string =>
  secrets.pseudonym('order lookup', `${of.number} ${of.email.toLowerCase()}`)

/**
 * A guest wants to open an order without its link. Whether there is one is the worker's to find out, which mails the
 * code; here known and unknown orders are one row each, and nothing else.
 * @throws Refusal too-many-requests
 */
export async function requestOrderLookup(
  context: Context,
  of: { number: string; email: string; client: AttemptClient },
): Promise<void> {
  const subject = `${of.number} ${of.email}`
  const attempt = await slowDown(context, { rule: 'mailedWayIn', subject, client: of.client })
  if (attempt.merged) return
  await inTransaction(context, async (tx) => {
    const id = newId('orderAccessCode')
    tx.tx.atClose(
      closingNewLookup(tx.store.id, {
        id,
        lookupHash: lookupHashOf(tx, of),
        number: of.number,
        email: of.email,
        lifetimeSeconds: codeLifetimeSeconds,
      }),
    )
    recordEvent(tx, {
      type: 'order_lookup.requested',
      aggregate: 'orderAccessCode',
      aggregateId: id,
      version: 1,
      payload: {},
    })
  })
}
