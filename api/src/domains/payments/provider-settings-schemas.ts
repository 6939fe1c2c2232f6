import { z } from '@hono/zod-openapi'
import { timestamp } from '../../platform/schemas.ts'
import { providerNames } from './provider-settings.ts'

export const providerParams = z.object({
  provider: z.enum(providerNames).openapi({
    description: 'Whom money is taken with.',
    example: 'stripe',
  }),
})

const exampleSettings = {
  provider: 'stripe',
  isActive: true,
  mode: 'live',
  captureMode: 'automatic',
  account: '',
  publishableKey: 'pk_live_51Abcdefghijkl',
  hasSecretKey: true,
  hasWebhookSecret: true,
  eventsPath: '/v1/payment-events/stripe/store_01h455vb4pex5vsknk084sn02q',
  updatedAt: '2026-11-22T09:30:00.000Z',
  version: 1,
} as const

const mode = z.enum(['test', 'live']).openapi({ description: '`live` moves real money.' })
const captureMode = z.enum(['automatic', 'manual']).openapi({
  description: '`manual`: what is paid is authorized, and taken when staff captures it.',
})

export const providerSettingsSchema = z
  .object({
    provider: z.enum(providerNames),
    isActive: z.boolean().openapi({ description: 'New payments go to it: one of the providers at a time.' }),
    mode,
    captureMode,
    account: z
      .string()
      .openapi({ description: "A connected account that is acted for; empty: the key's own." }),
    publishableKey: z
      .string()
      .openapi({ description: "For the provider's own form in pages of the shop; empty: there is none." }),
    hasSecretKey: z.boolean().openapi({ description: 'It is set; nobody ever reads it back.' }),
    hasWebhookSecret: z.boolean().openapi({ description: 'It is set; nobody ever reads it back.' }),
    eventsPath: z.string().openapi({
      description: 'Where the provider is to tell what becomes of payments: a path of this API.',
    }),
    updatedAt: z.union([timestamp, z.null()]).openapi({ description: 'Null: never set.' }),
    version: z.int().min(0).openapi({ description: 'Rises with every change; 0: never set.' }),
  })
  .openapi('PaymentProviderSettings', { example: exampleSettings })

export const providerSettingsListSchema = z
  .object({ items: z.array(providerSettingsSchema).openapi({ description: 'All there are.' }) })
  .openapi('PaymentProviderSettingsList', { example: { items: [exampleSettings] } })

const keyInput = (pattern: RegExp, form: string) =>
  z.string().max(255).regex(pattern, `must look like ${form}`)

export const setPaymentProviderInput = z
  .strictObject({
    isActive: z.boolean().optional().openapi({ description: 'True takes it from the one that is now.' }),
    captureMode: captureMode.optional(),
    secretKey: keyInput(/^(sk|rk)_(test|live)_[A-Za-z0-9]{10,240}$/, 'sk_live_… or rk_live_…')
      .optional()
      .openapi({ description: 'A secret or a restricted key. It is encrypted before it is kept.' }),
    webhookSecret: keyInput(/^whsec_[A-Za-z0-9+/=_-]{10,240}$/, 'whsec_…')
      .optional()
      .openapi({ description: 'What the provider signs its events with. Encrypted, too.' }),
    publishableKey: keyInput(/^(pk_(test|live)_[A-Za-z0-9]{10,240})?$/, 'pk_live_…').optional(),
    account: keyInput(/^(acct_[A-Za-z0-9]{6,60})?$/, 'acct_…').optional(),
  })
  .openapi('SetPaymentProvider', {
    description: 'What is left out stays.',
    example: { isActive: true, captureMode: 'automatic', publishableKey: 'pk_live_51Abcdefghijkl' },
  })

export const paymentConfigurationSchema = z
  .object({
    provider: z.string().openapi({ description: 'Whom new payments go to.' }),
    mode,
    publishableKey: z.union([z.string(), z.null()]).openapi({
      description: "For the provider's own form in your page (Stripe Elements); null: there is none.",
    }),
    account: z
      .union([z.string(), z.null()])
      .openapi({ description: 'What that form must be told besides (`stripeAccount`); null: nothing.' }),
    captureMode,
    canKeepMethods: z
      .boolean()
      .openapi({ description: 'Whether signed-in customers may keep a way to pay for the next time.' }),
    excludedMethods: z.array(z.string()).openapi({
      description:
        'Kinds of methods that cannot be paid with, in the words of the provider: its form is to leave them out (`excludedPaymentMethodTypes` of Stripe Elements).',
    }),
  })
  .openapi('PaymentConfiguration', {
    example: {
      provider: 'stripe',
      mode: 'live',
      publishableKey: 'pk_live_51Abcdefghijkl',
      account: null,
      captureMode: 'automatic',
      canKeepMethods: true,
      excludedMethods: ['sepa_debit'],
    },
  })
