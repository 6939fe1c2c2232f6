import { z } from '@hono/zod-openapi'
import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { createRouter, type Router, route } from '../../platform/router.ts'
import { confirmSecondFactor } from './confirm-second-factor.ts'
import { userRefusals } from './refusals.ts'
import { removeSecondFactor } from './remove-second-factor.ts'
import { replaceRecoveryCodes } from './replace-recovery-codes.ts'
import { typedPassword } from './session-schemas.ts'
import { startSecondFactor } from './start-second-factor.ts'
import { verifySecondFactor } from './verify-second-factor.ts'

const startInput = z
  .strictObject({ password: typedPassword })
  .openapi('StartSecondFactor', { example: { password: 'quite ordinary umbrella stands' } })

const startedSchema = z
  .object({
    secret: z.string().openapi({ description: 'To type in where no QR code can be read. Shown once.' }),
    uri: z.string().openapi({ description: '`otpauth://totp/…`, to be shown as a QR code.' }),
  })
  .openapi('SecondFactorStart', {
    example: {
      secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
      uri: 'otpauth://totp/Northlight:mira%40example.com?issuer=Northlight&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30',
    },
  })

const confirmInput = z
  .strictObject({
    code: z.string().min(6).max(12).openapi({
      description: 'The six digits that the app shows; spaces do not matter.',
      example: '123 456',
    }),
  })
  .openapi('ConfirmSecondFactor', { example: { code: '123456' } })

const verifyInput = z
  .strictObject({
    code: z.string().min(6).max(24).openapi({
      description: 'The six digits that the app shows, or a recovery code.',
      example: '123456',
    }),
  })
  .openapi('VerifySecondFactor', { example: { code: '123456' } })

const recoveryCodesSchema = z
  .object({
    recoveryCodes: z
      .array(z.string())
      .openapi({ description: 'Each works once in place of a code. Shown this once.' }),
  })
  .openapi('RecoveryCodes', { example: { recoveryCodes: ['8v2kd-x0mq4', 'p7r3n-2cz9t'] } })

const shownSchema = z
  .object({
    secondFactor: z.literal('done'),
    recoveryCodesLeft: z.int().min(0).openapi({ description: 'Codes that are not used up.' }),
  })
  .openapi('SecondFactorShown', { example: { secondFactor: 'done', recoveryCodesLeft: 9 } })

export const secondFactorRouter = createRouter()
setUpRoutes(secondFactorRouter)
useRoutes(secondFactorRouter)

function setUpRoutes(router: Router): void {
  route(
    router,
    {
      operationId: 'startSecondFactor',
      tag: 'Account',
      summary: 'Begin to set up a second factor',
      description:
        'A secret for an authenticator app (TOTP, RFC 6238). It counts once `confirmSecondFactor` has seen a code of it; until then asking again gives another one.',
      method: 'post',
      path: '/v1/account/second-factor',
      policy: policies.account,
      body: startInput,
      success: { status: 201, description: 'The secret.', schema: startedSchema },
      refusals: [userRefusals.wrongPassword, userRefusals.secondFactorSetUp],
    },
    async ({ context, body, client }) => startSecondFactor(context, { ...body, client }),
  )

  route(
    router,
    {
      operationId: 'confirmSecondFactor',
      tag: 'Account',
      summary: 'Finish setting up a second factor',
      description:
        'With the first code of the app. From now on every session must show it; this one has. Keep the recovery codes: they are for the day the app is lost.',
      method: 'post',
      path: '/v1/account/second-factor/confirmation',
      policy: policies.account,
      body: confirmInput,
      success: { status: 201, description: 'Recovery codes.', schema: recoveryCodesSchema },
      refusals: [
        userRefusals.secondFactorNotSetUp,
        userRefusals.secondFactorSetUp,
        userRefusals.secondFactorWrong,
      ],
    },
    async ({ context, body, client }) => ({
      recoveryCodes: await confirmSecondFactor(context, { ...body, client }),
    }),
  )

  route(
    router,
    {
      operationId: 'removeSecondFactor',
      tag: 'Account',
      summary: 'Remove the second factor',
      description: 'Not for owners of a store. What needs a second factor is refused from then on.',
      method: 'delete',
      path: '/v1/account/second-factor',
      policy: policies.account,
      success: { status: 204, description: 'The account has no second factor any more.' },
      refusals: [
        userRefusals.secondFactorNotSetUp,
        userRefusals.secondFactorKept,
        platformRefusals.secondFactorRequired,
      ],
    },
    async ({ context }) => removeSecondFactor(context),
  )
}

function useRoutes(router: Router): void {
  route(
    router,
    {
      operationId: 'verifySecondFactor',
      tag: 'Account',
      summary: 'Show the second factor',
      description:
        'For the session that asks, until it ends. No code works twice. Wrong codes are counted: after a few of them the next one has to wait.',
      method: 'post',
      path: '/v1/account/sessions/current/second-factor',
      policy: policies.account,
      body: verifyInput,
      success: {
        status: 200,
        description: 'The session may now do what its role permits.',
        schema: shownSchema,
      },
      refusals: [userRefusals.secondFactorNotSetUp, userRefusals.secondFactorWrong],
    },
    async ({ context, body, client }) => {
      const { recoveryCodesLeft } = await verifySecondFactor(context, { ...body, client })
      return { secondFactor: 'done' as const, recoveryCodesLeft }
    },
  )

  route(
    router,
    {
      operationId: 'replaceRecoveryCodes',
      tag: 'Account',
      summary: 'Make new recovery codes',
      description: 'The old ones are worth nothing any more.',
      method: 'post',
      path: '/v1/account/second-factor/recovery-codes',
      policy: policies.account,
      success: { status: 201, description: 'Recovery codes.', schema: recoveryCodesSchema },
      refusals: [userRefusals.secondFactorNotSetUp, platformRefusals.secondFactorRequired],
    },
    async ({ context }) => ({ recoveryCodes: await replaceRecoveryCodes(context) }),
  )
}
