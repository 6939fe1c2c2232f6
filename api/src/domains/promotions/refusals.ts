import { defineRefusals } from '../../platform/refusals.ts'

export const promotionRefusals = defineRefusals({
  stateForbids: {
    code: 'promotion-state-forbids',
    status: 409,
    title: 'The promotion is not in a state in which this can be done.',
    hint: 'A draft or paused one can be resumed, an active one paused, and what has ended stays so: make a new one.',
  },
  inUse: {
    code: 'promotion-in-use',
    status: 409,
    title: 'The promotion cannot be removed any more.',
    hint: 'Only drafts without codes can be removed; end it instead.',
  },
  currencyFixed: {
    code: 'promotion-currency-fixed',
    status: 409,
    title: 'The promotion has been used, so its currency stays.',
    hint: 'End it, and make a new one in the other currency.',
  },
  limitBelowUses: {
    code: 'promotion-limit-below-uses',
    status: 409,
    title: 'The promotion has been used more often than that.',
    hint: 'Choose a limit of at least as many uses as there are, or end the promotion.',
  },
  tooMany: {
    code: 'too-many-promotions',
    status: 409,
    title: 'The store has as many promotions as it may.',
    hint: 'End promotions that are over, or remove drafts.',
  },
  codeTaken: {
    code: 'promotion-code-taken',
    status: 409,
    title: 'The store has this code already.',
    hint: 'Choose another code: spaces, hyphens and small letters make no difference.',
  },
  needsNoCode: {
    code: 'promotion-needs-no-code',
    status: 409,
    title: 'The promotion applies without a code.',
    hint: 'Set `needsCode` before you make codes.',
  },
})
