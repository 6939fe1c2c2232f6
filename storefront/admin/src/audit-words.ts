import { moneyWords } from '@tradepost/desk/order-words.ts'

/** What each kind of entry is called, for the list and the choice of the filter. */
const words: Record<string, string> = {
  'staff.signed_in': 'Signed in',
  'staff.signed_out': 'Signed out',
  'staff.invited': 'Invited somebody',
  'staff.invitation_revoked': 'Withdrew an invitation',
  'staff.joined': 'Accepted an invitation',
  'staff.role_changed': 'Gave somebody another role',
  'staff.removed': 'Removed somebody',
  'staff.account_changed': 'Changed their account',
  'staff.sessions_ended': 'Signed devices out',
  'staff.password_changed': 'Changed their password',
  'staff.second_factor_added': 'Set up a second factor',
  'staff.second_factor_removed': 'Removed their second factor',
  'staff.second_factor_shown': 'Showed a code',
  'staff.recovery_codes_replaced': 'Made new recovery codes',
  'role.created': 'Made a role',
  'role.changed': 'Changed a role',
  'role.deleted': 'Deleted a role',
  'store.changed': 'Changed the settings',
  'store.suspended': 'Closed the store',
  'store.reopened': 'Reopened the store',
  'store.secret_changed': 'Changed a secret',
  'store.payment_provider_changed': 'Changed how the store takes money',
  'store.clock_moved': 'Moved the clock',
  'store.created': 'Made the store',
  'store.twin_created': 'Made the test twin',
  'store.deleted': 'Deleted the store',
  'key.created': 'Made a key',
  'key.changed': 'Changed a key',
  'key.rotated': 'Rotated a key',
  'key.revoked': 'Revoked a key',
  'seller.decided': 'Decided on an application',
  'seller.suspended': 'Suspended a seller',
  'seller.reopened': 'Reopened a seller',
  'seller.profile_changed': 'Changed the seller’s profile',
  'seller.invitation_sent': 'Invited somebody to a seller',
  'seller.invitation_revoked': 'Withdrew a seller’s invitation',
  'seller.member_joined': 'Began to work for a seller',
  'seller.member_changed': 'Changed what a seller’s member may do',
  'seller.member_removed': 'Removed a seller’s member',
  'seller_session.started': 'Signed in to the seller desk',
  'seller_session.ended': 'Signed out of the seller desk',
  'customer.suspended': 'Suspended a customer',
  'customer.reopened': 'Reopened a customer',
  'customer.data_exported': 'Exported a customer’s data',
  'customer.erased': 'Erased a customer',
  'customer.session_ended': 'Ended a customer’s session',
  'order.buyer_erased': 'Erased the buyer of an order',
  'customer_group.created': 'Made a customer group',
  'customer_group.changed': 'Changed a customer group',
  'customer_group.removed': 'Deleted a customer group',
  'customer_group.member_added': 'Put a customer into a group',
  'customer_group.member_removed': 'Took a customer out of a group',
  'identity_provider.created': 'Added a sign-in provider',
  'identity_provider.changed': 'Changed a sign-in provider',
  'identity_provider.removed': 'Removed a sign-in provider',
  'books.repaired': 'Repaired the books',
  'order.fulfillment_created': 'Shipped a parcel',
  'gift_card.created': 'Gave a gift card',
  'gift_card.changed': 'Changed a gift card',
  'store_credit.changed': 'Changed the store credit of a customer',
  'seller.commission_changed': 'Changed the commission of a seller',
  'payout.created': 'Recorded a payout to a seller',
  'promotion.created': 'Made a promotion',
  'promotion.changed': 'Changed a promotion',
  'promotion.removed': 'Removed the draft of a promotion',
  'promotion.codes_created': 'Made codes of a promotion',
  'promotion.code_changed': 'Changed a code of a promotion',
  'stock.adjusted': 'Received or counted goods',
  'stock.spread': 'Spread stock over rows for a drop',
  'collection.created': 'Made a collection',
  'collection.changed': 'Changed a collection',
  'collection.removed': 'Removed a collection',
  'collection.products_changed': 'Changed the products of a collection',
  'price_list.created': 'Made a price list',
  'price_list.changed': 'Changed a price list',
  'price_list.removed': 'Removed a price list',
  'price_list.prices_set': 'Set prices of a list',
  'price_list.prices_removed': 'Removed prices from a list',
  'tax_zone.created': 'Made a tax zone',
  'tax_zone.changed': 'Changed a tax zone',
  'tax_zone.removed': 'Removed a tax zone',
  'tax_exemption.created': 'Freed a customer from tax',
  'tax_exemption.removed': 'Ended a customer’s exemption from tax',
  'failed_job.requeued': 'Let a failed job run again',
  'failed_job.discarded': 'Gave a failed job up',
  'webhook_endpoint.created': 'Made a webhook endpoint',
  'webhook_endpoint.changed': 'Changed a webhook endpoint',
  'webhook_endpoint.verified': 'Verified a webhook endpoint',
  'webhook_endpoint.secret_rotated': 'Made a new webhook secret',
  'webhook_endpoint.replayed': 'Sent webhooks again from a moment',
  'webhook_endpoint.removed': 'Removed a webhook endpoint',
  'webhook_endpoint.disabled': 'Stopped a webhook endpoint',
}

