import { type AttemptClient, slowDown } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { atEvenPace } from '../../platform/even-pace.ts'
import { digest, storeToken } from '../../platform/secrets.ts'
import { secondsAfter } from '../../platform/time.ts'
import { queueMail } from '../mail/index.ts'
import { normalizedEmail } from './account.ts'
import { findAccountOfStore, insertResetToken } from './account-queries.ts'

const validSeconds = 3600

/**
 * Mails a link to choose a new password, if the address belongs to somebody who works for this store, as staff or for a
 * seller. Otherwise it mails that there is no account: work and answer are the same.
 * @throws Refusal too-many-requests
 */
export function requestAccountPasswordReset(
  context: Context,
  of: { email: string; desk: 'staff' | 'seller'; client: AttemptClient },
): Promise<void> {
  return atEvenPace(() => mailWayIn(context, of))
}

async function mailWayIn(
  context: Context,
  of: { email: string; desk: 'staff' | 'seller'; client: AttemptClient },
): Promise<void> {
  const email = normalizedEmail(of.email)
  const attempt = await slowDown(context, {
    rule: 'accountMailedWayIn',
    subject: email,
    client: of.client,
  })
  if (attempt.merged) return
  await inTransaction(context, async (tx) => {
    const { store } = tx
    const account = await findAccountOfStore(tx.tx, store.id, email)
    const token = storeToken('rst', store.id)
    await insertResetToken(tx.tx, {
      accountId: account?.id ?? null,
      tokenHash: digest(token),
      expiresAt: secondsAfter(tx.clock, validSeconds),
    })
    const mail = { to: email, locale: store.locale }
    if (account)
      queueMail(tx, {
        ...mail,
        template: 'staff-reset-password',
        data: { desk: of.desk, token, validSeconds },
      })
    else queueMail(tx, { ...mail, template: 'no-account', data: {} })
  })
}
