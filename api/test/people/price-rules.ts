import type { TestStore } from '../../../test/api.ts'
import { newId, toWire } from '../../src/platform/ids.ts'
import type { RowWriter } from './rows.ts'

/** A price list, a tax zone and an exemption from tax that change nobody's prices: none of them is due anywhere. */
export async function createPriceRules(
  store: TestStore,
  rows: RowWriter,
  of: { canary: string; customerId: string },
) {
  const { id: storeId, currency } = store.context.store
  const [priceListId, taxZoneId] = [newId('priceList'), newId('taxZone')]
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
  return {
    priceListId: toWire('priceList', priceListId),
    taxZoneId: toWire('taxZone', taxZoneId),
    taxRateId: toWire('taxRate', taxRateId),
    taxExemptionId: toWire('taxExemption', taxExemptionId),
  }
}
