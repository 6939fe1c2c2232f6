import { z } from '@hono/zod-openapi'
import { idInput, toWire, wireId } from '../../platform/ids.ts'
import { timestamp, version } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { CustomerIdentity } from './identity-queries.ts'
import type { StartedFlow } from './provider-flow.ts'
import { ownPasswordInput } from './second-factor-schemas.ts'

const handle = z.string().openapi({ description: 'What `startProviderSignIn` calls it by.' })

const handleInput = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be small letters, digits and dashes, at most 40')
  .openapi({ example: 'google' })

const providerExample = {
  id: 'idp_01h455vb4pex5vsknk084sn02q',
  handle: 'google',
  name: 'Google',
  issuer: 'https://accounts.google.com',
  clientId: '1040128-example.apps.googleusercontent.com',
  enabled: true,
  version: 1,
  createdAt: '2026-11-22T09:30:00.000Z',
  updatedAt: '2026-11-22T09:30:00.000Z',
}

export const identityProviderSchema = z
  .object({
    id: wireId('identityProvider'),
    handle,
    name: z.string().openapi({ description: 'As shoppers read it on the button.' }),
    issuer: z.string().openapi({ description: 'Never changes: links to customers are true of one issuer.' }),
    clientId: z.string().openapi({ description: 'What the provider calls the store.' }),
    enabled: z.boolean().openapi({ description: 'Off: nobody signs in with it, and links stay.' }),
    version,
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .openapi('IdentityProvider', { example: providerExample })

export const identityProviderListSchema = z
  .object({
    items: z.array(identityProviderSchema).openapi({ description: 'By name; never more than 20.' }),
  })
  .openapi('IdentityProviderList', { example: { items: [providerExample] } })

export const identityProviderParams = z.object({ providerId: idInput('identityProvider') })

const nameInput = z.string().trim().min(1, 'must not be empty').max(60).openapi({ example: 'Google' })
const clientIdInput = z
  .string()
  .regex(/^[\x20-\x7e]{1,255}$/, 'must be at most 255 ASCII characters')
  .openapi({ example: '1040128-example.apps.googleusercontent.com' })
const clientSecretInput = z
  .string()
  .regex(/^[\x20-\x7e]{1,500}$/, 'must be at most 500 ASCII characters')
  .openapi({ description: 'Kept encrypted and never read back.', example: 'GOCSPX-example' })

export const createIdentityProviderInput = z
  .strictObject({
    handle: handleInput,
    name: nameInput,
    issuer: z.string().min(1).max(300).openapi({
      description:
        'Issuer identifier (OpenID Connect Discovery 1.0): https on port 443, on a public address. Cannot be changed.',
      example: 'https://accounts.google.com',
    }),
    clientId: clientIdInput,
    clientSecret: clientSecretInput,
    enabled: z.boolean().default(true),
  })
  .openapi('CreateIdentityProvider', {
    example: {
      handle: 'google',
      name: 'Google',
      issuer: 'https://accounts.google.com',
      clientId: '1040128-example.apps.googleusercontent.com',
      clientSecret: 'GOCSPX-example',
    },
  })

export const updateIdentityProviderInput = z
  .strictObject({
    name: nameInput.optional(),
    clientId: clientIdInput.optional(),
    clientSecret: clientSecretInput.optional(),
    enabled: z.boolean().optional(),
  })
  .openapi('UpdateIdentityProvider', { example: { enabled: false } })

export const offeredProviderListSchema = z
  .object({
    items: z
      .array(z.object({ handle, name: z.string().openapi({ description: 'For the button.' }) }))
      .openapi({ description: 'By name; never more than 20.' }),
  })
  .openapi('OfferedIdentityProviderList', { example: { items: [{ handle: 'google', name: 'Google' }] } })

const pageUrl = (max: number) =>
  z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).max(max)

const redirectUri = pageUrl(500).openapi({
  description:
    "Where the provider sends the browser back to: a page of the store's own, without query, as it is registered there.",
  example: 'https://shop.example.com/account/provider',
})

export const startProviderSignInInput = z
  .strictObject({ provider: handleInput, redirectUri })
  .openapi('StartProviderSignIn', {
    example: { provider: 'google', redirectUri: 'https://shop.example.com/account/provider' },
  })

export const startProviderLinkInput = z
  .strictObject({ provider: handleInput, redirectUri, password: ownPasswordInput })
  .openapi('StartProviderLink', {
    example: {
      provider: 'google',
      redirectUri: 'https://shop.example.com/account/provider',
      password: 'four random words, one after another',
    },
  })

const signInTokenExample = '8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u'

export const startedProviderSignInSchema = z
  .object({
    authorizationUrl: z.string().openapi({ description: 'Send the browser there.' }),
    signInToken: z.string().openapi({
      description:
        'Keep it in this browser, such as in a cookie of the page, and send it when the browser is back: it proves that the same browser began. Never put it into an address.',
    }),
    expiresAt: timestamp.openapi({ description: 'Ten minutes from now.' }),
  })
  .openapi('StartedProviderSignIn', {
    example: {
      authorizationUrl: 'https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=…',
      signInToken: signInTokenExample,
      expiresAt: '2026-11-22T09:40:00.000Z',
    },
  })

export const completeProviderInput = z
  .strictObject({
    signInToken: z
      .string()
      .regex(/^[A-Za-z0-9_-]{32}$/, 'must be the token that beginning gave')
      .openapi({ description: 'As this browser kept it.' }),
    callbackUrl: pageUrl(8000).openapi({
      description: 'The address at which the browser came back, whole, with all that the provider added.',
    }),
  })
  .openapi('CompleteProviderSignIn', {
    example: {
      signInToken: signInTokenExample,
      callbackUrl: 'https://shop.example.com/account/provider?code=4%2F0AbC&state=uPq7',
    },
  })

const identityExample = {
  providerId: 'idp_01h455vb4pex5vsknk084sn02q',
  provider: 'google',
  name: 'Google',
  createdAt: '2026-11-22T09:30:00.000Z',
}

export const customerIdentitySchema = z
  .object({
    providerId: wireId('identityProvider'),
    provider: handle,
    name: z.string().openapi({ description: 'Of the provider.' }),
    createdAt: timestamp.openapi({ description: 'When it was linked.' }),
  })
  .openapi('CustomerIdentity', { example: identityExample })

export const customerIdentityListSchema = z
  .object({
    items: z.array(customerIdentitySchema).openapi({ description: 'At most one of each provider.' }),
  })
  .openapi('CustomerIdentityList', { example: { items: [identityExample] } })

export const presentStartedFlow = (flow: StartedFlow): z.infer<typeof startedProviderSignInSchema> => ({
  authorizationUrl: flow.authorizationUrl,
  signInToken: flow.signInToken,
  expiresAt: toRfc3339(flow.expiresAt),
})

export const presentIdentity = (identity: CustomerIdentity): z.infer<typeof customerIdentitySchema> => ({
  providerId: toWire('identityProvider', identity.providerId),
  provider: identity.handle,
  name: identity.name,
  createdAt: toRfc3339(identity.createdAt),
})
