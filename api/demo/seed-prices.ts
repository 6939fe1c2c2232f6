import { setQuantityRules } from '../src/domains/offers/index.ts'
import { createPriceList, setPrices } from '../src/domains/pricing/index.ts'
import {
  allGoods,
  createPromotion,
  createPromotionCode,
  type GoodsSelector,
  goodsOf,
  type StoredEffect,
} from '../src/domains/promotions/index.ts'
import { readShippingMethods } from '../src/domains/shipping/index.ts'
import { addTaxRate, createTaxZone } from '../src/domains/tax/index.ts'
import { importProduct } from '../src/import-catalogue.ts'
import type { Context } from '../src/platform/context.ts'
import { amountFrom, shareOf } from '../src/platform/money.ts'
import type { DemoGiftWrap, DemoPrices, DemoPromotion } from './prices.ts'

/** A variant as it is sold. */
interface SoldOffer {
  id: string
  productId: string
  handle: string
  priceAmount: number
}

interface Seeding {
  context: Context
  offers: SoldOffer[]
  /** Ids by name */
  sellers: Map<string, string>
  /** Ids by handle */
  methods: Map<string, string>
}

/** Writes promotions, price lists, tax rates, quantity rules and gift wrapping of a store that has its catalogue. */
export async function seedPrices(
  context: Context,
  prices: DemoPrices,
  sellers: Map<string, string>,
): Promise<void> {
  for (const wrap of prices.giftWraps) await importProduct(context, wrapping(wrap))
  const methods = await readShippingMethods(context.db, context.store.id)
  const of: Seeding = {
    context,
    sellers,
    offers: await readOffers(context),
    methods: new Map(methods.map(({ handle, id }) => [handle, id])),
  }
  for (const [index, promotion] of prices.promotions.entries()) await seedPromotion(of, promotion, -index)
  for (const list of prices.priceLists) await seedPriceList(of, list)
  if (prices.inKroner) await seedKroner(of, prices.inKroner)
  for (const zone of prices.taxZones) {
    const place = { country: zone.country, region: null, postalCodePrefix: null }
    const { id } = await createTaxZone(context, { name: zone.name, places: [place] })
    const { title, partsPerMillion } = zone
    const rate = { title, partsPerMillion, taxClass: 'standard' }
    await addTaxRate(context, { taxZoneId: id, ifMatch: undefined, rate })
  }
  for (const { product, ...rules } of prices.quantityRules)
    for (const { id } of offersOf(of, product))
      await setQuantityRules(context, { offerId: id, ifMatch: undefined, rules })
}

async function readOffers({ db, store }: Context): Promise<SoldOffer[]> {
  const rows = await db.read(store.id, {
    name: 'demo_offers',
    text: `SELECT o.id, p.id AS product_id, p.handle, o.price_amount
      FROM commerce.offers o
      JOIN commerce.variants v ON v.store_id = $1 AND v.id = o.variant_id
      JOIN commerce.products p ON p.store_id = $1 AND p.id = v.product_id
      WHERE o.store_id = $1 ORDER BY p.handle, v.position`,
    values: [store.id],
  })
  return rows.map((row) => ({
    id: row.id as string,
    productId: row.product_id as string,
    handle: row.handle as string,
    priceAmount: amountFrom(row.price_amount as string),
  }))
}

function offersOf({ offers }: Seeding, handle: string): SoldOffer[] {
  const found = offers.filter((offer) => offer.handle === handle)
  if (found.length === 0) throw new Error(`the demo has no product ${handle}`)
  return found
}

const idOf = (ids: Map<string, string>, name: string): string => {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`the demo has no ${name}`)
  return id
}

async function seedPromotion(of: Seeding, promotion: DemoPromotion, priority: number): Promise<void> {
  const { title, code, products, bornBy, minAmount = 0 } = promotion
  const meant = goodsOf({
    productIds: (products ?? [])
      .flatMap((handle) => offersOf(of, handle).slice(0, 1))
      .map((o) => o.productId),
    sellerIds: bornBy === undefined ? [] : [idOf(of.sellers, bornBy)],
  })
  const { id } = await createPromotion(of.context, {
    status: 'active',
    facts: {
      title,
      needsCode: code !== undefined,
      priority,
      currency: of.context.store.currency,
      validFrom: null,
      validUntil: null,
      conditions: {
        customerGroupIds: [],
        firstOrderOnly: false,
        countries: [],
        goods: meant,
        minQuantity: 1,
        minAmount,
      },
      effect: storedEffect(of, promotion, meant),
      isExclusive: false,
      exclusionGroup: null,
      sellerShareBasisPoints: bornBy === undefined ? 0 : 10_000,
      usesMax: null,
      usesPerCustomer: null,
    },
  })
  if (code !== undefined) await createPromotionCode(of.context, { promotionId: id, code, usesMax: null })
}

