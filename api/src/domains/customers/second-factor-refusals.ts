import { defineRefusals } from '../../platform/refusals.ts'

export const secondFactorRefusals = defineRefusals({
  setUp: {
    code: 'customer-second-factor-set-up',
    status: 409,
    title: 'The account has a second factor already.',
    hint: 'Remove it with `removeCustomerSecondFactor` to set up another.',
  },
  notSetUp: {
    code: 'customer-second-factor-not-set-up',
    status: 409,
    title: 'The account has no second factor yet.',
    hint: 'Begin with `startCustomerSecondFactor`, end with `confirmCustomerSecondFactor`.',
  },
})
