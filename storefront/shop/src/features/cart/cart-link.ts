/** Name of the event that tells the number of pieces in the cart, as `detail.count`. */
export const cartCounted = 'cart:counted'

/** Tells the page how many pieces are in the cart now. */
export function tellCount(count: number): void {
  document.dispatchEvent(new CustomEvent(cartCounted, { detail: { count } }))
}

/** The link to the cart with the number of pieces in it. Pages are the same for everybody, so it asks. */
export class CartLink extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener(cartCounted, (event) => {
      this.show((event as CustomEvent<{ count: number }>).detail.count)
    })
    // A page from the browser's memory shows the count of the time it was left.
    window.addEventListener('pageshow', ({ persisted }) => persisted && void this.ask())
    void this.ask()
  }

  private async ask(): Promise<void> {
    try {
      const reply = await fetch('/cart/count')
      if (reply.ok) this.show((await reply.json()).count)
    } catch {
      // The link works without its number.
    }
  }

  private show(count: number): void {
    const badge = this.querySelector<HTMLElement>('.count')
    if (!badge) return
    badge.hidden = count === 0
    badge.textContent = String(count)
    this.querySelector('a')?.setAttribute('aria-label', `Cart, ${count} ${count === 1 ? 'piece' : 'pieces'}`)
  }
}
