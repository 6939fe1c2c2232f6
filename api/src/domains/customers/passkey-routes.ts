import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { deviceName } from '../../platform/device-name.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { createRouter, route } from '../../platform/router.ts'
import { createPasskeyChallenge } from './create-passkey-challenge.ts'
import { createPasskeySession } from './create-passkey-session.ts'
import { signedIn } from './customer.ts'
import { presentPasskey } from './passkey.ts'
import { readPasskeys } from './passkey-queries.ts'
import { passkeyRefusals } from './passkey-refusals.ts'
import {
  createPasskeyChallengeInput,
  createPasskeySessionInput,
  passkeyCreationSchema,
  passkeyListSchema,
  passkeyParams,
  passkeyRequestSchema,
  passkeySchema,
  presentCreation,
  presentRequest,
  registerPasskeyInput,
  renamePasskeyInput,
  startPasskeyRegistrationInput,
} from './passkey-schemas.ts'
import { customerRefusals } from './refusals.ts'
import { registerPasskey } from './register-passkey.ts'
import { removePasskey } from './remove-passkey.ts'
import { renamePasskey } from './rename-passkey.ts'
import { customerSessionSchema, presentSession } from './session-schemas.ts'
import { startPasskeyRegistration } from './start-passkey-registration.ts'

/** Challenges and sessions are shown once, so none of their replies is kept with an Idempotency-Key. */
export const passkeyRouter = createRouter()

route(
  passkeyRouter,
  {
    operationId: 'createPasskeyChallenge',
    tag: 'Customers',
    summary: 'Begin to sign in with a passkey',
    description: 'Gives the options for the browser. They name no customer: the device knows whose it is.',
    method: 'post',
    path: '/v1/customers/passkey-challenges',
    policy: policies.shopper,
    body: createPasskeyChallengeInput,
    success: { status: 201, description: 'Options for the browser.', schema: passkeyRequestSchema },
    refusals: [customerRefusals.storeHasNoPages],
  },
  async ({ context, body }) => presentRequest(await createPasskeyChallenge(context, { origin: body.origin })),
)

route(
  passkeyRouter,
  {
    operationId: 'createPasskeySession',
    tag: 'Customers',
    summary: 'Sign in with a passkey',
    description:
      'A passkey is a device and the person whom it recognizes, so no code is asked for. Each challenge works once.',
    method: 'post',
    path: '/v1/customers/sessions/passkey',
    policy: policies.shopper,
    body: createPasskeySessionInput,
    success: { status: 201, description: 'The session.', schema: customerSessionSchema },
    refusals: [passkeyRefusals.challengeGone, passkeyRefusals.notAccepted, customerRefusals.suspended],
  },
  async ({ context, body, client }) =>
    presentSession(
      await createPasskeySession(context, {
        credential: body.credential as AuthenticationResponseJSON,
        userAgent: client.userAgent,
      }),
    ),
)

route(
  passkeyRouter,
  {
    operationId: 'startPasskeyRegistration',
    tag: 'Customers',
    summary: 'Begin to add a passkey',
    description: 'Gives the options for the browser. Nothing changes until `registerPasskey`.',
    method: 'post',
    path: '/v1/customers/me/passkey-challenges',
    policy: policies.customer,
    body: startPasskeyRegistrationInput,
    success: { status: 201, description: 'Options for the browser.', schema: passkeyCreationSchema },
    refusals: [
      customerRefusals.wrongPassword,
      customerRefusals.recentSignInNeeded,
      customerRefusals.storeHasNoPages,
      passkeyRefusals.tooMany,
    ],
  },
  async ({ context, body, client }) =>
    presentCreation(
      await startPasskeyRegistration(context, { password: body.password, origin: body.origin, client }),
      context.store.name,
    ),
)

route(
  passkeyRouter,
  {
    operationId: 'listPasskeys',
    tag: 'Customers',
    summary: 'List own passkeys',
    description: 'Of the customer who is signed in.',
    method: 'get',
    path: '/v1/customers/me/passkeys',
    policy: policies.customer,
    success: { status: 200, description: 'The passkeys.', schema: passkeyListSchema },
    refusals: [],
  },
  async ({ context }) => ({
    items: (await readPasskeys(context.db, context.store.id, signedIn(context).customerId)).map(
      presentPasskey,
    ),
  }),
)

route(
  passkeyRouter,
  {
    operationId: 'registerPasskey',
    tag: 'Customers',
    summary: 'Add a passkey',
    description: 'With what the browser made of the options. The customer is told by mail.',
    method: 'post',
    path: '/v1/customers/me/passkeys',
    policy: policies.customer,
    body: registerPasskeyInput,
    success: { status: 201, description: 'The passkey.', schema: passkeySchema },
    refusals: [
      passkeyRefusals.challengeGone,
      passkeyRefusals.notValid,
      passkeyRefusals.known,
      passkeyRefusals.tooMany,
    ],
  },
  async ({ context, body, client }) =>
    presentPasskey(
      await registerPasskey(context, {
        credential: body.credential as RegistrationResponseJSON,
        name: body.name ?? deviceName(client.userAgent),
      }),
    ),
)

route(
  passkeyRouter,
  {
    operationId: 'renamePasskey',
    tag: 'Customers',
    summary: 'Rename an own passkey',
    description: 'So that its customer recognizes it.',
    method: 'patch',
    path: '/v1/customers/me/passkeys/{passkeyId}',
    policy: policies.customer,
    params: passkeyParams,
    body: renamePasskeyInput,
    success: { status: 200, description: 'The passkey.', schema: passkeySchema },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, body }) => presentPasskey(await renamePasskey(context, { ...params, ...body })),
)

route(
  passkeyRouter,
  {
    operationId: 'removePasskey',
    tag: 'Customers',
    summary: 'Remove an own passkey',
    description: 'It signs in no more; sessions it opened live on. The customer is told by mail.',
    method: 'delete',
    path: '/v1/customers/me/passkeys/{passkeyId}',
    policy: policies.customer,
    params: passkeyParams,
    success: { status: 204, description: 'The passkey is gone.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => removePasskey(context, params),
)
