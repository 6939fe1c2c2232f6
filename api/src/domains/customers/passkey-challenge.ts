import { z } from '@hono/zod-openapi'
import type { Context, TxContext } from '../../platform/context.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { issueToken, type OneTimeToken } from './one-time-token.ts'
import { customerRefusals } from './refusals.ts'

const challengeSeconds = 5 * 60

/** What a challenge is for; one of the other kind is none. */
type Purpose = 'registration' | 'sign_in'

const challengeSchema = z.object({ for: z.enum(['registration', 'sign_in']), origin: z.string() })

/** Milliseconds that a browser waits for the person. */
export const passkeyTimeout = challengeSeconds * 1000

/**
 * The page that a passkey is for: the one named, or the store's first.
 * @throws Refusal invalid-request when it is none of the store's, store-has-no-pages
 */
export function pageOf({ store }: Context, origin: string | undefined): string {
  const chosen = origin ?? store.origins[0]
  if (chosen === undefined) throw new Refusal(customerRefusals.storeHasNoPages)
  if (store.origins.includes(chosen)) return chosen
  const message = "must be one of the origins of the store's own pages"
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: `/origin: ${message}`,
    errors: [{ pointer: '/origin', message }],
  })
}

/** A challenge is a one-time token: 192 random bits that the device signs, answered once within five minutes. */
export async function issueChallenge(
  context: TxContext,
  of: { for: Purpose; origin: string; customerId: string | null },
): Promise<{ challenge: string; expiresAt: Date }> {
  const { token, expiresAt } = await issueToken(context, {
    purpose: 'passkey',
    customerId: of.customerId,
    data: { for: of.for, origin: of.origin },
    lifetimeSeconds: challengeSeconds,
  })
  return { challenge: token, expiresAt }
}

/** The page of a living challenge, if it is for this and the store still has the page. */
export function pageOfChallenge(
  { store }: Context,
  token: OneTimeToken | null,
  purpose: Purpose,
): string | null {
  const parsed = challengeSchema.safeParse(token?.data)
  if (!parsed.success || parsed.data.for !== purpose) return null
  return store.origins.includes(parsed.data.origin) ? parsed.data.origin : null
}
