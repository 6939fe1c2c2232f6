import { z } from '@hono/zod-openapi'
import { withoutCardNumbers } from '../../platform/card-numbers.ts'
import { idInput, wireId } from '../../platform/ids.ts'
import { timestamp } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { passkeyAlgorithms, relyingPartyOf, userHandleOf } from './passkey-ceremony.ts'
import { passkeyTimeout } from './passkey-challenge.ts'
import { ownPasswordInput } from './second-factor-schemas.ts'
import type { StartedRegistration } from './start-passkey-registration.ts'

const passkeyExample = {
  id: 'psk_01h455vb4pex5vsknk084sn02q',
  name: 'Firefox on Linux',
  backedUp: true,
  createdAt: '2026-11-22T09:30:00.000Z',
  lastUsedAt: null,
}

export const passkeySchema = z
  .object({
    id: wireId('passkey'),
    name: z.string().openapi({ description: 'What its customer recognizes it by.' }),
    backedUp: z.boolean().openapi({
      description: 'Kept in an account of its maker too, so that losing the device does not lose it.',
    }),
    createdAt: timestamp,
    lastUsedAt: z.union([timestamp, z.null()]).openapi({ description: 'Its last sign-in.' }),
  })
  .openapi('Passkey', { example: passkeyExample })

export const passkeyListSchema = z
  .object({
    items: z.array(passkeySchema).openapi({ description: 'The oldest first; never more than 20.' }),
  })
  .openapi('PasskeyList', { example: { items: [passkeyExample] } })

export const passkeyParams = z.object({ passkeyId: idInput('passkey') })

const nameInput = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(60)
  .overwrite(withoutCardNumbers)
  .openapi({ example: 'My phone' })

const originInput = z.string().max(300).optional().openapi({
  description:
    "Of the page that asks: one of the store's own. A passkey works on pages of the same host only. The store's first, if absent.",
  example: 'https://shop.example.com',
})

const challengeExample = '8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u'
const challenge = z.string().openapi({ description: 'Works once, for five minutes.' })
const credentialKind = z.literal('public-key')

export const startPasskeyRegistrationInput = z
  .strictObject({ password: ownPasswordInput, origin: originInput })
  .openapi('StartPasskeyRegistration', { example: { password: 'four random words, one after another' } })

export const passkeyCreationSchema = z
  .object({
    options: z
      .object({
        challenge,
        rp: z.object({ id: z.string(), name: z.string() }),
        user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
        pubKeyCredParams: z.array(z.object({ type: credentialKind, alg: z.int() })),
        timeout: z.int(),
        attestation: z.literal('none'),
        excludeCredentials: z.array(
          z.object({ type: credentialKind, id: z.string(), transports: z.array(z.string()) }),
        ),
        authenticatorSelection: z.object({
          residentKey: z.literal('required'),
          requireResidentKey: z.literal(true),
          userVerification: z.literal('required'),
        }),
      })
      .openapi({
        description:
          'For `PublicKeyCredential.parseCreationOptionsFromJSON()` and `navigator.credentials.create({ publicKey })`.',
      }),
    expiresAt: timestamp,
  })
  .openapi('PasskeyCreation', {
    example: {
      options: {
        challenge: challengeExample,
        rp: { id: 'shop.example.com', name: 'Northlight' },
        user: { id: 'AZMw8AAAcACAAAAAAAAAqg', name: 'ada@example.com', displayName: 'Ada Lovelace' },
        pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
        timeout: 300_000,
        attestation: 'none',
        excludeCredentials: [],
        authenticatorSelection: {
          residentKey: 'required',
          requireResidentKey: true,
          userVerification: 'required',
        },
      },
      expiresAt: '2026-11-22T09:35:00.000Z',
    },
  })

export const createPasskeyChallengeInput = z
  .strictObject({ origin: originInput })
  .openapi('CreatePasskeyChallenge', { example: { origin: 'https://shop.example.com' } })

export const passkeyRequestSchema = z
  .object({
    options: z
      .object({
        challenge,
        rpId: z.string(),
        timeout: z.int(),
        userVerification: z.literal('required'),
      })
      .openapi({
        description:
          'For `PublicKeyCredential.parseRequestOptionsFromJSON()` and `navigator.credentials.get({ publicKey })`. They list no credentials: the device lets the person choose.',
      }),
    expiresAt: timestamp,
  })
  .openapi('PasskeyRequest', {
    example: {
      options: {
        challenge: challengeExample,
        rpId: 'shop.example.com',
        timeout: 300_000,
        userVerification: 'required',
      },
      expiresAt: '2026-11-22T09:35:00.000Z',
    },
  })

