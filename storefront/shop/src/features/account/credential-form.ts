/** Words for what a browser's passkey dialog ends with, where it does not end well. */
export function passkeyFault(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'InvalidStateError') return 'This device has a passkey for this account already.'
  return 'No passkey was given. Nothing has changed; you can try again.'
}

/** Puts a credential into its form and sends it, as if the visitor had typed it. */
export function sendCredential(form: HTMLFormElement, credential: unknown): void {
  const field = form.querySelector<HTMLInputElement>('input[name=credential]')
  if (!field) return
  field.value = JSON.stringify(credential)
  form.submit()
}

/** Says in the form what went wrong; undefined takes it back. */
export function showFault(form: HTMLFormElement, text: string | undefined): void {
  const place = form.querySelector<HTMLElement>('p.fault[role=alert]')
  if (!place) return
  place.hidden = text === undefined
  place.textContent = text ?? ''
}

/**
 * Asks one of the shop's own addresses for what the browser needs.
 * @throws Error with the reason, in the shop's words
 */
export async function askForOptions<T>(path: string, body: object): Promise<T> {
  const reply = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer = await reply.json()
  if (!reply.ok) throw new OptionsRefused(String(answer.message))
  return answer.options
}

/** The reason, in the shop's words, why there are no options. */
export class OptionsRefused extends Error {}
