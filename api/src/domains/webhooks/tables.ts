import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, commerce, createdAt, instant, storeId, updatedAt } from '../../platform/tables.ts'
import { sellers } from '../sellers/tables.ts'
import { stores } from '../stores/tables.ts'

/**
 * Where events are sent. Its row lock is the lock of its queue: whoever adds, claims, ends or rearranges deliveries of an
 * endpoint holds it, so that what follows from the others (`due_at`, whose turn it is) is never worked out from an old view.
 */
export const webhookEndpoints = commerce.table(
  'webhook_endpoints',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    /** Whose it is; null: the store's own. */
    sellerId: uuid('seller_id'),
    /** `edge`: our own functions, made by the installation and not by people. */
    kind: text('kind').notNull().default('partner'),
    url: text('url').notNull(),
    description: text('description').notNull(),
    /** Types of events, `order.*`, or `*`. */
    events: text('events').array().notNull(),
    /** What whoever chose the events may read: it sees what a key with these would see. */
    permissions: text('permissions').array().notNull(),
    status: text('status').notNull().default('unverified'),
    disabledBecause: text('disabled_because'),
    /** Of the feed: up to here events have become deliveries. */
    position: bigint('position', { mode: 'number' }).notNull(),
    /** While an earlier part is told again: up to here deliveries that are over begin anew. */
    replayUpTo: bigint('replay_up_to', { mode: 'number' }),
    /** There may be events after its place that are no deliveries yet, though nothing new has happened. */
    behind: boolean('behind').notNull().default(true),
    /** Attempts that have failed since the last one that did not. */
    failures: integer('failures').notNull().default(0),
    /** It asked for a break. */
    pausedUntil: instant('paused_until'),
    /** When the next delivery is due or the lease of one runs out; null: there is none. */
    dueAt: instant('due_at'),
    verifiedAt: instant('verified_at'),
    lastDeliveredAt: instant('last_delivered_at'),
    version: integer('version').notNull().default(1),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'webhook_endpoints_store' }),
    foreignKey({
      columns: [t.storeId, t.sellerId],
      foreignColumns: [sellers.storeId, sellers.id],
      name: 'webhook_endpoints_seller',
    }),
    index('webhook_endpoints_newest').on(t.storeId, t.sellerId, t.createdAt, t.id),
    index('webhook_endpoints_due').on(t.dueAt).where(sql`status = 'enabled'`),
    index('webhook_endpoints_behind').on(t.id).where(sql`behind and status = 'enabled'`),
    index('webhook_endpoints_removed').on(t.updatedAt).where(sql`status = 'removed'`),
    check('webhook_endpoints_kind', sql`${t.kind} in ('partner', 'edge')`),
    check('webhook_endpoints_status', sql`${t.status} in ('unverified', 'enabled', 'disabled', 'removed')`),
    check(
      'webhook_endpoints_disabled',
      sql`(${t.status} = 'disabled') = (${t.disabledBecause} is not null) and ${t.disabledBecause} in ('by_hand', 'gone', 'exhausted')`,
    ),
    check('webhook_endpoints_events', sql`cardinality(${t.events}) > 0`),
    check('webhook_endpoints_position', sql`${t.position} >= 0`),
  ],
)

/** What an endpoint's deliveries are signed with: more than one while a new one takes over. */
export const webhookSecrets = commerce.table(
  'webhook_secrets',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    endpointId: uuid('endpoint_id').notNull(),
    scheme: text('scheme').notNull(),
    sealed: bytes('sealed').notNull(),
    /** `whpk_…` of an ed25519 key. */
    publicKey: text('public_key'),
    createdAt: createdAt(),
    /** When it stops signing; null: when another takes over. */
    endsAt: instant('ends_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({
      columns: [t.storeId, t.endpointId],
      foreignColumns: [webhookEndpoints.storeId, webhookEndpoints.id],
      name: 'webhook_secrets_endpoint',
    }),
    index('webhook_secrets_of').on(t.storeId, t.endpointId, t.createdAt),
    index('webhook_secrets_ended').on(t.endsAt),
    check('webhook_secrets_scheme', sql`${t.scheme} in ('hmac', 'ed25519')`),
    check('webhook_secrets_public', sql`(${t.scheme} = 'ed25519') = (${t.publicKey} is not null)`),
  ],
)

/** An event on its way to an endpoint, or there: one row, however often it is sent. Kept for 30 days. */
export const webhookDeliveries = commerce.table(
  'webhook_deliveries',
  {
    storeId: storeId(),
    endpointId: uuid('endpoint_id').notNull(),
    eventId: uuid('event_id').notNull(),
    position: bigint('position', { mode: 'number' }).notNull(),
    type: text('type').notNull(),
    /** What it happened to: events of one thing are sent one after the other. */
    subjectId: uuid('subject_id').notNull(),
    /** What is sent, the same every time. */
    body: text('body').notNull(),
    status: text('status').notNull().default('waiting'),
    /** Begun attempts: the mark of an attempt that has been overtaken is refused by it. */
    attempts: integer('attempts').notNull().default(0),
    /** Attempts that failed since it began to wait: its place in the retry schedule. */
    failures: integer('failures').notNull().default(0),
    /** Of one that waits; null: an earlier event of the same thing goes first. */
    nextAttemptAt: instant('next_attempt_at'),
    /** While it is being sent: after this moment another worker may take over. */
    leaseUntil: instant('lease_until'),
    lastAttemptAt: instant('last_attempt_at'),
    deliveredAt: instant('delivered_at'),
    /** Of the last attempt. */
    requestHeaders: jsonb('request_headers'),
    replyStatus: integer('reply_status'),
    replyMilliseconds: integer('reply_milliseconds'),
    replyBody: text('reply_body'),
    error: text('error'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.endpointId, t.eventId] }),
    foreignKey({
      columns: [t.storeId, t.endpointId],
      foreignColumns: [webhookEndpoints.storeId, webhookEndpoints.id],
      name: 'webhook_deliveries_endpoint',
    }),
    index('webhook_deliveries_due')
      .on(t.storeId, t.endpointId, t.nextAttemptAt, t.position)
      .where(sql`status = 'waiting' and next_attempt_at is not null`),
    index('webhook_deliveries_sending')
      .on(t.storeId, t.endpointId, t.leaseUntil)
      .where(sql`status = 'sending'`),
    index('webhook_deliveries_of_subject')
      .on(t.storeId, t.endpointId, t.subjectId, t.position)
      .where(sql`status in ('waiting', 'sending')`),
    index('webhook_deliveries_newest').on(t.storeId, t.endpointId, t.createdAt, t.eventId),
    index('webhook_deliveries_by_status').on(t.storeId, t.endpointId, t.status, t.createdAt, t.eventId),
    index('webhook_deliveries_age').on(t.createdAt),
    check(
      'webhook_deliveries_status',
      sql`${t.status} in ('waiting', 'sending', 'delivered', 'failed', 'discarded')`,
    ),
    check('webhook_deliveries_lease', sql`(${t.status} = 'sending') = (${t.leaseUntil} is not null)`),
    check('webhook_deliveries_next', sql`${t.status} = 'waiting' or ${t.nextAttemptAt} is null`),
    check('webhook_deliveries_error', sql`${t.error} ~ '^[a-z0-9-]{1,40}$'`),
  ],
)
