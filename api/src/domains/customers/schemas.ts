import { z } from '@hono/zod-openapi'
import { keptText, withoutCardNumbers } from '../../platform/card-numbers.ts'
import { wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { passwordLengthMax, passwordLengthMin } from '../../platform/password-rules.ts'
import { emailInput, metadataSchema, oneLine, timestamp, version } from '../../platform/schemas.ts'
import { shownGroupsMax } from './customer.ts'

/** What somebody typed in to sign in: judged by no rule but that of being right. */
export const typedEmail = z.string().min(3).max(254).openapi({ example: 'ada@example.com' })
export const typedPassword = z.string().min(1).max(passwordLengthMax)

export const newPasswordInput = z
  .string()
  .min(passwordLengthMin, `must have at least ${passwordLengthMin} characters`)
  .max(passwordLengthMax)
  .openapi({
    description:
      'NIST SP 800-63B-4: at least 15 characters, of any kind; neither a common one, nor made of name, address or store, nor easy to guess.',
    example: 'four random words, one after another',
  })

export const linkToken = z
  .string()
  .regex(/^[A-Za-z0-9_-]{32}$/, 'must be the token of the link')
  .openapi({
    description: '`token` of the link that was mailed.',
    example: '8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u',
  })

export const fullNameInput = oneLine(200).overwrite(withoutCardNumbers).openapi({ example: 'Ada Lovelace' })

export const localeInput = z.string().max(35).openapi({
  description: "BCP 47; one of the store's `locales`. The store's own, if absent.",
  example: 'en-DE',
})

export const phoneInput = z
  .string()
  .regex(/^\+?[0-9 ()./-]{4,39}$/, 'must be a phone number such as +49 30 1234567')
  .openapi({ example: '+49 30 1234567' })

const customerExample = {
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
}

export const customerSchema = z
  .object({
    id: wireId('customer'),
    email: z.string(),
    fullName: z.string(),
    phone: z.union([z.string(), z.null()]),
    locale: z.string().openapi({ description: 'BCP 47: the language of mails.' }),
    hasPassword: z
      .boolean()
      .openapi({ description: 'False for those who sign in by a provider or a passkey only.' }),
    metadata: metadataSchema,
    version,
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .openapi('Customer', { example: customerExample })

export const mailSentSchema = z
  .object({ status: z.literal('mail_sent') })
  .openapi('MailSent', { example: { status: 'mail_sent' } })

export const consentPurpose = z.enum(['terms', 'marketing_email', 'analytics'])

export const registerCustomerInput = z
  .strictObject({
    email: emailInput,
    password: newPasswordInput,
    fullName: fullNameInput,
    locale: localeInput.optional(),
    consents: z
      .array(
        z.strictObject({
          purpose: consentPurpose,
          textVersion: z
            .string()
            .min(1)
            .max(40)
            .openapi({ description: 'Which wording was agreed to.', example: '2026-11' }),
        }),
      )
      .max(3)
      .refine(
        (all) => new Set(all.map(({ purpose }) => purpose)).size === all.length,
        'names a purpose twice',
      )
      .default([])
      .openapi({ description: 'What was agreed to; kept once the address is confirmed.' }),
  })
  .openapi('RegisterCustomer', {
    example: {
      email: 'ada@example.com',
      password: 'four random words, one after another',
      fullName: 'Ada Lovelace',
      consents: [{ purpose: 'terms', textVersion: '2026-11' }],
    },
  })

export const confirmRegistrationInput = z
  .strictObject({
    token: linkToken,
    password: typedPassword.openapi({
      description:
        'The one chosen at registration: the account is of who chose it, and of nobody who only follows the link.',
    }),
  })
  .openapi('ConfirmRegistration', {
    example: { token: '8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u', password: 'four random words, one after another' },
  })

export const requestPasswordResetInput = z
  .strictObject({ email: emailInput })
  .openapi('RequestPasswordReset', { example: { email: 'ada@example.com' } })

export const resetPasswordInput = z
  .strictObject({ token: linkToken, password: newPasswordInput })
  .openapi('ResetPassword', {
    example: { token: '8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u', password: 'four random words, one after another' },
  })

const ownPassword = typedPassword.optional().openapi({
  description:
    'Of the signed-in customer. Who has none (`hasPassword`) leaves it out and must have signed in within the last ten minutes.',
})

export const changePasswordInput = z
  .strictObject({ currentPassword: ownPassword, password: newPasswordInput })
  .openapi('ChangePassword', {
    example: {
      currentPassword: 'four random words, one after another',
      password: 'now quite another set of words',
    },
  })

export const requestEmailChangeInput = z
  .strictObject({ newEmail: emailInput, password: ownPassword })
  .openapi('RequestEmailChange', {
    example: { newEmail: 'countess@example.com', password: 'four random words, one after another' },
  })

export const confirmEmailChangeInput = z
  .strictObject({ token: linkToken })
  .openapi('ConfirmEmailChange', { example: { token: '8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u' } })

export const updateCustomerInput = z
  .strictObject({
    fullName: fullNameInput.optional(),
    phone: z.union([phoneInput, z.null()]).optional(),
    locale: localeInput.optional(),
    metadata: metadataSchema.optional().openapi({ description: 'Replaces all that was there.' }),
  })
  .openapi('UpdateCustomer', {
    example: { fullName: 'Ada, Countess of Lovelace', phone: '+44 20 7946 0018' },
  })

const staffCustomerExample = {
  id: 'cus_01h455vb4pex5vsknk084sn02q',
  status: 'active' as const,
  email: 'ada@example.com',
  fullName: 'Ada Lovelace',
  phone: null,
  locale: 'en-DE',
  groups: [{ id: 'grp_01h455vb4pex5vsknk084sn02q', name: 'Trade customers' }],
  metadata: {},
  version: 1,
  createdAt: '2026-11-22T09:30:00.000Z',
  updatedAt: '2026-11-22T09:30:00.000Z',
}

export const staffCustomerSchema = z
  .object({
    id: wireId('customer'),
    status: z.enum(['active', 'suspended', 'erased']).openapi({
      description: '`suspended`: cannot sign in. `erased`: only the id is left, for the books.',
    }),
    email: z.union([z.string(), z.null()]).openapi({ description: 'Null when erased.' }),
    fullName: z.string(),
    phone: z.union([z.string(), z.null()]),
    locale: z.string(),
    groups: z
      .array(z.object({ id: wireId('customerGroup'), name: z.string() }))
      .max(shownGroupsMax)
      .openapi({
        description:
          'The groups it is in, by name; of more than fifty, the first. `listCustomerGroupMembers` knows all.',
      }),
    metadata: metadataSchema,
    version,
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .openapi('StaffCustomer', { example: staffCustomerExample })

export const customerListSchema = z
  .object({ items: z.array(staffCustomerSchema), nextCursor })
  .openapi('CustomerList', { example: { items: [staffCustomerExample], nextCursor: null } })

export const customerListQuery = z.strictObject({
  ...pageQuery,
  search: z
    .string()
    .trim()
    .min(1)
    .max(254)
    .optional()
    .openapi({ description: 'What e-mail or name begin with; case does not count.', example: 'ada' }),
  status: z.enum(['active', 'suspended', 'erased']).optional(),
})

export const suspendCustomerInput = z
  .strictObject({
    reason: keptText(500, 1).openapi({
      description: 'For the audit log; the customer is not told. Numbers of payment cards are not kept.',
    }),
  })
  .openapi('SuspendCustomer', { example: { reason: 'Orders were paid with stolen cards.' } })
