import type { Database, Transaction } from '../../platform/database.ts'
import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import type { CustomerAddress } from './address.ts'

const columns = `a.id, a.label, a.is_default, a.full_name, a.street_address, a.extended_address, a.address_locality,
  a.address_region, a.postal_code, a.address_country, a.phone, a.version, a.created_at, a.updated_at`

type AddressRow = Record<string, unknown>

/** Parts that are not there are left out, as in the contract. */
function postalAddressOf(row: AddressRow): PostalAddress {
  const part = <K extends string>(name: K, value: unknown) =>
    (value === null ? {} : { [name]: value }) as { [_ in K]?: string }
  return {
    fullName: row.full_name as string,
    streetAddress: row.street_address as string,
    ...part('extendedAddress', row.extended_address),
    addressLocality: row.address_locality as string,
    ...part('addressRegion', row.address_region),
    ...part('postalCode', row.postal_code),
    addressCountry: row.address_country as string,
    ...part('phoneNumber', row.phone),
  }
}

const addressOf = (row: AddressRow): CustomerAddress => ({
  id: row.id as string,
  label: row.label as string,
  isDefault: row.is_default as boolean,
  address: postalAddressOf(row),
  version: row.version as number,
  createdAt: row.created_at as Date,
  updatedAt: row.updated_at as Date,
})

/** The default one first, then the newest. */
export async function listAddresses(
  db: Database,
  storeId: string,
  customerId: string,
): Promise<CustomerAddress[]> {
  const rows = await db.read<AddressRow>(storeId, {
    name: 'addresses_list',
    text: `SELECT ${columns} FROM commerce.customer_addresses a WHERE a.store_id = $1 AND a.customer_id = $2
      ORDER BY a.is_default DESC, a.created_at DESC, a.id DESC`,
    values: [storeId, customerId],
  })
  return rows.map(addressOf)
}

/** One of that very customer. */
export async function readAddress(
  db: Database,
  storeId: string,
  of: { customerId: string; addressId: string },
): Promise<CustomerAddress | null> {
  const [row] = await db.read<AddressRow>(storeId, {
    name: 'addresses_read',
    text: `SELECT ${columns} FROM commerce.customer_addresses a
      WHERE a.store_id = $1 AND a.customer_id = $2 AND a.id = $3`,
    values: [storeId, of.customerId, of.addressId],
  })
  return row ? addressOf(row) : null
}

/** The whole book of a locked customer, in the transaction. */
export async function readBook(
  tx: Transaction,
  storeId: string,
  customerId: string,
): Promise<CustomerAddress[]> {
  const rows = await tx.query<AddressRow>({
    name: 'addresses_book',
    text: `SELECT ${columns} FROM commerce.customer_addresses a WHERE a.store_id = $1 AND a.customer_id = $2
      ORDER BY a.is_default DESC, a.created_at DESC, a.id DESC`,
    values: [storeId, customerId],
  })
  return rows.map(addressOf)
}

/** Writes an entry, new or as it is to be. */
export async function writeAddress(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; entry: CustomerAddress },
): Promise<void> {
  const { entry } = of
  const { address } = entry
  await tx.query({
    name: 'addresses_write',
    text: `INSERT INTO commerce.customer_addresses AS a (store_id, id, customer_id, label, is_default, full_name,
        street_address, extended_address, address_locality, address_region, postal_code, address_country, phone, version,
        created_at, updated_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
      ON CONFLICT (store_id, id) DO UPDATE SET label = $4, is_default = $5, full_name = $6, street_address = $7,
        extended_address = $8, address_locality = $9, address_region = $10, postal_code = $11, address_country = $12,
        phone = $13, version = $14, updated_at = $16
      WHERE a.customer_id = $3`,
    values: [
      storeId,
      entry.id,
      of.customerId,
      entry.label,
      entry.isDefault,
      address.fullName,
      address.streetAddress,
      address.extendedAddress ?? null,
      address.addressLocality,
      address.addressRegion ?? null,
      address.postalCode ?? null,
      address.addressCountry,
      address.phoneNumber ?? null,
      entry.version,
      entry.createdAt,
      entry.updatedAt,
    ],
  })
}

/** @returns whether there was one */
export async function deleteAddress(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; addressId: string },
): Promise<{ version: number } | null> {
  const [row] = await tx.query<{ version: number }>({
    name: 'addresses_delete',
    text: `DELETE FROM commerce.customer_addresses WHERE store_id = $1 AND customer_id = $2 AND id = $3
      RETURNING version`,
    values: [storeId, of.customerId, of.addressId],
  })
  return row ?? null
}
