import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** What a test changes about an answer, to see it refused. */
export interface Misbehavior {
  /** The device asked nobody who uses it */
  unverified?: boolean
  /** For another site than the options name */
  rpId?: string
  /** On another page */
  origin?: string
  /** Signed by another key */
  wrongKey?: boolean
  challenge?: string
  type?: string
  userHandle?: string | null
}

interface Credential {
  id: string
  rpId: string
  userHandle: string
  privateKey: KeyObject
}

const flag = { present: 0x01, verified: 0x04, canBackUp: 0x08, backedUp: 0x10, hasKey: 0x40 }
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const base64url = (data: Buffer | string) => Buffer.from(data).toString('base64url')

/** A device with passkeys, and the browser around it: Web Authentication Level 3 as far as a sign-in needs it. */
export function createAuthenticator(of: { origin: string; counts?: boolean }) {
  const credentials: Credential[] = []
  let counter = 0
  const nextCounter = () => {
    if (of.counts ?? true) counter += 1
    return counter
  }

  const clientData = (type: string, challenge: string, { origin, ...wrong }: Misbehavior) =>
    JSON.stringify({
      type: wrong.type ?? type,
      challenge: wrong.challenge ?? challenge,
      origin: origin ?? of.origin,
      crossOrigin: false,
    })

  const authenticatorData = (rpId: string, flags: number, key: Buffer = Buffer.alloc(0)) => {
    const head = Buffer.alloc(5)
    head.writeUInt8(flags)
    head.writeUInt32BE(nextCounter(), 1)
    return Buffer.concat([sha256(rpId), head, key])
  }

  return {
    credentials,
    /** As a clone of the device would count. */
    rewind: (to: number) => {
      counter = to
    },

    /** `navigator.credentials.create`, then `toJSON()`. */
    // biome-ignore lint/suspicious/noExplicitAny: options come from a reply
    create(options: any, wrong: Misbehavior & { attestation?: Map<string, unknown>; format?: string } = {}) {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const id = randomBytes(16)
      const rpId: string = wrong.rpId ?? options.rp.id
      credentials.push({ id: base64url(id), rpId: options.rp.id, userHandle: options.user.id, privateKey })
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      const cose = new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ])
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, id, cbor(cose)])
      const flags = flag.present | flag.canBackUp | flag.backedUp | flag.hasKey
      const data = authenticatorData(rpId, flags | (wrong.unverified ? 0 : flag.verified), attested)
      const object = new Map<string, unknown>([
        ['fmt', wrong.format ?? 'none'],
        ['attStmt', wrong.attestation ?? new Map()],
        ['authData', data],
      ])
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: 'public-key',
        authenticatorAttachment: 'platform',
        clientExtensionResults: { credProps: { rk: true } },
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', options.challenge, wrong)),
          attestationObject: base64url(cbor(object)),
          authenticatorData: base64url(data),
          publicKeyAlgorithm: -7,
          transports: ['internal', 'hybrid'],
        },
      }
    },

    /** `navigator.credentials.get` with the passkey made last for the site, then `toJSON()`. */
    // biome-ignore lint/suspicious/noExplicitAny: options come from a reply
    get(options: any, wrong: Misbehavior = {}) {
      const credential = credentials.findLast(({ rpId }) => rpId === options.rpId)
      if (!credential) throw new Error(`no passkey for ${options.rpId}`)
      const flags = flag.present | flag.canBackUp | flag.backedUp
      const data = authenticatorData(
        wrong.rpId ?? credential.rpId,
        flags | (wrong.unverified ? 0 : flag.verified),
      )
      const json = clientData('webauthn.get', options.challenge, wrong)
      const key = wrong.wrongKey
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
        : credential.privateKey
      return {
        id: credential.id,
        rawId: credential.id,
        type: 'public-key',
        authenticatorAttachment: 'platform',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(json),
          authenticatorData: base64url(data),
          signature: base64url(sign('sha256', Buffer.concat([data, sha256(json)]), key)),
          userHandle: wrong.userHandle === undefined ? credential.userHandle : wrong.userHandle,
        },
      }
    },
  }
}

export type Authenticator = ReturnType<typeof createAuthenticator>

/** CBOR (RFC 8949) of what WebAuthn needs: integers, bytes, texts, arrays and maps. */
export function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value >= 0 ? cborHead(0, value) : cborHead(1, -1 - value)
  if (Buffer.isBuffer(value)) return Buffer.concat([cborHead(2, value.length), value])
  if (typeof value === 'string') {
    const text = Buffer.from(value)
    return Buffer.concat([cborHead(3, text.length), text])
  }
  if (Array.isArray(value)) return Buffer.concat([cborHead(4, value.length), ...value.map(cbor)])
  if (value instanceof Map) {
    const pairs = [...value].flatMap(([key, of]) => [cbor(key), cbor(of)])
    return Buffer.concat([cborHead(5, value.size), ...pairs])
  }
  throw new Error(`no CBOR for ${typeof value}`)
}

function cborHead(major: number, count: number): Buffer {
  const kind = major << 5
  if (count < 24) return Buffer.from([kind | count])
  if (count < 256) return Buffer.from([kind | 24, count])
  return Buffer.from([kind | 25, count >> 8, count & 255])
}
