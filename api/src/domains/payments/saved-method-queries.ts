import type { Reads, Transaction } from '../../platform/database.ts'
import type { PaymentMethodSummary } from './provider.ts'
import type { SavedPaymentMethod } from './saved-method.ts'

const columns = `m.id, m.provider, m.provider_account, m.provider_customer, m.provider_reference, m.method, m.is_default,
  m.version, m.created_at`

const toSaved = (row: Record<string, unknown>): SavedPaymentMethod => ({
  id: row.id as string,
  provider: row.provider as string,
  providerAccount: row.provider_account as string,
  providerCustomer: row.provider_customer as string,
  providerReference: row.provider_reference as string,
  method: row.method as PaymentMethodSummary | null,
  isDefault: row.is_default as boolean,
  version: row.version as number,
  createdAt: row.created_at as Date,
})

/** Those of a customer that are not removed: the default ones first, then the newest. */
export async function readSavedMethods(
  db: Pick<Reads, 'read'>,
  storeId: string,
  customerId: string,
): Promise<SavedPaymentMethod[]> {
  const rows = await db.read(storeId, {
    name: 'saved_methods_list',
    text: `SELECT ${columns} FROM commerce.saved_payment_methods m
      WHERE m.store_id = $1 AND m.customer_id = $2 AND m.removed_at IS NULL AND m.provider_reference <> ''
      ORDER BY m.is_default DESC, m.created_at DESC, m.id DESC`,
    values: [storeId, customerId],
  })
  return rows.map(toSaved)
}

/** Who a customer is at an account of a provider; null: nobody yet. */
export async function readProviderCustomer(
  db: Pick<Reads, 'read'>,
  storeId: string,
  of: { customerId: string; provider: string; account: string },
): Promise<string | null> {
  const [row] = await db.read<{ provider_customer: string }>(storeId, {
    name: 'saved_methods_customer',
    text: `SELECT m.provider_customer FROM commerce.saved_payment_methods m
      WHERE m.store_id = $1 AND m.customer_id = $2 AND m.provider = $3 AND m.provider_account = $4
        AND m.provider_reference = '' AND m.removed_at IS NULL`,
    values: [storeId, of.customerId, of.provider, of.account],
  })
  return row?.provider_customer ?? null
}

/** Writes who a customer is at a provider, or a way to pay of theirs, once. @returns whether it is new */
export async function writeSavedMethod(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; saved: SavedPaymentMethod },
): Promise<boolean> {
  const { saved } = of
  const rows = await tx.query({
    name: 'saved_methods_write',
    text: `INSERT INTO commerce.saved_payment_methods (store_id, id, customer_id, provider, provider_account,
        provider_customer, provider_reference, method, is_default, version, created_at)
      SELECT $1, $2, c.id, $4, $5, $6, $7, $8, $9, $10, $11 FROM commerce.customers c
      WHERE c.store_id = $1 AND c.id = $3 AND c.status = 'active'
      ON CONFLICT (store_id, customer_id, provider, provider_account, provider_reference) DO NOTHING RETURNING 1`,
    values: [
      storeId,
      saved.id,
      of.customerId,
      saved.provider,
      saved.providerAccount,
      saved.providerCustomer,
      saved.providerReference,
      JSON.stringify(saved.method),
      saved.isDefault,
      saved.version,
      saved.createdAt,
    ],
  })
  return rows.length === 1
}

/** Makes one the default, or not any more. */
export async function writeIsDefault(
  tx: Transaction,
  storeId: string,
  of: { id: string; isDefault: boolean; version: number },
): Promise<void> {
  await tx.query({
    name: 'saved_methods_default',
    text: `UPDATE commerce.saved_payment_methods SET is_default = $3, version = $4 WHERE store_id = $1 AND id = $2`,
    values: [storeId, of.id, of.isDefault, of.version],
  })
}

/** Removes one, or all of a customer with who they are at providers; what a person knows them by is gone at once. */
export async function writeRemoved(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; id: string | null; now: Date },
): Promise<{ id: string; version: number; isMethod: boolean }[]> {
  return tx.query({
    name: 'saved_methods_remove',
    text: `UPDATE commerce.saved_payment_methods m
      SET removed_at = $4, method = NULL, is_default = false, version = m.version + 1,
        provider_customer = CASE WHEN $3::uuid IS NULL THEN '' ELSE m.provider_customer END
      WHERE m.store_id = $1 AND m.customer_id = $2 AND m.removed_at IS NULL
        AND CASE WHEN $3::uuid IS NULL THEN true ELSE m.id = $3 AND m.provider_reference <> '' END
      RETURNING m.id, m.version, m.provider_reference <> '' AS "isMethod"`,
    values: [storeId, of.customerId, of.id, of.now],
  })
}

/** One that was removed and that the provider still knows. */
export async function readRemoved(
  db: Pick<Reads, 'read'>,
  storeId: string,
  id: string,
): Promise<SavedPaymentMethod | null> {
  const [row] = await db.read(storeId, {
    name: 'saved_methods_removed',
    text: `SELECT ${columns} FROM commerce.saved_payment_methods m
      WHERE m.store_id = $1 AND m.id = $2 AND m.removed_at IS NOT NULL AND m.provider_reference NOT LIKE 'removed:%'`,
    values: [storeId, id],
  })
  return row ? toSaved(row) : null
}

/** Once the provider has forgotten it, nothing leads there any more. */
export async function forgetReference(tx: Transaction, storeId: string, id: string): Promise<void> {
  await tx.query({
    name: 'saved_methods_forget',
    text: `UPDATE commerce.saved_payment_methods SET provider_customer = '', provider_reference = 'removed:' || id::text
      WHERE store_id = $1 AND id = $2 AND removed_at IS NOT NULL`,
    values: [storeId, id],
  })
}
