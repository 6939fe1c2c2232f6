import { testTotpSecret } from '../../../test/api.ts'
import { authenticatorCode } from '../../../test/authenticator-code.ts'
import { everybodysPassword } from '../people/index.ts'
import type { Caller } from './callers.ts'
import type { Fixture } from './fixture.ts'

const isAda = ({ is }: Caller): boolean => is.kind === 'customer' && is.who === 'ada'
/** Bob has a second factor, Ada has begun to set one up. */
const isBob = ({ is }: Caller): boolean => is.kind === 'customer' && is.who === 'bob'
const withFactor = (has: string | undefined, hasNot: string | undefined): Fixture['refuses'] =>
  ((caller) => (isBob(caller) ? has : hasNot)) satisfies Fixture['refuses']
const notSetUp = 'customer-second-factor-not-set-up'
const password = everybodysPassword
/** Of the caller's own authenticator: it names nothing of any store. */
const byCode = { body: () => ({ code: authenticatorCode(testTotpSecret) }), ownNames: true } satisfies Fixture

/** What a device answered, or one that answered nobody's challenge: of the same form, whoever sends it. */
const credential = (answer: string | undefined) =>
  answer?.startsWith('{') ? JSON.parse(answer) : strangeCredential
const strangeCredential = {
  id: 'c3RyYW5nZQ',
  rawId: 'c3RyYW5nZQ',
  type: 'public-key',
  clientExtensionResults: {},
  response: {
    clientDataJSON: Buffer.from(
      JSON.stringify({ type: 'webauthn.get', challenge: 'x'.repeat(32), origin: 'https://shop.test' }),
    ).toString('base64url'),
    authenticatorData: 'c3RyYW5nZQ',
    signature: 'c3RyYW5nZQ',
    userHandle: 'c3RyYW5nZQ',
  },
}
const strangeNewCredential = {
  ...strangeCredential,
  response: {
    clientDataJSON: strangeCredential.response.clientDataJSON,
    attestationObject: 'c3RyYW5nZQ',
    transports: ['internal'],
  },
}

/** Second factors, passkeys and providers of customers. */
export const signInFixtures: Record<string, Fixture> = {
  getCustomerSecondFactor: {},
  startCustomerSecondFactor: {
    body: () => ({ password }),
    refuses: withFactor('customer-second-factor-set-up', undefined),
  },
  confirmCustomerSecondFactor: {
    ...byCode,
    refuses: withFactor('customer-second-factor-set-up', undefined),
  },
  replaceCustomerRecoveryCodes: { ...byCode, refuses: withFactor(undefined, notSetUp) },
  removeCustomerSecondFactor: { ...byCode, refuses: withFactor(undefined, notSetUp) },
  createPasskeyChallenge: { body: ({ callersOrigin }) => ({ origin: callersOrigin }) },
  createPasskeySession: {
    body: ({ passkeyAnswer }) => ({ credential: credential(passkeyAnswer) }),
    absent: 'passkey-challenge-gone',
  },
  startPasskeyRegistration: { body: ({ callersOrigin }) => ({ origin: callersOrigin, password }) },
  listPasskeys: {},
  registerPasskey: {
    body: ({ newPasskey }) => ({
      credential: newPasskey?.startsWith('{') ? JSON.parse(newPasskey) : strangeNewCredential,
      name: 'My phone',
    }),
    owns: (caller) => caller.home === 'own' && isAda(caller),
    absent: 'passkey-challenge-gone',
  },
  renamePasskey: {},
  removePasskey: {},
  listOfferedIdentityProviders: {},
  startProviderSignIn: {
    body: ({ providerHandle, callersOrigin }) => ({
      provider: providerHandle,
      redirectUri: `${callersOrigin}/account/provider`,
    }),
    ownNames: true,
  },
  completeProviderSignIn: {
    body: ({ providerSignInToken, providerCallback }) => ({
      signInToken: providerSignInToken,
      callbackUrl: providerCallback,
    }),
    absent: 'provider-sign-in-gone',
  },
  startProviderLink: {
    body: ({ providerHandle, callersOrigin }) => ({
      provider: providerHandle,
      redirectUri: `${callersOrigin}/account/provider`,
      password,
    }),
    ownNames: true,
  },
  completeProviderLink: {
    body: ({ providerLinkToken, linkCallback }) => ({
      signInToken: providerLinkToken,
      callbackUrl: linkCallback,
    }),
    owns: (caller) => caller.home === 'own' && isAda(caller),
    absent: 'provider-sign-in-gone',
  },
  listCustomerIdentities: {},
  removeCustomerIdentity: {},
}
