import type { Refusal } from '@tradepost/sdk'

/** What happened and what to do, for whoever sits at the desk; the API's own words are for programs. */
export type RefusalWords = (refusal: Pick<Refusal<string>, 'code' | 'detail'>) => string

/** What is said alike on every desk. */
const shared: Record<string, string | ((detail: string) => string)> = {
  'version-conflict':
    'Somebody changed this in the meantime. This is how it is now: look, then change it again.',
  'account-password-wrong': 'This is not your password.',
  'wrong-credentials': 'This is not the password of the account.',
  'second-factor-wrong':
    'This code does not fit, or it was used before. Wait for the next one of your app, or use a recovery code.',
  'second-factor-set-up': 'Your account has a second factor already. Remove it first to set up another.',
  'reset-link-not-valid': 'This link was used, replaced or is too old. Ask for a new one.',
  'scope-not-held': 'You cannot give a key more than you may do yourself. Leave out what you may not.',
  'key-ended': 'This key has ended. Make a new one.',
  'too-many-keys': 'There are too many living keys. Revoke those that nobody uses: “Last used” tells.',
  'webhook-events-not-held': (detail) =>
    `${detail} Choose events that you may read yourself, or let somebody do it who may.`,
  'too-many-webhook-endpoints': 'There are as many endpoints as can be. Remove one that nobody uses.',
  'webhook-endpoint-not-verified': 'It is not verified yet. Verify it first.',
  'webhook-challenge-not-answered': (detail) =>
    `It is not verified: the receiver must answer “webhook.verification” with 200 and its challenge. ${detail}`,
  'webhook-endpoint-of-installation':
    'This endpoint is a function of the shop itself: what it gets is set where it is installed.',
  'webhook-delivery-in-flight': 'It is being sent right now. Look again in a few seconds.',
  'stock-reserved': (detail) => `${detail} Count again once they have paid, or have not.`,
  'stock-not-counted': 'This is sold whatever is in stock: there is nothing to count or to spread.',
  'stock-too-high': 'There cannot be that much of it.',
  busy: 'A lot is going on right now, and nothing was changed. Try again in a moment.',
  'idempotency-in-flight': 'This is still being done. Look again in a moment.',
  'idempotency-key-reused':
    'This form was sent before with something else in it. Look, then fill it in anew.',
  'order-held': 'The order is held: nothing of it is shipped until somebody releases it.',
  'order-canceled': 'The order is canceled: nothing of it is shipped or changed any more.',
  'parcel-of-several-destinations': 'A parcel goes to one address. Make one for each.',
  'return-not-possible':
    'Not all of that can be sent back: it has not been shipped, or is in another return already.',
  'return-not-in-that-state': 'The return has gone on in the meantime. This is how it stands now.',
  'return-lines-do-not-fit': 'Those are not the pieces of this return. Count them again.',
  'too-many-requests': 'That was too often. Wait a minute, then try again.',
}

/** The words of a desk, by the refusal's code: its own first. A code that neither knows is told in the API's words. */
export const refusalWordsOf =
  (own: Record<string, string>): RefusalWords =>
  ({ code, detail }) => {
    const words = own[code] ?? shared[code] ?? detail
    return typeof words === 'string' ? words : words(detail)
  }

/** `must be …` as people read it. */
export const sentence = (message: string): string =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`

/** Words that are written in capitals, as people know them. */
const initials = /\b(gtin|sku|url|vat)\b/g

/** All that is wrong, for the top of the page: a field may be far below. `Allowed origins: must be …` */
export function fieldsNotice(wrong: readonly (readonly [field: string, message: string])[]): string {
  const texts = wrong.map(([field, message]) => {
    const name = field
      .replaceAll(/([A-Z]|\d+)/g, ' $1')
      .replaceAll('-', ' ')
      .toLowerCase()
      .replaceAll(initials, (word) => word.toUpperCase())
    return sentence(name ? `${name}: ${message}` : message)
  })
  return ['Nothing was changed.', ...texts].join(' ')
}
