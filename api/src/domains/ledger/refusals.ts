import { defineRefusals } from '../../platform/refusals.ts'

export const ledgerRefusals = defineRefusals({
  giftCardNotAccepted: {
    code: 'gift-card-not-accepted',
    status: 422,
    title: 'This gift card cannot be used.',
    hint: 'Check the code. Cards that are unknown, disabled or have run out answer the same.',
  },
  balanceTooLow: {
    code: 'balance-too-low',
    status: 409,
    title: 'There is not so much left.',
    hint: 'Read the balance again and ask for no more than that.',
  },
  payoutTooHigh: {
    code: 'payout-exceeds-balance',
    status: 409,
    title: 'The seller is not owed so much.',
    hint: 'Read its balance again and pay out no more than that.',
  },
})
