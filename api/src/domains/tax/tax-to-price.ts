/** Of `commerce.tax_zones`, as JSON. */
export interface TaxZoneRow {
  id: string
  places: TaxPlace[]
}

/** Of `commerce.tax_rates`, as JSON. */
export interface TaxRateRow {
  id: string
  zone_id: string
  title: string
  tax_class: string
  parts_per_million: number
  /** As PostgreSQL writes an instant into JSON: RFC 3339 */
  valid_from: string | null
  valid_until: string | null
}

/** A country, a part of one, or where postal codes begin alike. */
export interface TaxPlace {
  country: string
  region: string | null
  postalCodePrefix: string | null
}

/** What of a store's own row its tax follows from. */
export interface TaxOfStore {
  tax_basis_points: number
  tax_on_shipping: 'own-class' | 'as-goods'
  reverse_charge_country: string | null
  /** By seller: where those who have said so are */
  seller_countries: Readonly<Record<string, string>>
}

/** The tax class of goods of which nothing else is said. */
export const standardTaxClass = 'standard'

/** Id of the zone and the rate that a store has by its settings alone. */
export const ownTaxId = 'own'

/**
 * Zones and rates as pricing takes them. The store's own rate is one more zone that is everywhere: whichever zone holds
 * an address says it more precisely, so the own rate is due where none of them has a rate for `standard`.
 */
export function taxToPrice(of: {
  zones: readonly TaxZoneRow[]
  rates: readonly TaxRateRow[]
  store: TaxOfStore
}) {
  const { store } = of
  const ratesOf = Map.groupBy(of.rates, ({ zone_id }) => zone_id)
  return {
    zones: [
      ...of.zones.map(({ id, places }) => ({ id, places, rates: (ratesOf.get(id) ?? []).map(toRate) })),
      ...(store.tax_basis_points > 0 ? [ownZone(store.tax_basis_points)] : []),
    ],
    onShipping: store.tax_on_shipping,
    reverseCharge:
      store.reverse_charge_country === null
        ? null
        : { sellerCountries: store.seller_countries, otherwise: store.reverse_charge_country },
  }
}

const toRate = (row: TaxRateRow) => ({
  id: row.id,
  title: row.title,
  taxClass: row.tax_class,
  partsPerMillion: row.parts_per_million,
  from: row.valid_from === null ? null : new Date(row.valid_from),
  until: row.valid_until === null ? null : new Date(row.valid_until),
})

const ownZone = (basisPoints: number) => ({
  id: ownTaxId,
  places: [],
  rates: [
    {
      id: ownTaxId,
      title: 'Tax',
      taxClass: standardTaxClass,
      partsPerMillion: basisPoints * 100,
      from: null,
      until: null,
    },
  ],
})
