import { z } from '@hono/zod-openapi'
import { idInput, toWire } from '../../platform/ids.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { createRouter, route } from '../../platform/router.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { userRefusals } from '../users/index.ts'
import { completeCustomerSession } from './complete-customer-session.ts'
import { createCustomerSession } from './create-customer-session.ts'
import { signedIn } from './customer.ts'
import { endCustomerSession } from './end-customer-session.ts'
import { endCustomerSessionById } from './end-customer-session-by-id.ts'
import { endOtherCustomerSessions } from './end-other-customer-sessions.ts'
import { refreshCustomerSession } from './refresh-customer-session.ts'
import { customerRefusals } from './refusals.ts'
import { readSessions } from './session-queries.ts'
import {
  completeCustomerSessionInput,
  createCustomerSessionInput,
  customerSessionListSchema,
  customerSessionSchema,
  presentChallenge,
  presentSession,
  refreshCustomerSessionInput,
  signInReplySchema,
} from './session-schemas.ts'

/** Sessions hold secrets that are shown once, so none of their replies is kept with an Idempotency-Key. */
export const customerSessionRouter = createRouter()

route(
  customerSessionRouter,
  {
    operationId: 'createCustomerSession',
    tag: 'Customers',
    summary: 'Sign in as a customer',
    description:
      'By e-mail and password. Who has set up a second factor gets a challenge instead of a session: answer it with `completeCustomerSession`. Too many wrong passwords slow this down, for the address they come from before anybody else.',
    method: 'post',
    path: '/v1/customers/sessions',
    policy: policies.shopper,
    body: createCustomerSessionInput,
    success: { status: 201, description: 'A session, or a challenge.', schema: signInReplySchema },
    refusals: [userRefusals.wrongCredentials, customerRefusals.suspended],
  },
  async ({ context, body, client }) => {
    const made = await createCustomerSession(context, { ...body, client })
    return 'challengeToken' in made ? presentChallenge(made) : presentSession(made)
  },
)

route(
  customerSessionRouter,
  {
    operationId: 'completeCustomerSession',
    tag: 'Customers',
    summary: 'Finish a sign-in with a code',
    description: 'A challenge lives ten minutes and takes five codes; a code works once.',
    method: 'post',
    path: '/v1/customers/sessions/second-factor',
    policy: policies.shopper,
    body: completeCustomerSessionInput,
    success: { status: 201, description: 'The session.', schema: customerSessionSchema },
    refusals: [
      customerRefusals.challengeNotLiving,
      userRefusals.secondFactorWrong,
      userRefusals.wrongCredentials,
      customerRefusals.suspended,
    ],
  },
  async ({ context, body, client }) =>
    presentSession(await completeCustomerSession(context, { ...body, client })),
)

route(
  customerSessionRouter,
  {
    operationId: 'refreshCustomerSession',
    tag: 'Customers',
    summary: 'Refresh a session',
    description:
      'Gives the next access token and the next refresh token. Each refresh token works once: one that comes a second time ends its session, because one of two holders stole it. Refresh in one place at a time, and keep the reply before using it. Name the store by the publishable key: an access token that ran out opens nothing, this neither.',
    method: 'post',
    path: '/v1/customers/sessions/refresh',
    policy: policies.shopper,
    body: refreshCustomerSessionInput,
    success: { status: 201, description: 'The session, with new tokens.', schema: customerSessionSchema },
    refusals: [customerRefusals.sessionNotLiving, customerRefusals.refreshTokenReused],
  },
  async ({ context, body }) => presentSession(await refreshCustomerSession(context, body.refreshToken)),
)

route(
  customerSessionRouter,
  {
    operationId: 'endCustomerSession',
    tag: 'Customers',
    summary: 'Sign out',
    description:
      'Ends the session of the access token and its refresh token; the access token itself dies within five seconds everywhere.',
    method: 'delete',
    path: '/v1/customers/sessions/current',
    policy: policies.customer,
    success: { status: 204, description: 'The session has ended.' },
    refusals: [],
  },
  async ({ context }) => endCustomerSession(context),
)

route(
  customerSessionRouter,
  {
    operationId: 'listCustomerSessions',
    tag: 'Customers',
    summary: 'List own sessions',
    description: 'Where the customer is signed in.',
    method: 'get',
    path: '/v1/customers/me/sessions',
    policy: policies.customer,
    success: { status: 200, description: 'Living sessions.', schema: customerSessionListSchema },
    refusals: [],
  },
  async ({ context }) => {
    const { customerId, sessionId } = signedIn(context)
    const sessions = await readSessions(context.db, context.store.id, customerId)
    return {
      items: sessions.map((session) => ({
        id: toWire('customerSession', session.id),
        device: session.device,
        current: session.id === sessionId,
        createdAt: toRfc3339(session.createdAt),
        lastUsedAt: toRfc3339(session.lastUsedAt),
        expiresAt: toRfc3339(session.expiresAt),
      })),
    }
  },
)

route(
  customerSessionRouter,
  {
    operationId: 'endOtherCustomerSessions',
    tag: 'Customers',
    summary: 'Sign out everywhere else',
    description: 'Ends all sessions of the customer but the one that asks.',
    method: 'delete',
    path: '/v1/customers/me/sessions',
    policy: policies.customer,
    success: { status: 204, description: 'They have ended.' },
    refusals: [],
  },
  async ({ context }) => endOtherCustomerSessions(context),
)

route(
  customerSessionRouter,
  {
    operationId: 'endCustomerSessionById',
    tag: 'Customers',
    summary: 'Sign out a device',
    description: 'Ends one session of the customer; one that has ended already is not found.',
    method: 'delete',
    path: '/v1/customers/me/sessions/{sessionId}',
    policy: policies.customer,
    params: z.object({ sessionId: idInput('customerSession') }),
    success: { status: 204, description: 'It has ended.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => endCustomerSessionById(context, params),
)
