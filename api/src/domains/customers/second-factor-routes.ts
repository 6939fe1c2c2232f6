import { policies } from '../../platform/policies.ts'
import { createRouter, route } from '../../platform/router.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { userRefusals } from '../users/index.ts'
import { confirmCustomerSecondFactor } from './confirm-customer-second-factor.ts'
import { signedIn } from './customer.ts'
import { customerRefusals } from './refusals.ts'
import { removeCustomerSecondFactor } from './remove-customer-second-factor.ts'
import { replaceCustomerRecoveryCodes } from './replace-customer-recovery-codes.ts'
import { readSecondFactor } from './second-factor-queries.ts'
import { secondFactorRefusals } from './second-factor-refusals.ts'
import {
  confirmCustomerSecondFactorInput,
  customerRecoveryCodesSchema,
  customerSecondFactorSchema,
  removeCustomerSecondFactorInput,
  replaceCustomerRecoveryCodesInput,
  startCustomerSecondFactorInput,
  startedCustomerSecondFactorSchema,
} from './second-factor-schemas.ts'
import { startCustomerSecondFactor } from './start-customer-second-factor.ts'

/** Secrets and codes are shown once, so none of their replies is kept with an Idempotency-Key. */
export const secondFactorRouter = createRouter()

const identityAskedAgain = [customerRefusals.wrongPassword, customerRefusals.recentSignInNeeded]

route(
  secondFactorRouter,
  {
    operationId: 'getCustomerSecondFactor',
    tag: 'Customers',
    summary: 'Read own second factor',
    description: 'Whether signing in asks for a code, and how many recovery codes are left.',
    method: 'get',
    path: '/v1/customers/me/second-factor',
    policy: policies.customer,
    success: { status: 200, description: 'The second factor.', schema: customerSecondFactorSchema },
    refusals: [],
  },
  async ({ context }) => {
    const found = await readSecondFactor(context.db, context.store.id, signedIn(context).customerId)
    if (!found) return { status: 'none', setUpAt: null, recoveryCodesLeft: 0 }
    return {
      status: 'set_up',
      setUpAt: toRfc3339(found.confirmedAt),
      recoveryCodesLeft: found.recoveryCodesLeft,
    }
  },
)

route(
  secondFactorRouter,
  {
    operationId: 'startCustomerSecondFactor',
    tag: 'Customers',
    summary: 'Begin to set up a second factor',
    description:
      'Gives the secret for an authenticator app, once. Nothing changes until `confirmCustomerSecondFactor`; beginning again gives another secret.',
    method: 'post',
    path: '/v1/customers/me/second-factor',
    policy: policies.customer,
    body: startCustomerSecondFactorInput,
    success: { status: 201, description: 'The secret.', schema: startedCustomerSecondFactorSchema },
    refusals: [...identityAskedAgain, secondFactorRefusals.setUp],
  },
  async ({ context, body, client }) =>
    startCustomerSecondFactor(context, { password: body.password, client }),
)

route(
  secondFactorRouter,
  {
    operationId: 'confirmCustomerSecondFactor',
    tag: 'Customers',
    summary: 'Finish setting up a second factor',
    description:
      'From the first right code on, each sign-in by password or provider asks for one; a passkey needs none. Gives recovery codes, once. The customer is told by mail.',
    method: 'post',
    path: '/v1/customers/me/second-factor/confirmation',
    policy: policies.customer,
    body: confirmCustomerSecondFactorInput,
    success: { status: 201, description: 'It counts now.', schema: customerRecoveryCodesSchema },
    refusals: [secondFactorRefusals.notSetUp, secondFactorRefusals.setUp, userRefusals.secondFactorWrong],
  },
  async ({ context, body, client }) => ({
    recoveryCodes: await confirmCustomerSecondFactor(context, { ...body, client }),
  }),
)

route(
  secondFactorRouter,
  {
    operationId: 'replaceCustomerRecoveryCodes',
    tag: 'Customers',
    summary: 'Replace own recovery codes',
    description:
      'Ten new ones for who shows a code; those before work no more. The customer is told by mail.',
    method: 'post',
    path: '/v1/customers/me/second-factor/recovery-codes',
    policy: policies.customer,
    body: replaceCustomerRecoveryCodesInput,
    success: { status: 201, description: 'The new codes.', schema: customerRecoveryCodesSchema },
    refusals: [secondFactorRefusals.notSetUp, userRefusals.secondFactorWrong],
  },
  async ({ context, body, client }) => ({
    recoveryCodes: await replaceCustomerRecoveryCodes(context, { ...body, client }),
  }),
)

route(
  secondFactorRouter,
  {
    operationId: 'removeCustomerSecondFactor',
    tag: 'Customers',
    summary: 'Remove own second factor',
    description:
      'Send a code, a recovery code, or the password: a session alone does not do. The customer is told by mail.',
    method: 'post',
    path: '/v1/customers/me/second-factor/removal',
    policy: policies.customer,
    body: removeCustomerSecondFactorInput,
    success: { status: 204, description: 'Signing in asks for no code any more.' },
    refusals: [...identityAskedAgain, secondFactorRefusals.notSetUp, userRefusals.secondFactorWrong],
  },
  async ({ context, body, client }) =>
    removeCustomerSecondFactor(context, { password: body.password, code: body.code, client }),
)
