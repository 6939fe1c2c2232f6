import type { Refusal } from '@tradepost/sdk'

/** What to do about a refusal, on the desk; the API's own words are for programs. */
const words: Record<string, string> = {
  'not-permitted': 'Your role does not allow this. An owner of the store can give you one that does.',
  'version-conflict':
    'Somebody changed this in the meantime. This is how it is now: look, then change it again.',
  'account-password-wrong': 'This is not your password.',
  'second-factor-wrong':
    'This code does not fit, or it was used before. Wait for the next one of your app, or use a recovery code.',
  'second-factor-set-up': 'Your account has a second factor already. Remove it first to set up another.',
  'second-factor-kept':
    'Who owns a store keeps the second factor. Lost the device? Make new recovery codes, or have an owner give you another role first.',
  'reset-link-not-valid': 'This link was used, replaced or is too old. Ask for a new one.',
  'already-staff': 'Somebody with this address works here already. Change their role on their own page.',
  'too-many-staff-invitations':
    'Too many invitations wait for an answer. Withdraw those that nobody will accept.',
  'last-owner': 'A store keeps at least one owner. Make somebody else an owner first.',
  'role-built-in': 'Every store has this role as it is. Make a role of your own instead.',
  'role-in-use': 'Somebody has this role, or is invited to it. Give them another one first.',
  'role-name-taken': 'There is a role of this name already. Choose another name.',
  'scope-not-held':
    'You cannot give a key more than you may do yourself. Leave out what your role does not allow.',
  'key-ended': 'This key has ended. Make a new one.',
  'too-many-keys': 'There are too many living keys. Revoke those that nobody uses: “Last used” tells.',
  'currency-in-use':
    'The currency stays once there is a way to ship, an offer or a cart. Make another store for another currency.',
  'not-a-twin': 'Only the clock of a test twin can be moved.',
  'nothing-to-fulfill': 'There is nothing left to ship.',
  'orders-not-shipped':
    'An order of this customer is not shipped yet, and its address would be lost. Ship it first, or tick the box.',
  'name-does-not-match': 'This is not the name of the store. Type it exactly as it is written above.',
  'store-open': 'Close the store first, then delete it.',
}

/** What happened and what to do, for whoever sits at the desk. */
export function refusalWords(refusal: Pick<Refusal<string>, 'code' | 'detail'>): string {
  return words[refusal.code] ?? refusal.detail
}

/** `must be …` as people read it. */
export const sentence = (message: string): string =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`

/** All that is wrong, for the top of the page: a field may be far below. `Allowed origins: must be …` */
export function fieldsNotice(wrong: readonly (readonly [field: string, message: string])[]): string {
  const texts = wrong.map(([field, message]) => {
    const name = field.replaceAll(/([A-Z])/g, ' $1').toLowerCase()
    return sentence(name ? `${name}: ${message}` : message)
  })
  return ['Nothing was changed.', ...texts].join(' ')
}
