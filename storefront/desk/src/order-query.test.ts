import { expect, test } from 'vitest'
import { orderListPath, orderQueryOf } from './order-query.ts'

test('a list of orders is found again by its address', () => {
  for (const show of ['all', 'to-ship', 'part-shipped', 'shipped'])
    expect(orderQueryOf(new URL(orderListPath({ show }), 'http://desk.example')).show).toBe(show)
  expect(orderListPath({})).toBe('/orders')
  expect(orderListPath({ show: 'to-ship', customerId: 'cus_1' })).toBe(
    '/orders?show=to-ship&customerId=cus_1',
  )
})

test('a list that there is not is that of all', () => {
  for (const show of ['moon', 'constructor', '']) {
    const query = orderQueryOf(new URL(`http://desk.example/orders?show=${show}&cursor=x`))
    expect(query).toEqual({ show: 'all', status: undefined, cursor: 'x' })
  }
})
