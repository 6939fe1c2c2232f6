import { defineRefusals } from '../../platform/refusals.ts'

export const consentRefusals = defineRefusals({
  termsAreNeeded: {
    code: 'terms-are-needed',
    status: 409,
    title: 'The terms cannot be taken back while there is an account.',
    hint: 'To end the account, use `eraseCustomer`.',
  },
})
