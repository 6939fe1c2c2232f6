import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Identity } from './authenticate.ts'
import { platformRefusals, Refusal } from './refusals.ts'

export interface RateLimit {
  /** `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10) */
  headers: Record<string, string>
}

/** Requests a minute, per caller, counted in this process; `name` is that of the policy in the headers. */
export function createRateLimit(requestsPerMinute: number, name = 'default') {
  const limiter = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 })
  const policy = `"${name}";q=${requestsPerMinute};w=60`
  const headersOf = (left: number, milliseconds: number) => ({
    'ratelimit-policy': policy,
    ratelimit: `"${name}";r=${Math.max(0, left)};t=${Math.ceil(milliseconds / 1000)}`,
  })
  return {
    /** @throws Refusal too-many-requests, with the headers as `members.headers` left to the caller to add */
    async take(caller: string): Promise<RateLimit> {
      try {
        const left = await limiter.consume(caller)
        return { headers: headersOf(left.remainingPoints, left.msBeforeNext) }
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        throw new RateLimited(headersOf(0, error.msBeforeNext), Math.ceil(error.msBeforeNext / 1000))
      }
    },
  }
}

/**
 * The limits of a caller besides that of its address: one of its key, or one of the person who is signed in. A key is
 * shared by all that a server does, or by all shoppers of a page, so it carries more.
 */
export function createIdentityLimits(of: { keyPerMinute: number; accountPerMinute: number }) {
  const keys = createRateLimit(of.keyPerMinute, 'key')
  const accounts = createRateLimit(of.accountPerMinute, 'account')
  return {
    /** @throws RateLimited */
    take({ actor, store }: Pick<Identity, 'actor' | 'store'>): Promise<RateLimit> {
      if ('keyId' in actor) return keys.take(`${store.id}:${actor.keyId}`)
      if ('accountId' in actor) return accounts.take(actor.accountId)
      return accounts.take(`${store.id}:${'customerId' in actor ? actor.customerId : actor.kind}`)
    },
  }
}

/** Both limits in one header each, as lists (RFC 9651). */
export const bothLimits = (
  first: Record<string, string>,
  second: Record<string, string> | undefined,
): Record<string, string> =>
  second
    ? Object.fromEntries(
        Object.entries(first).map(([name, value]) => [
          name,
          [value, second[name]].filter(Boolean).join(', '),
        ]),
      )
    : first

export class RateLimited extends Refusal {
  readonly headers: Record<string, string>

  constructor(headers: Record<string, string>, retryAfterSeconds: number) {
    super(platformRefusals.tooManyRequests, { retryAfterSeconds: Math.max(1, retryAfterSeconds) })
    this.headers = headers
  }
}

/**
 * The client's address: the socket's, unless that is a trusted proxy; then the right-most `X-Forwarded-For` entry that
 * is none. What stands further left is the client's own words and never believed.
 */
export function clientAddress(
  socket: string,
  forwardedFor: string | undefined,
  trustedProxies: readonly string[],
): string {
  const plain = (address: string) => address.trim().replace(/^::ffff:/, '')
  const nearest = plain(socket)
  if (!trustedProxies.includes(nearest)) return nearest
  const hops = (forwardedFor ?? '').split(',').map(plain).filter(Boolean)
  return hops.findLast((hop) => !trustedProxies.includes(hop)) ?? hops[0] ?? nearest
}
