import type { Store } from '../../platform/context.ts'
import type { PostalAddress } from '../../platform/postal-address-schema.ts'

/** Who issues the invoices of a store, as they say it. */
export interface Invoicing {
  legalName: string
  address: Omit<PostalAddress, 'fullName' | 'phoneNumber'>
  vatNumber: string | null
  taxNumber: string | null
  /** What numbers begin with: `INV-` makes INV-1 */
  prefix: string
  /** At the foot of each page; may be empty */
  footer: string
}

/** A store as those see it who run it. */
export interface StoreSettings extends Omit<Store, 'status'> {
  status: Store['status']
  /** The store's test twin, once it has one. */
  twinId: string | null
  /** Null: no invoices are issued */
  invoicing: Invoicing | null
  /** Days in which goods may be sent back, from the day they arrived */
  returnDays: number
  createdAt: Date
  updatedAt: Date
  version: number
}

/** What prices depend on in a store that has said nothing of it. */
export const usualPriceSettings = {
  pricesIncludeTax: true,
  taxExceptionCountries: [] as string[],
  taxOnShipping: 'own-class' as const,
  reverseChargeCountry: null,
  timeZone: 'UTC',
  currencies: [] as string[],
}

/** What may be changed of a store; what is undefined stays. */
export interface SettingsChanges {
  name?: string | undefined
  tagline?: string | undefined
  currency?: string | undefined
  locale?: string | undefined
  locales?: string[] | undefined
  countries?: string[] | undefined
  taxBasisPoints?: number | undefined
  pricesIncludeTax?: boolean | undefined
  taxExceptionCountries?: string[] | undefined
  taxOnShipping?: Store['taxOnShipping'] | undefined
  reverseChargeCountry?: string | null | undefined
  timeZone?: string | undefined
  currencies?: string[] | undefined
  supportEmail?: string | null | undefined
  invoicing?: Invoicing | null | undefined
  returnDays?: number | undefined
}
