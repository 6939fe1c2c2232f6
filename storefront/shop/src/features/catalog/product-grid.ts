/** Puts the next page below this one instead of in its place. Without it, the link leads to the next page. */
export class ProductGrid extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[rel=next]') : null
      if (!(link instanceof HTMLAnchorElement) || event.metaKey || event.ctrlKey) return
      event.preventDefault()
      void this.appendFrom(link)
    })
  }

  private async appendFrom(link: HTMLAnchorElement): Promise<void> {
    if (link.ariaBusy === 'true') return
    link.ariaBusy = 'true'
    const next = await fetchGrid(link.href)
    const grid = this.querySelector('ul')
    if (!next || !grid) return location.assign(link.href)
    const cards = [...(next.querySelector('ul')?.children ?? [])]
    grid.append(...cards)
    link.parentElement?.replaceWith(...next.querySelectorAll('.more'))
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = `${cards.length} more products`
    cards[0]?.querySelector('a')?.focus({ preventScroll: true })
  }
}

async function fetchGrid(address: string): Promise<Element | null> {
  try {
    const reply = await fetch(address)
    if (!reply.ok) return null
    return new DOMParser().parseFromString(await reply.text(), 'text/html').querySelector('product-grid')
  } catch {
    return null
  }
}
