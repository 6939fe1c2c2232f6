import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { platformRefusals, Refusal } from './refusals.ts'

export interface RateLimit {
  /** `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10) */
  headers: Record<string, string>
}

/** Requests a minute, per caller, counted in this process. */
export function createRateLimit(requestsPerMinute: number) {
  const limiter = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 })
  const policy = `"default";q=${requestsPerMinute};w=60`
  const headersOf = (left: number, milliseconds: number) => ({
    'ratelimit-policy': policy,
    ratelimit: `"default";r=${Math.max(0, left)};t=${Math.ceil(milliseconds / 1000)}`,
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