/** Kinds that one can look for, by what they are called. */
export const auditTypes = Object.entries(words)

/** What an entry is about. The API may learn new ones: those are shown by their own name. */
export const auditWords = (type: string): string =>
  words[type] ?? type.replaceAll(/[._]/g, ' ').replace(/^./, (letter) => letter.toUpperCase())

/** Who can do something, by the value of the filter. */
export const actorKinds = {
  staff: 'Staff',
  secretKey: 'Secret key',
  sellerMember: 'Seller’s member',
  sellerKey: 'Seller’s key',
} as const

const places: Record<string, string> = {
  ord: '/orders/',
  cus: '/customers/',
  grp: '/customers/groups/',
  sel: '/sellers/',
  key: '/keys/',
  stf: '/staff/',
  role: '/staff/roles/',
  shp: '/shipping/',
  gft: '/gift-cards/',
  pay: '/payments/',
  dsp: '/disputes/',
  prm: '/promotions/',
  col: '/collections/',
  prl: '/price-lists/',
  txz: '/tax/',
  idp: '/settings/sign-in/',
  whe: '/webhooks/',
}

/** The page of the desk about the thing with this id; undefined where there is none. */
export function subjectPath(id: string): string | undefined {
  if (id.startsWith('store_')) return '/settings'
  const place = places[id.split('_')[0] ?? '']
  return place && place + id
}

/** A field that is another one afterwards; a side that does not exist is undefined. */
export type Change = { field: string; before: string | undefined; after: string | undefined }

type Facts = Record<string, unknown> | null

/** What an entry changed, field by field down to the innermost, as people read it; what stayed the same is left out. */
export function changesOf(before: Facts, after: Facts): Change[] {
  const [was, is] = [leavesOf(before), leavesOf(after)]
  // Nothing that has become something is told by its parts.
  const isParted = (field: string, by: Leaves) =>
    [...by.keys()].some((other) => other.startsWith(`${field} › `) || other.startsWith(`${field} 1`))
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({ field, before: was.get(field), after: is.get(field) }))
    .filter((change) => change.before !== change.after)
    .filter(({ field }) => !isParted(field, was) && !isParted(field, is))
}

type Leaves = Map<string, string>

function leavesOf(facts: Facts): Leaves {
  const leaves: Leaves = new Map()
  for (const [field, value] of Object.entries(facts ?? {})) addLeaves(leaves, fieldWords(field), value)
  return leaves
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Adds what a field says: an object by its fields, a list of objects by their numbers, all else as one text. */
function addLeaves(leaves: Leaves, field: string, value: unknown): void {
  if (Array.isArray(value) && value.some((each) => typeof each === 'object' && each !== null)) {
    for (const [at, each] of value.entries()) addLeaves(leaves, `${field} ${at + 1}`, each)
  } else if (isMoney(value)) leaves.set(field, moneyWords(value))
  else if (isObject(value) && Object.keys(value).length > 0) {
    for (const [name, part] of Object.entries(value))
      addLeaves(leaves, `${field} › ${fieldWords(name)}`, part)
  } else leaves.set(field, textOf(value))
}

const isMoney = (value: unknown): value is { amount: number; currency: string } =>
  isObject(value) &&
  Object.keys(value).length === 2 &&
  typeof value.amount === 'number' &&
  /^[A-Z]{3}$/.test(String(value.currency))

const fieldWords = (field: string): string => field.replaceAll(/([A-Z])/g, ' $1').toLowerCase()

function textOf(value: unknown): string {
  if (value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0))
    return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return Array.isArray(value) ? value.map(textOf).join(', ') : String(value)
}
