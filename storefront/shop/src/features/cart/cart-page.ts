import { tellCount } from './cart-link.ts'

/** Changes lines without a new page: sends the same forms and shows the page they lead to in its own place. */
export class CartPage extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLSelectElement && 'atOnce' in target.dataset) target.form?.requestSubmit()
    })
    this.addEventListener('submit', (event) => {
      if (!(event.target instanceof HTMLFormElement)) return
      event.preventDefault()
      void this.send(event.target, event.submitter)
    })
  }

  private async send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    const fields = [...new FormData(form, submitter)].map(([name, value]) => [name, String(value)])
    this.ariaBusy = 'true'
    try {
      const reply = await fetch(form.action, { method: 'POST', body: new URLSearchParams(fields) })
      const page = new DOMParser().parseFromString(await reply.text(), 'text/html').querySelector('cart-page')
      if (!page) return form.submit()
      this.show(page, document.activeElement?.id)
    } catch {
      form.submit()
    } finally {
      this.ariaBusy = 'false'
    }
  }

  private show(page: Element, focused: string | undefined): void {
    const count = Number(page.getAttribute('data-count') ?? 0)
    this.replaceChildren(...page.childNodes)
    tellCount(count)
    const heading = this.querySelector('h1')
    const keep = focused ? document.getElementById(focused) : null
    if (heading && !keep) heading.tabIndex = -1
    ;(keep ?? heading)?.focus({ preventScroll: true })
    const status = this.querySelector('[data-cart-news]')
    const total = this.querySelector('[data-cart-total]')?.textContent ?? ''
    if (status) status.textContent = count === 0 ? 'The cart is empty.' : `${count} in the cart, ${total}`
  }
}
