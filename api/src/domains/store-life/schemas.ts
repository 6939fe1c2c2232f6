import { z } from '@hono/zod-openapi'
import { wireId } from '../../platform/ids.ts'
import { emailInput, oneLine, timestamp } from '../../platform/schemas.ts'
import {
  exampleKey,
  exampleSettings,
  newKeySchema,
  storeInput,
  storeSettingsSchema,
} from '../stores/index.ts'

const wantedStore = {
  slug: z
    .string()
    .min(2)
    .max(40)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be made of small letters and digits, with - between them')
    .openapi({ description: 'Short name, unique in this installation, for good.', example: 'northlight' }),
  name: storeInput.name,
  tagline: storeInput.tagline.optional(),
  currency: storeInput.currency,
  locale: storeInput.locale,
  countries: storeInput.countries,
  taxBasisPoints: storeInput.taxBasisPoints.optional(),
  pricesIncludeTax: storeInput.pricesIncludeTax.optional(),
  taxExceptionCountries: storeInput.taxExceptionCountries.optional(),
  taxOnShipping: storeInput.taxOnShipping.optional(),
  reverseChargeCountry: storeInput.reverseChargeCountry.optional(),
  timeZone: storeInput.timeZone.optional(),
  currencies: storeInput.currencies.optional(),
}

const wantedStoreInput = z
  .strictObject(wantedStore)
  .refine(({ currency, currencies }) => !currencies?.includes(currency), {
    path: ['currencies'],
    message: "must not hold the store's own currency",
  })

const exampleStore = {
  slug: 'northlight',
  name: 'Northlight',
  currency: 'EUR',
  locale: 'en-DE',
  countries: ['DE', 'AT'],
  taxBasisPoints: 1900,
}

const exampleSecretKey = { ...exampleKey, secret: 'sk_tradepost_Ab3dExampleExampleExampleExample' }
const examplePublishableKey = {
  ...exampleKey,
  kind: 'publishable',
  name: 'First key',
  prefix: 'pk_tradepost_Ab3d',
  scopes: [],
  networks: [],
  secret: 'pk_tradepost_Ab3dExampleExampleExampleExample',
}

export const createStoreInput = wantedStoreInput.openapi('CreateStore', { example: exampleStore })

export const newStoreSchema = z
  .object({
    store: storeSettingsSchema,
    publishableKey: newKeySchema.openapi({
      description: 'Names the store: with it one signs in. Its secret is shown this once.',
    }),
  })
  .openapi('NewStore', {
    example: { store: exampleSettings, publishableKey: examplePublishableKey },
  })

export const createFirstOwnerInput = z
  .strictObject({
    token: z.string().min(10).max(100).openapi({
      description: 'The `token` of the link.',
      example: 'own_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2Vj',
    }),
    name: oneLine(120),
    email: emailInput,
    password: z
      .string()
      .max(256)
      .openapi({ description: 'At least 15 characters; four or five random words make a good one.' }),
    store: wantedStoreInput,
  })
  .openapi('CreateFirstOwner', {
    example: {
      token: 'own_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2Vj',
      name: 'Noor Haddad',
      email: 'noor@northlight.example',
      password: 'violet harbor seven ladders',
      store: exampleStore,
    },
  })

export const firstOwnerSchema = z
  .object({
    email: z.string().openapi({ description: 'Sign in with it.' }),
    store: storeSettingsSchema,
    publishableKey: newKeySchema,
  })
  .openapi('FirstOwner', {
    example: {
      email: 'noor@northlight.example',
      store: exampleSettings,
      publishableKey: examplePublishableKey,
    },
  })

export const newTwinSchema = z
  .object({
    storeId: wireId('store'),
    slug: z.string(),
    publishableKey: newKeySchema,
    secretKey: newKeySchema,
  })
  .openapi('NewTwin', {
    example: {
      storeId: 'store_01h455vb4pex5vsknk084sn02q',
      slug: 'northlight-test',
      publishableKey: examplePublishableKey,
      secretKey: exampleSecretKey,
    },
  })

export const deleteStoreInput = z
  .strictObject({
    name: z.string().max(80).openapi({ description: 'The name of the store, typed again.' }),
  })
  .openapi('DeleteStore', { example: { name: 'Northlight' } })

export const deletedStoreSchema = z
  .object({
    storeId: wireId('store'),
    deleteAfter: timestamp.openapi({ description: 'When all it had is erased for good.' }),
  })
  .openapi('DeletedStore', {
    example: { storeId: 'store_01h455vb4pex5vsknk084sn02q', deleteAfter: '2026-12-22T09:30:00.000Z' },
  })
