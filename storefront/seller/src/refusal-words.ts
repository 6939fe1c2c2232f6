import { refusalWordsOf } from '@tradepost/desk/refusal-words.ts'

/** What happened and what to do, for whoever sits at this desk. */
export const refusalWords = refusalWordsOf({
  'not-permitted': 'You may not do this here. An owner of the seller can allow it, under Members.',
  'second-factor-kept': 'Your account also owns a store: whoever does keeps the second factor.',
  'seller-invitation-not-valid': 'This invitation was used, withdrawn or is too old. Ask for another one.',
  'too-many-seller-invitations':
    'Too many invitations wait for an answer. Withdraw those that nobody will accept.',
  'already-seller-member':
    'Somebody with this address works here already. Change what they may do on their own page.',
  'seller-permission-not-held':
    'You cannot give what you may not do yourself, nor change who may do more. Owners can.',
  'last-seller-owner': 'There must be at least one owner. Make somebody else an owner first.',
})
