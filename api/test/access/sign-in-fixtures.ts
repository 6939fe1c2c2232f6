import { everybodysPassword } from '../people/index.ts'
import type { Caller } from './callers.ts'
import type { Fixture } from './fixture.ts'

/** Bob has a second factor, Ada has none. */
const isBob = ({ is }: Caller): boolean => is.kind === 'customer' && is.who === 'bob'
const withFactor = (has: string | undefined, hasNot: string | undefined): Fixture['refuses'] =>
  ((caller) => (isBob(caller) ? has : hasNot)) satisfies Fixture['refuses']
const notSetUp = 'customer-second-factor-not-set-up'
const password = everybodysPassword

/** Second factors, passkeys and providers of customers. */
export const signInFixtures: Record<string, Fixture> = {
  getCustomerSecondFactor: {},
  startCustomerSecondFactor: {
    body: () => ({ password }),
    refuses: withFactor('customer-second-factor-set-up', undefined),
  },
  confirmCustomerSecondFactor: { refuses: withFactor('customer-second-factor-set-up', notSetUp) },
  replaceCustomerRecoveryCodes: { refuses: withFactor('second-factor-wrong', notSetUp) },
  removeCustomerSecondFactor: { refuses: withFactor('second-factor-wrong', notSetUp) },
  createPasskeyChallenge: { body: ({ callersOrigin }) => ({ origin: callersOrigin }) },
  createPasskeySession: { refuses: () => 'passkey-challenge-gone' },
  startPasskeyRegistration: { body: ({ callersOrigin }) => ({ origin: callersOrigin, password }) },
  listPasskeys: {},
  registerPasskey: { refuses: () => 'passkey-challenge-gone' },
  renamePasskey: {},
  removePasskey: {},
  listOfferedIdentityProviders: {},
  // The provider of the test stores answers nobody: that it is asked is enough here.
  startProviderSignIn: {
    body: ({ providerHandle, callersOrigin }) => ({
      provider: providerHandle,
      redirectUri: `${callersOrigin}/account/provider`,
    }),
    ownNames: true,
    refuses: () => 'identity-provider-not-answering',
  },
  completeProviderSignIn: { refuses: () => 'provider-sign-in-gone' },
  startProviderLink: {
    body: ({ providerHandle, callersOrigin }) => ({
      provider: providerHandle,
      redirectUri: `${callersOrigin}/account/provider`,
      password,
    }),
    ownNames: true,
    refuses: () => 'identity-provider-not-answering',
  },
  completeProviderLink: { refuses: () => 'provider-sign-in-gone' },
  listCustomerIdentities: {},
  removeCustomerIdentity: {},
}
