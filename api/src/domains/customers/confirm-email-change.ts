import { z } from '@hono/zod-openapi'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { queueMail } from '../mail/index.ts'
import { signedIn } from './customer.ts'
import { peekToken, spendToken } from './one-time-token.ts'
import { findByEmail, lockCustomer, writeEmail } from './queries.ts'
import { customerRefusals } from './refusals.ts'
import type { EmailChange } from './request-email-change.ts'
import { voidTokens } from './token-queries.ts'

const changeSchema: z.ZodType<EmailChange> = z.object({ from: z.string(), to: z.string() })

/**
 * Gives the customer of the link the address that the link was mailed to, makes every other link dead and tells the
 * old address. Sessions stay. Only in a session of that customer: whoever owns the address but did not ask must not give
 * it, and the guest orders that follow it, to somebody else's account by pressing a button.
 * @throws Refusal link-not-valid
 */
export async function confirmEmailChange(context: Context, of: { token: string }): Promise<void> {
  const linkNotValid = new Refusal(customerRefusals.linkNotValid)
  const peeked = await peekToken(context, 'change_email', of.token)
  const { customerId } = signedIn(context)
  if (peeked?.customerId !== customerId) throw linkNotValid
  const { from, to } = changeSchema.parse(peeked.data)
  await inTransaction(context, async (tx) => {
    // Customer before links and sessions: the order in which everybody locks them.
    const customer = await lockCustomer(tx.tx, tx.store.id, customerId)
    if (!(await spendToken(tx, 'change_email', of.token))) throw linkNotValid
    if (customer?.status !== 'active' || customer.email !== from) throw linkNotValid
    if (await findByEmail(tx.tx, tx.store.id, to)) throw linkNotValid
    const version = await writeEmail(tx.tx, tx.store.id, { customer, email: to, now: tx.now })
    await voidTokens(tx.tx, tx.store.id, { customerId: customer.id, clock: tx.clock })
    queueMail(tx, { to: from, template: 'email-changed', locale: customer.locale, data: {} })
    recordEvent(tx, {
      type: 'customer.email_changed',
      aggregate: 'customer',
      aggregateId: customer.id,
      version,
      payload: {},
    })
  })
}
