import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from '@simplewebauthn/browser'
import { askForOptions, OptionsRefused, passkeyFault, sendCredential, showFault } from './credential-form.ts'

/** The button for a passkey; it shows itself where the browser has them. */
export class SignInPasskey extends HTMLElement {
  connectedCallback(): void {
    if (!browserSupportsWebAuthn()) return
    this.hidden = false
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.signIn(event.currentTarget as HTMLFormElement)
    })
  }

  private async signIn(form: HTMLFormElement): Promise<void> {
    showFault(form, undefined)
    try {
      const path = this.dataset.challenge ?? ''
      const optionsJSON = await askForOptions<PublicKeyCredentialRequestOptionsJSON>(path, {})
      sendCredential(form, await startAuthentication({ optionsJSON }))
    } catch (error) {
      showFault(form, error instanceof OptionsRefused ? error.message : passkeyFault(error))
    }
  }
}
