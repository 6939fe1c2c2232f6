import { z } from '@hono/zod-openapi'
import { keptText, withoutCardNumbers } from '../../platform/card-numbers.ts'
import { idInput, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { countryCode, emailInput, oneLine, timestamp, version } from '../../platform/schemas.ts'

const website = z
  .url({ protocol: /^https?$/, error: 'must be a web address' })
  .max(300)
  .openapi({ description: "The seller's own pages.", example: 'https://kilnhouse.example' })

const nullable = <S extends z.ZodType>(schema: S) => z.union([schema, z.null()])

const sellerStatus = z.enum(['applied', 'active', 'suspended', 'refused', 'closed']).openapi({
  description:
    '`applied`: waits for a decision. `active`: trades. `suspended`: its offers cannot be bought and nobody of it is let in. Clients must accept new values.',
  example: 'active',
})

const sellerId = 'sel_01h455vb4pex5vsknk084sn02q'

export const applyAsSellerInput = z
  .strictObject({
    name: oneLine(80)
      .overwrite(withoutCardNumbers)
      .openapi({ description: 'Name that shoppers will see.', example: 'Kilnhouse' }),
    email: emailInput.openapi({ description: 'Where the decision is mailed to.' }),
    country: countryCode.openapi({ description: 'Where the seller is at home: ISO 3166-1 alpha-2.' }),
    website: website.optional(),
    description: z
      .string()
      .trim()
      .min(1, 'must not be empty')
      .max(2000)
      .overwrite(withoutCardNumbers)
      .openapi({ description: 'What is to be sold, in a few sentences.' }),
  })
  .openapi('ApplyAsSeller', {
    example: {
      name: 'Kilnhouse',
      email: 'hello@kilnhouse.example',
      country: 'DE',
      website: 'https://kilnhouse.example',
      description: 'Stoneware from our own kiln, about forty pieces a month.',
    },
  })

export const applicationReceivedSchema = z
  .object({ status: z.enum(['received']) })
  .openapi('SellerApplicationReceived', { example: { status: 'received' } })

const partsPerMillion = z.int().min(0).max(1_000_000).openapi({
  description:
    'What the store keeps of what is paid for its goods without tax, in parts per million: 150000 is 15 %.',
  example: 150_000,
})

export const updateCommissionInput = z
  .strictObject({ partsPerMillion })
  .openapi('UpdateSellerCommission', { example: { partsPerMillion: 150_000 } })

export const sellerSchema = z
  .object({
    id: wireId('seller'),
    handle: z.string().openapi({ description: 'Unique in the store, for addresses.' }),
    name: z.string(),
    isHouse: z.boolean().openapi({ description: 'Whether it stands for the store itself.' }),
    status: sellerStatus,
    description: z.string(),
    email: nullable(z.string()).openapi({ description: 'Of the person who applied; null: nobody did.' }),
    country: nullable(z.string()).openapi({ description: 'ISO 3166-1 alpha-2.' }),
    website: nullable(z.string()),
    commissionPartsPerMillion: partsPerMillion,
    decisionReason: nullable(z.string()).openapi({ description: 'Told to whoever applied.' }),
    decidedAt: nullable(timestamp),
    createdAt: timestamp,
    version,
  })
  .openapi('Seller', {
    example: {
      id: sellerId,
      handle: 'kilnhouse-084sn02q',
      name: 'Kilnhouse',
      isHouse: false,
      status: 'applied',
      description: 'Stoneware from our own kiln, about forty pieces a month.',
      email: 'hello@kilnhouse.example',
      country: 'DE',
      website: 'https://kilnhouse.example',
      commissionPartsPerMillion: 150_000,
      decisionReason: null,
      decidedAt: null,
      createdAt: '2026-11-22T09:30:00.000Z',
      version: 1,
    },
  })

export const sellerListSchema = z
  .object({ items: z.array(sellerSchema), nextCursor })
  .openapi('SellerList', { example: { items: [], nextCursor: null } })

export const sellerListQuery = z.strictObject({
  status: sellerStatus
    .optional()
    .openapi({ description: 'Only sellers of this status; `applied` for what waits.', example: 'applied' }),
  ...pageQuery,
})

export const sellerParams = z.object({ sellerId: idInput('seller') })

export const decideSellerInput = z
  .strictObject({
    decision: z.enum(['approved', 'refused']),
    reason: keptText(1000, 1)
      .optional()
      .openapi({ description: 'Mailed to whoever applied, word for word.' }),
  })
  .openapi('DecideSellerApplication', { example: { decision: 'approved' } })

export const inviteOwnerInput = z
  .strictObject({ email: emailInput })
  .openapi('InviteSellerOwner', { example: { email: 'hello@kilnhouse.example' } })

export const profileSchema = z
  .object({
    id: wireId('seller'),
    handle: z.string().openapi({ description: 'Unique in the store, for addresses.' }),
    name: z.string(),
    description: z.string(),
    website: nullable(z.string()),
    country: nullable(z.string()).openapi({ description: 'ISO 3166-1 alpha-2.' }),
    storeName: z.string().openapi({ description: 'The store it sells in.' }),
    createdAt: timestamp,
    version,
  })
  .openapi('SellerProfile', {
    example: {
      id: sellerId,
      handle: 'kilnhouse-084sn02q',
      name: 'Kilnhouse',
      description: 'Stoneware from our own kiln.',
      website: 'https://kilnhouse.example',
      country: 'DE',
      storeName: 'Northlight',
      createdAt: '2026-11-22T09:30:00.000Z',
      version: 3,
    },
  })

export const updateProfileInput = z
  .strictObject({
    name: oneLine(80).optional(),
    description: z.string().trim().max(2000).overwrite(withoutCardNumbers).optional(),
    website: nullable(website).optional(),
  })
  .refine((changes) => Object.keys(changes).length > 0, 'must change something')
  .openapi('UpdateSellerProfile', { example: { description: 'Stoneware from our own kiln.' } })
