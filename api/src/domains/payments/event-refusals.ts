import { defineRefusals } from '../../platform/refusals.ts'

/** Why what a provider seems to tell is not listened to. */
export const eventRefusals = defineRefusals({
  notTrusted: {
    code: 'event-not-trusted',
    status: 400,
    title: 'This is not a message of the payment provider.',
    hint: 'Its signature does not fit its bytes. For the provider’s own messages: set the webhook secret of the store again.',
  },
  tooOld: {
    code: 'event-too-old',
    status: 400,
    title: 'This message of the payment provider was signed too long ago.',
    hint: 'A message may be five minutes old by the clock of the store. Providers sign each repetition anew.',
  },
})
