import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers'
import { z } from 'zod'
import type { Passkey } from './passkey.ts'

/** Algorithms of keys that are taken, the best first: ES256, EdDSA and RS256 (IANA COSE registry). */
export const passkeyAlgorithms = [-7, -8, -257]

/** The part of a site that passkeys are bound to (RP ID): the host of its origin, without the port. */
export const relyingPartyOf = (origin: string): string => new URL(origin).hostname

/** What an answer must have been made for. */
export interface Ceremony {
  /** base64url */
  challenge: string
  /** Of the page */
  origin: string
}

const clientData = z.object({ challenge: z.string().regex(/^[A-Za-z0-9_-]{32}$/) })

/** The challenge that an answer names, before anything of it is verified; null when it names none of ours. */
export function challengeOf(clientDataJSON: string): string | null {
  try {
    const text = Buffer.from(clientDataJSON, 'base64url').toString('utf8')
    return clientData.parse(JSON.parse(text)).challenge
  } catch {
    return null
  }
}

/**
 * Verifies a new credential (Web Authentication Level 3, 7.1): made for this challenge on this page, by a device that
 * asked who uses it. Who made the device is not asked, so a statement with certificates is refused: checking it could
 * fetch from addresses that the sender names.
 */
export async function verifyNewPasskey(
  response: RegistrationResponseJSON,
  of: Ceremony,
): Promise<Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'backedUp'> | null> {
  try {
    const object = decodeAttestationObject(isoBase64URL.toBuffer(response.response.attestationObject))
    const statement = object.get('attStmt')
    const selfMade = object.get('fmt') === 'packed' && statement.get('x5c') === undefined
    if (object.get('fmt') !== 'none' && !selfMade) return null
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: of.challenge,
      expectedOrigin: of.origin,
      expectedRPID: relyingPartyOf(of.origin),
      requireUserVerification: true,
      supportedAlgorithmIDs: passkeyAlgorithms,
    })
    if (!verified || registrationInfo.credential.id !== response.id) return null
    const { credential, credentialBackedUp } = registrationInfo
    return {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      backedUp: credentialBackedUp,
    }
  } catch {
    // The library says by an exception that an answer is wrong, or no answer at all.
    return null
  }
}

/**
 * Verifies a signature of a known passkey (Web Authentication Level 3, 7.2), whose device asked who uses it: that is
 * what makes a passkey both factors.
 */
export async function verifyPasskeyUse(
  response: AuthenticationResponseJSON,
  of: Ceremony & { passkey: Passkey },
): Promise<{ counter: number; backedUp: boolean } | null> {
  const { passkey } = of
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: of.challenge,
      expectedOrigin: of.origin,
      expectedRPID: relyingPartyOf(of.origin),
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
    })
    if (!verified) return null
    return { counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp }
  } catch {
    return null
  }
}

/** The handle under which an authenticator keeps the customer: the bytes of the id, nothing personal. */
export const userHandleOf = (customerId: string): string =>
  Buffer.from(customerId.replaceAll('-', ''), 'hex').toString('base64url')
