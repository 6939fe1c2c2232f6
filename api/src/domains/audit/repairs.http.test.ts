import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { editing, runOutEdit } from '../../../test/edited-order.ts'
import { deliverEvents } from '../../../test/paid-order.ts'
import { placedOrder } from '../../../test/placed-order.ts'
import { asAdmin, quoted, runOut, workerLooks } from '../../../test/quoted-checkout.ts'
import { fromWire } from '../../platform/ids.ts'
import { repairs } from './repairs.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
  // What is broken below is what these would have refused.
  await asAdmin(
    api,
    `ALTER TABLE commerce.stock_items DROP CONSTRAINT stock_items_no_oversell;
     ALTER TABLE commerce.ledger_accounts DROP CONSTRAINT ledger_accounts_no_overdraft;`,
  )
})
afterAll(() => api.close())

const invariants = (of: TestStore, path = '') =>
  send(api.app.request, path === '' ? 'GET' : 'POST', `/v1/admin/invariants${path}`, { bearer: of.secretKey })
const brokenIn = async (of: TestStore): Promise<string[]> =>
  (await invariants(of)).body.items
    .filter(({ state }: { state: string }) => state === 'broken')
    .map(({ name }: { name: string }) => name)
const repair = async (of: TestStore, name: string): Promise<[number, string]> => {
  const { body } = await invariants(of, `/${name}/repair`)
  return [body.repaired, body.invariant?.state ?? JSON.stringify(body)]
}
const run = (of: TestStore, text: string, ...values: unknown[]) =>
  asAdmin(api, text, [of.context.store.id, ...values])

