import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** The claims of a token that is valid now, to be bent. */
export interface TokenClaims {
  iss: string
  aud: string
  sub: string
  sid: string
  jti: string
  /** Seconds since the epoch */
  iat: number
  /** Seconds since the epoch */
  exp: number
  [claim: string]: unknown
}

/** What a forger works with. `privateKey` is the server's own: for tokens whose signature is right and whose rest is not. */
export interface ForgersDesk {
  publicJwk: { kty: string; crv: string; x: string; y: string; kid: string }
  privateKey: KeyObject
  claims: TokenClaims
}

export interface Forgery {
  what: string
  make(of: ForgersDesk): string
}

type Header = Record<string, unknown>
type Signer = (input: string) => Buffer | string

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** A compact JWS (RFC 7515) of any header and payload, whatever the signer makes of it. */
function compact(header: Header | string, payload: unknown, signer: Signer): string {
  const input = `${encode(header)}.${encode(payload)}`
  const signature = signer(input)
  return `${input}.${typeof signature === 'string' ? signature : signature.toString('base64url')}`
}

const rawEs256 =
  (key: KeyObject): Signer =>
  (input) =>
    sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' })
const hmac =
  (algorithm: string, secret: string | Buffer): Signer =>
  (input) =>
    createHmac(algorithm, secret).update(input).digest()

const attacker = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const attackerP384 = generateKeyPairSync('ec', { namedCurve: 'P-384' })
const attackerRsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const attackerEd = generateKeyPairSync('ed25519')

const goodHeader = ({ publicJwk }: ForgersDesk): Header => ({
  alg: 'ES256',
  kid: publicJwk.kid,
  typ: 'at+jwt',
})

/** A token as the server signs it, with this changed in it. */
export function signedToken(
  of: ForgersDesk,
  header: Header = {},
  claims: Record<string, unknown> = {},
): string {
  return compact({ ...goodHeader(of), ...header }, { ...of.claims, ...claims }, rawEs256(of.privateKey))
}

const byAttacker = (of: ForgersDesk, header: Header = {}) =>
  compact({ ...goodHeader(of), ...header }, of.claims, rawEs256(attacker.privateKey))

const publicKeyOf = ({ publicJwk: { kty, crv, x, y } }: ForgersDesk): KeyObject =>
  createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' })
const publicPem = (of: ForgersDesk): string =>
  publicKeyOf(of).export({ type: 'spki', format: 'pem' }).toString()
const publicDer = (of: ForgersDesk): Buffer => publicKeyOf(of).export({ type: 'spki', format: 'der' })

const without = (from: Header, name: string): Header =>
  Object.fromEntries(Object.entries(from).filter(([key]) => key !== name))
const signatureOf = (token: string): string => token.slice(token.lastIndexOf('.') + 1)
const inputOf = (token: string): string => token.slice(0, token.lastIndexOf('.'))

const unsigned: Forgery[] = ['none', 'None', 'NONE', 'nOnE', ''].map((alg) => ({
  what: `alg "${alg}" and no signature`,
  make: (of) => compact({ ...goodHeader(of), alg }, of.claims, () => ''),
}))

const confused: Forgery[] = [
  {
    what: 'alg none with the signature of a true token',
    make: (of) => compact({ ...goodHeader(of), alg: 'none' }, of.claims, () => signatureOf(signedToken(of))),
  },
  {
    what: 'HS256 with the public key as PEM for a secret',
    make: (of) => compact({ ...goodHeader(of), alg: 'HS256' }, of.claims, hmac('sha256', publicPem(of))),
  },
  {
    what: 'HS256 with the public key as PEM without its last line end',
    make: (of) =>
      compact({ ...goodHeader(of), alg: 'HS256' }, of.claims, hmac('sha256', publicPem(of).trimEnd())),
  },
  {
    what: 'HS256 with the public key as DER for a secret',
    make: (of) => compact({ ...goodHeader(of), alg: 'HS256' }, of.claims, hmac('sha256', publicDer(of))),
  },
  {
    what: 'HS256 with the public JWK for a secret',
    make: (of) =>
      compact({ ...goodHeader(of), alg: 'HS256' }, of.claims, hmac('sha256', JSON.stringify(of.publicJwk))),
  },
  {
    what: 'HS256 with an empty secret',
    make: (of) => compact({ ...goodHeader(of), alg: 'HS256' }, of.claims, hmac('sha256', '')),
  },
  {
    what: 'HS512 with the public key as PEM for a secret',
    make: (of) => compact({ ...goodHeader(of), alg: 'HS512' }, of.claims, hmac('sha512', publicPem(of))),
  },
  {
    what: 'says ES256, is an HMAC with the public key',
    make: (of) => compact(goodHeader(of), of.claims, hmac('sha512', publicPem(of))),
  },
  {
    what: 'ES384 with a P-384 key',
    make: (of) =>
      compact({ ...goodHeader(of), alg: 'ES384' }, of.claims, (input) =>
        sign('sha384', Buffer.from(input), { key: attackerP384.privateKey, dsaEncoding: 'ieee-p1363' }),
      ),
  },
  {
    what: 'ES384 in the header over a true ES256 signature',
    make: (of) => signedToken(of, { alg: 'ES384' }),
  },
  {
    what: 'RS256 with an RSA key',
    make: (of) =>
      compact({ ...goodHeader(of), alg: 'RS256' }, of.claims, (input) =>
        sign('sha256', Buffer.from(input), attackerRsa.privateKey),
      ),
  },
  {
    what: 'EdDSA with an Ed25519 key',
    make: (of) =>
      compact({ ...goodHeader(of), alg: 'EdDSA' }, of.claims, (input) =>
        sign(null, Buffer.from(input), attackerEd.privateKey),
      ),
  },
]

