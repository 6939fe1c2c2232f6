import type { TestStore } from '../../../test/api.ts'
import { storedConditions } from '../../src/domains/promotions/stored-promotion.ts'
import { newId, toWire } from '../../src/platform/ids.ts'
import type { RowWriter } from './rows.ts'

/**
 * Price lists, promotions, a collection, a tax zone and an exemption from tax that change nobody's prices: none of them is due
 * anywhere, and nobody enters a code.
 */
export async function createPriceRules(
  store: TestStore,
  rows: RowWriter,
  of: { canary: string; customerId: string },
) {
  const { id: storeId, currency } = store.context.store
  const [priceListId, taxZoneId] = [newId('priceList'), newId('taxZone')]
  const collectionId = newId('collection')
  const [taxRateId, taxExemptionId] = [newId('taxRate'), newId('taxExemption')]
  const inStore = { store_id: storeId }
  await rows.insert('price_lists', {
    ...inStore,
    id: priceListId,
    title: `Wholesale of ${of.canary}`,
    kind: 'sale',
    priority: 0,
    currency,
    customer_group_ids: [],
    status: 'disabled',
  })
  await rows.run(
    `INSERT INTO commerce.price_list_prices (store_id, price_list_id, offer_id, from_quantity, unit_price_amount)
     SELECT store_id, $2, id, 2, 1 FROM commerce.offers WHERE store_id = $1 ORDER BY id LIMIT 1`,
    [storeId, priceListId],
  )
  await rows.insert('collections', {
    ...inStore,
    id: collectionId,
    handle: 'few-things',
    title: `Collection of ${of.canary}`,
    is_published: true,
  })
  await rows.run(
    `INSERT INTO commerce.collection_products (store_id, collection_id, product_id, position)
     SELECT store_id, $2, id, 1 FROM commerce.products WHERE store_id = $1 ORDER BY id LIMIT 1`,
    [storeId, collectionId],
  )
  await rows.insert('tax_zones', {
    ...inStore,
    id: taxZoneId,
    name: `Zone of ${of.canary}`,
    places: JSON.stringify([{ country: 'AQ', region: null, postalCodePrefix: null }]),
  })
  await rows.insert('tax_rates', {
    ...inStore,
    id: taxRateId,
    zone_id: taxZoneId,
    title: `Rate of ${of.canary}`,
    tax_class: 'ice',
    parts_per_million: 10_000,
  })
  await rows.insert('tax_exemptions', {
    ...inStore,
    id: taxExemptionId,
    customer_id: of.customerId,
    reference: `Paper of ${of.canary}`,
    tax_classes: ['ice'],
    countries: ['AQ'],
  })
  const promotions = await createPromotions(rows, { storeId, canary: of.canary })
  return {
    ...promotions,
    collectionId: toWire('collection', collectionId),
    priceListId: toWire('priceList', priceListId),
    taxZoneId: toWire('taxZone', taxZoneId),
    taxRateId: toWire('taxRate', taxRateId),
    taxExemptionId: toWire('taxExemption', taxExemptionId),
  }
}

/** One that is active, with a code, and a draft. */
async function createPromotions(rows: RowWriter, of: { storeId: string; canary: string }) {
  const [promotionId, draftPromotionId] = [newId('promotion'), newId('promotion')]
  const conditions = storedConditions(undefined)
  const effect = {
    kind: 'reduction',
    off: { kind: 'percent', basisPoints: 1000, maxAmount: null },
    on: conditions.goods,
  }
  for (const [id, status] of [
    [promotionId, 'active'],
    [draftPromotionId, 'draft'],
  ] as const)
    await rows.insert('promotions', {
      store_id: of.storeId,
      id,
      title: `Ten percent of ${of.canary}`,
      status,
      needs_code: true,
      priority: 0,
      conditions: JSON.stringify(conditions),
      effect: JSON.stringify(effect),
      is_exclusive: false,
      seller_share_basis_points: 0,
    })
  const codeId = newId('promotionCode')
  await rows.insert('promotion_codes', {
    store_id: of.storeId,
    id: codeId,
    promotion_id: promotionId,
    code: 'KNOWNTOFEW',
    batch_id: newId('codeBatch'),
    uses_max: 1,
  })
  return {
    promotionId: toWire('promotion', promotionId),
    draftPromotionId: toWire('promotion', draftPromotionId),
    codeId: toWire('promotionCode', codeId),
  }
}
