import type { Order } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { progressOf } from './order-progress.ts'

test('an order says whether it is placed or on its way', () => {
  expect(progressOf({ status: 'placed' }).title).toBe('Placed')
  expect(progressOf({ status: 'partially_fulfilled' }).title).toBe('Partly on its way')
  expect(progressOf({ status: 'fulfilled' }).title).toBe('On its way')
})

test('a status that a newer API adds does not break the page', () => {
  expect(progressOf({ status: 'returned' as Order['status'] }).title).toBe('Placed')
})
