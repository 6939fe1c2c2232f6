import { type EventOf, isOf, type SentEvent } from '../_shared/events.ts'

/** Events of which people can be told. `NOTIFY_TYPES` says of which they are. */
export const notifiable = [
  'order.placed',
  'order.fulfillment_created',
  'customer.registered',
  'customer.suspended',
  'customer.reopened',
  'seller.decided',
  'seller.suspended',
  'seller.reopened',
] as const
export type NotifiableType = (typeof notifiable)[number]
export type NotifiableEvent = EventOf<NotifiableType>

/** What the API mails itself is left out: order confirmations, accounts and applications of sellers. */
export const notifiedUnlessSaid: readonly NotifiableType[] = ['order.fulfillment_created']

/** Kinds of notices that one can be without. */
export const kinds = ['orders', 'shipping', 'account', 'seller'] as const
export type Kind = (typeof kinds)[number]
export const channels = ['mail', 'push'] as const
export type Channel = (typeof channels)[number]

/** @throws TypeError for a type that nobody can be told of */
export function readTypes(words: readonly string[]): ReadonlySet<string> {
  for (const word of words) {
    if (!(notifiable as readonly string[]).includes(word))
      throw new TypeError(`NOTIFY_TYPES: "${word}" is none of ${notifiable.join(', ')}`)
  }
  return new Set(words)
}

export const isNotifiable = (event: SentEvent): event is NotifiableEvent => isOf(event, ...notifiable)

export function kindOf(type: NotifiableType): Kind {
  if (type === 'order.fulfillment_created') return 'shipping'
  if (type === 'order.placed') return 'orders'
  return type.startsWith('customer.') ? 'account' : 'seller'
}

/**
 * Whether it is too late to tell: a replay of last month's events must not write to everybody again, and what cannot be
 * delivered must end before the sender gives the function up (after three days).
 * @param clockOffsetSeconds of the store whose clock the event was recorded by
 */
export function isTooLate(
  event: SentEvent,
  of: { now: number; hoursMax: number; clockOffsetSeconds: number },
): boolean {
  const age = of.now + of.clockOffsetSeconds * 1_000 - Date.parse(event.timestamp)
  return age > of.hoursMax * 3_600_000
}

/** One plain mailbox such as `ada@example.com`; nothing that would end a header or name a second one. */
export const isMailbox = (address: string): boolean =>
  /^[^\p{Cc}\p{Z}@<>()[\]\\,;:"]+@[^\p{Cc}\p{Z}@<>()[\]\\,;:"]+$/u.test(address)

/** What an answer of a push service means (RFC 8030): taken, the browser is gone, will never be taken, or try again. */
export function pushOutcome(status: number): 'done' | 'gone' | 'refused' | 'again' {
  if (status >= 200 && status < 300) return 'done'
  if (status === 404 || status === 410) return 'gone'
  return [400, 413, 422].includes(status) ? 'refused' : 'again'
}

/** Push services of browsers; to others a function does not talk, whatever a browser says its endpoint is. */
export const pushHosts = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.push.services.mozilla.com',
  '*.push.apple.com',
  '*.notify.windows.com',
]

export function isPushEndpoint(text: string, hosts: readonly string[]): boolean {
  const url = URL.canParse(text) && text.length <= 2_000 ? new URL(text) : null
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return false
  return hosts.some((host) =>
    host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : host === url.host,
  )
}
