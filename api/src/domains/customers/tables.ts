import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, commerce, createdAt, instant, metadata, storeId, updatedAt } from '../../platform/tables.ts'
import { stores } from '../stores/tables.ts'

/** A person who buys, known to one store. An erased one keeps its id, for the books, and nothing personal. */
export const customers = commerce.table(
  'customers',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    status: text('status').notNull().default('active'),
    email: text('email'),
    fullName: text('full_name').notNull(),
    phone: text('phone'),
    locale: text('locale').notNull(),
    /** Null for those who only sign in by a provider or a passkey. */
    passwordHash: text('password_hash'),
    metadata: metadata(),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    erasedAt: instant('erased_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('customers_email').on(t.storeId, t.email),
    index('customers_newest').on(t.storeId, t.createdAt, t.id),
    // By bytes, whatever the language of the database: what begins with a text is then one range.
    index('customers_email_prefix').on(t.storeId, sql`email collate "C"`),
    index('customers_name_prefix').on(t.storeId, sql`lower(full_name) collate "C"`),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'customers_store' }),
    check('customers_status', sql`${t.status} in ('active', 'suspended', 'erased')`),
    check('customers_email_lower', sql`${t.email} = lower(${t.email})`),
    check(
      'customers_erased',
      sql`(${t.status} = 'erased') = (${t.email} is null) and (${t.status} = 'erased') = (${t.erasedAt} is not null)`,
    ),
  ],
)

const ofCustomer = (store: AnyPgColumn, customer: AnyPgColumn, name: string) =>
  foreignKey({ columns: [store, customer], foreignColumns: [customers.storeId, customers.id], name })

/** A signed-in device. Its refresh tokens are one family: one that is used twice ends the session. */
export const customerSessions = commerce.table(
  'customer_sessions',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    customerId: uuid('customer_id').notNull(),
    device: text('device').notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    endedBecause: text('ended_because'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    ofCustomer(t.storeId, t.customerId, 'customer_sessions_customer'),
    index('customer_sessions_of').on(t.storeId, t.customerId),
    index('customer_sessions_age').on(t.expiresAt),
    check('customer_sessions_end', sql`(${t.endedAt} is null) = (${t.endedBecause} is null)`),
  ],
)

export const refreshTokens = commerce.table(
  'refresh_tokens',
  {
    storeId: storeId(),
    tokenHash: text('token_hash').notNull(),
    sessionId: uuid('session_id').notNull(),
    createdAt: createdAt(),
    usedAt: instant('used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.tokenHash] }),
    foreignKey({
      columns: [t.storeId, t.sessionId],
      foreignColumns: [customerSessions.storeId, customerSessions.id],
      name: 'refresh_tokens_session',
    }),
    index('refresh_tokens_of').on(t.storeId, t.sessionId),
    index('refresh_tokens_age').on(t.createdAt),
  ],
)

/** Links and challenges that work once. `sealed_data` is what was asked for: personal, so sealed. */
export const oneTimeTokens = commerce.table(
  'one_time_tokens',
  {
    storeId: storeId(),
    tokenHash: text('token_hash').notNull(),
    purpose: text('purpose').notNull(),
    customerId: uuid('customer_id'),
    sealedData: bytes('sealed_data'),
    attempts: integer('attempts').notNull().default(0),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.tokenHash] }),
    ofCustomer(t.storeId, t.customerId, 'one_time_tokens_customer'),
    index('one_time_tokens_of').on(t.storeId, t.customerId, t.purpose),
    index('one_time_tokens_age').on(t.expiresAt),
    check(
      'one_time_tokens_purpose',
      sql`${t.purpose} in ('register', 'reset_password', 'change_email', 'second_factor', 'passkey', 'provider')`,
    ),
  ],
)

export const customerAddresses = commerce.table(
  'customer_addresses',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    customerId: uuid('customer_id').notNull(),
    label: text('label').notNull().default(''),
    fullName: text('full_name').notNull(),
    streetAddress: text('street_address').notNull(),
    extendedAddress: text('extended_address'),
    addressLocality: text('address_locality').notNull(),
    addressRegion: text('address_region'),
    postalCode: text('postal_code'),
    addressCountry: text('address_country').notNull(),
    phone: text('phone'),
    isDefault: boolean('is_default').notNull().default(false),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    ofCustomer(t.storeId, t.customerId, 'customer_addresses_customer'),
    index('customer_addresses_of').on(t.storeId, t.customerId),
    uniqueIndex('customer_addresses_one_default').on(t.storeId, t.customerId).where(sql`is_default`),
  ],
)

