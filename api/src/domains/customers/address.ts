import type { z } from '@hono/zod-openapi'
import { toWire } from '../../platform/ids.ts'
import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { customerAddressSchema } from './address-schemas.ts'

/** An entry of a customer's address book. */
export interface CustomerAddress {
  id: string
  label: string
  isDefault: boolean
  address: PostalAddress
  version: number
  createdAt: Date
  updatedAt: Date
}

/** Entries of one address book. */
export const addressesMax = 50

export const presentAddress = (entry: CustomerAddress): z.infer<typeof customerAddressSchema> => ({
  id: toWire('customerAddress', entry.id),
  label: entry.label,
  isDefault: entry.isDefault,
  address: entry.address,
  version: entry.version,
  createdAt: toRfc3339(entry.createdAt),
  updatedAt: toRfc3339(entry.updatedAt),
})
