import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { type Editing, editing } from '../../../test/edited-order.ts'
import { deliverEvents } from '../../../test/paid-order.ts'
import { type Placed, placedOrder } from '../../../test/placed-order.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const eur = (amount: number) => ({ amount, currency: 'EUR' })

/** What the story of an order says of money that goes back. */
const told = async (placed: Pick<Placed, 'staff'>) => {
  const { items } = (await placed.staff('GET', '/timeline')).body
  const wanted = /^(order\.refund|payment\.(refunded|operation_failed))/
  return (items as { type: string; amount: object }[])
    .filter(({ type }) => wanted.test(type))
    .map(({ type, amount }) => [type, amount])
}

/** An order whose first payment does what `paymentMethod` says, and an edit of 1000 that another card has paid. */
async function paidTwice(paymentMethod: string): Promise<Editing> {
  const order = await editing(api, { quantity: 1, price: 1000, stock: [10, 10], paymentMethod })
  const shown = await order.preview({ add: [{ offerId: order.offerIds[1], quantity: 1, unitPrice: 1000 }] })
  await order.commit(shown.body.id)
  expect((await order.pay(shown.body.id)).body.state).toBe('committed')
  return order
}

const atProvider = async ({ store }: Placed, action: 'finish-operations' | 'refund') => {
  const [charge] = await asAdmin<{ reference: string }>(
    api,
    'SELECT reference FROM test_provider.charges WHERE store = $1 ORDER BY created_at LIMIT 1',
    [store.context.store.id],
  )
  await api.services.provider.act(charge?.reference ?? '', { action, amount: null })
  await deliverEvents(api, { store })
}

describe('the story of an order', () => {
  it('tells a refund once, however many payments it went back to', async () => {
    const order = await paidTwice('pm_test_ok')
    const { amount } = (await order.now()).totals.total
    expect((await order.refund({ amount })).body.status).toBe('succeeded')
    expect(await told(order)).toEqual([['order.refunded', eur(amount)]])
  })

  it('tells a refund that failed once', async () => {
    const placed = await placedOrder(api, { price: 1000, paymentMethod: 'pm_test_refund_fails' })
    await placed.refund({ amount: 100 })
    expect(await told(placed)).toEqual([['order.refund_failed', eur(100)]])
  })

  it('tells what a payment refused of a refund that others gave', async () => {
    const order = await paidTwice('pm_test_refund_fails')
    const { amount } = (await order.now()).totals.total
    await order.refund({ amount })
    expect(await told(order)).toEqual([
      ['payment.operation_failed', eur(amount - 1000)],
      ['order.refunded', eur(1000)],
    ])
  })

  it('tells what has gone back while the rest of the refund runs, and the whole of it in the end', async () => {
    const order = await paidTwice('pm_test_refund_pending')
    const { amount } = (await order.now()).totals.total
    await order.refund({ amount })
    expect(await told(order)).toEqual([['payment.refunded', eur(1000)]])
    await atProvider(order, 'finish-operations')
    expect(await told(order)).toEqual([['order.refunded', eur(amount)]])
  })

  it('tells once what was given back at the provider’s own pages', async () => {
    const placed = await placedOrder(api, { price: 1000 })
    const { amount } = (await placed.now()).totals.total
    await atProvider(placed, 'refund')
    expect(await told(placed)).toEqual([['order.refunded', eur(amount)]])
  })
})
