import { clientSecretContext, tokenSealContext, totpSealContext } from '../customers/index.ts'
import { mailSealContext } from '../mail/index.ts'
import { providerSealPlace } from '../payments/index.ts'
import { secretPlace } from '../stores/index.ts'
import { factorContext } from '../users/index.ts'
import { webhookSecretPlace } from '../webhooks/index.ts'

/** A column of sealed values, and where each of them belongs. */
export interface SealedColumn {
  table: string
  column: string
  /** What finds a row within its store, with its type; outside tenancy, of all. */
  key: { column: string; type: 'uuid' | 'text' }
  /** Null for a table outside tenancy: its rows belong to no store. */
  place: { ofStore: (storeId: string, key: string) => string } | { ofAll: (key: string) => string }
}

/** Everything that is sealed: what `pnpm secrets:rotate` seals again when the encryption key changes. */
export const sealedColumns: SealedColumn[] = [
  {
    table: 'staff_second_factors',
    column: 'sealed_secret',
    key: { column: 'account_id', type: 'uuid' },
    place: { ofAll: factorContext },
  },
  {
    table: 'store_secrets',
    column: 'sealed',
    key: { column: 'name', type: 'text' },
    place: { ofStore: secretPlace },
  },
  {
    table: 'identity_providers',
    column: 'sealed_client_secret',
    key: { column: 'id', type: 'uuid' },
    place: { ofStore: clientSecretContext },
  },
  {
    table: 'customer_second_factors',
    column: 'sealed_secret',
    key: { column: 'customer_id', type: 'uuid' },
    place: { ofStore: totpSealContext },
  },
  {
    table: 'one_time_tokens',
    column: 'sealed_data',
    key: { column: 'token_hash', type: 'text' },
    place: { ofStore: tokenSealContext },
  },
  {
    table: 'mails',
    column: 'sealed',
    key: { column: 'id', type: 'uuid' },
    place: { ofStore: mailSealContext },
  },
  ...(['sealed_secret_key', 'sealed_webhook_secret'] as const).map(
    (column): SealedColumn => ({
      table: 'payment_providers',
      column,
      key: { column: 'provider', type: 'text' },
      place: { ofStore: providerSealPlace(column) },
    }),
  ),
  {
    table: 'webhook_secrets',
    column: 'sealed',
    key: { column: 'id', type: 'uuid' },
    place: { ofStore: webhookSecretPlace },
  },
]
