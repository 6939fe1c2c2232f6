const longest = 1000

/** Whether a text is an `otpauth` address of a time-based code, as authenticator apps read it (Key Uri Format). */
export function isKeyUri(text: string): boolean {
  if (text.length > longest || !text.startsWith('otpauth://totp/') || !URL.canParse(text)) return false
  return /^[A-Z2-7]{16,128}$/.test(secretOf(text))
}

/** The secret in such an address, base32; empty when there is none. */
export function secretOf(keyUri: string): string {
  return new URL(keyUri).searchParams.get('secret') ?? ''
}
