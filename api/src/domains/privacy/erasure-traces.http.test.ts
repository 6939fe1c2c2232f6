import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { address, createTestApi, type TestApi, type TestStore } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { asOwnerOf, asServer, buyingCustomer, ship } from '../../../test/buying-customer.ts'
import { mailsTo } from '../../../test/customers.ts'
import { watchDatabase } from '../../../test/database-content.ts'
import { asAdmin, quoted } from '../../../test/quoted-checkout.ts'
import { workerTurn } from '../../../test/worker-turn.ts'
import { fromWire } from '../../platform/ids.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

/** Tables in which a text still stands, anywhere in a row. */
async function tablesHolding(text: string): Promise<string[]> {
  const watch = await watchDatabase(api.database.adminUrl)
  const found: string[] = []
  for (const table of [...watch.tables, 'graphile_worker._private_jobs']) {
    const { rows } = await watch.admin.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} t WHERE strpos(lower(t::text), lower($1)) > 0`,
      [text],
    )
    if (rows[0]?.n) found.push(table)
  }
  await watch.close()
  return found
}

describe('an erased customer', () => {
  it('is in no table any more: name, address, e-mail, phone, devices, words of staff', async () => {
    const store = await api.store()
    const canary = `canary${randomUUID().slice(0, 8)}`
    const words = `${canary} words`
    const vatNumber = 'FR40303265045'
    // A business that owes the tax itself: its number stands in how the price came about, too.
    await asAdmin(
      api,
      `UPDATE commerce.stores SET reverse_charge_country = 'DE', countries = countries || '{FR}',
        rules_version = rules_version + 1 WHERE store_id = $1`,
      [store.context.store.id],
    )
    const ada = await buyingCustomer(api, store, { email: `${canary}@example.com`, fullName: words })
    const zone = await asServer(api, store, 'POST', '/v1/admin/tax-zones', {
      name: 'France',
      places: [{ country: 'FR' }],
    })
    await asServer(api, store, 'POST', `/v1/admin/tax-zones/${zone.body.id}/rates`, {
      title: 'TVA',
      taxClass: 'standard',
      partsPerMillion: 200_000,
    })
    const theirAddress = {
      ...address,
      addressCountry: 'FR',
      fullName: words,
      streetAddress: words,
      phoneNumber: canary,
    }
    await ada.ask('PATCH', '/v1/customers/me', { body: { metadata: { note: words } } })
    await ada.ask('POST', '/v1/customers/me/addresses', {
      idempotencyKey: randomUUID(),
      body: { label: words, address: theirAddress },
    })
    await ada.ask('PUT', '/v1/customers/me/consents/analytics', {
      body: { granted: true, textVersion: '2026-11' },
    })
    const group = await asServer(api, store, 'POST', '/v1/admin/customer-groups', {
      handle: 'regulars',
      name: 'R',
    })
    await asServer(api, store, 'PUT', `/v1/admin/customer-groups/${group.body.id}/members/${ada.wireId}`)
    const more = {
      said: {
        buyer: { email: ada.email, company: words, vatNumber },
        billingAddress: theirAddress,
      },
      note: words,
    }
    const order = await ada.buy(theirAddress, more)
    const { taxes } = (await asServer(api, store, 'GET', `/v1/admin/orders/${order.id}`)).body
    expect(taxes[0].relief).toEqual({ kind: 'reverse-charge', reference: vatNumber })
    await ship(api, store, order)
    await asServer(api, store, 'POST', `/v1/admin/customers/${ada.wireId}/tax-exemptions`, {
      reference: words,
    })
    await ada.quote(theirAddress, more)
    await guestsTraces(store, ada.email, theirAddress)
    await plantSecrets(store, ada.id, words)
    await workerTurn(api)
    await asServer(api, store, 'PUT', `/v1/admin/customers/${ada.wireId}/suspension`, { reason: words })
    const before = await tablesHolding(canary)
    expect(before).toEqual(
      expect.arrayContaining(
        [
          'customers',
          'customer_addresses',
          'customer_sessions',
          'customer_passkeys',
          'tax_exemptions',
          'event_details',
        ].map((table) => `commerce.${table}`),
      ),
    )
    expect(await tablesHolding(vatNumber)).toEqual(
      expect.arrayContaining(['commerce.orders', 'commerce.checkouts']),
    )
    expect(before).toEqual(
      expect.arrayContaining(['commerce.carts', 'commerce.cart_lines', 'commerce.order_lines']),
    )
    expect(before).toEqual(
      expect.arrayContaining(['commerce.orders', 'commerce.checkouts', 'commerce.mails']),
    )

    const asOwner = await asOwnerOf(api, store)
    const erased = await asOwner('POST', `/v1/admin/customers/${ada.wireId}/erasure`, {})
    expect([erased.status, erased.body]).toEqual([204, ''])
    // The last mail waits until it is sent.
    expect((await mailsTo(api, store, ada.email)).map(({ template }) => template)).toEqual(['account-erased'])
    await asAdmin(
      api,
      `UPDATE commerce.mails SET status = 'sent', sent_at = now(), sealed = NULL, to_address = NULL WHERE status = 'waiting'`,
    )
    await workerTurn(api)
    expect(await tablesHolding(canary)).toEqual([])
    expect(await tablesHolding(vatNumber)).toEqual([])
    expect((await asServer(api, store, 'GET', `/v1/admin/customers/${ada.wireId}`)).body).toMatchObject({
      status: 'erased',
      email: null,
      fullName: '',
      phone: null,
      metadata: {},
    })
  })

  it('is known to every table that points to customers: a new one is not forgotten', async () => {
    const rows = await asAdmin<{ table: string }>(
      api,
      `SELECT conrelid::regclass::text AS table FROM pg_constraint
       WHERE contype = 'f' AND confrelid = 'commerce.customers'::regclass ORDER BY 1`,
    )
    expect(rows.map(({ table }) => table.replace('commerce.', ''))).toEqual(Object.keys(whatHappens))
  })
})

/** Of every table that points to customers: what an erasure does with the rows. */
const whatHappens: Record<string, string> = {
  carts: 'open ones are emptied and over; metadata goes',
  customer_addresses: 'deleted',
  customer_consents: 'kept: the proof of them, without a name',
  customer_group_members: 'deleted',
  customer_identities: 'deleted',
  customer_passkeys: 'deleted',
  customer_recovery_codes: 'deleted',
  customer_second_factors: 'deleted',
  customer_sessions: 'ended; the device is forgotten',
  gift_cards: 'stay, as money that is owed: for whom, and the words that went along, go',
  one_time_tokens: 'used up; what they hold is forgotten',
  orders: 'kept for the books, without who and where',
  saved_payment_methods: 'are removed, and forgotten at the provider',
  tax_exemptions: 'deleted',
}

/** A guest's order that has been shipped, and a quote that came to nothing. */
async function guestsTraces(store: TestStore, email: string, shippingAddress: object) {
  for (const [quote, paid] of [
    [await quoted(api, { store }), true],
    [await quoted(api, { store }), false],
  ] as const) {
    const order = paid ? ((await quote.pay()).body.order as { id: string }) : null
    if (order) await ship(api, store, order)
    await asAdmin(api, `UPDATE commerce.checkouts SET email = $2, shipping_address = $3 WHERE id = $1`, [
      fromWire('checkout', quote.checkout.id),
      email.toUpperCase(),
      JSON.stringify(shippingAddress),
    ])
    if (order)
      await asAdmin(api, `UPDATE commerce.orders SET email = $2, shipping_address = $3 WHERE id = $1`, [
        fromWire('order', order.id),
        email.toUpperCase(),
        JSON.stringify(shippingAddress),
      ])
    else await quote.buyer.checkout(quote.cart, { shippingMethodId: quote.shippingMethodId })
  }
}

/** What other operations write of a customer, in the words of the canary. */
async function plantSecrets(store: TestStore, customerId: string, words: string) {
  const ids = [store.context.store.id, customerId, words]
  await asAdmin(
    api,
    `UPDATE commerce.customer_sessions SET device = $3 WHERE store_id = $1 AND customer_id = $2`,
    ids,
  )
  await asAdmin(
    api,
    `INSERT INTO commerce.customer_passkeys (store_id, id, customer_id, name, credential_id, public_key, counter, transports, backed_up)
     VALUES ($1, gen_random_uuid(), $2, $3, $3, '\\x00', 0, '{}', false)`,
    ids,
  )
  await asAdmin(
    api,
    `INSERT INTO commerce.customer_recovery_codes (store_id, customer_id, code_hash) VALUES ($1, $2, $3)`,
    ids,
  )
  await asAdmin(
    api,
    `INSERT INTO commerce.customer_second_factors (store_id, customer_id, sealed_secret) VALUES ($1, $2, convert_to($3, 'UTF8'))`,
    ids,
  )
  await asAdmin(
    api,
    `WITH provider AS (
       INSERT INTO commerce.identity_providers (store_id, id, handle, name, issuer, client_id, sealed_client_secret)
       VALUES ($1, gen_random_uuid(), 'id', 'Id', 'https://id.example.com', 'shop', '\\x00') RETURNING id)
     INSERT INTO commerce.customer_identities (store_id, provider_id, subject, customer_id)
     SELECT $1, provider.id, $3, $2 FROM provider`,
    ids,
  )
  await asAdmin(
    api,
    `UPDATE commerce.carts SET metadata = jsonb_build_object('note', $3::text) WHERE store_id = $1 AND customer_id = $2`,
    ids,
  )
  await asAdmin(
    api,
    `UPDATE commerce.orders SET metadata = jsonb_build_object('note', $3::text) WHERE store_id = $1 AND customer_id = $2`,
    ids,
  )
}
