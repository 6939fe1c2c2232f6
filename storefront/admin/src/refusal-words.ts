import { refusalWordsOf } from '@tradepost/desk/refusal-words.ts'

/** What happened and what to do, for whoever sits at this desk. */
export const refusalWords = refusalWordsOf({
  'not-permitted': 'Your role does not allow this. An owner of the store can give you one that does.',
  'second-factor-kept':
    'Who owns a store keeps the second factor. Lost the device? Make new recovery codes, or have an owner give you another role first.',
  'already-staff': 'Somebody with this address works here already. Change their role on their own page.',
  'too-many-staff-invitations':
    'Too many invitations wait for an answer. Withdraw those that nobody will accept.',
  'last-owner': 'A store keeps at least one owner. Make somebody else an owner first.',
  'role-built-in': 'Every store has this role as it is. Make a role of your own instead.',
  'role-in-use': 'Somebody has this role, or is invited to it. Give them another one first.',
  'role-name-taken': 'There is a role of this name already. Choose another name.',
  'scope-not-held':
    'You cannot give a key more than you may do yourself. Leave out what your role does not allow.',
  'currency-in-use':
    'The currency stays once there is a way to ship, an offer or a cart. Make another store for another currency.',
  'not-a-twin': 'Only the clock of a test twin can be moved.',
  'nothing-to-fulfill': 'There is nothing left to ship.',
  'orders-not-shipped':
    'An order of this customer is not shipped yet, and its address would be lost. Ship it first, or tick the box.',
  'name-does-not-match': 'This is not the name of the store. Type it exactly as it is written above.',
  'store-open': 'Close the store first, then delete it.',
})
