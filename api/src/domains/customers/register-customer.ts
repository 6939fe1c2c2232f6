import { type AttemptClient, slowDown } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { hashPassword } from '../../platform/passwords.ts'
import { queueMail } from '../mail/index.ts'
import { linkSeconds, mustHavePages, mustSpeak } from './mailed-link.ts'
import { mustBeGoodPassword } from './new-password.ts'
import { issueToken } from './one-time-token.ts'
import { findByEmail } from './queries.ts'

/** What waits, sealed, for the address to be confirmed. */
export interface Registration {
  email: string
  fullName: string
  locale: string
  passwordHash: string
  consents: { purpose: string; textVersion: string }[]
}

/**
 * Mails a link that makes the account. An address that has one gets another mail; to the caller both are the same, in
 * words and in work: one hash, one row, one mail. No event tells of it, because nothing happened yet.
 * @throws Refusal invalid-request, store-has-no-pages, too-many-requests
 */
export async function registerCustomer(
  context: Context,
  of: {
    email: string
    password: string
    fullName: string
    locale: string | undefined
    consents: Registration['consents']
    client: AttemptClient
  },
): Promise<void> {
  mustHavePages(context)
  mustSpeak(context, of.locale)
  const { email, fullName, consents } = of
  await mustBeGoodPassword(context, {
    password: of.password,
    about: [email, fullName],
    pointer: '/password',
  })
  await slowDown(context, { rule: 'mailedRequest', subject: email, client: of.client })
  const passwordHash = await hashPassword(of.password)
  const locale = of.locale ?? context.store.locale
  const data: Registration = { email, fullName, locale, passwordHash, consents }
  await inTransaction(context, async (tx) => {
    const known = await findByEmail(tx.tx, tx.store.id, email)
    const { token } = await issueToken(tx, {
      purpose: 'register',
      customerId: null,
      data,
      lifetimeSeconds: linkSeconds.register,
      stillborn: known !== null,
    })
    if (known) queueMail(tx, { to: email, template: 'already-registered', locale: known.locale, data: {} })
    else
      queueMail(tx, {
        to: email,
        template: 'confirm-registration',
        locale,
        data: { token, validSeconds: linkSeconds.register },
      })
  })
}
