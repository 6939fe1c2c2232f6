import { policies } from '../../platform/policies.ts'
import { createRouter, route } from '../../platform/router.ts'
import { createStaffSession } from './create-staff-session.ts'
import { endStaffSession } from './end-staff-session.ts'
import { userRefusals } from './refusals.ts'
import { presentSession, sessionInput, sessionSchema } from './session-schemas.ts'

export const sessionRouter = createRouter()

route(
  sessionRouter,
  {
    operationId: 'createStaffSession',
    tag: 'Account',
    summary: 'Sign in as staff',
    description:
      'For the store that the publishable key names; lasts twelve hours. `secondFactor` says what is to be done before the session may do all that its role permits.',
    method: 'post',
    path: '/v1/account/sessions',
    policy: policies.staffDoor,
    body: sessionInput,
    success: { status: 201, description: 'The session.', schema: sessionSchema },
    refusals: [userRefusals.wrongCredentials],
  },
  async ({ context, body, client }) =>
    presentSession(await createStaffSession(context, { ...body, client }), context.store.id),
)

route(
  sessionRouter,
  {
    operationId: 'endStaffSession',
    tag: 'Account',
    summary: 'Sign out',
    description: 'Ends the session of the token at once.',
    method: 'delete',
    path: '/v1/account/sessions/current',
    policy: policies.account,
    success: { status: 204, description: 'The session has ended.' },
    refusals: [],
  },
  async ({ context }) => endStaffSession(context),
)
