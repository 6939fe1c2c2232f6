import { policies } from '../../platform/policies.ts'
import { Refusal } from '../../platform/refusals.ts'
import { createRouter, route } from '../../platform/router.ts'
import { storeOfToken } from '../../platform/secrets.ts'
import { mailSentSchema, requestResetInput, resetPasswordInput } from './account-schemas.ts'
import { userRefusals } from './refusals.ts'
import { requestAccountPasswordReset } from './request-account-password-reset.ts'
import { resetAccountPassword } from './reset-account-password.ts'

export const resetRouter = createRouter()

route(
  resetRouter,
  {
    operationId: 'requestAccountPasswordReset',
    tag: 'Account',
    summary: 'Ask for a new password',
    description:
      'For people who work for the store that the publishable key names. Mails a link that works once, for an hour. The answer is the same whether there is an account or not.',
    method: 'post',
    path: '/v1/account/password-resets',
    policy: policies.staffDoor,
    body: requestResetInput,
    success: { status: 202, description: 'A mail is on its way.', schema: mailSentSchema },
    refusals: [],
  },
  async ({ context, body, client }) => {
    await requestAccountPasswordReset(context, { ...body, client })
    return { status: 'mail_sent' as const }
  },
)

route(
  resetRouter,
  {
    operationId: 'resetAccountPassword',
    tag: 'Account',
    summary: 'Choose a new password',
    description:
      'By the mailed link. Every session ends, in all stores; a second factor stays and is asked for at the next sign-in.',
    method: 'post',
    path: '/v1/account/password-resets/confirmation',
    policy: policies.public,
    attemptsPerMinute: 20,
    body: resetPasswordInput,
    success: { status: 204, description: 'The password is changed. Sign in with it.' },
    refusals: [userRefusals.resetLinkNotValid],
  },
  async ({ body, inStore }) => {
    const storeId = storeOfToken('rst', body.token)
    const context = storeId && (await inStore(storeId))
    if (!context) throw new Refusal(userRefusals.resetLinkNotValid)
    await resetAccountPassword(context, body)
  },
)
