import { z } from '@hono/zod-openapi'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { userRefusals } from '../users/index.ts'
import { changePassword } from './change-password.ts'
import { confirmEmailChange } from './confirm-email-change.ts'
import { confirmRegistration } from './confirm-registration.ts'
import { presentCustomer, signedIn } from './customer.ts'
import { readCustomer } from './queries.ts'
import { customerRefusals } from './refusals.ts'
import { registerCustomer } from './register-customer.ts'
import { requestEmailChange } from './request-email-change.ts'
import { requestPasswordReset } from './request-password-reset.ts'
import { resetPassword } from './reset-password.ts'
import {
  changePasswordInput,
  confirmEmailChangeInput,
  confirmRegistrationInput,
  customerSchema,
  mailSentSchema,
  registerCustomerInput,
  requestEmailChangeInput,
  requestPasswordResetInput,
  resetPasswordInput,
  updateCustomerInput,
} from './schemas.ts'
import { customerSessionSchema, presentSession } from './session-schemas.ts'
import { updateCustomer } from './update-customer.ts'

export const customerRouter = createRouter()

const mailSent = { status: 'mail_sent' } as const
const mail = { status: 202, description: 'A mail is on its way.', schema: mailSentSchema } as const

route(
  customerRouter,
  {
    operationId: 'registerCustomer',
    tag: 'Customers',
    summary: 'Register as a customer',
    description:
      'Mails a link to the address; the account is made when it is confirmed. An address that has an account gets another mail, and this reply is the same.',
    method: 'post',
    path: '/v1/customers/registrations',
    policy: policies.shopper,
    body: registerCustomerInput,
    success: mail,
    refusals: [platformRefusals.invalidRequest, customerRefusals.storeHasNoPages],
  },
  async ({ context, body, client }) => {
    await registerCustomer(context, { ...body, locale: body.locale, client })
    return mailSent
  },
)

route(
  customerRouter,
  {
    operationId: 'confirmRegistration',
    tag: 'Customers',
    summary: 'Confirm a registration',
    description:
      'Makes the account and signs in. The link leads to `/account/confirm?token=…` of the shop and works once, for 24 hours.',
    method: 'post',
    path: '/v1/customers/confirmations',
    policy: policies.shopper,
    body: confirmRegistrationInput,
    success: { status: 201, description: 'The first session.', schema: customerSessionSchema },
    refusals: [customerRefusals.linkNotValid, userRefusals.wrongCredentials, customerRefusals.suspended],
  },
  async ({ context, body, client }) =>
    presentSession(await confirmRegistration(context, { ...body, client })),
)

route(
  customerRouter,
  {
    operationId: 'requestPasswordReset',
    tag: 'Customers',
    summary: 'Ask for a new password',
    description:
      'Mails a link to choose one. An address without an account gets another mail, and this reply is the same.',
    method: 'post',
    path: '/v1/customers/password-resets',
    policy: policies.shopper,
    body: requestPasswordResetInput,
    success: mail,
    refusals: [customerRefusals.storeHasNoPages],
  },
  async ({ context, body, client }) => {
    await requestPasswordReset(context, { ...body, client })
    return mailSent
  },
)

route(
  customerRouter,
  {
    operationId: 'resetPassword',
    tag: 'Customers',
    summary: 'Choose a new password by link',
    description:
      'The link leads to `/account/reset?token=…` of the shop and works once, for an hour. Ends every session of the customer; sign in with the new password.',
    method: 'post',
    path: '/v1/customers/password-resets/confirmation',
    policy: policies.shopper,
    body: resetPasswordInput,
    success: { status: 204, description: 'The password is the new one.' },
    refusals: [customerRefusals.linkNotValid, customerRefusals.storeHasNoPages],
  },
  async ({ context, body }) => resetPassword(context, body),
)

route(
  customerRouter,
  {
    operationId: 'confirmEmailChange',
    tag: 'Customers',
    summary: 'Confirm a new e-mail address',
    description:
      'The link leads to `/account/email?token=…` of the shop and works once, for 24 hours, for the customer who asked. The old address is told.',
    method: 'post',
    path: '/v1/customers/me/email-changes/confirmation',
    policy: policies.customer,
    body: confirmEmailChangeInput,
    success: { status: 204, description: 'The customer has the new address.' },
    refusals: [customerRefusals.linkNotValid],
  },
  async ({ context, body }) => confirmEmailChange(context, body),
)