export const customerGroups = commerce.table(
  'customer_groups',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    handle: text('handle').notNull(),
    name: text('name').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('customer_groups_handle').on(t.storeId, t.handle),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'customer_groups_store' }),
  ],
)

export const customerGroupMembers = commerce.table(
  'customer_group_members',
  {
    storeId: storeId(),
    groupId: uuid('group_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.groupId, t.customerId] }),
    foreignKey({
      columns: [t.storeId, t.groupId],
      foreignColumns: [customerGroups.storeId, customerGroups.id],
      name: 'customer_group_members_group',
    }),
    ofCustomer(t.storeId, t.customerId, 'customer_group_members_customer'),
    index('customer_group_members_of').on(t.storeId, t.customerId),
  ],
)

/** What a customer agreed to and took back: rows are only ever added. */
export const customerConsents = commerce.table(
  'customer_consents',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    customerId: uuid('customer_id').notNull(),
    purpose: text('purpose').notNull(),
    granted: boolean('granted').notNull(),
    /** Which wording was agreed to. */
    textVersion: text('text_version').notNull(),
    source: text('source').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    ofCustomer(t.storeId, t.customerId, 'customer_consents_customer'),
    index('customer_consents_of').on(t.storeId, t.customerId, t.recordedAt),
    check('customer_consents_purpose', sql`${t.purpose} in ('terms', 'marketing_email', 'analytics')`),
  ],
)

export const customerSecondFactors = commerce.table(
  'customer_second_factors',
  {
    storeId: storeId(),
    customerId: uuid('customer_id').notNull(),
    sealedSecret: bytes('sealed_secret').notNull(),
    confirmedAt: instant('confirmed_at'),
    lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.customerId] }),
    ofCustomer(t.storeId, t.customerId, 'customer_second_factors_customer'),
  ],
)

export const customerRecoveryCodes = commerce.table(
  'customer_recovery_codes',
  {
    storeId: storeId(),
    customerId: uuid('customer_id').notNull(),
    codeHash: text('code_hash').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.customerId, t.codeHash] }),
    ofCustomer(t.storeId, t.customerId, 'customer_recovery_codes_customer'),
  ],
)

/** WebAuthn credentials (Web Authentication Level 3). */
export const customerPasskeys = commerce.table(
  'customer_passkeys',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    customerId: uuid('customer_id').notNull(),
    name: text('name').notNull(),
    credentialId: text('credential_id').notNull(),
    publicKey: bytes('public_key').notNull(),
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').array().notNull(),
    backedUp: boolean('backed_up').notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('customer_passkeys_credential').on(t.storeId, t.credentialId),
    ofCustomer(t.storeId, t.customerId, 'customer_passkeys_customer'),
    index('customer_passkeys_of').on(t.storeId, t.customerId),
  ],
)

/** OpenID providers that a store's customers may sign in with. */
export const identityProviders = commerce.table(
  'identity_providers',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    handle: text('handle').notNull(),
    name: text('name').notNull(),
    issuer: text('issuer').notNull(),
    clientId: text('client_id').notNull(),
    sealedClientSecret: bytes('sealed_client_secret').notNull(),
    enabled: boolean('enabled').notNull().default(true),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('identity_providers_handle').on(t.storeId, t.handle),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'identity_providers_store' }),
  ],
)

export const customerIdentities = commerce.table(
  'customer_identities',
  {
    storeId: storeId(),
    providerId: uuid('provider_id').notNull(),
    subject: text('subject').notNull(),
    customerId: uuid('customer_id').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.providerId, t.subject] }),
    foreignKey({
      columns: [t.storeId, t.providerId],
      foreignColumns: [identityProviders.storeId, identityProviders.id],
      name: 'customer_identities_provider',
    }),
    ofCustomer(t.storeId, t.customerId, 'customer_identities_customer'),
    index('customer_identities_of').on(t.storeId, t.customerId),
  ],
)
