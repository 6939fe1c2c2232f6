import { type AttemptClient, slowDown } from '../../platform/attempts.ts'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { closingFailedTry, closingUsedLookup, lockLookup, renewSecret } from './lookup-queries.ts'
import type { Order } from './order.ts'
import { readOrderIn } from './order-queries.ts'
import { orderRefusals } from './refusals.ts'
import { lookupHashOf } from './request-order-lookup.ts'

const triesMax = 5
const secretDays = 90

/** Where the digest of a code belongs: no code fits anywhere else. */
export const codeContext = (lookupId: string): string => `order lookup:${lookupId}`

interface Answer {
  number: string
  email: string
  code: string
}

/**
 * Opens an order by the code that was mailed to its address: once, and not after five wrong tries. Its secret lives for
 * 90 days from now.
 * @throws Refusal order-code-not-accepted whatever the reason, too-many-requests
 */
export async function confirmOrderLookup(
  context: Context,
  of: Answer & { client: AttemptClient },
): Promise<Order> {
  const attempt = await slowDown(context, { rule: 'mailedCode', subject: of.number, client: of.client })
  const order = await inTransaction(context, (tx) => open(tx, of))
  if (!order) throw new Refusal(orderRefusals.codeNotAccepted)
  await attempt.succeeded()
  return order
}

/** @returns null when the code does not fit; that it was tried is kept */
async function open(context: TxContext, of: Answer): Promise<Order | null> {
  const { tx, store } = context
  const lookup = await lockLookup(tx, store.id, lookupHashOf(context, of))
  if (!lookup || lookup.attempts >= triesMax) return null
  const fits = context.codes.matches(lookup.codeHash, 'mailed', of.code, codeContext(lookup.id))
  if (!fits || lookup.orderId === null) {
    tx.atClose(closingFailedTry(store.id, lookup.id))
    return null
  }
  await renewSecret(tx, store.id, { orderId: lookup.orderId, days: secretDays })
  tx.atClose(closingUsedLookup(store.id, lookup.id))
  recordEvent(context, {
    type: 'order_lookup.confirmed',
    aggregate: 'orderAccessCode',
    aggregateId: lookup.id,
    version: 2,
    payload: { orderId: lookup.orderId },
  })
  return readOrderIn(tx, store.id, lookup.orderId)
}
