import type { Database, Reads, Row, Statement, Transaction } from '../../platform/database.ts'
import type { EndpointSecret } from './endpoint.ts'
import type { SignatureScheme } from './signing.ts'

const living = (storeId: string, endpointId: string): Statement => ({
  name: 'webhooks_living_secrets',
  text: `SELECT id, scheme, sealed, public_key, created_at, ends_at FROM commerce.webhook_secrets
    WHERE store_id = $1 AND endpoint_id = $2 AND (ends_at IS NULL OR ends_at > now())
    ORDER BY created_at DESC, id DESC`,
  values: [storeId, endpointId],
})

export type SealedSecret = EndpointSecret & { sealed: Buffer }

const toSecret = (row: Row): SealedSecret => ({
  id: row.id as string,
  scheme: row.scheme as SignatureScheme,
  sealed: row.sealed as Buffer,
  publicKey: row.public_key as string | null,
  createdAt: row.created_at as Date,
  endsAt: row.ends_at as Date | null,
})

/** What an endpoint's deliveries are signed with now, the newest first. */
export const readSecrets = async (
  db: Database,
  storeId: string,
  endpointId: string,
): Promise<SealedSecret[]> => (await db.read(storeId, living(storeId, endpointId))).map(toSecret)

/** The same in a transaction. */
export const readSecretsIn = async (
  tx: Transaction,
  storeId: string,
  endpointId: string,
): Promise<SealedSecret[]> => (await tx.query(living(storeId, endpointId))).map(toSecret)

/** Those of several endpoints, by the endpoint. */
export async function readSecretsOf(
  db: Reads,
  storeId: string,
  endpointIds: string[],
): Promise<Map<string, EndpointSecret[]>> {
  if (endpointIds.length === 0) return new Map()
  const rows = await db.read(storeId, {
    name: 'webhooks_secrets_of_many',
    text: `SELECT endpoint_id, id, scheme, sealed, public_key, created_at, ends_at FROM commerce.webhook_secrets
      WHERE store_id = $1 AND endpoint_id = ANY($2::uuid[]) AND (ends_at IS NULL OR ends_at > now())
      ORDER BY created_at DESC, id DESC`,
    values: [storeId, endpointIds],
  })
  return new Map(
    endpointIds.map((id) => [id, rows.filter((row) => row.endpoint_id === id).map(toSecret)] as const),
  )
}

export async function insertSecret(
  tx: Transaction,
  storeId: string,
  of: SealedSecret & { endpointId: string },
): Promise<void> {
  await tx.query({
    name: 'webhooks_insert_secret',
    text: `INSERT INTO commerce.webhook_secrets (store_id, id, endpoint_id, scheme, sealed, public_key, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [storeId, of.id, of.endpointId, of.scheme, of.sealed, of.publicKey, of.createdAt],
  })
}

/** Lets the secrets that sign by now end, those that would end sooner then. */
export async function endSecrets(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; endsAt: Date },
): Promise<void> {
  await tx.query({
    name: 'webhooks_end_secrets',
    text: `UPDATE commerce.webhook_secrets SET ends_at = least(ends_at, $3::timestamptz)
      WHERE store_id = $1 AND endpoint_id = $2`,
    values: [storeId, of.endpointId, of.endsAt],
  })
}
