import type { z } from 'zod'
import { toWire } from '../../platform/ids.ts'
import { amountFrom, money } from '../../platform/money.ts'
import type { availabilitySchema, productCardSchema, productSchema } from './schemas.ts'

/** Everything the page of a product says, as read from the domains that own it. */
export interface ProductSource {
  id: string
  handle: string
  title: string
  subtitle: string
  descriptionHtml: string
  brand: string
  tags: string[]
  seoTitle: string
  seoDescription: string
  updatedAt: string
  options: { name: string; values: string[] }[]
  attributes: { key: string; label: string; value: string }[]
  media: { id: string; url: string; alt: string; width: number | null; height: number | null }[]
  categoryPaths: { id: string; handle: string; name: string }[][]
  variants: {
    id: string
    title: string
    sku: string | null
    optionValues: string[]
    mediaId: string | null
    weightGrams: number | null
  }[]
  offers: {
    id: string
    variantId: string
    sellerId: string
    sellerName: string
    condition: 'new' | 'refurbished' | 'used'
    /** bigint as text */
    price: string
    compareAt: string | null
    quantityRules: { min: number; max: number | null; step: number }
    available: number
    unlimited: boolean
  }[]
}

type Product = z.infer<typeof productSchema>
type ProductCard = z.infer<typeof productCardSchema>

/** Pieces up to which shoppers are told how few there are. */
export const lowStockMax = 5

/** `available` may be negative where an offer sells without stock. */
export function availabilityOf(available: number, unlimited: boolean): z.infer<typeof availabilitySchema> {
  if (unlimited) return { status: 'in_stock', quantity: null }
  const quantity = Math.max(0, available)
  return {
    status: quantity === 0 ? 'out_of_stock' : quantity <= lowStockMax ? 'low_stock' : 'in_stock',
    quantity,
  }
}

const buyable = (offer: ProductSource['offers'][number]) => offer.unlimited || offer.available > 0

/** The offer a buy button adds: one that can be bought before one that cannot, then the cheaper, then the older. */
export function featuredOffer(offers: ProductSource['offers']): ProductSource['offers'][number] | undefined {
  return offers.toSorted(
    (a, b) =>
      Number(buyable(b)) - Number(buyable(a)) ||
      amountFrom(a.price) - amountFrom(b.price) ||
      (a.id < b.id ? -1 : 1),
  )[0]
}

/** The finished page and card of a product, as they go over the wire. */
export function presentProduct(
  source: ProductSource,
  currency: string,
): { page: Product; card: ProductCard } {
  const media = source.media.map(({ id: _, ...rest }) => rest)
  const variants = source.variants.map((variant) => {
    const offer = featuredOffer(source.offers.filter((o) => o.variantId === variant.id))
    const picture = source.media.findIndex((m) => m.id === variant.mediaId)
    return {
      id: toWire('variant', variant.id),
      title: variant.title,
      sku: variant.sku,
      optionValues: variant.optionValues,
      media: media[picture] ?? null,
      weightGrams: variant.weightGrams,
      offer: offer ? presentOffer(offer, currency) : null,
    }
  })
  const sold = variants.flatMap((v) => (v.offer ? [v.offer] : []))
  const cheapest = sold.toSorted((a, b) => a.price.amount - b.price.amount)
  const [min, max] = [cheapest[0], cheapest.at(-1)]
  const shared = {
    id: toWire('product', source.id),
    handle: source.handle,
    title: source.title,
    subtitle: source.subtitle,
    brand: source.brand,
    priceRange: min && max ? { min: min.price, max: max.price } : null,
    compareAtPrice: min?.compareAtPrice ?? null,
    available: sold.some((offer) => offer.availability.status !== 'out_of_stock'),
  }
  return {
    page: {
      ...shared,
      descriptionHtml: source.descriptionHtml,
      tags: source.tags,
      categories: source.categoryPaths.map((path) =>
        path.map((c) => ({ id: toWire('category', c.id), handle: c.handle, name: c.name })),
      ),
      attributes: source.attributes,
      options: source.options,
      variants,
      media,
      seo: {
        title: source.seoTitle || source.title,
        description: source.seoDescription || plain(source.descriptionHtml),
      },
      updatedAt: source.updatedAt,
    },
    card: { ...shared, media: media[0] ?? null, secondMedia: media[1] ?? null, options: source.options },
  }
}

const presentOffer = (offer: ProductSource['offers'][number], currency: string) => ({
  id: toWire('offer', offer.id),
  seller: { id: toWire('seller', offer.sellerId), name: offer.sellerName },
  condition: offer.condition,
  price: money(amountFrom(offer.price), currency),
  compareAtPrice: offer.compareAt === null ? null : money(amountFrom(offer.compareAt), currency),
  quantityRules: offer.quantityRules,
  availability: availabilityOf(offer.available, offer.unlimited),
})

/** The first sentence or so of a description, without markup. */
const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 160)
