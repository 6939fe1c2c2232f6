import type { Database } from '../../platform/database.ts'
import { digest, newSecret } from '../../platform/secrets.ts'
import { hasAccounts, insertFounderLink } from '../users/index.ts'

const lifetimeSeconds = 24 * 3600

/**
 * A link that works once, for a day, and ends every earlier one.
 * @param desk address of the admin desk, without a slash at the end
 * @returns null when this installation has an account already
 */
export async function inviteFirstOwner(
  db: Database,
  desk: string,
): Promise<{ link: string; expiresAt: Date } | null> {
  if (await hasAccounts(db)) return null
  const token = `own_${newSecret()}`
  const expiresAt = await insertFounderLink(db, { tokenHash: digest(token), lifetimeSeconds })
  // As mails do it: the desk's pages are made by its server, which nothing behind a # reaches.
  const link = new URL('/setup', desk)
  link.searchParams.set('token', token)
  return { link: link.href, expiresAt }
}
