import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { hashPassword } from '../../platform/passwords.ts'
import { Refusal } from '../../platform/refusals.ts'
import { mustHavePages } from './mailed-link.ts'
import { mustBeGoodPassword } from './new-password.ts'
import { peekToken, spendToken } from './one-time-token.ts'
import { lockCustomer, readCustomer } from './queries.ts'
import { customerRefusals } from './refusals.ts'
import { writePassword } from './write-password.ts'

/**
 * Sets a new password by the token of a mailed link, and ends every session. A password that is refused leaves the
 * link as it was.
 * @throws Refusal link-not-valid, invalid-request, store-has-no-pages
 */
export async function resetPassword(
  context: Context,
  of: { token: string; password: string },
): Promise<void> {
  mustHavePages(context)
  const peeked = await peekToken(context, 'reset_password', of.token)
  const customer = peeked?.customerId && (await readCustomer(context.db, context.store.id, peeked.customerId))
  if (!customer) throw new Refusal(customerRefusals.linkNotValid)
  await mustBeGoodPassword(context, {
    password: of.password,
    about: [customer.email, customer.fullName],
    pointer: '/password',
  })
  const passwordHash = await hashPassword(of.password)
  await inTransaction(context, async (tx) => {
    // Customer before links and sessions: the order in which everybody locks them.
    await lockCustomer(tx.tx, tx.store.id, customer.id)
    const spent = await spendToken(tx, 'reset_password', of.token)
    if (spent?.customerId !== customer.id) throw new Refusal(customerRefusals.linkNotValid)
    const written = await writePassword(tx, {
      customerId: customer.id,
      passwordHash,
      ended: { which: 'all', because: 'password_reset' },
    })
    if (!written) throw new Refusal(customerRefusals.linkNotValid)
  })
}
