import { CompactSign } from 'jose'
import { type KeyRing, type PublicTokenJwk, publicJwkOf, type TokenKey } from './key-rings.ts'

/** Signs what opens channels of Supabase Realtime, with keys of its own: the API takes none of these tokens itself. */
export interface RealtimeTokens {
  /** Where browsers reach Supabase, and the publishable key they show there; null where it is not known here. */
  place: { url: string; publishableKey: string } | null
  issuer: string
  /** @param of.topics names of private channels, without `realtime:` */
  sign(of: { subject: string; topics: string[]; now: Date }): Promise<{ token: string; expiresAt: Date }>
  /** The public keys (RFC 7517): what Supabase verifies with. */
  jwks(): { keys: PublicTokenJwk[] }
}

/** Realtime asks for a role of the database and for times; `rt.topics` is what our policies on its messages read. */
const role = 'authenticated'
const lifetimeSeconds = 600

export function createRealtimeTokens(of: {
  keys: KeyRing<TokenKey>
  issuer: string
  place: RealtimeTokens['place']
}): RealtimeTokens {
  const { keys, issuer, place } = of
  const [signing] = keys
  return {
    place,
    issuer,
    async sign({ subject, topics, now }) {
      if (!signing.privateKey) throw new RangeError('The first realtime key is not private.')
      const iat = Math.floor(now.getTime() / 1000)
      const exp = iat + lifetimeSeconds
      const claims = { iss: issuer, aud: role, role, sub: subject, iat, exp, rt: { topics } }
      const token = await new CompactSign(Buffer.from(JSON.stringify(claims)))
        .setProtectedHeader({ alg: 'ES256', kid: signing.kid, typ: 'JWT' })
        .sign(signing.privateKey)
      return { token, expiresAt: new Date(exp * 1000) }
    },
    jwks: () => ({ keys: keys.map(publicJwkOf) }),
  }
}
