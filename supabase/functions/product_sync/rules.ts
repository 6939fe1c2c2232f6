import { type EventOf, isOf, type SentEvent, uuidOf } from '../_shared/events.ts'
import type { Broadcast } from '../_shared/realtime.ts'

/** What this function hears. */
export const types = ['listing.changed', 'stock.changed', 'offer.changed', 'product.changed'] as const
export type CatalogEvent = EventOf<(typeof types)[number]>

export const isCatalogEvent = (event: SentEvent): event is CatalogEvent => isOf(event, ...types)

/** The product that it is about: changes of one product are told together. */
export const productOf = (event: CatalogEvent): string =>
  isOf(event, 'offer.changed') ? event.data.productId : event.subject.id

type Listing = EventOf<'listing.changed'>['data']
type StockLevel = EventOf<'stock.changed'>['data']['offers'][number]

/** What listeners of a product have been told. */
export interface Told {
  /** By part of the product: the version that was told last. */
  versions: Record<string, number>
  /** What was told last of the product itself; null: nothing yet. */
  listing: { handle: string; published: boolean } | null
}

/**
 * Of these events what is not older than what was told before, part by part: an event tells only what it changed, so
 * that one that comes late may still be the newest for a variant that no later one was about.
 * @param events of one product, in any order
 */
export function newsOf(events: readonly CatalogEvent[], before: Told): { news: CatalogEvent[]; told: Told } {
  const told: Told = { versions: { ...before.versions }, listing: before.listing }
  const isNews = (part: string, { subject }: CatalogEvent): boolean => {
    if (subject.version < (told.versions[part] ?? 0)) return false
    told.versions[part] = subject.version
    return true
  }
  const inOrder = [...events].sort((a, b) => a.subject.version - b.subject.version)
  const news = inOrder.flatMap((event): CatalogEvent[] => {
    if (isOf(event, 'listing.changed')) return listingNews(event, told, isNews)
    if (isOf(event, 'stock.changed')) {
      const offers = event.data.offers.filter(({ offerId }) => isNews(`stock/${offerId}`, event))
      return offers.length > 0 ? [{ ...event, data: { ...event.data, offers } }] : []
    }
    return isNews(isOf(event, 'offer.changed') ? `offer/${event.subject.id}` : 'product', event)
      ? [event]
      : []
  })
  return { news, told }
}

function listingNews(
  event: EventOf<'listing.changed'>,
  told: Told,
  isNews: (part: string, event: CatalogEvent) => boolean,
): CatalogEvent[] {
  const { handle, published } = event.data
  const isLate = !isNews('listing', event)
  if (!isLate) told.listing = { handle, published }
  // What comes late says nothing of a product that is gone by now, and does not make one go that is back.
  if (isLate && !(published && told.listing?.published)) return []
  const variants = event.data.variants.filter(({ id }) => isNews(`variant/${id}`, event))
  if (isLate && variants.length === 0) return []
  return [{ ...event, data: { ...event.data, ...told.listing, variants } }]
}

/** What several changes of one product amount to: of each variant and offer, the last state. */
export interface Changes {
  listing: { last: EventOf<'listing.changed'>; variants: Map<string, Listing['variants'][number]> } | null
  stock: { last: EventOf<'stock.changed'>; offers: Map<string, StockLevel> } | null
  /** The last one of each offer. */
  offers: Map<string, EventOf<'offer.changed'>>
  product: EventOf<'product.changed'> | null
}

/** @param events of one product, in any order and perhaps twice */
export function mergeChanges(events: readonly CatalogEvent[]): Changes {
  const changes: Changes = { listing: null, stock: null, offers: new Map(), product: null }
  const inOrder = [...events].sort((a, b) => a.subject.version - b.subject.version)
  for (const event of inOrder) {
    if (isOf(event, 'listing.changed')) {
      // Of a product that is gone nothing is left; one that comes back tells all of its variants.
      const variants = new Map(event.data.published ? changes.listing?.variants : [])
      for (const variant of event.data.variants) variants.set(variant.id, variant)
      changes.listing = { last: event, variants }
    } else if (isOf(event, 'stock.changed')) {
      const offers = new Map(changes.stock?.offers)
      for (const offer of event.data.offers) offers.set(offer.offerId, offer)
      changes.stock = { last: event, offers }
    } else if (isOf(event, 'offer.changed')) {
      changes.offers.set(event.subject.id, event)
    } else {
      changes.product = event
    }
  }
  return changes
}

/**
 * What to tell whom: shoppers on `product:<id>` what they see anyway; staff on `inventory:<store>` all of it; each
 * seller on `inventory:<store>:<seller>` the stock that is theirs.
 */
export function broadcastsOf(storeId: string, changes: Changes): Broadcast[] {
  const { listing, stock, offers, product } = changes
  const desk = `inventory:${storeId}`
  const messages: Broadcast[] = []
  if (listing) {
    const data = { ...listing.last.data, variants: [...listing.variants.values()] }
    messages.push(message(`product:${listing.last.data.productId}`, listing.last, data))
  }
  if (stock) {
    const { productId } = stock.last.data
    const all = [...stock.offers.values()]
    messages.push(message(desk, stock.last, { productId, offers: all }))
    for (const sellerId of new Set(all.map((offer) => offer.sellerId))) {
      const own = all.filter((offer) => offer.sellerId === sellerId)
      messages.push(message(`${desk}:${sellerId}`, stock.last, { productId, offers: own }))
    }
  }
  for (const offer of offers.values()) messages.push(message(desk, offer, offer.data))
  if (product) messages.push(message(desk, product, product.data))
  return messages
}

const message = (topic: string, last: CatalogEvent, data: unknown): Broadcast => ({
  topic,
  event: last.type,
  payload: { id: last.id, type: last.type, timestamp: last.timestamp, subject: last.subject, data },
  id: uuidOf(last.id),
})

/**
 * What cached pages are to be forgotten: those of the product and, when it appeared or went, those that list products.
 * Only a changed listing counts: before it, shoppers would be shown the old state again.
 */
export function cacheKeysOf(changes: Changes): string[] {
  if (!changes.listing) return []
  const { productId, handle } = changes.listing.last.data
  return [`product:${handle}`, `product:${productId}`, 'listings']
}
