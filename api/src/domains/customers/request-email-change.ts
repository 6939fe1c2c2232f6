import { type AttemptClient, slowDown } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { queueMail } from '../mail/index.ts'
import { linkSeconds, mustHavePages } from './mailed-link.ts'
import { issueToken } from './one-time-token.ts'
import { proveIdentity } from './prove-identity.ts'
import { findByEmail } from './queries.ts'

/** What a link to change an address is bound to, besides its customer. */
export interface EmailChange {
  /** The address that is left: once it is another, the link is dead */
  from: string
  to: string
}

/**
 * Mails a link to the new address; one that has an account already gets another mail. To the caller both are the same,
 * in words and in work. Nothing changes, and no event tells of it, until the link is followed.
 * @throws Refusal wrong-password, recent-sign-in-needed, invalid-request, store-has-no-pages, too-many-requests
 */
export async function requestEmailChange(
  context: Context,
  of: {
    newEmail: string
    password: string | undefined
    client: AttemptClient
  },
): Promise<void> {
  mustHavePages(context)
  const customer = await proveIdentity(context, of)
  const { newEmail } = of
  if (newEmail === customer.email) {
    const message = 'is your address already'
    throw new Refusal(platformRefusals.invalidRequest, {
      detail: `/newEmail: ${message}`,
      errors: [{ pointer: '/newEmail', message }],
    })
  }
  await slowDown(context, { rule: 'mailedRequest', subject: newEmail, client: of.client })
  const data: EmailChange = { from: customer.email ?? '', to: newEmail }
  await inTransaction(context, async (tx) => {
    const known = await findByEmail(tx.tx, tx.store.id, newEmail)
    const { token } = await issueToken(tx, {
      purpose: 'change_email',
      customerId: customer.id,
      data,
      lifetimeSeconds: linkSeconds.changeEmail,
      stillborn: known !== null,
    })
    const to = newEmail
    if (known) queueMail(tx, { to, template: 'already-registered', locale: known.locale, data: {} })
    else
      queueMail(tx, {
        to,
        template: 'confirm-email-change',
        locale: customer.locale,
        data: { token, validSeconds: linkSeconds.changeEmail },
      })
  })
}
