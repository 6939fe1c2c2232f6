import { sql } from 'drizzle-orm'
import { bigint, char, customType, jsonb, pgSchema, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The schema that holds every commerce table; the edge functions have one of their own. */
export const commerce = pgSchema('commerce')

/** The tenant column: first in every key, index and foreign key, so that rows can be spread by store. */
export const storeId = () => uuid('store_id').notNull()

export const createdAt = () => timestamp('created_at', { withTimezone: true }).notNull().default(sql`now()`)
export const updatedAt = () => timestamp('updated_at', { withTimezone: true }).notNull().default(sql`now()`)
export const instant = (name: string) => timestamp(name, { withTimezone: true })

/** Integer minor units. Read as text by the driver and parsed by `amountFrom`, never as a float. */
export const amount = (name: string) => bigint(name, { mode: 'bigint' })

/** ISO 4217 alphabetic code. */
export const currency = () => char('currency', { length: 3 }).notNull()

/** The caller's own keys and values, bounded by the contract. */
export const metadata = () => jsonb('metadata').notNull().default(sql`'{}'::jsonb`)

/** Sealed text (platform/sealing.ts) or raw bytes. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
