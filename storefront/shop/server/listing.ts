import type { EventOf, Product, Variant } from '@tradepost/sdk'

type Listed = EventOf<'listing.changed'>
type Offer = Variant['offer']

/**
 * What is offered of a product: as its page was read, and as events tell it since. The API's pages may be seconds old,
 * so that what an event said of a variant counts more than any page.
 */
export class Listing {
  private page: Product
  private isThere = true
  private version = 0
  private readonly heard = new Map<string, Listed['data']['variants'][number]>()

  constructor(page: Product) {
    this.page = page
  }

  /** @returns false for an event that is older than one it has heard */
  hear({ subject, data }: Listed): boolean {
    if (subject.version <= this.version) return false
    this.version = subject.version
    this.isThere = data.published
    for (const variant of data.variants) this.heard.set(variant.id, variant)
    return true
  }

  /** The page as it was read later on; null: it was not there. What events said stays as it is. */
  read(page: Product | null): void {
    if (page) this.page = page
    // A page that was kept may be older than the event that brought the product back.
    else if (this.version === 0) this.isThere = false
  }

  /** Forgets what events said: some of them were missed. */
  forget(): void {
    this.version = 0
    this.isThere = true
    this.heard.clear()
  }

  /** By the ids of variants; of a product that is not there nothing is offered. */
  get offers(): Record<string, Offer> {
    if (!this.isThere) return {}
    return Object.fromEntries(this.page.variants.map(({ id, offer }) => [id, this.offerOf(id, offer)]))
  }

  private offerOf(id: string, offer: Offer): Offer {
    const heard = this.heard.get(id)
    if (!heard || !offer) return offer
    const { price, availability: status, quantity } = heard
    if (!price) return null
    const isSamePrice = price.amount === offer.price.amount && price.currency === offer.price.currency
    // Events do not tell the price before a sale: until the page is read again it is only known for its own price.
    const compareAtPrice = isSamePrice ? offer.compareAtPrice : null
    return { ...offer, price, compareAtPrice, availability: { status, quantity } }
  }
}
