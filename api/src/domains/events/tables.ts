import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { commerce, instant, storeId } from '../../platform/tables.ts'
import { stores } from '../stores/tables.ts'

/**
 * What happened, once, in the transaction of the write. Rows never change, but for `position`:
 * the place in the one order, given by the relay after commit (the only column anybody may update).
 */
export const events = commerce.table(
  'events',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    type: text('type').notNull(),
    aggregateType: text('aggregate_type').notNull(),
    aggregateId: uuid('aggregate_id').notNull(),
    aggregateVersion: integer('aggregate_version').notNull(),
    actor: text('actor').notNull(),
    requestId: text('request_id').notNull(),
    payload: jsonb('payload').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    /** Who sees it besides staff: `everybody`, `customer:<id>`, `seller:<id>`, `order:<id>`. */
    audience: text('audience').array().notNull().default(sql`'{}'`),
    position: bigint('position', { mode: 'number' }),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('events_version').on(t.storeId, t.aggregateType, t.aggregateId, t.aggregateVersion, t.type),
    uniqueIndex('events_position').on(t.position).where(sql`position is not null`),
    index('events_newest').on(t.storeId, t.occurredAt, t.id),
    index('events_of_store').on(t.storeId, t.position).where(sql`position is not null`),
    /** The newest of a rare type, and the oldest of one whose time is over. */
    index('events_of_type').on(t.storeId, t.type, t.position).where(sql`position is not null`),
    index('events_waiting').on(t.id).where(sql`position is null`),
    /** Who works here: staff, sellers and servers, without all that shoppers do. */
    index('events_audit')
      .on(t.storeId, t.occurredAt, t.id)
      .where(sql`split_part(actor, ':', 1) in ('staff', 'secret_key', 'seller_member', 'seller_key')`),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'events_store' }),
    check('events_aggregate_version', sql`${t.aggregateVersion} > 0`),
  ],
)

/** Who sees an event besides staff, in the order of the feed: written by the relay when it gives the place. */
export const eventAudiences = commerce.table(
  'event_audiences',
  {
    storeId: storeId(),
    audience: text('audience').notNull(),
    position: bigint('position', { mode: 'number' }).notNull(),
    eventId: uuid('event_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.audience, t.position] }),
    index('event_audiences_event').on(t.storeId, t.eventId),
    foreignKey({
      columns: [t.storeId, t.eventId],
      foreignColumns: [events.storeId, events.id],
      name: 'event_audiences_event',
    }),
  ],
)

/** Up to which place events of a type are in the feed no more: `kept_since` is the moment before which their time was over. */
export const feedHorizons = commerce.table(
  'feed_horizons',
  {
    storeId: storeId(),
    type: text('type').notNull(),
    position: bigint('position', { mode: 'number' }).notNull(),
    keptSince: instant('kept_since').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.type] }),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'feed_horizons_store' }),
  ],
)

/** What an event must not say in public: before and after of a change by staff. May be erased; the event stays. */
export const eventDetails = commerce.table(
  'event_details',
  {
    storeId: storeId(),
    eventId: uuid('event_id').notNull(),
    before: jsonb('before'),
    after: jsonb('after'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.eventId] }),
    foreignKey({
      columns: [t.storeId, t.eventId],
      foreignColumns: [events.storeId, events.id],
      name: 'event_details_event',
    }),
  ],
)

/** One row: the last place given. Its row lock makes the relay single. */
export const eventFeed = commerce.table('event_feed', {
  name: text('name').primaryKey(),
  lastPosition: bigint('last_position', { mode: 'number' }).notNull(),
})
