import type { TestStore } from '../../../test/api.ts'
import { providerSealPlace } from '../../src/domains/payments/index.ts'
import { newId, toWire } from '../../src/platform/ids.ts'
import type { Services } from '../../src/platform/router.ts'
import type { RowWriter } from './rows.ts'

/** A provider that the store has set up and does not use, and a way to pay that a customer has kept. */
export async function createPaymentSettings(
  { sealer }: Services,
  store: TestStore,
  rows: RowWriter,
  of: { canary: string; customerId: string },
) {
  const storeId = store.context.store.id
  const seal = (column: 'sealed_secret_key' | 'sealed_webhook_secret', plain: string) =>
    sealer.seal(plain, providerSealPlace(column)(storeId, 'stripe'))
  await rows.insert('payment_providers', {
    store_id: storeId,
    provider: 'stripe',
    publishable_key: `pk_test_${of.canary}`,
    sealed_secret_key: seal('sealed_secret_key', `sk_test_${of.canary}`),
    sealed_webhook_secret: seal('sealed_webhook_secret', `whsec_${of.canary}`),
  })
  const id = newId('savedPaymentMethod')
  const card = { kind: 'card', brand: of.canary, lastFour: '4242', expiryMonth: 12, expiryYear: 2040 }
  const customer = {
    store_id: storeId,
    customer_id: of.customerId,
    provider: 'test',
    provider_account: storeId,
    provider_customer: `customer ${of.canary}`,
  }
  await rows.insert('saved_payment_methods', { ...customer, id: newId('savedPaymentMethod') })
  await rows.insert('saved_payment_methods', {
    ...customer,
    id,
    provider_reference: `kept ${of.canary} pm_test_ok`,
    method: card,
    is_default: true,
  })
  return { paymentMethodId: toWire('savedPaymentMethod', id), paymentProvider: 'stripe' }
}
