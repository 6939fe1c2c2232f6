import { type Checkout, Refusal } from '@tradepost/sdk'
import type { AstroCookies } from 'astro'
import { expect, test } from 'vitest'
import { keepBriefly, payingCookie } from '../account/brief-cookie.ts'
import { runningPayment } from './checkout.server.ts'

const checkoutId = 'chk_01h455vb4pex5vsknk084sn02q'
const gone = new Refusal({
  operation: 'getCheckout',
  problem: { type: 'about:blank', title: 'Gone', detail: 'Gone.', status: 404, code: 'not-found' } as never,
})

/** A visit of a browser that began a payment, or did not, to a shop whose API answers so. */
function visit(answer: Checkout['state'] | Refusal, hasBegun = true) {
  const kept = new Map([['cart', { value: 'cart_01h455vb4pex5vsknk084sn02q.cs_8aVt0Gm0m9nQ2n4yQ2m1cZ1' }]])
  const cookies = {
    get: (name: string) => kept.get(name),
    set: (name: string, value: string) => kept.set(name, { value }),
  } as unknown as AstroCookies
  const url = new URL('https://shop.example.com/checkout')
  if (hasBegun) keepBriefly({ cookies, url }, payingCookie, { checkoutId })
  const reply =
    answer instanceof Refusal
      ? { ok: false, refusal: answer }
      : { ok: true, data: { id: checkoutId, state: answer } }
  const shop = { getCheckout: { try: async () => reply } }
  return { cookies, url, locals: { shop } } as unknown as Parameters<typeof runningPayment>[0]
}

test('a browser is led to the payment that it began', async () => {
  expect(await runningPayment(visit('paying'))).toBe(`/checkout/payment?checkout=${checkoutId}`)
})

test('a browser is led to no payment that has ended, and to none that it did not begin', async () => {
  expect(await runningPayment(visit('held'))).toBeUndefined()
  expect(await runningPayment(visit(gone))).toBeUndefined()
  expect(await runningPayment(visit('paying', false))).toBeUndefined()
})
