import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newMailedCode } from '../../platform/one-time-codes.ts'
import { queueMail } from '../mail/index.ts'
import { codeContext } from './confirm-order-lookup.ts'
import { writeCode } from './lookup-queries.ts'
import { readOrderIn } from './order-queries.ts'
import { codeLifetimeSeconds } from './request-order-lookup.ts'

/** Makes the code of a lookup and mails it to the address of the order, once. Nothing when no order fits. */
export async function mailOrderCode(context: Context, of: { lookupId: string }): Promise<void> {
  await inTransaction(context, async (tx) => {
    const code = newMailedCode()
    const codeHash = tx.codes.digest('mailed', code, codeContext(of.lookupId))
    const orderId = await writeCode(tx.tx, tx.store.id, { id: of.lookupId, codeHash })
    const order = orderId && (await readOrderIn(tx.tx, tx.store.id, orderId))
    if (!order) return
    queueMail(tx, {
      to: order.email,
      template: 'order-code',
      locale: tx.store.locale,
      data: { code, orderNumber: order.number, validSeconds: codeLifetimeSeconds },
    })
  })
}
