import { defineRefusals } from '../../platform/refusals.ts'

export const providerRefusals = defineRefusals({
  handleTaken: {
    code: 'identity-provider-handle-taken',
    status: 409,
    title: 'The store has an identity provider with this handle.',
    hint: 'Choose another handle.',
  },
  tooMany: {
    code: 'too-many-identity-providers',
    status: 409,
    title: 'The store has as many identity providers as it can have.',
    hint: 'Remove one that nobody uses; a store has at most 20.',
  },
  notAnswering: {
    code: 'identity-provider-not-answering',
    status: 503,
    title: 'The identity provider does not answer as it should.',
    hint: 'Try again, or sign in another way. If it stays, its issuer, client id or secret is wrong in the settings of the store.',
  },
  flowGone: {
    code: 'provider-sign-in-gone',
    status: 410,
    title: 'This sign-in was finished, is too old, or was begun in another browser.',
    hint: 'Begin again.',
  },
  denied: {
    code: 'provider-sign-in-denied',
    status: 403,
    title: 'The identity provider did not sign this person in.',
    hint: 'Begin again, and agree on the page of the provider; or sign in another way.',
  },
  emailNotVerified: {
    code: 'provider-email-not-verified',
    status: 403,
    title: 'The identity provider has not verified the e-mail address.',
    hint: 'Have it verified there, or register here with the address.',
  },
  notLinked: {
    code: 'provider-not-linked',
    status: 409,
    title: 'An account with this e-mail address exists, and is not linked to the identity provider.',
    hint: 'Sign in as usual, then link the provider with `startProviderLink`.',
  },
  linkedElsewhere: {
    code: 'provider-identity-taken',
    status: 409,
    title: 'This account at the identity provider belongs to another customer.',
    hint: 'Sign in with it, or link another one.',
  },
  linkedAlready: {
    code: 'provider-linked-already',
    status: 409,
    title: 'An account at this identity provider is linked already.',
    hint: 'Remove it first to link another one.',
  },
})
