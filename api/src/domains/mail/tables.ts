import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, commerce, createdAt, instant, storeId } from '../../platform/tables.ts'
import { stores } from '../stores/tables.ts'

/**
 * Mails on their way. `sealed` is what the mail says, encrypted; it and the address are kept only until the mail is
 * sent or has failed for good, the rest for 30 days. The worker finds due mails across stores.
 */
export const mails = commerce.table(
  'mails',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    template: text('template').notNull(),
    locale: text('locale').notNull(),
    toAddress: text('to_address'),
    sealed: bytes('sealed'),
    status: text('status').notNull().default('waiting'),
    /** Begun attempts: the mark of an attempt that has been overtaken is refused by it. */
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull().default(sql`now()`),
    /** While it is being sent: after this moment another worker may take over. */
    leaseUntil: instant('lease_until'),
    sentAt: instant('sent_at'),
    /** A code such as `smtp-550`, never a text of the server's: those repeat the address. */
    lastError: text('last_error'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'mails_store' }),
    index('mails_waiting').on(t.nextAttemptAt).where(sql`status = 'waiting'`),
    index('mails_sending').on(t.leaseUntil).where(sql`status = 'sending'`),
    index('mails_failed').on(t.createdAt).where(sql`status = 'failed'`),
    index('mails_age').on(t.createdAt),
    check('mails_status', sql`${t.status} in ('waiting', 'sending', 'sent', 'failed')`),
    check('mails_attempts', sql`${t.attempts} >= 0`),
    check('mails_lease', sql`(${t.status} = 'sending') = (${t.leaseUntil} is not null)`),
    check('mails_sent', sql`(${t.status} = 'sent') = (${t.sentAt} is not null)`),
    check(
      'mails_wiped',
      sql`(${t.status} in ('waiting', 'sending')) = (${t.sealed} is not null) and (${t.sealed} is null) = (${t.toAddress} is null)`,
    ),
    check('mails_error', sql`${t.lastError} ~ '^[a-z0-9-]{1,40}$'`),
  ],
)
