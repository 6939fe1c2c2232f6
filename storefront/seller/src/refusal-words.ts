import type { Refusal } from '@tradepost/sdk'

/** What to do about a refusal, on the desk; the API's own words are for programs. */
const words: Record<string, string> = {
  'not-permitted': 'You may not do this here. An owner of the seller can allow it, under Members.',
  'version-conflict':
    'Somebody changed this in the meantime. This is how it is now: look, then change it again.',
  'account-password-wrong': 'This is not your password.',
  'wrong-credentials': 'This is not the password of the account.',
  'second-factor-wrong':
    'This code does not fit, or it was used before. Wait for the next one of your app, or use a recovery code.',
  'second-factor-set-up': 'Your account has a second factor already. Remove it first to set up another.',
  'second-factor-kept': 'Your account also owns a store: whoever does keeps the second factor.',
  'reset-link-not-valid': 'This link was used, replaced or is too old. Ask for a new one.',
  'seller-invitation-not-valid': 'This invitation was used, withdrawn or is too old. Ask for another one.',
  'too-many-seller-invitations':
    'Too many invitations wait for an answer. Withdraw those that nobody will accept.',
  'already-seller-member':
    'Somebody with this address works here already. Change what they may do on their own page.',
  'seller-permission-not-held':
    'You cannot give what you may not do yourself, nor change who may do more. Owners can.',
  'last-seller-owner': 'There must be at least one owner. Make somebody else an owner first.',
  'scope-not-held': 'You cannot give a key more than you may do yourself. Leave out what you may not.',
  'key-ended': 'This key has ended. Make a new one.',
  'too-many-keys': 'There are too many living keys. Revoke those that nobody uses: “Last used” tells.',
  'too-many-requests': 'That was too often. Wait a minute, then try again.',
}

/** What happened and what to do, for whoever sits at the desk. */
export function refusalWords(refusal: Pick<Refusal<string>, 'code' | 'detail'>): string {
  return words[refusal.code] ?? refusal.detail
}
