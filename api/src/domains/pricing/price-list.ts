import type { z } from '@hono/zod-openapi'
import { toWire } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { listedPriceSchema, priceListSchema } from './price-list-schemas.ts'

export const listsMax = 100
/** In one list. */
export const pricesMax = 100_000

/** The head of a price list: when, for whom and in which currency its prices count. */
export interface ManagedPriceList {
  id: string
  title: string
  kind: 'sale' | 'override'
  priority: number
  /** ISO 4217, for good */
  currency: string
  /** Empty: everybody */
  customerGroupIds: string[]
  /** By the clocks of the store, `2026-11-27T00:00:00`; half-open, null: open on that side */
  validFrom: string | null
  validUntil: string | null
  status: 'active' | 'disabled'
  /** How many there are in it */
  prices: number
  version: number
  createdAt: Date
  updatedAt: Date
}

/** What may be said of a list, and changed but for its currency. */
export type PriceListFacts = Pick<
  ManagedPriceList,
  'title' | 'kind' | 'priority' | 'currency' | 'customerGroupIds' | 'validFrom' | 'validUntil' | 'status'
>

/** What a piece of an offer costs from a quantity on. */
export interface ListPrice {
  offerId: string
  fromQuantity: number
  unitPriceAmount: number
}

/** The same, and what it is the price of. */
export interface ListedPrice extends ListPrice {
  productId: string
  productTitle: string
  variantTitle: string
  sku: string | null
}

export const presentPriceList = (list: ManagedPriceList): z.infer<typeof priceListSchema> => ({
  id: toWire('priceList', list.id),
  title: list.title,
  kind: list.kind,
  priority: list.priority,
  currency: list.currency,
  customerGroupIds: list.customerGroupIds.map((id) => toWire('customerGroup', id)),
  validFrom: list.validFrom,
  validUntil: list.validUntil,
  status: list.status,
  prices: list.prices,
  version: list.version,
  createdAt: toRfc3339(list.createdAt),
  updatedAt: toRfc3339(list.updatedAt),
})

export const presentListedPrice = (
  price: ListedPrice,
  currency: string,
): z.infer<typeof listedPriceSchema> => ({
  offerId: toWire('offer', price.offerId),
  fromQuantity: price.fromQuantity,
  unitPrice: money(price.unitPriceAmount, currency),
  productId: toWire('product', price.productId),
  productTitle: price.productTitle,
  variantTitle: price.variantTitle,
  sku: price.sku,
})
