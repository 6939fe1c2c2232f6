import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  startRegistration,
} from '@simplewebauthn/browser'
import { askForOptions, OptionsRefused, passkeyFault, sendCredential, showFault } from './credential-form.ts'

/** The form that adds a passkey; it shows itself where the browser has them. */
export class AddPasskey extends HTMLElement {
  connectedCallback(): void {
    if (!browserSupportsWebAuthn()) return
    this.hidden = false
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.add(event.currentTarget as HTMLFormElement)
    })
  }

  private async add(form: HTMLFormElement): Promise<void> {
    showFault(form, undefined)
    const password = form.querySelector<HTMLInputElement>('input[name=password]')
    try {
      const path = this.dataset.challenge ?? ''
      const optionsJSON = await askForOptions<PublicKeyCredentialCreationOptionsJSON>(path, {
        password: password?.value,
      })
      const credential = await startRegistration({ optionsJSON })
      // It has done its work; the form goes on without it.
      if (password) password.disabled = true
      sendCredential(form, credential)
    } catch (error) {
      showFault(form, error instanceof OptionsRefused ? error.message : passkeyFault(error))
    }
  }
}
