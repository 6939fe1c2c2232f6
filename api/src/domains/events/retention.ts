import type { EventType } from './catalogue.ts'
import { type KeptDays, publishedEvents } from './published.ts'

/**
 * Nobody outside is told of these, and they lead to nothing that is kept: what customers do without buying. Their rows go
 * with those of the published events that are kept as short.
 */
const unpublished = [
  'cart.dropped',
  'customer.signed_in',
  'customer.session_ended',
  'order_lookup.requested',
  'order_lookup.confirmed',
] as const satisfies EventType[]

const shortest: KeptDays = 30

const published = (days: KeptDays) =>
  publishedEvents.filter(({ keptDays }) => keptDays === days).map(({ type }) => type)

/** Types whose rows are deleted when their time is over. Of all others only the feed ends: the rows are the audit. */
export const passingTypes: readonly EventType[] = [...published(shortest), ...unpublished]

/** How long each type is kept, in days; a type that is not here is in no feed and is kept for ever. */
export const keptDays: readonly { type: EventType; days: KeptDays }[] = [
  ...publishedEvents.map(({ type, keptDays: days }) => ({ type, days })),
  ...unpublished.map((type) => ({ type, days: shortest })),
]

/** Whether all of these are kept longer than the shortest time there is. */
export const allLast = (types: readonly EventType[]): boolean =>
  !types.some((type) => passingTypes.includes(type))

/** How long what is told, as one sentence of the contract. */
export const retentionText = `${published(shortest)
  .map((type) => `\`${type}\``)
  .join(', ')} are kept for ${shortest} days, all other types for 400.`