route(
  customerRouter,
  {
    operationId: 'getCustomer',
    tag: 'Customers',
    summary: 'Read own profile',
    description: 'Of the customer who is signed in.',
    method: 'get',
    path: '/v1/customers/me',
    policy: policies.customer,
    success: { status: 200, description: 'The customer.', schema: customerSchema, etag: true },
    refusals: [],
  },
  async ({ context }) => {
    const customer = await readCustomer(context.db, context.store.id, signedIn(context).customerId)
    if (customer?.status !== 'active') throw new Refusal(platformRefusals.notAuthenticated)
    return Reply.versioned(presentCustomer(customer))
  },
)

route(
  customerRouter,
  {
    operationId: 'updateCustomer',
    tag: 'Customers',
    summary: 'Change own profile',
    description: 'What is left out stays. For the address there is `requestEmailChange`.',
    method: 'patch',
    path: '/v1/customers/me',
    policy: policies.customer,
    body: updateCustomerInput,
    ifMatch: true,
    success: { status: 200, description: 'The customer as it is now.', schema: customerSchema, etag: true },
    refusals: [],
  },
  async ({ context, body, ifMatch }) =>
    Reply.versioned(presentCustomer(await updateCustomer(context, { change: body, ifMatch }))),
)

route(
  customerRouter,
  {
    operationId: 'changePassword',
    tag: 'Customers',
    summary: 'Change own password',
    description: 'Or set a first one. Ends all other sessions, and tells the customer by mail.',
    method: 'put',
    path: '/v1/customers/me/password',
    policy: policies.customer,
    body: changePasswordInput,
    success: { status: 204, description: 'The password is the new one.' },
    refusals: [
      customerRefusals.wrongPassword,
      customerRefusals.recentSignInNeeded,
      customerRefusals.storeHasNoPages,
    ],
  },
  async ({ context, body, client }) =>
    changePassword(context, { password: body.password, currentPassword: body.currentPassword, client }),
)

route(
  customerRouter,
  {
    operationId: 'requestEmailChange',
    tag: 'Customers',
    summary: 'Ask for another e-mail address',
    description:
      'Mails a link to the new address; until it is followed nothing changes. An address that has an account gets another mail, and this reply is the same.',
    method: 'post',
    path: '/v1/customers/me/email-changes',
    policy: policies.customer,
    body: requestEmailChangeInput,
    success: mail,
    refusals: [
      customerRefusals.wrongPassword,
      customerRefusals.recentSignInNeeded,
      customerRefusals.storeHasNoPages,
    ],
  },
  async ({ context, body, client }) => {
    await requestEmailChange(context, { newEmail: body.newEmail, password: body.password, client })
    return mailSent
  },
)

const publicJwk = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string(),
  use: z.literal('sig'),
  alg: z.literal('ES256'),
})

const jwksSchema = z.object({ keys: z.array(publicJwk) }).openapi('SigningKeys', {
  example: {
    keys: [
      {
        kty: 'EC',
        crv: 'P-256',
        x: 'cdqOsNfyaTKEYLQmPJYNdf31X4Kc7dYjS8K2xz8T9ho',
        y: '-5RqdyZgvkVi6qkJxWaxaeQ1NLAkn0w577funtiRbw8',
        kid: '2026-11',
        use: 'sig',
        alg: 'ES256',
      },
    ],
  },
})

route(
  customerRouter,
  {
    operationId: 'getSigningKeys',
    tag: 'Customers',
    summary: 'Read the keys of access tokens',
    description:
      'A JWK set (RFC 7517), for services of yours that verify access tokens themselves: ES256, `typ` at+jwt, `aud` the id of your store. Take up to five minutes to notice new keys. That a session has ended, a signature does not tell.',
    method: 'get',
    path: '/.well-known/jwks.json',
    policy: policies.public,
    cacheControl: 'public, max-age=300',
    success: { status: 200, description: 'The public keys, the signing one first.', schema: jwksSchema },
    refusals: [],
  },
  async ({ context }) => context.accessTokens.jwks(),
)
