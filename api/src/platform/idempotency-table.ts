import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, commerce, createdAt, instant, storeId } from './tables.ts'

/** Keys are kept as digests and replies encrypted by the key itself: whoever reads this table learns neither. */
export const idempotencyKeys = commerce.table(
  'idempotency_keys',
  {
    storeId: storeId(),
    principal: text('principal').notNull(),
    operation: text('operation').notNull(),
    keyHash: text('key_hash').notNull(),
    bodyHash: text('body_hash').notNull(),
    phase: text('phase').notNull(),
    leaseUntil: instant('lease_until'),
    status: integer('status'),
    reply: bytes('reply'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.principal, t.operation, t.keyHash] }),
    index('idempotency_keys_age').on(t.createdAt),
    check('idempotency_keys_phase', sql`${t.phase} in ('running', 'done')`),
    check('idempotency_keys_done', sql`(${t.phase} = 'done') = (${t.status} is not null)`),
  ],
)
