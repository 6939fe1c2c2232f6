import { z } from '@hono/zod-openapi'
import { wireId } from '../../platform/ids.ts'
import { timestamp } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { SecondFactorChallenge } from './create-customer-session.ts'
import { presentCustomer } from './customer.ts'
import type { OpenedSession } from './open-session.ts'
import { customerSchema, typedEmail, typedPassword } from './schemas.ts'

const accessTokenExample =
  'eyJhbGciOiJFUzI1NiIsImtpZCI6IjEiLCJ0eXAiOiJhdCtqd3QifQ.eyJzdWIiOiJjdXNfMDFoNDU1dmI0cGV4NXZza25rMDg0c24wMnEifQ.c2lnbmF0dXJl'
const refreshTokenExample = 'rt_018f00000000700080000000000000aa_8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u'
const challengeTokenExample = '8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u'

const signedInExample = {
  status: 'signed_in' as const,
  accessToken: accessTokenExample,
  accessTokenExpiresAt: '2026-11-22T09:40:00.000Z',
  refreshToken: refreshTokenExample,
  refreshTokenExpiresAt: '2026-12-22T09:30:00.000Z',
  customer: {
    id: 'cus_01h455vb4pex5vsknk084sn02q',
    email: 'ada@example.com',
    fullName: 'Ada Lovelace',
    phone: null,
    locale: 'en-DE',
    hasPassword: true,
    metadata: {},
    version: 1,
    createdAt: '2026-11-22T09:30:00.000Z',
    updatedAt: '2026-11-22T09:30:00.000Z',
  },
}

export const customerSessionSchema = z
  .object({
    status: z.literal('signed_in'),
    accessToken: z.string().openapi({
      description:
        'A JWT (RFC 9068) for ten minutes: send it as `Authorization: Bearer …`. Its signature alone proves little: that its session has ended, only the API knows.',
    }),
    accessTokenExpiresAt: timestamp,
    refreshToken: z.string().openapi({
      description:
        'For `refreshCustomerSession`, once: each refresh gives the next one. Shown once. Keep it where scripts of a page cannot read it.',
    }),
    refreshTokenExpiresAt: timestamp.openapi({
      description: 'Thirty days after the last refresh, 180 days after the sign-in at the latest.',
    }),
    customer: customerSchema,
  })
  .openapi('CustomerSession', { example: signedInExample })

export const secondFactorChallengeSchema = z
  .object({
    status: z.literal('second_factor_required'),
    challengeToken: z.string().openapi({ description: 'For `completeCustomerSession`, with a code.' }),
    expiresAt: timestamp,
    methods: z
      .array(z.enum(['totp', 'recovery_code']))
      .openapi({ description: 'What kinds of codes will do.' }),
  })
  .openapi('SecondFactorChallenge', {
    example: {
      status: 'second_factor_required',
      challengeToken: challengeTokenExample,
      expiresAt: '2026-11-22T09:40:00.000Z',
      methods: ['totp', 'recovery_code'],
    },
  })

export const signInReplySchema = z
  .union([customerSessionSchema, secondFactorChallengeSchema])
  .openapi('CustomerSignIn', { example: signedInExample })

export const createCustomerSessionInput = z
  .strictObject({ email: typedEmail, password: typedPassword })
  .openapi('CreateCustomerSession', {
    example: { email: 'ada@example.com', password: 'four random words, one after another' },
  })

export const completeCustomerSessionInput = z
  .strictObject({
    challengeToken: z
      .string()
      .regex(/^[A-Za-z0-9_-]{32}$/, 'must be the token that `createCustomerSession` gave'),
    code: z.string().min(6).max(20).openapi({
      description: 'Six digits of the authenticator app, or a recovery code.',
      example: '492039',
    }),
  })
  .openapi('CompleteCustomerSession', { example: { challengeToken: challengeTokenExample, code: '492039' } })

export const refreshCustomerSessionInput = z
  .strictObject({ refreshToken: z.string().min(1).max(200) })
  .openapi('RefreshCustomerSession', { example: { refreshToken: refreshTokenExample } })

const sessionExample = {
  id: 'dev_01h455vb4pex5vsknk084sn02q',
  device: 'Firefox on Linux',
  current: true,
  createdAt: '2026-11-22T09:30:00.000Z',
  lastUsedAt: '2026-11-23T18:05:00.000Z',
  expiresAt: '2026-12-23T18:05:00.000Z',
}

export const customerSessionListSchema = z
  .object({
    items: z
      .array(
        z.object({
          id: wireId('customerSession'),
          device: z.string().openapi({
            description: 'Browser and system, as the device named itself: no proof of anything.',
          }),
          current: z.boolean().openapi({ description: 'The session that asks.' }),
          createdAt: timestamp,
          lastUsedAt: timestamp.openapi({ description: 'Its last sign-in or refresh.' }),
          expiresAt: timestamp,
        }),
      )
      .openapi({ description: 'Last used first; never more than 50.' }),
  })
  .openapi('CustomerSessionList', { example: { items: [sessionExample] } })

/** A session as it is told to the customer, once. */
export const presentSession = (session: OpenedSession): z.infer<typeof customerSessionSchema> => ({
  status: 'signed_in',
  accessToken: session.accessToken,
  accessTokenExpiresAt: toRfc3339(session.accessTokenExpiresAt),
  refreshToken: session.refreshToken,
  refreshTokenExpiresAt: toRfc3339(session.refreshTokenExpiresAt),
  customer: presentCustomer(session.customer),
})

export const presentChallenge = (
  challenge: SecondFactorChallenge,
): z.infer<typeof secondFactorChallengeSchema> => ({
  status: 'second_factor_required',
  challengeToken: challenge.challengeToken,
  expiresAt: toRfc3339(challenge.expiresAt),
  methods: ['totp', 'recovery_code'],
})
