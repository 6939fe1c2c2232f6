import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** PEM */
export interface TestCertificates {
  /** Whom to trust. */
  authority: string
  certificate: string
  key: string
}

/** A certificate for this machine, by an authority of its own: Deno takes no certificate that signed itself. */
export function makeCertificates(): TestCertificates {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const leaf = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const issuer = 'Authority of tests'
  const isAuthority = extension('551d13', sequence(der(0x01, Buffer.from([0xff]))), true)
  // localhost and 127.0.0.1, as subjectAltName.
  const names = sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])))
  return {
    authority: write({
      issuer,
      subject: issuer,
      of: authority.publicKey,
      by: authority.privateKey,
      extensions: [isAuthority],
    }),
    certificate: write({
      issuer,
      subject: 'localhost',
      of: leaf.publicKey,
      by: authority.privateKey,
      extensions: [extension('551d11', names, false)],
    }),
    key: String(
      createPrivateKey(leaf.privateKey.export({ type: 'pkcs8', format: 'pem' })).export({
        type: 'pkcs8',
        format: 'pem',
      }),
    ),
  }
}

/** An X.509 certificate (RFC 5280), signed with ECDSA and SHA-256, valid for a year around now. */
function write(of: {
  issuer: string
  subject: string
  of: KeyObject
  by: KeyObject
  extensions: Buffer[]
}): string {
  const algorithm = sequence(oid('2a8648ce3d040302'))
  const day = 86_400_000
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([0x40]), randomBytes(8)])),
    algorithm,
    name(of.issuer),
    sequence(time(Date.now() - day), time(Date.now() + 365 * day)),
    name(of.subject),
    of.of.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...of.extensions)),
  )
  const signature = sign('sha256', content, of.by)
  const certificate = sequence(content, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])))
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
const sequence = (...parts: Buffer[]) => der(0x30, Buffer.concat(parts))
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const name = (text: string) => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(text)))))
const time = (at: number) =>
  der(0x18, Buffer.from(`${new Date(at).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`))
const extension = (id: string, value: Buffer, isCritical: boolean) =>
  sequence(oid(id), ...(isCritical ? [der(0x01, Buffer.from([0xff]))] : []), der(0x04, value))
