import { randomUUID } from 'node:crypto'
import type { TestApi, TestStore } from '../../../test/api.ts'
import { secretPlace } from '../../src/domains/stores/open-secret.ts'
import { newId } from '../../src/platform/ids.ts'
import { digest } from '../../src/platform/secrets.ts'
import { createCustomers } from './customers.ts'
import { createJobScene } from './jobs.ts'
import { createKeys } from './keys.ts'
import { createPaymentSettings } from './payment-settings.ts'
import { createPriceRules } from './price-rules.ts'
import { inSeconds, withRows } from './rows.ts'
import { createSellers } from './sellers.ts'
import { createStaff } from './staff.ts'
import { createWebhookScene } from './webhooks.ts'

export { createDocuments } from './documents.ts'
export { giveMoney } from './money.ts'
export { everybodysPassword, withRows } from './rows.ts'
export { createFirstSeller } from './sellers.ts'

/** Everybody who has to do with a store, made by SQL: they exist whatever the API can do so far. */
export const createPeople = (
  api: TestApi,
  store: TestStore,
  of: { canary: string; firstSellerId: string; issuer: string },
) =>
  withRows(api, async (rows) => {
    const { canary, firstSellerId, issuer } = of
    const customers = await createCustomers(api, store, rows, { canary, issuer })
    const customerId = customers.customers.bob.id
    const people = {
      ...customers,
      priceRules: await createPriceRules(store, rows, { canary, customerId }),
      payments: await createPaymentSettings(api.services, store, rows, {
        canary,
        customerId: customers.customers.ada.id,
      }),
      staff: await createStaff(api.services, store, rows, canary),
      sellers: await createSellers(api.services, store, rows, { canary, firstId: firstSellerId }),
      keys: await createKeys(store, rows, canary),
      jobs: await createJobScene(store, rows, { canary }),
      webhooks: await createWebhookScene(api.services, store, rows, { canary, firstSellerId }),
    }
    const storeId = store.context.store.id
    const mailId = newId('mail')
    await rows.insert('mails', {
      store_id: storeId,
      id: mailId,
      template: 'order-confirmation',
      locale: 'en',
      to_address: people.customers.ada.email,
      sealed: api.services.sealer.seal('{}', `mail:${storeId}:${mailId}`),
      next_attempt_at: inSeconds(86_400),
    })
    await rows.insert('store_secrets', {
      store_id: storeId,
      name: 'payments.demo',
      sealed: api.services.sealer.seal(`secret of ${canary}`, secretPlace(storeId, 'payments.demo')),
      updated_by: 'owner',
    })
    await rows.run(
      `INSERT INTO commerce.event_details (store_id, event_id, before, after)
       SELECT store_id, id, '{}', jsonb_build_object('canary', $2::text) FROM commerce.events
       WHERE store_id = $1 ORDER BY id LIMIT 1 ON CONFLICT DO NOTHING`,
      [storeId, canary],
    )
    await rows.run(
      `INSERT INTO commerce.event_audiences (store_id, audience, position, event_id)
       SELECT store_id, 'seller:' || $2::text, 1, id FROM commerce.events WHERE store_id = $1 ORDER BY id LIMIT 1`,
      [storeId, firstSellerId],
    )
    await rows.insert('attempt_counters', {
      store_id: storeId,
      kind: 'test',
      subject_hash: digest(randomUUID()),
      count: 1,
      window_ends_at: inSeconds(86_400),
    })
    return people
  })

export type People = Awaited<ReturnType<typeof createPeople>>
export { createOrderPayments } from './payments.ts'
export { createReturns } from './returns.ts'
