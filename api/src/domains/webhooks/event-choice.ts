import type { Actor } from '../../platform/context.ts'
import {
  holdsPermission,
  holdsSellerPermission,
  type Permission,
  type SellerPermission,
} from '../../platform/policies.ts'
import { Refusal } from '../../platform/refusals.ts'
import {
  type EventType,
  type FeedScope,
  feedScopeOf,
  narrowed,
  publishedEvents,
  publishedTypes,
} from '../events/index.ts'
import { webhookRefusals } from './refusals.ts'

/** The types that a choice stands for: `order.placed` itself, all that begin so for `order.*`, all for `*`. */
export const typesChosen = (choice: string): EventType[] =>
  publishedTypes.filter((type) =>
    choice.endsWith('*') ? type.startsWith(choice.slice(0, -1)) : type === choice,
  )

/** Whether a choice stands for anything. */
export const isChoice = (choice: string): boolean =>
  (choice === '*' || choice.endsWith('.*') || !choice.includes('*')) && typesChosen(choice).length > 0

/** Of all that events ask of their readers, what the caller may. */
export function readablePermissions(actor: Actor): string[] {
  const asked =
    actor.kind === 'sellerMember' || actor.kind === 'sellerKey'
      ? publishedEvents
          .flatMap(({ sellerPermission }) => sellerPermission ?? [])
          .filter((permission: SellerPermission) => holdsSellerPermission(actor, permission))
      : publishedEvents
          .map(({ permission }) => permission)
          .filter((permission: Permission) => actor.kind === 'worker' || holdsPermission(actor, permission))
  return [...new Set(asked)].toSorted()
}

/** What an endpoint sees: what a key with the permissions of whoever made it would see, as far as it was chosen. */
export function endpointScope(of: {
  sellerId: string | null
  events: string[]
  permissions: string[]
}): FeedScope {
  const actor: Actor =
    of.sellerId === null
      ? { kind: 'secretKey', keyId: '', scopes: of.permissions }
      : { kind: 'sellerKey', keyId: '', sellerId: of.sellerId, scopes: of.permissions }
  return narrowed(feedScopeOf(actor), of.events.flatMap(typesChosen))
}

/**
 * Nobody has sent to them what they may not read: a type that is named must be theirs to read, and of `order.*` one.
 * @throws Refusal webhook-events-not-held
 */
export function mustReadEvents(actor: Actor, events: string[]): void {
  const readable = feedScopeOf(actor).types
  const missing = events.filter((choice) => !typesChosen(choice).some((type) => readable.includes(type)))
  if (missing.length > 0)
    throw new Refusal(webhookRefusals.eventsNotHeld, { detail: `You may not read ${missing.join(', ')}.` })
}

/**
 * Whoever leads elsewhere what an endpoint gets, or learns what signs it, may read all of it.
 * @throws Refusal webhook-events-not-held
 */
export function mustReadAll(
  actor: Actor,
  endpoint: { sellerId: string | null; events: string[]; permissions: string[] },
): void {
  const readable = feedScopeOf(actor).types
  const missing = endpointScope(endpoint).types.filter((type) => !readable.includes(type))
  if (missing.length > 0)
    throw new Refusal(webhookRefusals.eventsNotHeld, { detail: `You may not read ${missing.join(', ')}.` })
}
