import type { Store } from '../../platform/context.ts'

/** A store as those see it who run it. */
export interface StoreSettings extends Omit<Store, 'status'> {
  status: Store['status']
  /** The store's test twin, once it has one. */
  twinId: string | null
  createdAt: Date
  updatedAt: Date
  version: number
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
  supportEmail?: string | null | undefined
}
