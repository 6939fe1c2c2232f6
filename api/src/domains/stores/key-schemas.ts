import { z } from '@hono/zod-openapi'
import { idInput, toWire, wireId } from '../../platform/ids.ts'
import { networksInput } from '../../platform/networks.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { keyScopes } from '../../platform/policies.ts'
import { timestamp, version } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { StoreKey } from './key.ts'
import { originInput } from './origins.ts'

/** A key of a server, as replies show it. */
export const exampleKey = {
  id: 'key_01h455vb4pex5vsknk084sn02q',
  kind: 'secret',
  name: 'Warehouse',
  prefix: 'sk_tradepost_Ab3d',
  scopes: ['orders:read', 'orders:fulfill'],
  allowedOrigins: [],
  networks: ['203.0.113.0/24'],
  status: 'active',
  createdAt: '2026-11-22T09:30:00.000Z',
  expiresAt: null,
  lastUsedAt: '2026-11-22T11:02:00.000Z',
  revokedAt: null,
  replacedBy: null,
  version: 1,
} as const

const instantOrNull = z.union([timestamp, z.null()])

const keyShape = {
  id: wireId('storeKey'),
  kind: z.enum(['publishable', 'secret', 'seller']),
  name: z.string(),
  prefix: z.string().openapi({ description: 'How its secret begins: to tell keys apart.' }),
  scopes: z.array(z.string()).openapi({ description: 'What it may do; empty for a publishable key.' }),
  allowedOrigins: z
    .array(z.string())
    .openapi({ description: 'Pages that may use a publishable key; empty: any.' }),
  networks: z.array(z.string()).openapi({ description: 'Networks it may be used from; empty: any.' }),
  status: z.enum(['active', 'expired', 'revoked']),
  createdAt: timestamp,
  expiresAt: instantOrNull.openapi({ description: 'When it stops working by itself; null: never.' }),
  lastUsedAt: instantOrNull.openapi({ description: 'Up to half a minute behind; null: never used.' }),
  revokedAt: instantOrNull,
  replacedBy: z
    .union([wireId('storeKey'), z.null()])
    .openapi({ description: 'The key that a rotation put in its place.' }),
  version,
}

export const keySchema = z.object(keyShape).openapi('Key', { example: { ...exampleKey } })

export const newKeySchema = z
  .object({
    ...keyShape,
    secret: z.string().openapi({ description: 'The key itself. Shown this once: only a digest is kept.' }),
  })
  .openapi('NewKey', {
    example: { ...exampleKey, secret: 'sk_tradepost_Ab3dExampleExampleExampleExample' },
  })

export const keyListSchema = z
  .object({ items: z.array(keySchema), nextCursor })
  .openapi('KeyList', { example: { items: [exampleKey], nextCursor: null } })

export const keyListQuery = z.strictObject(pageQuery)

export const keyParams = z.object({ keyId: idInput('storeKey') })

/** A list of one kind of name, each once. */
const namesOf = <T extends z.ZodType>(item: T, max: number) =>
  z
    .array(item)
    .max(max)
    .refine((list) => new Set(list).size === list.length, 'names one of them twice')

export const keyName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .openapi({ description: 'What it is for, in your words.', example: 'Warehouse' })

/** At least one scope of the given ones. */
export const scopesInput = (scopes: readonly string[]) =>
  namesOf(z.enum(scopes as [string, ...string[]]), scopes.length)
    .min(1)
    .openapi({ description: 'What it may do: only what you may do yourself.' })

export const expiresAtInput = z
  .union([z.iso.datetime({ offset: true }).max(40), z.null()])
  .default(null)
  .transform((text) => (text === null ? null : new Date(text)))
  // An offset can lead into a year of five digits, which RFC 3339 cannot write.
  .refine((at) => at === null || at.getUTCFullYear() <= 9999, 'must be before the year 10000')
  .openapi({
    type: ['string', 'null'],
    format: 'date-time',
    description: 'When it stops working by itself; null: never.',
    example: '2027-11-22T00:00:00.000Z',
  })

const originsInput = namesOf(originInput, 50).openapi({
  description: 'Pages that may use it; empty: any page.',
})

export const createKeyInput = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('publishable'),
      name: keyName,
      allowedOrigins: originsInput.default([]),
      expiresAt: expiresAtInput,
    }),
    z.strictObject({
      kind: z.literal('secret'),
      name: keyName,
      scopes: scopesInput(keyScopes),
      networks: networksInput.default([]),
      expiresAt: expiresAtInput,
    }),
  ])
  .openapi('CreateKey', {
    example: {
      kind: 'secret',
      name: 'Warehouse',
      scopes: ['orders:read', 'orders:fulfill'],
      networks: ['203.0.113.0/24'],
    },
  })

export const updateKeyInput = z
  .strictObject({
    name: keyName.optional(),
    scopes: scopesInput(keyScopes).optional(),
    allowedOrigins: originsInput.optional(),
    networks: networksInput.optional(),
  })
  .openapi('UpdateKey', { example: { name: 'Warehouse Berlin', scopes: ['orders:read'] } })

export const rotateKeyInput = z
  .strictObject({
    overlapSeconds: z
      .int()
      .min(0)
      .max(7 * 86_400)
      .openapi({ description: 'How long the old secret still works; 0 ends it at once.', example: 86_400 }),
  })
  .openapi('RotateKey', { example: { overlapSeconds: 86_400 } })

const instantText = (instant: Date | null) => instant && toRfc3339(instant)

/** A key as callers see it. */
export const presentKey = (key: StoreKey): z.infer<typeof keySchema> => ({
  id: toWire('storeKey', key.id),
  kind: key.kind,
  name: key.name,
  prefix: key.prefix,
  scopes: key.scopes,
  allowedOrigins: key.allowedOrigins,
  networks: key.networks,
  status: key.status,
  createdAt: toRfc3339(key.createdAt),
  expiresAt: instantText(key.expiresAt),
  lastUsedAt: instantText(key.lastUsedAt),
  revokedAt: instantText(key.revokedAt),
  replacedBy: key.replacedBy && toWire('storeKey', key.replacedBy),
  version: key.version,
})