const wrongKey: Forgery[] = [
  { what: 'another key under the kid of ours', make: (of) => byAttacker(of) },
  { what: 'an unknown kid', make: (of) => byAttacker(of, { kid: 'attacker' }) },
  { what: 'a true signature under an unknown kid', make: (of) => signedToken(of, { kid: 'attacker' }) },
  { what: 'a kid that is a path', make: (of) => byAttacker(of, { kid: '../../../../dev/null' }) },
  { what: 'a kid that is SQL', make: (of) => byAttacker(of, { kid: "' union select 'secret" }) },
  { what: 'a kid that every object has', make: (of) => byAttacker(of, { kid: '__proto__' }) },
  { what: 'a kid that is a list', make: (of) => signedToken(of, { kid: [of.publicJwk.kid] }) },
  {
    what: 'no kid',
    make: (of) => compact(without(goodHeader(of), 'kid'), of.claims, rawEs256(of.privateKey)),
  },
  {
    what: 'a key of its own in the header (jwk)',
    make: (of) => byAttacker(of, { jwk: attacker.publicKey.export({ format: 'jwk' }) }),
  },
  {
    what: 'a key of its own in the header (jwk), and no kid',
    make: (of) => {
      const header = { ...without(goodHeader(of), 'kid'), jwk: attacker.publicKey.export({ format: 'jwk' }) }
      return compact(header, of.claims, rawEs256(attacker.privateKey))
    },
  },
  {
    what: 'the address of its own keys (jku)',
    make: (of) => byAttacker(of, { jku: 'http://127.0.0.1:9/jwks.json', kid: 'attacker' }),
  },
  {
    what: 'the address of its certificate (x5u)',
    make: (of) => byAttacker(of, { x5u: 'http://127.0.0.1:9/cert.pem' }),
  },
  { what: 'a certificate of its own (x5c)', make: (of) => byAttacker(of, { x5c: ['MIIB'] }) },
  {
    what: 'a signature of zeros (CVE-2022-21449)',
    make: (of) => compact(goodHeader(of), of.claims, () => Buffer.alloc(64)),
  },
]

const wrongHeader: Forgery[] = [
  {
    what: 'a true token that also carries our own jwk',
    make: (of) => signedToken(of, { jwk: of.publicJwk }),
  },
  { what: 'an unknown critical extension', make: (of) => signedToken(of, { crit: ['exp'] }) },
  {
    what: 'a critical extension that jose knows (b64)',
    make: (of) => signedToken(of, { crit: ['b64'], b64: true }),
  },
  { what: 'an empty crit', make: (of) => signedToken(of, { crit: [] }) },
  { what: 'typ JWT: an id token or anything else', make: (of) => signedToken(of, { typ: 'JWT' }) },
  { what: 'typ logout+jwt', make: (of) => signedToken(of, { typ: 'logout+jwt' }) },
  {
    what: 'no typ',
    make: (of) => compact(without(goodHeader(of), 'typ'), of.claims, rawEs256(of.privateKey)),
  },
  { what: 'a header that is a list', make: (of) => compact('[]', of.claims, rawEs256(of.privateKey)) },
  { what: 'a header that is no JSON', make: (of) => compact('{"alg":', of.claims, rawEs256(of.privateKey)) },
]

