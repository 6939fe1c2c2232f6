import { defineRefusals } from '../../platform/refusals.ts'

export const customerRefusals = defineRefusals({
  suspended: {
    code: 'customer-suspended',
    status: 403,
    title: 'This account is closed for now.',
    hint: 'Only the store can reopen it: write to its support.',
  },
  sessionNotLiving: {
    code: 'session-not-living',
    status: 401,
    title: 'This session has ended, or the refresh token is none.',
    hint: 'Sign in again.',
  },
  refreshTokenReused: {
    code: 'refresh-token-reused',
    status: 401,
    title: 'This refresh token was used before, so its session has ended.',
    hint: 'Sign in again. Two who hold one token look like a theft: refresh in one place at a time, and keep the newest.',
  },
  challengeNotLiving: {
    code: 'challenge-not-living',
    status: 401,
    title: 'This sign-in was finished, tried too often, or is too old.',
    hint: 'Begin again with e-mail and password.',
  },
  linkNotValid: {
    code: 'link-not-valid',
    status: 410,
    title: 'This link does not work (any more).',
    hint: 'It works once and for a limited time. Ask for a new one.',
  },
  wrongPassword: {
    code: 'wrong-password',
    status: 403,
    title: 'The password does not fit.',
    hint: 'Send the password of the customer who is signed in.',
  },
  recentSignInNeeded: {
    code: 'recent-sign-in-needed',
    status: 403,
    title: 'This needs a sign-in within the last ten minutes.',
    hint: 'The customer has no password to give: sign in again with passkey or provider, then send it again.',
  },
  storeHasNoPages: {
    code: 'store-has-no-pages',
    status: 409,
    title: 'The store has no pages yet that a mail could lead to.',
    hint: 'Its staff adds the domain of the shop to the store first.',
  },
  erased: {
    code: 'customer-erased',
    status: 409,
    title: 'This customer was erased.',
    hint: 'Nothing is left of the account that could be suspended or reopened.',
  },
})
