import { z } from '@hono/zod-openapi'
import { idInput, wireId } from '../../platform/ids.ts'
import { sellerPermissions } from '../../platform/policies.ts'
import { emailInput, oneLine, timestamp, version } from '../../platform/schemas.ts'

const permission = z
  .enum(sellerPermissions as [(typeof sellerPermissions)[number], ...typeof sellerPermissions])
  .openapi({ example: 'seller-orders:read' })

const permissionsInput = z
  .array(permission)
  .max(sellerPermissions.length)
  .refine((list) => new Set(list).size === list.length, 'names a permission twice')
  .openapi({ description: 'What the member may do.', example: ['seller-orders:read'] })

const permissionsOut = z
  .array(z.string())
  .openapi({ description: 'What the member may do; an owner may do everything. New ones may appear.' })

const memberId = 'stf_01h455vb4pex5vsknk084sn02q'
const rights = { isOwner: false, permissions: ['seller-orders:read', 'seller-orders:fulfill'] }

export const createSessionInput = z
  .strictObject({
    email: z.string().min(3).max(254),
    password: z.string().min(1).max(256),
    sellerId: idInput('seller')
      .optional()
      .openapi({ description: 'Whom to work for, where the account works for several.' }),
  })
  .openapi('CreateSellerSession', {
    example: { email: 'tove@kilnhouse.example', password: 'a long pass phrase' },
  })

export const sellerSessionSchema = z
  .object({
    token: z.string().openapi({ description: 'Send it as `Authorization: Bearer …`. Shown once.' }),
    seller: z.object({ id: wireId('seller'), name: z.string() }),
    account: z.object({ id: wireId('staffAccount'), name: z.string(), email: z.string() }),
    isOwner: z.boolean(),
    permissions: permissionsOut,
    secondFactor: z.enum(['not_set_up', 'required']).openapi({
      description: '`required`: call `verifySecondFactor` with this token before anything else.',
    }),
    expiresAt: timestamp,
  })
  .openapi('SellerSession', {
    example: {
      token: 'sm_018f00000000700080000000000000aa_c2VjcmV0LXNlY3JldC1zZWNyZXQ',
      seller: { id: 'sel_01h455vb4pex5vsknk084sn02q', name: 'Kilnhouse' },
      account: { id: memberId, name: 'Tove Lind', email: 'tove@kilnhouse.example' },
      ...rights,
      secondFactor: 'not_set_up',
      expiresAt: '2026-11-22T21:30:00.000Z',
    },
  })

const linkToken = z.string().min(16).max(200).openapi({ description: 'From the link in the mail.' })

export const acceptInvitationInput = z
  .strictObject({
    token: linkToken,
    name: oneLine(120)
      .optional()
      .openapi({ description: 'Of the person; needed where the address has no account yet.' }),
    password: z
      .string()
      .min(1)
      .max(256)
      .openapi({ description: 'Of the account there is, or of the new one: then 15 characters or more.' }),
  })
  .openapi('AcceptSellerInvitation', {
    example: {
      token: 'sin_018f00000000700080000000000000aa_c2VjcmV0LXNlY3JldC1zZWNyZXQ',
      name: 'Tove Lind',
      password: 'a long pass phrase',
    },
  })

export const inspectInvitationInput = z
  .strictObject({ token: linkToken })
  .openapi('InspectSellerInvitation', {
    example: { token: 'sin_018f00000000700080000000000000aa_c2VjcmV0LXNlY3JldC1zZWNyZXQ' },
  })

export const inspectedInvitationSchema = z
  .object({
    seller: z.object({ id: wireId('seller'), name: z.string() }),
    storeName: z.string(),
    email: z.string(),
    hasAccount: z.boolean().openapi({
      description:
        'Whether the address has an account: its password is needed. Else a name and a new password.',
    }),
    expiresAt: timestamp,
  })
  .openapi('InspectedSellerInvitation', {
    example: {
      seller: { id: 'sel_01h455vb4pex5vsknk084sn02q', name: 'Kilnhouse' },
      storeName: 'Northlight',
      email: 'tove@kilnhouse.example',
      hasAccount: false,
      expiresAt: '2026-11-29T09:30:00.000Z',
    },
  })

export const memberSchema = z
  .object({
    id: wireId('staffAccount'),
    name: z.string(),
    email: z.string(),
    isOwner: z.boolean(),
    permissions: permissionsOut,
    joinedAt: timestamp,
    version,
  })
  .openapi('SellerMember', {
    example: {
      id: memberId,
      name: 'Tove Lind',
      email: 'tove@kilnhouse.example',
      ...rights,
      joinedAt: '2026-11-22T09:30:00.000Z',
      version: 1,
    },
  })

export const memberListSchema = z
  .object({ items: z.array(memberSchema) })
  .openapi('SellerMemberList', { example: { items: [] } })

export const memberParams = z.object({ memberId: idInput('staffAccount') })

export const updateMemberInput = z
  .strictObject({
    isOwner: z.boolean().optional(),
    permissions: permissionsInput.optional(),
  })
  .refine((changes) => Object.keys(changes).length > 0, 'must change something')
  .openapi('UpdateSellerMember', { example: { permissions: ['seller-orders:read'] } })

export const inviteMemberInput = z
  .strictObject({
    email: emailInput,
    isOwner: z.boolean().openapi({ description: 'Only owners invite owners.' }),
    permissions: permissionsInput,
  })
  .openapi('InviteSellerMember', { example: { email: 'ines@kilnhouse.example', ...rights } })

export const invitationSchema = z
  .object({
    id: wireId('sellerInvitation'),
    email: z.string(),
    isOwner: z.boolean(),
    permissions: permissionsOut,
    createdAt: timestamp,
    expiresAt: timestamp,
  })
  .openapi('SellerInvitation', {
    example: {
      id: 'sin_01h455vb4pex5vsknk084sn02q',
      email: 'ines@kilnhouse.example',
      ...rights,
      createdAt: '2026-11-22T09:30:00.000Z',
      expiresAt: '2026-11-29T09:30:00.000Z',
    },
  })

export const invitationListSchema = z
  .object({ items: z.array(invitationSchema) })
  .openapi('SellerInvitationList', { example: { items: [] } })

export const invitationParams = z.object({ invitationId: idInput('sellerInvitation') })