async function giftCard(store: TestStore): Promise<void> {
  const made = await send(api.app.request, 'POST', '/v1/admin/gift-cards', {
    bearer: store.secretKey,
    idempotencyKey: randomUUID(),
    body: { amount: { amount: 5000, currency: 'EUR' } },
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
}

/** Breaks the books of a store of its own in the way that a repair is for. */
const broken: Record<string, () => Promise<TestStore>> = {
  'stock-within-bounds': async () => {
    const { store } = await quoted(api)
    await run(store, 'UPDATE commerce.stock_items SET reserved = on_hand + 1 WHERE store_id = $1')
    return store
  },
  'reserved-is-held': async () => {
    const { store } = await quoted(api)
    await run(store, 'UPDATE commerce.stock_items SET reserved = 0 WHERE store_id = $1')
    return store
  },
  'holds-follow-checkouts': async () => {
    const { store } = await quoted(api)
    await run(
      store,
      `UPDATE commerce.checkouts SET state = 'released', holder_hash = NULL, holder_place = NULL WHERE store_id = $1`,
    )
    return store
  },
  'holds-have-their-reason': async () => {
    const { store } = await quoted(api)
    await run(
      store,
      `INSERT INTO commerce.holds SELECT (jsonb_populate_record(h, jsonb_build_object('reference', gen_random_uuid()))).*
        FROM commerce.holds h WHERE store_id = $1`,
    )
    await run(store, 'UPDATE commerce.stock_items SET reserved = 2 * reserved WHERE store_id = $1')
    return store
  },
  'no-reservation-outlives-its-time': async () => {
    const { store } = await quoted(api)
    await run(
      store,
      `UPDATE commerce.checkouts SET expires_at = now() - interval '11 minutes' WHERE store_id = $1`,
    )
    return store
  },
  'frozen-carts-are-being-paid': async () => {
    const { store } = await quoted(api)
    await run(store, `UPDATE commerce.carts SET status = 'completing' WHERE store_id = $1`)
    return store
  },
  'captured-money-has-its-order': async () => {
    const store = await lateMoney('pm_test_refund_fails')
    expect((await repair(store, 'captured-money-has-its-order'))[0]).toBe(0)
    await run(store, `UPDATE test_provider.charges SET payment_method = 'pm_test_ok' WHERE store = $1::text`)
    await grownOld(store)
    return store
  },
  'no-edit-outlives-its-time': async () => {
    const order = await editing(api, { stock: [10], quantity: 1 })
    const { body } = await order.preview({ add: [{ offerId: order.offerIds[0], quantity: 1 }] })
    await runOutEdit(api, body.id)
    await run(
      order.store,
      `UPDATE commerce.order_edits SET expires_at = now() - interval '11 minutes' WHERE store_id = $1`,
    )
    return order.store
  },
  'operations-end': async () => {
    const order = await placedOrder(api, { paymentMethod: 'pm_test_refund_answer_lost' })
    await order.refund({ amount: 100 })
    await run(
      order.store,
      `UPDATE commerce.payment_operations SET updated_at = updated_at - interval '1 hour' WHERE store_id = $1`,
    )
    return order.store
  },
  'sales-are-posted': async () => {
    const { store } = await placedOrder(api)
    await run(store, `DELETE FROM commerce.ledger_transfers WHERE store_id = $1 AND code LIKE 'sale%'`)
    return store
  },
  'payments-are-posted': async () => {
    const { store } = await placedOrder(api)
    await run(store, `DELETE FROM commerce.ledger_transfers WHERE store_id = $1 AND code = 'payment'`)
    return store
  },
  'limited-uses-are-counted': async () => {
    const { store } = await quoted(api)
    const promotion = {
      title: 'Ten percent',
      status: 'active',
      needsCode: false,
      usesMax: 10,
      effect: { kind: 'reduction', off: { kind: 'percent', basisPoints: 1000, maxAmount: null } },
    }
    const made = await send(api.app.request, 'POST', '/v1/admin/promotions', {
      bearer: store.secretKey,
      body: promotion,
    })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    await run(store, 'UPDATE commerce.promotions SET uses = 3 WHERE store_id = $1')
    return store
  },
  'guarded-balances-are-transfers': async () => {
    const store = await api.store()
    await giftCard(store)
    await run(
      store,
      'UPDATE commerce.ledger_accounts SET balance = balance + 1 WHERE store_id = $1 AND is_guarded',
    )
    return store
  },
  'reserved-balances-are-payments': async () => {
    const store = await api.store()
    await giftCard(store)
    await run(store, 'UPDATE commerce.ledger_accounts SET reserved = 5001 WHERE store_id = $1 AND is_guarded')
    return store
  },
}

/** A provider takes money for a checkout that has ended, and gives it back or not, as its payment method says. */
async function lateMoney(paymentMethod: string): Promise<TestStore> {
  const { store, pay, checkout } = await quoted(api)
  await pay('pm_test_second_step')
  await runOut(api, checkout)
  await workerLooks(api)
  await run(
    store,
    `UPDATE test_provider.charges SET status = 'captured', captured_amount = amount, payment_method = $2 WHERE store = $1::text`,
    paymentMethod,
  )
  const [charge] = await run(store, 'SELECT reference FROM test_provider.charges WHERE store = $1::text')
  await api.app.request(`/test-provider/charges/${charge?.reference}/tell`, { method: 'POST' })
  await deliverEvents(api, { store })
  await grownOld(store)
  return store
}

const grownOld = (store: TestStore) =>
  run(store, `UPDATE commerce.payments SET updated_at = updated_at - interval '1 hour' WHERE store_id = $1`)

describe('each repair', () => {
  it('is of an invariant that it is tried on here', () => {
    expect(Object.keys(broken).toSorted()).toEqual(Object.keys(repairs).toSorted())
  })

  it.each(Object.keys(broken))(
    'mends what it is for, says how much, and does nothing again: %s',
    async (name) => {
      const store = await broken[name]?.()
      if (!store) throw new Error('no store')
      expect(await brokenIn(store)).toContain(name)
      expect(await repair(store, name)).toEqual([1, 'holds'])
      expect(await repair(store, name)).toEqual([0, 'holds'])
      expect((await brokenIn(store)).filter((other) => other !== 'reserved-is-held')).toEqual([])
      await expectSoundBooks(api.database, [store.context.store.id])
    },
  )
})

describe('a cart', () => {
  it('that was frozen for nothing is bought after its repair', async () => {
    const sale = await quoted(api)
    await run(sale.store, `UPDATE commerce.carts SET status = 'completing' WHERE store_id = $1`)
    expect((await sale.pay()).status).toBe(409)
    await repair(sale.store, 'frozen-carts-are-being-paid')
    expect((await sale.pay()).body.state).toBe('placed')
  })

  it('that was opened while it was being paid is frozen again, and becomes its order', async () => {
    const sale = await quoted(api)
    await sale.pay('pm_test_answer_lost')
    await run(sale.store, `UPDATE commerce.carts SET status = 'open' WHERE store_id = $1`)
    expect(await brokenIn(sale.store)).toEqual(['frozen-carts-are-being-paid'])
    expect(await repair(sale.store, 'frozen-carts-are-being-paid')).toEqual([1, 'holds'])
    expect((await sale.read()).body).toMatchObject({ state: 'placed', order: { number: expect.any(String) } })
    await expectSoundBooks(api.database, [sale.store.context.store.id])
  })
})

describe('money', () => {
  it('of an order that is missing stays: the order is restored, nothing is given back', async () => {
    const { store, order } = await placedOrder(api)
    await asAdmin(
      api,
      `ALTER TABLE commerce.orders DISABLE TRIGGER ALL;
       UPDATE commerce.orders SET checkout_id = gen_random_uuid() WHERE id = '${fromWire('order', order.id)}'`,
    )
    await grownOld(store)
    expect(await repair(store, 'captured-money-has-its-order')).toEqual([0, 'broken'])
    const [kept] = await run(
      store,
      'SELECT (captured_amount - refunded_amount)::int AS kept FROM test_provider.charges WHERE store = $1::text',
    )
    expect(kept).toEqual({ kept: 2489 })
  })

  it('of a payment that was given up goes back, though another one has paid the order', async () => {
    const { store, pay, giveUp } = await quoted(api)
    await pay('pm_test_second_step')
    await giveUp()
    expect((await pay()).body.state).toBe('placed')
    const [charge] = await run(
      store,
      `UPDATE test_provider.charges SET status = 'captured', captured_amount = amount, payment_method = 'pm_test_refund_fails'
        WHERE store = $1::text AND status = 'canceled' RETURNING reference`,
    )
    await api.app.request(`/test-provider/charges/${charge?.reference}/tell`, { method: 'POST' })
    expect((await deliverEvents(api, { store })).map(({ status }) => status)).toEqual([200])
    await grownOld(store)
    expect(await brokenIn(store)).toEqual(['captured-money-has-its-order'])
    await run(store, `UPDATE test_provider.charges SET payment_method = 'pm_test_ok' WHERE store = $1::text`)
    expect(await repair(store, 'captured-money-has-its-order')).toEqual([1, 'holds'])
    const [kept] = await run(
      store,
      'SELECT sum(captured_amount - refunded_amount)::int AS kept FROM test_provider.charges WHERE store = $1::text',
    )
    expect(kept).toEqual({ kept: 2489 })
    await expectSoundBooks(api.database, [store.context.store.id])
  })
})