const bytes = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/, 'must be base64url without padding')

/** A credential id has at most 1023 bytes (Web Authentication Level 3, 4). */
const credentialId = bytes(1364)

const ofEveryCredential = {
  id: credentialId,
  rawId: credentialId,
  type: credentialKind,
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
  clientExtensionResults: z
    .record(z.string().min(1).max(60), z.unknown())
    .default({})
    .openapi({ description: 'Not looked at.' }),
}

/** What a key is reached by. Browsers may name more than the standard does. */
const transports = z
  .array(z.string().regex(/^[a-z0-9-]{1,30}$/, 'must be a transport such as internal or usb'))
  .max(10)

const newCredential = z.strictObject({
  ...ofEveryCredential,
  response: z.strictObject({
    clientDataJSON: bytes(4000),
    attestationObject: bytes(16_000),
    authenticatorData: bytes(8000).optional(),
    publicKey: bytes(4000).nullish(),
    publicKeyAlgorithm: z.int().min(-70_000).max(70_000).optional(),
    transports: transports.optional(),
  }),
})

const usedCredential = z.strictObject({
  ...ofEveryCredential,
  response: z.strictObject({
    clientDataJSON: bytes(4000),
    authenticatorData: bytes(8000),
    signature: bytes(4000),
    userHandle: bytes(100).nullish(),
  }),
})

const clientDataExample =
  'eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiOGFWdDBHbTBtOW5RMm40eVEybTFjWjF4a3EwcDNzN3UifQ'
const credentialExample = {
  id: 'mZ1c0n3xY2k',
  rawId: 'mZ1c0n3xY2k',
  type: 'public-key' as const,
  clientExtensionResults: {},
}

export const registerPasskeyInput = z
  .strictObject({
    credential: newCredential.openapi({
      description: 'What `navigator.credentials.create` gave, as its `toJSON()`.',
    }),
    name: nameInput
      .optional()
      .openapi({ description: 'Browser and system, if absent.', example: 'My phone' }),
  })
  .openapi('RegisterPasskey', {
    example: {
      credential: {
        ...credentialExample,
        response: {
          clientDataJSON: clientDataExample,
          attestationObject: 'o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YVg',
          transports: ['internal'],
        },
      },
      name: 'My phone',
    },
  })

export const renamePasskeyInput = z
  .strictObject({ name: nameInput })
  .openapi('RenamePasskey', { example: { name: 'The phone in the kitchen' } })

export const createPasskeySessionInput = z
  .strictObject({
    credential: usedCredential.openapi({
      description: 'What `navigator.credentials.get` gave, as its `toJSON()`.',
    }),
  })
  .openapi('CreatePasskeySession', {
    example: {
      credential: {
        ...credentialExample,
        response: {
          clientDataJSON: clientDataExample,
          authenticatorData: 'SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAQ',
          signature: 'MEUCIQDf3kE2p0c',
          userHandle: 'AZMw8AAAcACAAAAAAAAAqg',
        },
      },
    },
  })

/** Options for a browser; attestation is not asked for, so nobody learns which device it is. */
export const presentCreation = (
  started: StartedRegistration,
  storeName: string,
): z.infer<typeof passkeyCreationSchema> => ({
  options: {
    challenge: started.challenge,
    rp: { id: relyingPartyOf(started.origin), name: storeName },
    user: {
      id: userHandleOf(started.customer.id),
      name: started.customer.email ?? '',
      displayName: started.customer.fullName,
    },
    pubKeyCredParams: passkeyAlgorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: passkeyTimeout,
    attestation: 'none',
    excludeCredentials: started.known.map(({ credentialId: id, transports: by }) => ({
      type: 'public-key',
      id,
      transports: by,
    })),
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
  },
  expiresAt: toRfc3339(started.expiresAt),
})

export const presentRequest = (issued: {
  origin: string
  challenge: string
  expiresAt: Date
}): z.infer<typeof passkeyRequestSchema> => ({
  options: {
    challenge: issued.challenge,
    rpId: relyingPartyOf(issued.origin),
    timeout: passkeyTimeout,
    userVerification: 'required',
  },
  expiresAt: toRfc3339(issued.expiresAt),
})
