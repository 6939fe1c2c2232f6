import type { Row, Statement, Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { Bucket } from '../inventory/index.ts'

export interface SellableOffer {
  offerId: string
  sellerId: string
  sellerName: string
  /** Where it lies; null: nowhere */
  locationId: string | null
  /** The rows it lies in there, each with what is free in it: one, unless it is spread for a crowd */
  buckets: Bucket[]
  productId: string
  productHandle: string
  title: string
  variantTitle: string
  sku: string | null
  imageUrl: string | null
  currency: string
  priceAmount: number
  compareAtAmount: number | null
  forSale: boolean
  /** Pieces that one can buy, in all buckets together */
  available: number
  unlimited: boolean
  variantId: string
  /** Those it is in itself, without the ones above them */
  categoryIds: string[]
  /** Published or not */
  collectionIds: string[]
  kind: 'goods' | 'gift_wrap'
  taxClass: string
  isDiscountable: boolean
  needsShipping: boolean
  weightGrams: number
  sizeMillimeters: [number, number, number] | null
  /** How many pieces a cart may hold of it; null: any number */
  quantityMin: number
  quantityMax: number | null
  quantityStep: number
  /** What price lists of any currency say of it, lowest quantity first; which of them count is another matter */
  listPrices: { priceListId: string; fromQuantity: number; amount: number }[]
}

/**
 * What cart and checkout must know of offers, as it is now: price and stock come from their own tables, never from
 * a read model. Offers in another currency than the store's are not sold here. Where an offer lies in several places, the fullest one counts,
 * with all its buckets: a line is taken from one place.
 * @returns beside them the version of the store's rules of prices (`raiseRulesVersion`), as of the same moment; null: no offer was found
 */
export async function readSellableOffers(
  tx: Transaction,
  store: { id: string; currency: string },
  offerIds: string[],
): Promise<{ offers: SellableOffer[]; rulesVersion: number | null }> {
  const rows = readEarly(tx, offerIds) ?? (await tx.query(readingOffers(store, offerIds)))
  const offers = [...Map.groupBy(rows, ({ offer_id }) => offer_id).values()].map(offerOf)
  return { offers, rulesVersion: (rows[0]?.rules_version as number | undefined) ?? null }
}

/** What was asked ahead, if it tells of all of them. */
function readEarly(tx: Transaction, offerIds: string[]): Row[] | null {
  const rows = tx.early(offersOfCart) ?? tx.early(sellableOffers) ?? []
  const wanted = rows.filter(({ offer_id }) => offerIds.includes(offer_id as string))
  return new Set(wanted.map(({ offer_id }) => offer_id)).size === offerIds.length ? wanted : null
}

const sellableOffers = 'discovery_sellable_offers'
const offersOfCart = 'discovery_offers_of_cart'

/** What {@link readSellableOffers} asks: to be sent ahead. */
export const readingOffers = (store: { id: string; currency: string }, offerIds: string[]): Statement => ({
  name: sellableOffers,
  text: offersText('SELECT unnest($2::uuid[])'),
  values: [store.id, offerIds, store.currency],
})

/** The same for offers whose ids are not known yet: those of a cart as it lies there, and some more. */
export const readingOffersOfCart = (
  store: { id: string; currency: string },
  of: { cartId: string; offerIds: string[] },
): Statement => ({
  name: offersOfCart,
  text: offersText(
    'SELECT unnest($2::uuid[]) UNION SELECT l.offer_id FROM commerce.cart_lines l WHERE l.store_id = $1 AND l.cart_id = $4',
  ),
  values: [store.id, of.offerIds, store.currency, of.cartId],
})

const offersText = (
  ids: string,
): string => `SELECT offer_id, seller_id, location_id, product_id, product_handle, product_title,
        variant_title, sku, image_url, currency, price_amount, compare_at_amount, for_sale,
        coalesce(available, 0) AS available, coalesce(unlimited, false) AS unlimited, variant_id, category_ids, collection_ids, kind,
        tax_class, is_discountable, needs_shipping, coalesce(weight_grams, 0) AS weight_grams, size_millimeters,
        quantity_min, quantity_max, quantity_step, seller_name, place_id,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('priceListId', l.price_list_id, 'fromQuantity', l.from_quantity,
            'amount', l.unit_price_amount) ORDER BY l.from_quantity), '[]')
          FROM commerce.price_list_prices l WHERE l.store_id = $1 AND l.offer_id = sellable_offers.offer_id) AS list_prices,
        (SELECT s.rules_version FROM commerce.stores s WHERE s.store_id = $1) AS rules_version
      FROM commerce.sellable_offers WHERE store_id = $1 AND offer_id = ANY (ARRAY(${ids})) AND currency = $3`

/** An offer from the rows it lies in: those of its fullest place. @param rows at least one */
function offerOf(rows: Row[]): SellableOffer {
  const places = [...Map.groupBy(rows, ({ place_id }) => place_id).values()]
  const [row = {}, ...buckets] = places.reduce((most, rows) =>
    availableIn(rows) > availableIn(most) ? rows : most,
  )
  return {
    offerId: row.offer_id as string,
    sellerId: row.seller_id as string,
    sellerName: row.seller_name as string,
    locationId: row.place_id as string | null,
    buckets: [row, ...buckets].flatMap(({ location_id, available }) =>
      location_id === null ? [] : [{ locationId: location_id as string, available: available as number }],
    ),
    productId: row.product_id as string,
    productHandle: row.product_handle as string,
    title: row.product_title as string,
    variantTitle: row.variant_title as string,
    sku: row.sku as string | null,
    imageUrl: row.image_url as string | null,
    currency: row.currency as string,
    priceAmount: amountFrom(row.price_amount as string),
    compareAtAmount: row.compare_at_amount === null ? null : amountFrom(row.compare_at_amount as string),
    forSale: row.for_sale as boolean,
    available: availableIn([row, ...buckets]),
    unlimited: row.unlimited as boolean,
    variantId: row.variant_id as string,
    categoryIds: row.category_ids as string[],
    collectionIds: row.collection_ids as string[],
    kind: row.kind as SellableOffer['kind'],
    taxClass: row.tax_class as string,
    isDiscountable: row.is_discountable as boolean,
    needsShipping: row.needs_shipping as boolean,
    weightGrams: row.weight_grams as number,
    sizeMillimeters: row.size_millimeters as SellableOffer['sizeMillimeters'],
    quantityMin: row.quantity_min as number,
    quantityMax: row.quantity_max as number | null,
    quantityStep: row.quantity_step as number,
    listPrices: row.list_prices as SellableOffer['listPrices'],
  }
}

const availableIn = (rows: Row[]): number =>
  rows.reduce((sum, { available }) => sum + (available as number), 0)
