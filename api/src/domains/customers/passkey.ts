import type { z } from '@hono/zod-openapi'
import { toWire } from '../../platform/ids.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { passkeySchema } from './passkey-schemas.ts'

/** A WebAuthn credential of a customer. */
export interface Passkey {
  id: string
  customerId: string
  name: string
  /** base64url, as the authenticator made it */
  credentialId: string
  /** COSE (RFC 9052) */
  publicKey: Buffer
  /** How often it signed, as its device counts; 0 where that does not count */
  counter: number
  transports: string[]
  /** Kept in an account of its maker, such as iCloud or Google */
  backedUp: boolean
  createdAt: Date
  lastUsedAt: Date | null
}

export const passkeysMax = 20

export const presentPasskey = (passkey: Passkey): z.infer<typeof passkeySchema> => ({
  id: toWire('passkey', passkey.id),
  name: passkey.name,
  backedUp: passkey.backedUp,
  createdAt: toRfc3339(passkey.createdAt),
  lastUsedAt: passkey.lastUsedAt && toRfc3339(passkey.lastUsedAt),
})
