/**
 * The field `credential` of a form, which a script fills with what the device made (WebAuthn, `toJSON`). Whether it is
 * one the API judges; undefined when it is not even an object.
 */
export function readCredential(form: FormData): object | undefined {
  const text = form.get('credential')
  if (typeof text !== 'string') return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