function storedEffect(of: Seeding, { effect }: DemoPromotion, on: GoodsSelector): StoredEffect {
  switch (effect.kind) {
    case 'percent':
      return {
        kind: 'reduction',
        off: { kind: 'percent', basisPoints: effect.basisPoints, maxAmount: null },
        on,
      }
    case 'amount':
      return { kind: 'reduction', off: effect, on }
    case 'buy-x-get-y':
      return {
        kind: 'buy-x-get-y',
        buy: { quantity: effect.buy, goods: on },
        get: { quantity: effect.get, goods: on, basisPoints: 10_000 },
        maxTimes: null,
      }
    case 'gift': {
      const [offer] = offersOf(of, effect.gift)
      if (!offer) throw new Error(`the demo has no gift ${effect.gift}`)
      return { kind: 'gift', gift: { offerId: offer.id, quantity: 1 } }
    }
    case 'tiers':
      return { ...effect, on: allGoods }
    case 'free-shipping':
      return {
        kind: 'shipping',
        off: { kind: 'free' },
        methodIds: [idOf(of.methods, effect.method)],
        sellerIds: [],
      }
  }
}

async function seedPriceList(of: Seeding, list: DemoPrices['priceLists'][number]): Promise<void> {
  const { id } = await createPriceList(of.context, {
    title: list.title,
    kind: 'sale',
    priority: 0,
    currency: of.context.store.currency,
    customerGroupIds: [],
    validFrom: null,
    validUntil: null,
    status: 'active',
  })
  const prices = list.prices.flatMap(({ product, fromQuantity, basisPointsOff }) =>
    offersOf(of, product).map((offer) => ({
      offerId: offer.id,
      fromQuantity,
      unitPriceAmount: offer.priceAmount - shareOf(offer.priceAmount, basisPointsOff, 10_000),
    })),
  )
  await setPrices(of.context, { priceListId: id, ifMatch: undefined, prices })
}

/** Prices for Denmark: at 7.50 kr. a euro, rounded up to 5 kr. */
async function seedKroner(of: Seeding, { except }: NonNullable<DemoPrices['inKroner']>): Promise<void> {
  const { id } = await createPriceList(of.context, {
    title: 'Danish prices',
    kind: 'override',
    priority: 0,
    currency: 'DKK',
    customerGroupIds: [],
    validFrom: null,
    validUntil: null,
    status: 'active',
  })
  const sold = of.offers.filter(({ handle }) => !except.includes(handle))
  const prices = sold.map((offer) => ({
    offerId: offer.id,
    fromQuantity: 1,
    unitPriceAmount: Math.ceil((offer.priceAmount * 15) / 2 / 500) * 500,
  }))
  await setPrices(of.context, { priceListId: id, ifMatch: undefined, prices })
}

const wrapping = ({ title, variants }: DemoGiftWrap) => ({
  facts: {
    handle: title.toLowerCase().replaceAll(' ', '-'),
    title,
    subtitle: '',
    descriptionHtml: '',
    brand: '',
    productType: '',
    tags: [],
    status: 'active' as const,
    kind: 'gift_wrap' as const,
    isDiscountable: false,
    rank: 1,
    seoTitle: '',
    seoDescription: '',
    options: [{ name: 'Paper', values: variants.map(({ name }) => name) }],
    media: [],
    variants: variants.map(({ name, sku }) => ({
      optionValues: [name],
      sku,
      barcode: null,
      weightGrams: 40,
      // It goes with what it is around.
      needsShipping: false,
      imageUrl: null,
    })),
    attributes: [],
    categories: [],
  },
  offers: variants.map(({ price }) => ({
    priceAmount: price,
    compareAtAmount: null,
    quantity: 0,
    tracked: false,
    sellsWithoutStock: true,
  })),
})
