import type { Database, Transaction } from '../../platform/database.ts'
import type { TaxExemption } from './exemption.ts'

const columns = 'id, reference, tax_classes, countries, valid_from, valid_until, created_at'

interface ExemptionRow extends Record<string, unknown> {
  id: string
  reference: string
  tax_classes: string[]
  countries: string[]
  valid_from: Date | null
  valid_until: Date | null
  created_at: Date
}

const exemptionOf = (row: ExemptionRow): TaxExemption => ({
  id: row.id,
  reference: row.reference,
  taxClasses: row.tax_classes,
  countries: row.countries,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  createdAt: row.created_at,
})

const ofCustomer = (storeId: string, customerId: string) => ({
  name: 'tax_exemptions_of_customer',
  text: `SELECT ${columns} FROM commerce.tax_exemptions WHERE store_id = $1 AND customer_id = $2
    ORDER BY created_at DESC, id DESC`,
  values: [storeId, customerId],
})

/** Newest first. */
export async function readTaxExemptions(
  tx: Transaction,
  storeId: string,
  customerId: string,
): Promise<TaxExemption[]> {
  return (await tx.query<ExemptionRow>(ofCustomer(storeId, customerId))).map(exemptionOf)
}

/** The same; null when there is no such customer. */
export async function listTaxExemptions(
  db: Database,
  storeId: string,
  customerId: string,
): Promise<TaxExemption[] | null> {
  const rows = await db.read<ExemptionRow>(storeId, {
    name: 'tax_list_exemptions',
    text: `SELECT e.* FROM commerce.customers c
      LEFT JOIN LATERAL (SELECT ${columns} FROM commerce.tax_exemptions
        WHERE store_id = $1 AND customer_id = $2) e ON true
      WHERE c.store_id = $1 AND c.id = $2 ORDER BY e.created_at DESC, e.id DESC`,
    values: [storeId, customerId],
  })
  if (rows.length === 0) return null
  return rows.filter(({ id }) => id !== null).map(exemptionOf)
}

export async function insertTaxExemption(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; exemption: TaxExemption },
): Promise<void> {
  const { customerId, exemption } = of
  await tx.query({
    name: 'tax_insert_exemption',
    text: `INSERT INTO commerce.tax_exemptions (store_id, id, customer_id, reference, tax_classes, countries, valid_from,
        valid_until, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      storeId,
      exemption.id,
      customerId,
      exemption.reference,
      exemption.taxClasses,
      exemption.countries,
      exemption.validFrom,
      exemption.validUntil,
      exemption.createdAt,
    ],
  })
}

/** One of that very customer. @returns whether there was one */
export async function deleteTaxExemption(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; taxExemptionId: string },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'tax_delete_exemption',
    text: 'DELETE FROM commerce.tax_exemptions WHERE store_id = $1 AND customer_id = $2 AND id = $3 RETURNING 1',
    values: [storeId, of.customerId, of.taxExemptionId],
  })
  return rows.length === 1
}

/** All of a customer of whom nothing is to be known any more. */
export async function eraseTaxExemptions(
  tx: Transaction,
  storeId: string,
  customerId: string,
): Promise<void> {
  await tx.query({
    name: 'tax_erase_exemptions',
    text: 'DELETE FROM commerce.tax_exemptions WHERE store_id = $1 AND customer_id = $2',
    values: [storeId, customerId],
  })
}
