import { readForm } from '@tradepost/desk/form.ts'
import type { Client, Refund } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { orderChange, piecesToRefund } from './order-change-form.ts'

async function refundOf(entries: Record<string, string>) {
  const body = new URLSearchParams({ do: 'refund', currency: 'EUR', reason: 'Broken', ...entries })
  const form = await readForm(new Request('http://desk.test', { method: 'POST', body }))
  return orderChange(form, { api: {} as Client, orderId: 'ord_1', decimals: 2 })
}

test('a refund that says nothing, or too much at once, is never sent', async () => {
  expect((await refundOf({})).wrong).toEqual({
    amount: 'say which pieces, or how much of shipping or of all',
  })
  expect((await refundOf({ amount: '0.00' })).wrong).toEqual({ amount: 'must be above 0' })
  expect((await refundOf({ shipping: 'much' })).wrong).toEqual({
    shipping: 'must be an amount such as 12.50',
  })
  const line = { line: 'oln_1', 'quantity-oln_1': '1' }
  expect((await refundOf({ ...line, amount: '5' })).wrong).toEqual({
    amount: 'stands alone: leave pieces and shipping empty',
  })
  for (const entries of [line, { amount: '5' }, { shipping: '4.90' }])
    expect((await refundOf(entries)).wrong).toEqual({})
})

test('what is left to refund is told as money, not in minor units', async () => {
  const { tell } = await refundOf({ amount: '99999' })
  expect(tell?.('/amount', 'only 15400 of this order are left to refund')).toBe(
    'only €154.00 of this order are left to refund',
  )
  const pieces = 'only 2 of this line are left to refund'
  expect(tell?.('/lineItems/0/quantity', pieces)).toBe(pieces)
})

test('a refund that the provider refuses at once is no money on its way', async () => {
  const { failed } = await refundOf({ amount: '5' })
  const refund = { amount: { amount: 500, currency: 'EUR' }, status: 'failed' } as Refund
  expect(failed?.(refund)).toBe(
    'The payment provider refused: nothing of €5.00 went back. Look at the payment.',
  )
  expect(failed?.({ ...refund, status: 'pending' })).toBeUndefined()
  expect(failed?.({ ...refund, status: 'succeeded' })).toBeUndefined()
})

test('of a line so many pieces can be given back as no refund that went through is of', () => {
  const line = { id: 'oln_1', quantity: 3, removedQuantity: 0 }
  const refund = (status: Refund['status'], quantity: number, id = 'oln_1') =>
    ({ status, lineItems: [{ id, quantity }] }) as Refund
  expect(piecesToRefund(line, [])).toBe(3)
  const refunds = [
    refund('succeeded', 1),
    refund('pending', 1),
    refund('failed', 1),
    refund('succeeded', 2, 'oln_2'),
  ]
  expect(piecesToRefund(line, refunds)).toBe(1)
  // The refund of an edit is of the pieces that it took off.
  expect(piecesToRefund({ ...line, removedQuantity: 1 }, [refund('succeeded', 1)])).toBe(2)
  expect(piecesToRefund({ ...line, removedQuantity: 1 }, [])).toBe(2)
})
