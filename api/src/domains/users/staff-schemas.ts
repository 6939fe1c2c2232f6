import { z } from '@hono/zod-openapi'
import { idInput, toWire, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { type Permission, permissions } from '../../platform/policies.ts'
import { emailInput, timestamp, version } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { personName, storeTokenInput } from './account-schemas.ts'
import type { StaffInvitation } from './invitation-queries.ts'
import type { StaffMember } from './member-queries.ts'
import type { StaffRole } from './role-queries.ts'
import { permissionSchema, typedPassword } from './session-schemas.ts'

const roleOf = z.object({ id: wireId('staffRole'), name: z.string(), isOwner: z.boolean() })

const exampleMember = {
  id: 'stf_01h455vb4pex5vsknk084sn02q',
  name: 'Mira Sand',
  email: 'mira@example.com',
  role: { id: 'role_01h455vb4pex5vsknk084sn02q', name: 'manager', isOwner: false },
  secondFactorSetUp: true,
  createdAt: '2026-11-22T09:30:00.000Z',
  version: 1,
}

export const memberSchema = z
  .object({
    id: wireId('staffAccount'),
    name: z.string(),
    email: z.string(),
    role: roleOf,
    secondFactorSetUp: z.boolean(),
    createdAt: timestamp.openapi({ description: 'Since when the person works here.' }),
    version,
  })
  .openapi('StaffMember', { example: exampleMember })

export const memberListSchema = z
  .object({ items: z.array(memberSchema), nextCursor })
  .openapi('StaffMemberList', { example: { items: [exampleMember], nextCursor: null } })

export const pageOnly = z.strictObject(pageQuery)
export const memberParams = z.object({ accountId: idInput('staffAccount') })

export const updateMemberInput = z
  .strictObject({ roleId: idInput('staffRole') })
  .openapi('UpdateStaffMember', { example: { roleId: 'role_01h455vb4pex5vsknk084sn02q' } })

export const presentMember = (member: StaffMember) => ({
  id: toWire('staffAccount', member.accountId),
  name: member.name,
  email: member.email,
  role: { id: toWire('staffRole', member.roleId), name: member.roleName, isOwner: member.isOwner },
  secondFactorSetUp: member.secondFactorConfirmedAt !== null,
  createdAt: toRfc3339(member.createdAt),
  version: member.version,
})

const exampleInvitation = {
  id: 'inv_01h455vb4pex5vsknk084sn02q',
  email: 'noor@example.com',
  role: { id: 'role_01h455vb4pex5vsknk084sn02q', name: 'fulfillment' },
  createdAt: '2026-11-22T09:30:00.000Z',
  expiresAt: '2026-11-29T09:30:00.000Z',
}

export const invitationSchema = z
  .object({
    id: wireId('staffInvitation'),
    email: z.string(),
    role: z.object({ id: wireId('staffRole'), name: z.string() }),
    createdAt: timestamp,
    expiresAt: timestamp,
  })
  .openapi('StaffInvitation', { example: exampleInvitation })

export const invitationListSchema = z
  .object({ items: z.array(invitationSchema), nextCursor })
  .openapi('StaffInvitationList', { example: { items: [exampleInvitation], nextCursor: null } })

export const invitationParams = z.object({ invitationId: idInput('staffInvitation') })

export const inviteInput = z
  .strictObject({
    email: emailInput,
    roleId: idInput('staffRole'),
  })
  .openapi('InviteStaff', {
    example: { email: 'noor@example.com', roleId: 'role_01h455vb4pex5vsknk084sn02q' },
  })

export const presentInvitation = (invitation: StaffInvitation) => ({
  id: toWire('staffInvitation', invitation.id),
  email: invitation.email,
  role: { id: toWire('staffRole', invitation.roleId), name: invitation.roleName },
  createdAt: toRfc3339(invitation.createdAt),
  expiresAt: toRfc3339(invitation.expiresAt),
})

const exampleToken = 'inv_018f00000000700080000000000000aa_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2Vj'

export const inspectInput = z
  .strictObject({ token: storeTokenInput('inv') })
  .openapi('InspectStaffInvitation', { example: { token: exampleToken } })

export const inspectedSchema = z
  .object({
    store: z.object({ id: wireId('store'), name: z.string() }),
    email: z.string(),
    roleName: z.string(),
    hasAccount: z.boolean().openapi({
      description:
        'True: accept it with the password of that account. False: with a name and a new password.',
    }),
    expiresAt: timestamp,
  })
  .openapi('InspectedStaffInvitation', {
    example: {
      store: { id: 'store_01h455vb4pex5vsknk084sn02q', name: 'Northlight' },
      email: 'noor@example.com',
      roleName: 'fulfillment',
      hasAccount: false,
      expiresAt: '2026-11-29T09:30:00.000Z',
    },
  })

export const acceptInput = z
  .strictObject({
    token: storeTokenInput('inv'),
    name: personName.optional().openapi({ description: 'For a new account; needed then.' }),
    password: typedPassword.openapi({
      description: 'Of the account that the address has; else the password of the new one.',
    }),
  })
  .openapi('AcceptStaffInvitation', {
    example: { token: exampleToken, name: 'Noor Lund', password: 'quite ordinary umbrella stands' },
  })

const exampleRole = {
  id: 'role_01h455vb4pex5vsknk084sn02q',
  name: 'Packers',
  permissions: ['orders:read', 'orders:fulfill'] as Permission[],
  isOwner: false,
  builtIn: false,
  version: 1,
}

export const roleSchema = z
  .object({
    id: wireId('staffRole'),
    name: z.string(),
    permissions: z.array(permissionSchema),
    isOwner: z.boolean().openapi({ description: 'May do everything.' }),
    builtIn: z.boolean().openapi({ description: 'Every store has it, as it is.' }),
    version,
  })
  .openapi('StaffRole', { example: exampleRole })

export const roleListSchema = z
  .object({
    items: z.array(
      z.object({
        role: roleSchema,
        memberCount: z.int().min(0).openapi({ description: 'How many members have it.' }),
      }),
    ),
  })
  .openapi('StaffRoleList', { example: { items: [{ role: exampleRole, memberCount: 2 }] } })

export const roleParams = z.object({ roleId: idInput('staffRole') })

const roleName = z.string().trim().min(1, 'must not be empty').max(80).openapi({ example: 'Packers' })
const rolePermissions = z
  .array(z.enum(permissions as [Permission, ...Permission[]]))
  .max(permissions.length)
  .refine((list) => new Set(list).size === list.length, 'names a permission twice')
  .openapi({
    description: 'Only such as you have yourself.',
    example: ['orders:read', 'orders:fulfill'],
  })

export const createRoleInput = z
  .strictObject({ name: roleName, permissions: rolePermissions })
  .openapi('CreateRole', {
    example: { name: 'Packers', permissions: ['orders:read', 'orders:fulfill'] },
  })

export const updateRoleInput = z
  .strictObject({ name: roleName.optional(), permissions: rolePermissions.optional() })
  .openapi('UpdateRole', { example: { permissions: ['orders:read'] } })

export const presentRole = (role: StaffRole) => ({
  id: toWire('staffRole', role.id),
  name: role.name,
  permissions: role.permissions,
  isOwner: role.isOwner,
  builtIn: role.builtIn,
  version: role.version,
})
