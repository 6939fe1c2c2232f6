import { z } from '@hono/zod-openapi'
import { toWire, wireId } from '../../platform/ids.ts'
import { passwordLengthMax } from '../../platform/password-rules.ts'
import { permissions } from '../../platform/policies.ts'
import { timestamp } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { NewSession } from './open-session.ts'

/** What somebody typed in to sign in: judged by no rule but that of being right. */
export const typedEmail = z.string().min(3).max(254).openapi({ example: 'mira@example.com' })
export const typedPassword = z
  .string()
  .min(1)
  .max(passwordLengthMax)
  .openapi({ example: 'quite ordinary umbrella stands' })

export const permissionSchema = z
  .enum(permissions as [string, ...string[]])
  .openapi({ description: 'What a role lets one do; secret keys have scopes of the same names.' })

export const secondFactorState = z.enum(['not_set_up', 'required', 'done']).openapi({
  description:
    '`not_set_up`: owners and whoever needs sensitive permissions begin with `startSecondFactor`. `required`: show a code with `verifySecondFactor` first. `done`: this session has shown it.',
})

export const sessionSchema = z
  .object({
    token: z.string().openapi({ description: 'Send it as `Authorization: Bearer …`. Shown once.' }),
    staff: z.object({ id: wireId('staffAccount'), name: z.string(), email: z.string() }),
    storeId: wireId('store'),
    role: z.object({
      id: wireId('staffRole'),
      name: z.string(),
      isOwner: z.boolean().openapi({ description: 'May do everything.' }),
    }),
    permissions: z.array(permissionSchema),
    secondFactor: secondFactorState,
    expiresAt: timestamp,
  })
  .openapi('StaffSession', {
    example: {
      token: 'st_018f00000000700080000000000000aa_c2VjcmV0LXNlY3JldC1zZWNyZXQ',
      staff: { id: 'stf_01h455vb4pex5vsknk084sn02q', name: 'Mira Sand', email: 'mira@example.com' },
      storeId: 'store_01h455vb4pex5vsknk084sn02q',
      role: { id: 'role_01h455vb4pex5vsknk084sn02q', name: 'manager', isOwner: false },
      permissions: ['orders:read', 'orders:fulfill'],
      secondFactor: 'not_set_up',
      expiresAt: '2026-11-22T21:30:00.000Z',
    },
  })

export const sessionInput = z
  .strictObject({ email: typedEmail, password: typedPassword })
  .openapi('CreateStaffSession', {
    example: { email: 'mira@example.com', password: 'quite ordinary umbrella stands' },
  })

export const presentSession = (session: NewSession, storeId: string) => ({
  token: session.token,
  staff: {
    id: toWire('staffAccount', session.account.id),
    name: session.account.name,
    email: session.account.email,
  },
  storeId: toWire('store', storeId),
  role: { ...session.role, id: toWire('staffRole', session.role.id) },
  permissions: session.permissions,
  secondFactor: session.secondFactor,
  expiresAt: toRfc3339(session.expiresAt),
})