const withClaims = (what: string, bend: (claims: TokenClaims) => Record<string, unknown>): Forgery => ({
  what,
  make: (of) => signedToken(of, {}, bend(of.claims)),
})
const lacking = (claim: string): Forgery => ({
  what: `no ${claim}`,
  make: (of) => compact(goodHeader(of), without(of.claims, claim), rawEs256(of.privateKey)),
})

const wrongClaims: Forgery[] = [
  withClaims('another issuer', () => ({ iss: 'https://attacker.example' })),
  withClaims('an issuer that begins with ours', ({ iss }) => ({ iss: `${iss}.attacker.example` })),
  withClaims('a list of issuers with ours in it', ({ iss }) => ({ iss: [iss] })),
  withClaims('a list of audiences with the right one in it', ({ aud }) => ({ aud: [aud, 'another'] })),
  withClaims('expired a second ago', ({ iat }) => ({ iat: iat - 601, exp: iat - 1 })),
  withClaims('expired an hour ago', ({ iat }) => ({ iat: iat - 7200, exp: iat - 3600 })),
  withClaims('from the future', ({ iat }) => ({ iat: iat + 3600, exp: iat + 7200 })),
  withClaims('an exp that is text', ({ exp }) => ({ exp: String(exp) })),
  withClaims('an exp beyond all years', () => ({ exp: 1e300 })),
  withClaims('an iat that is null', () => ({ iat: null })),
  withClaims('a subject that is empty', () => ({ sub: '' })),
  withClaims('a subject that is a list', ({ sub }) => ({ sub: [sub] })),
  withClaims('a session that is a number', () => ({ sid: 1 })),
  ...['iss', 'aud', 'sub', 'sid', 'jti', 'iat', 'exp'].map(lacking),
  {
    what: 'claims that are a list',
    make: (of) => compact(goodHeader(of), [of.claims], rawEs256(of.privateKey)),
  },
  {
    what: 'claims that are no JSON',
    make: (of) => compact(goodHeader(of), 'not json', rawEs256(of.privateKey)),
  },
]

const wrongText: Forgery[] = [
  {
    what: 'the signature of another token',
    make: (of) => `${inputOf(signedToken(of, {}, { sub: 'x' }))}.${signatureOf(signedToken(of))}`,
  },
  {
    what: 'ES256 signature as DER instead of r and s',
    make: (of) =>
      compact(goodHeader(of), of.claims, (input) => sign('sha256', Buffer.from(input), of.privateKey)),
  },
  { what: 'a signature cut by one sign', make: (of) => signedToken(of).slice(0, -1) },
  { what: 'a signature one sign longer', make: (of) => `${signedToken(of)}A` },
  { what: 'an empty signature', make: (of) => `${inputOf(signedToken(of))}.` },
  { what: 'no signature', make: (of) => inputOf(signedToken(of)) },
  { what: 'only a header', make: (of) => signedToken(of).split('.')[0] ?? '' },
  { what: 'two dots and nothing else', make: () => '..' },
  { what: 'three dots', make: (of) => `${signedToken(of)}.${signatureOf(signedToken(of))}` },
  { what: 'five parts, as an encrypted token has', make: (of) => `${signedToken(of)}.AAAA.AAAA` },
  { what: 'padding after the signature', make: (of) => `${signedToken(of)}==` },
  {
    what: 'the signature in base64 instead of base64url',
    make: (of) =>
      `${inputOf(signedToken(of))}.${Buffer.from(signatureOf(signedToken(of)), 'base64url').toString('base64')}`,
  },
  { what: 'a huge token', make: (of) => signedToken(of, {}, { filler: 'x'.repeat(8_000) }) },
  {
    what: 'a huge token of nothing',
    make: () => `${'A'.repeat(6_000)}.${'A'.repeat(6_000)}.${'A'.repeat(86)}`,
  },
]

/**
 * Tokens that open nothing, each made from what a forger may have. All of them can be sent in a header.
 * {@link foreignAudience} is not among them: that token is true, but of another store.
 */
export const forgedTokens: Forgery[] = [
  ...unsigned,
  ...confused,
  ...wrongKey,
  ...wrongHeader,
  ...wrongClaims,
  ...wrongText,
]

/** A true token for another audience: it verifies, and the store it is shown to must refuse it. */
export const foreignAudience: Forgery = withClaims('another audience', () => ({ aud: 'store_another' }))
