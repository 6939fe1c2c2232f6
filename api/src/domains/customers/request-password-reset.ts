import { type AttemptClient, slowDown } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { atEvenPace } from '../../platform/even-pace.ts'
import { queueMail } from '../mail/index.ts'
import { linkSeconds, mustHavePages } from './mailed-link.ts'
import { issueToken } from './one-time-token.ts'
import { findByEmail } from './queries.ts'

/**
 * Mails a link to choose a new password; an address without an account gets another mail. To the caller both are the
 * same, in words and in work. No event tells of it, because nothing happened yet.
 * @throws Refusal store-has-no-pages, too-many-requests
 */
export function requestPasswordReset(
  context: Context,
  of: { email: string; client: AttemptClient },
): Promise<void> {
  return atEvenPace(() => mailWayIn(context, of))
}

async function mailWayIn(context: Context, of: { email: string; client: AttemptClient }): Promise<void> {
  mustHavePages(context)
  const attempt = await slowDown(context, { rule: 'mailedWayIn', subject: of.email, client: of.client })
  if (attempt.merged) return
  await inTransaction(context, async (tx) => {
    const known = await findByEmail(tx.tx, tx.store.id, of.email)
    const { token } = await issueToken(tx, {
      purpose: 'reset_password',
      customerId: known?.id ?? null,
      lifetimeSeconds: linkSeconds.resetPassword,
      stillborn: known === null,
    })
    const to = of.email
    if (!known) queueMail(tx, { to, template: 'no-account', locale: tx.store.locale, data: {} })
    else
      queueMail(tx, {
        to,
        template: 'reset-password',
        locale: known.locale,
        data: { token, validSeconds: linkSeconds.resetPassword },
      })
  })
}
