/**
 * The secret of an `otpauth://totp/…` address, in base32; undefined for any other text.
 * https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function secretOf(address: string): string | undefined {
  if (!address.startsWith('otpauth://totp/') || !URL.canParse(address)) return undefined
  const secret = new URL(address).searchParams.get('secret') ?? ''
  return /^[A-Z2-7]{16,128}$/.test(secret) ? secret : undefined
}

/** A secret in groups of four, as people type it. */
export const spacedSecret = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret
