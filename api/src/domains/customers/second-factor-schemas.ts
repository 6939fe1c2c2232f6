import { z } from '@hono/zod-openapi'
import { timestamp } from '../../platform/schemas.ts'
import { typedPassword } from './schemas.ts'

const codeInput = z
  .string()
  .min(6)
  .max(20)
  .openapi({ description: 'Six digits of the authenticator app, or a recovery code.', example: '492039' })

/** Of the customer who is signed in, where a session alone is not proof enough. */
export const ownPasswordInput = typedPassword.optional().openapi({
  description:
    'Of the signed-in customer. Who has none (`hasPassword`) leaves it out and must have signed in within the last ten minutes.',
})

export const customerSecondFactorSchema = z
  .object({
    status: z
      .enum(['none', 'set_up'])
      .openapi({ description: '`set_up`: a sign-in by password asks for a code.' }),
    setUpAt: z.union([timestamp, z.null()]),
    recoveryCodesLeft: z.int().min(0).max(10).openapi({ description: 'How many are not used up.' }),
  })
  .openapi('CustomerSecondFactor', {
    example: { status: 'set_up', setUpAt: '2026-11-22T09:30:00.000Z', recoveryCodesLeft: 9 },
  })

export const startCustomerSecondFactorInput = z
  .strictObject({ password: ownPasswordInput })
  .openapi('StartCustomerSecondFactor', { example: { password: 'four random words, one after another' } })

export const startedCustomerSecondFactorSchema = z
  .object({
    secret: z
      .string()
      .openapi({ description: 'Base32, to be typed in where no camera is. Shown this once.' }),
    otpauthUri: z
      .string()
      .openapi({ description: 'The same for a QR code: SHA-1, 6 digits, 30 s (RFC 6238).' }),
  })
  .openapi('StartedCustomerSecondFactor', {
    example: {
      secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
      otpauthUri:
        'otpauth://totp/Northlight:ada%40example.com?issuer=Northlight&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30',
    },
  })

export const confirmCustomerSecondFactorInput = z
  .strictObject({
    code: z
      .string()
      .min(6)
      .max(20)
      .openapi({ description: 'Six digits that the authenticator app shows.', example: '492039' }),
  })
  .openapi('ConfirmCustomerSecondFactor', { example: { code: '492039' } })

export const customerRecoveryCodesSchema = z
  .object({
    recoveryCodes: z.array(z.string()).openapi({
      description:
        'Ten codes for who has lost the device; each works once. Shown this once: only digests are kept.',
    }),
  })
  .openapi('CustomerRecoveryCodes', { example: { recoveryCodes: ['k3v9x-0w2hd', '7pq4n-ytz61'] } })

export const replaceCustomerRecoveryCodesInput = z
  .strictObject({ code: codeInput })
  .openapi('ReplaceCustomerRecoveryCodes', { example: { code: '492039' } })

export const removeCustomerSecondFactorInput = z
  .strictObject({ password: ownPasswordInput, code: codeInput.optional() })
  .openapi('RemoveCustomerSecondFactor', { example: { code: '492039' } })
