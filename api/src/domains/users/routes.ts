import { z } from '@hono/zod-openapi'
import { toWire, wireId } from '../../platform/ids.ts'
import { policies } from '../../platform/policies.ts'
import { createRouter, route } from '../../platform/router.ts'
import { timestamp } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { createStaffSession } from './create-staff-session.ts'
import { endStaffSession } from './end-staff-session.ts'
import { userRefusals } from './refusals.ts'

const sessionSchema = z
  .object({
    token: z.string().openapi({ description: 'Send it as `Authorization: Bearer …`. Shown once.' }),
    staff: z.object({ id: wireId('staffAccount'), name: z.string(), email: z.string() }),
    expiresAt: timestamp,
  })
  .openapi('StaffSession', {
    example: {
      token: 'st_018f00000000700080000000000000aa_c2VjcmV0LXNlY3JldC1zZWNyZXQ',
      staff: { id: 'stf_01h455vb4pex5vsknk084sn02q', name: 'Mira Sand', email: 'mira@example.com' },
      expiresAt: '2026-11-22T21:30:00.000Z',
    },
  })

const sessionInput = z
  .strictObject({
    email: z.string().min(3).max(254),
    password: z.string().min(1).max(256),
  })
  .openapi('CreateStaffSession', { example: { email: 'mira@example.com', password: 'a long pass phrase' } })

export const usersRouter = createRouter()

route(
  usersRouter,
  {
    operationId: 'createStaffSession',
    tag: 'Admin',
    summary: 'Sign in as staff',
    description: 'For the store that the publishable key names; lasts twelve hours.',
    method: 'post',
    path: '/v1/admin/sessions',
    policy: policies.shopper,
    attemptsPerMinute: 10,
    body: sessionInput,
    success: { status: 201, description: 'The session.', schema: sessionSchema },
    refusals: [userRefusals.wrongCredentials],
  },
  async ({ context, body }) => {
    const { account, token, expiresAt } = await createStaffSession(context, body)
    return {
      token,
      staff: { id: toWire('staffAccount', account.id), name: account.name, email: account.email },
      expiresAt: toRfc3339(expiresAt),
    }
  },
)

route(
  usersRouter,
  {
    operationId: 'endStaffSession',
    tag: 'Admin',
    summary: 'Sign out',
    description: 'Ends the session of the token at once; a secret key has none and nothing happens.',
    method: 'delete',
    path: '/v1/admin/sessions/current',
    policy: policies.staff('orders:read'),
    success: { status: 204, description: 'The session has ended.' },
    refusals: [],
  },
  async ({ context }) => endStaffSession(context),
)
