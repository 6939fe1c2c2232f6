const parts = ['address', 'deliveries', 'billing', 'packages', 'summary']

/**
 * Follows what is chosen: fields of the country, ways to ship, and what all of it costs come from the same form, sent
 * without anything being ordered. What somebody types meanwhile stays.
 */
export class CheckoutForm extends HTMLElement {
  private turn = 0

  connectedCallback(): void {
    this.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLElement && decidesPrices(target)) void this.refresh()
    })
    // A browser that comes back to the page keeps what was chosen, not what it came to.
    window.addEventListener('pageshow', ({ persisted }) => persisted && void this.refresh())
  }

  private async refresh(): Promise<void> {
    const form = this.querySelector('form')
    if (!form) return
    this.turn += 1
    const turn = this.turn
    const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)])
    try {
      const body = new URLSearchParams([...fields, ['do', 'refresh']])
      const reply = await fetch(form.action, { method: 'POST', body })
      const page = new DOMParser().parseFromString(await reply.text(), 'text/html')
      // A later choice has asked again.
      if (turn !== this.turn) return
      if (!page.querySelector('[data-checkout]')) return location.reload()
      for (const part of parts) show(page, part)
    } catch {
      // Sending the form tells what it costs, too.
    }
  }
}

/** Where it goes, and who buys; what is on the bill decides nothing. */
const decidesAlone = /^(?:(?:delivery\.\d\.)?(?:postalCode|addressRegion)|vatNumber|pieces\.\d\..+)$/

function decidesPrices(field: HTMLElement): boolean {
  if ('refresh' in field.dataset) return true
  const name = field.getAttribute('name') ?? ''
  return /^(?:billing\.|delivery\.\d\.)?addressCountry$/.test(name) || decidesAlone.test(name)
}

/** Puts a part of the new page in the place of the old one, with what the fields hold by now and the focus. */
function show(page: Document, part: string): void {
  const find = (of: Document) => of.querySelector<HTMLElement>(`[data-part=${part}]`)
  const [now, shown] = [find(page), find(document)]
  if (!now || !shown || now.innerHTML === shown.innerHTML) return
  const focused = shown.contains(document.activeElement) ? document.activeElement : null
  const typed = new Map(
    [...shown.querySelectorAll<HTMLInputElement>('input:not([type=radio], [type=checkbox])')].map(
      ({ name, value }) => [name, value],
    ),
  )
  shown.replaceChildren(...now.childNodes)
  for (const field of shown.querySelectorAll<HTMLInputElement>('input:not([type=radio], [type=checkbox])'))
    field.value = typed.get(field.name) ?? field.value
  refocus(shown, focused)
}

function refocus(shown: HTMLElement, focused: Element | null): void {
  if (focused === null) return
  const [name, value] = [focused.getAttribute('name'), focused.getAttribute('value')]
  const again = [...shown.querySelectorAll<HTMLElement>('[name]')].find(
    (field) =>
      field.getAttribute('name') === name &&
      (field.getAttribute('type') !== 'radio' || field.getAttribute('value') === value),
  )
  again?.focus({ preventScroll: true })
}
