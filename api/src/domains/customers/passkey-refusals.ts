import { defineRefusals } from '../../platform/refusals.ts'

export const passkeyRefusals = defineRefusals({
  challengeGone: {
    code: 'passkey-challenge-gone',
    status: 410,
    title: 'This challenge was answered, or is too old.',
    hint: 'Ask for a new one; it works once, for five minutes.',
  },
  notValid: {
    code: 'passkey-not-valid',
    status: 422,
    title: 'This is no passkey that can be kept.',
    hint: 'Make it with the options of `startPasskeyRegistration`, on a page of the store, and let the device ask who uses it.',
  },
  notAccepted: {
    code: 'passkey-not-accepted',
    status: 401,
    title: 'This passkey does not sign in here.',
    hint: 'Use a passkey of this store on one of its pages, or sign in another way. Whether it is known is not said.',
  },
  known: {
    code: 'passkey-known',
    status: 409,
    title: 'This passkey is registered already.',
    hint: 'Use another device, or sign in with this one.',
  },
  tooMany: {
    code: 'too-many-passkeys',
    status: 409,
    title: 'The customer has as many passkeys as can be kept.',
    hint: 'Remove one first; a customer keeps at most 20.',
  },
})
