import type { Fixture } from './fixture.ts'

/** What prices follow from: price lists and tax. */
export const priceFixtures: Record<string, Fixture> = {
  listTaxZones: {},
  createTaxZone: {},
  getTaxZone: {},
  updateTaxZone: {},
  removeTaxZone: {},
  addTaxRate: {},
  updateTaxRate: {},
  removeTaxRate: {},
  listTaxExemptions: {},
  createTaxExemption: {},
  removeTaxExemption: {},
  listPriceLists: {},
  createPriceList: {},
  getPriceList: {},
  updatePriceList: {},
  removePriceList: {},
  listPrices: {},
  setPrices: {},
  removePrices: {},
}
