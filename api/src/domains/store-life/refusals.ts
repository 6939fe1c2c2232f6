import { defineRefusals } from '../../platform/refusals.ts'

export const storeLifeRefusals = defineRefusals({
  ownerLinkNotValid: {
    code: 'owner-link-not-valid',
    status: 410,
    title: 'This link was used, replaced, is too old, or there is an owner already.',
    hint: 'Make a new link with `pnpm owner:create`; where there is an owner, let them invite you.',
  },
  nameDoesNotMatch: {
    code: 'name-does-not-match',
    status: 409,
    title: 'This is not the name of the store.',
    hint: 'Type the name of the store as it stands in its settings: so nobody deletes another by mistake.',
  },
  storeOpen: {
    code: 'store-open',
    status: 409,
    title: 'The store is open.',
    hint: 'Close it with `suspendStore` first, so that nobody is in the middle of paying.',
  },
  paymentsUnderWay: {
    code: 'payments-under-way',
    status: 409,
    title: 'Payments are under way.',
    hint: 'Try again in a few minutes: they end by themselves.',
  },
  twinExists: {
    code: 'twin-exists',
    status: 409,
    title: 'The store has a test twin already.',
    hint: 'Work with it, or delete it first.',
  },
  twinOfTwin: {
    code: 'twin-of-twin',
    status: 409,
    title: 'This is a test twin itself.',
    hint: 'Make a twin of the live store.',
  },
})
