import type { Order } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { progressOf } from './order-progress.ts'

test('an order says whether it is placed or on its way', () => {
  expect(progressOf({ status: 'placed', paymentState: 'captured' }).title).toBe('Placed')
  expect(progressOf({ status: 'partially_fulfilled', paymentState: 'captured' }).title).toBe(
    'Partly on its way',
  )
  expect(progressOf({ status: 'fulfilled', paymentState: 'captured' }).title).toBe('On its way')
})

test('a status that a newer API adds does not break the page', () => {
  expect(progressOf({ status: 'returned' as Order['status'], paymentState: 'captured' }).title).toBe('Placed')
})

test('an order whose money the bank has only promised is not called paid', () => {
  for (const paymentState of ['authorized', 'partially_captured'] as const)
    expect(progressOf({ status: 'placed', paymentState }).about).toContain('promised')
  expect(progressOf({ status: 'placed', paymentState: 'captured' }).about).toContain('It is paid')
})
