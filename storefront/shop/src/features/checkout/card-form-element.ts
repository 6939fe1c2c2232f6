import { stripeSources } from './payment-methods.ts'

/** What we use of Stripe.js, which is only ever loaded from Stripe (https://docs.stripe.com/js). */
interface Stripe {
  elements(of: object): Elements
  createConfirmationToken(of: { elements: Elements }): Promise<{
    confirmationToken?: { id: string }
    error?: { message?: string }
  }>
}
interface Elements {
  create(kind: 'payment'): { mount(place: HTMLElement): void }
  update(of: { setupFutureUsage: 'off_session' | null }): Promise<void>
  submit(): Promise<{ error?: { message?: string } }>
}
type LoadStripe = (key: string, of: { stripeAccount?: string; locale: string }) => Stripe

/**
 * Stripe's form for cards and other ways to pay, in frames of Stripe's: the page gets a token, never a number. It is
 * there while it is chosen; the form it stands in is sent once there is a token.
 */
export class CardForm extends HTMLElement {
  #ready: Promise<{ stripe: Stripe; elements: Elements }> | undefined
  #says: HTMLElement | undefined

  connectedCallback(): void {
    const form = this.closest('form')
    if (!form) return
    const show = () => {
      const isChosen = new FormData(form).get('paymentMethod') === this.dataset.chosen
      this.hidden = !isChosen
      if (isChosen) this.#ready ??= this.#load()
      // What goes wrong is told when the form is sent.
      this.#ready?.then(({ elements }) => elements.update(this.#usage)).catch(() => undefined)
    }
    form.addEventListener('change', show)
    // Who comes back to the page would send a token that has been used.
    window.addEventListener('pageshow', () => {
      this.#token.value = ''
    })
    form.addEventListener('submit', (event) => {
      if (this.hidden || this.#token.value !== '') return
      event.preventDefault()
      void this.#fetchToken().then((has) => has && form.requestSubmit())
    })
    show()
  }

  get #token(): HTMLInputElement {
    return this.querySelector('input[name="token"]') as HTMLInputElement
  }

  /** Stripe takes a token for what it was made for only: to be kept, or not. */
  get #usage(): { setupFutureUsage: 'off_session' | null } {
    const form = this.closest('form')
    const isKept = form !== null && new FormData(form).get('keep') === 'yes'
    return { setupFutureUsage: isKept ? 'off_session' : null }
  }

  async #load() {
    const { key = '', account, options = '{}', locale = '' } = this.dataset
    await loadScript(`${stripeSources.script}/v3/`)
    const { Stripe: load } = globalThis as unknown as { Stripe: LoadStripe }
    const [language = 'auto'] = locale.split('-')
    const stripe = load(key, { locale: language, ...(account && { stripeAccount: account }) })
    const elements = stripe.elements(JSON.parse(options))
    const place = this.appendChild(document.createElement('div'))
    this.#says = this.appendChild(document.createElement('p'))
    this.#says.setAttribute('role', 'alert')
    elements.create('payment').mount(place)
    return { stripe, elements }
  }

  async #fetchToken(): Promise<boolean> {
    try {
      this.#ready ??= this.#load()
      const { stripe, elements } = await this.#ready
      await elements.update(this.#usage)
      const { error: incomplete } = await elements.submit()
      const made = incomplete ? { error: incomplete } : await stripe.createConfirmationToken({ elements })
      if ('confirmationToken' in made && made.confirmationToken) {
        this.#token.value = made.confirmationToken.id
        return true
      }
      this.#tell(made.error?.message ?? 'That did not work. Please try again.')
    } catch {
      this.#ready = undefined
      this.#tell('The form of the payment provider does not load. Please try again, or pay another way.')
    }
    return false
  }

  #tell(text: string): void {
    this.#says ??= this.appendChild(document.createElement('p'))
    this.#says.textContent = text
  }
}

function loadScript(src: string): Promise<void> {
  return new Promise((done, fail) => {
    const script = document.createElement('script')
    script.src = src
    script.addEventListener('load', () => done())
    script.addEventListener('error', () => fail(new Error(`${src} does not load`)))
    document.head.append(script)
  })
}
