import { z } from '@hono/zod-openapi'
import { fromWire, toWire, wireId } from '../../platform/ids.ts'
import { passwordLengthMax, passwordLengthMin } from '../../platform/password-rules.ts'
import { sellerPermissions } from '../../platform/policies.ts'
import { emailInput, oneLine, timestamp, version } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { AccountSession, Desk } from './session-queries.ts'
import { permissionSchema, secondFactorState, typedPassword } from './session-schemas.ts'

const sessionIdPattern = /^(ses|sms)_[0-7][0-9a-hjkmnp-tv-z]{25}$/
const exampleSessionId = 'ses_01h455vb4pex5vsknk084sn02q'

const sessionId = z
  .string()
  .regex(sessionIdPattern, `must be an id such as ${exampleSessionId}`)
  .openapi({ description: "Id of a session: of staff, or of a seller's member.", example: exampleSessionId })

const sessionIdInput = sessionId.transform((wire): { desk: Desk; sessionId: string } => {
  const ofStaff = fromWire('staffSession', wire)
  return ofStaff
    ? { desk: 'staff', sessionId: ofStaff }
    : { desk: 'sellerMember', sessionId: fromWire('sellerSession', wire) ?? '' }
})
export const sessionParams = z.object({ sessionId: sessionIdInput })

const deskSchema = z
  .enum(['staff', 'seller'])
  .openapi({ description: "Where one works: at the store's desk, or at that of a seller." })
const deskOf = (desk: Desk) => (desk === 'staff' ? 'staff' : 'seller')
const wireSessionId = (desk: Desk, id: string) =>
  toWire(desk === 'staff' ? 'staffSession' : 'sellerSession', id)

const access = z.union([permissionSchema, z.enum(sellerPermissions as [string, ...string[]])])

export const accountSchema = z
  .object({
    id: wireId('staffAccount'),
    email: z.string(),
    name: z.string(),
    mayCreateStores: z.boolean(),
    secondFactor: secondFactorState,
    recoveryCodesLeft: z.int().min(0).openapi({ description: 'Codes that are not used up.' }),
    session: z.object({
      id: sessionId,
      desk: deskSchema,
      storeId: wireId('store'),
      isOwner: z.boolean().openapi({ description: 'Of the store; false at the desk of a seller.' }),
      permissions: z.array(access),
      expiresAt: timestamp,
    }),
    version,
  })
  .openapi('Account', {
    example: {
      id: 'stf_01h455vb4pex5vsknk084sn02q',
      email: 'mira@example.com',
      name: 'Mira Sand',
      mayCreateStores: false,
      secondFactor: 'done',
      recoveryCodesLeft: 10,
      session: {
        id: exampleSessionId,
        desk: 'staff',
        storeId: 'store_01h455vb4pex5vsknk084sn02q',
        isOwner: false,
        permissions: ['orders:read', 'orders:fulfill'],
        expiresAt: '2026-11-22T21:30:00.000Z',
      },
      version: 2,
    },
  })

export const personName = oneLine(120).openapi({ example: 'Mira Sand' })

export const updateAccountInput = z
  .strictObject({ name: personName.optional() })
  .openapi('UpdateAccount', { example: { name: 'Mira Sand' } })

export const newPasswordInput = z
  .string()
  .min(passwordLengthMin, `must have at least ${passwordLengthMin} characters`)
  .max(passwordLengthMax)
  .openapi({
    description:
      'NIST SP 800-63B-4: at least 15 characters, of any kind; neither a common one, nor made of name, address or store, nor easy to guess.',
    example: 'quite ordinary umbrella stands',
  })

export const changePasswordInput = z
  .strictObject({ currentPassword: typedPassword, newPassword: newPasswordInput })
  .openapi('ChangeAccountPassword', {
    example: {
      currentPassword: 'quite ordinary umbrella stands',
      newPassword: 'seven green lamps beside the door',
    },
  })

export const requestResetInput = z
  .strictObject({
    email: emailInput,
    desk: deskSchema.default('staff').openapi({ description: 'Whose page the mailed link opens.' }),
  })
  .openapi('RequestAccountPasswordReset', { example: { email: 'mira@example.com', desk: 'staff' } })

/** A link's token, and the store it names. */
export const storeTokenInput = (prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-f]{32}_[A-Za-z0-9_-]{32}$`), 'must be the token of the link')
    .openapi({
      description: '`token` of the link that was mailed.',
      example: `${prefix}_018f00000000700080000000000000aa_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2Vj`,
    })

export const resetPasswordInput = z
  .strictObject({ token: storeTokenInput('rst'), password: newPasswordInput })
  .openapi('ResetAccountPassword', {
    example: {
      token: 'rst_018f00000000700080000000000000aa_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2Vj',
      password: 'seven green lamps beside the door',
    },
  })

export const mailSentSchema = z
  .object({ status: z.literal('mail_sent') })
  .openapi('AccountMailSent', { example: { status: 'mail_sent' } })

const exampleSession = {
  id: exampleSessionId,
  desk: 'staff',
  storeId: 'store_01h455vb4pex5vsknk084sn02q',
  device: 'Firefox on Linux',
  current: true,
  createdAt: '2026-11-22T09:30:00.000Z',
  expiresAt: '2026-11-22T21:30:00.000Z',
} as const

export const accountSessionListSchema = z
  .object({
    items: z.array(
      z.object({
        id: sessionId,
        desk: deskSchema,
        storeId: wireId('store'),
        device: z.string().openapi({ description: 'What the browser said it is.' }),
        current: z.boolean().openapi({ description: 'Whether it is the one that asks.' }),
        createdAt: timestamp,
        expiresAt: timestamp,
      }),
    ),
  })
  .openapi('AccountSessionList', { example: { items: [{ ...exampleSession }] } })

export const presentAccountSession = (
  session: AccountSession & { storeId: string },
  current: { sessionId: string },
) => ({
  id: wireSessionId(session.desk, session.id),
  desk: deskOf(session.desk),
  storeId: toWire('store', session.storeId),
  device: session.device,
  current: session.id === current.sessionId,
  createdAt: toRfc3339(session.createdAt),
  expiresAt: toRfc3339(session.expiresAt),
})

export const accountStoreListSchema = z
  .object({
    items: z.array(
      z.object({
        store: z.object({ id: wireId('store'), slug: z.string(), name: z.string() }),
        role: z.object({ id: wireId('staffRole'), name: z.string(), isOwner: z.boolean() }),
        current: z.boolean().openapi({ description: 'Whether the session is of this store.' }),
      }),
    ),
  })
  .openapi('AccountStoreList', {
    example: {
      items: [
        {
          store: { id: 'store_01h455vb4pex5vsknk084sn02q', slug: 'northlight', name: 'Northlight' },
          role: { id: 'role_01h455vb4pex5vsknk084sn02q', name: 'manager', isOwner: false },
          current: true,
        },
      ],
    },
  })

export { deskOf, wireSessionId }
