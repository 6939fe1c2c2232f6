import { type Checkout, ConnectionProblem, Refusal } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { pay } from './pay.server.ts'

interface Call {
  quote?: string
  idempotencyKey: string
  paymentMethod: string | null
}

const checkout = { id: 'chk_01h455vb4pex5vsknk084sn02q', state: 'held' } as Checkout
const order = { id: 'ord_01h455vb4pex5vsknk084sn02q', number: 'K7QX-2M4P', secret: 'os_x' }
const placed = { ...checkout, state: 'placed', order, payment: null } as unknown as Checkout

const refusal = (code: string, more: object = {}) =>
  new Refusal({
    operation: 'payCheckout',
    problem: { type: 'about:blank', title: code, detail: code, status: 409, code, ...more } as never,
  })

/** A visit to a shop whose API answers so, one after the other, and what it was asked. */
function visit(...answers: (Checkout | Refusal | ConnectionProblem)[]) {
  const calls: Call[] = []
  const answer = () => {
    const next = answers.shift()
    if (next instanceof ConnectionProblem) throw next
    return next instanceof Refusal ? { ok: false, refusal: next } : { ok: true, data: next }
  }
  const payCheckout = {
    try: async (input: Call) => {
      calls.push(input)
      return answer()
    },
  }
  const cookies = {
    get: () => ({ value: 'cart_01h455vb4pex5vsknk084sn02q.cs_8aVt0Gm0m9nQ2n4yQ2m1cZ1' }),
    set: () => undefined,
  }
  const shop = { payCheckout, getCheckout: { try: async () => answer() } }
  const url = new URL('https://shop.example.com/checkout/payment')
  return { calls, visit: { cookies, url, locals: { shop } } as unknown as Parameters<typeof pay>[0] }
}

const payment = {
  checkout,
  cartSecret: 'cs_x',
  paymentMethod: 'pm_test_ok' as string | null,
  attempt: 'attempt-1',
  quote: 'qt_shown',
}
const orderPage = { location: `/orders/${order.id}` }

test('the promise that was shown is what is paid', async () => {
  const shop = visit(placed)
  expect(await pay(shop.visit, payment)).toEqual(orderPage)
  expect(shop.calls).toMatchObject([{ quote: 'qt_shown', idempotencyKey: 'attempt-1-pm_test_ok' }])
})

test('a promise whose time is over is answered with a new one, which is not paid by itself', async () => {
  const fresh = { ...checkout, id: 'chk_01h455vb4pex5vsknk084sn02r' } as Checkout
  const changes = [{ kind: 'total', title: null, was: null, now: null }]
  const shop = visit(refusal('quote-expired'), refusal('quote-changed', { changes, checkout: fresh }), placed)
  expect(await pay(shop.visit, payment)).toEqual({ requoted: fresh, changes, status: 409 })
  const keys = shop.calls.map(({ idempotencyKey }) => idempotencyKey)
  expect(keys, 'asked twice, under keys of their own').toEqual([
    'attempt-1-pm_test_ok',
    'attempt-1-pm_test_ok-anew',
  ])
  expect(shop.calls[1]).not.toHaveProperty('quote')
})

test('where no new promise can be made, the reason is told with what has changed', async () => {
  const changes = [{ kind: 'line-gone', title: 'Lamp', was: null, now: null }]
  const shop = visit(refusal('out-of-stock', { changes, checkout: null }))
  const outcome = await pay(shop.visit, payment)
  expect(outcome).toMatchObject({ changes, isAboutCart: true, status: 409 })
})

test('what is paid already leads to its order, and nothing is paid again', async () => {
  const shop = visit(refusal('quote-used'), placed)
  expect(await pay(shop.visit, payment)).toEqual(orderPage)
  expect(shop.calls).toHaveLength(1)
})

test('what was declined is told on a page to come back to, unless something entered would be lost', async () => {
  const declined = () => refusal('payment-declined')
  const location = `/checkout/payment?checkout=${checkout.id}&notice=payment-declined`
  expect(await pay(visit(declined()).visit, payment)).toEqual({ location })
  const giftCards = [{ code: 'CD34-FGHJ-KMNP-QRTV-WXY9' }]
  for (const own of [{ giftCards }, { storeCredit: { amount: null } }])
    expect(await pay(visit(declined()).visit, { ...payment, ...own })).toMatchObject({ status: 409 })
})

test('nothing to pay is paid with no card, and a card that was not chosen is asked for', async () => {
  const shop = visit(placed)
  expect(await pay(shop.visit, { ...payment, paymentMethod: null })).toEqual(orderPage)
  expect(shop.calls).toMatchObject([{ paymentMethod: null, idempotencyKey: 'attempt-1-nothing' }])
  expect(await pay(visit().visit, { ...payment, paymentMethod: '' })).toMatchObject({ status: 422 })
})

test('where nobody knows whether anything was charged, the page of return asks', async () => {
  const broken = new ConnectionProblem({ operation: 'payCheckout', reason: 'time-out', message: 'slow' })
  const outcome = await pay(visit(broken).visit, payment)
  expect(outcome).toEqual({ location: `/checkout/return?checkout=${checkout.id}` })
})
