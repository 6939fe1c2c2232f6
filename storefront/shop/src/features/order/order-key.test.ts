import { expect, test } from 'vitest'
import { isOrderId, orderKeyCookie } from './order-key.ts'

const order = { id: 'ord_01h455vb4pex5vsknk084sn02q', secret: 'os_x' }

test('the key of an order goes to its page only and out of reach of scripts', () => {
  const { options } = orderKeyCookie(order, new URL('https://shop.example.com/checkout'))
  expect(options).toMatchObject({
    path: `/orders/${order.id}`,
    httpOnly: true,
    sameSite: 'lax',
    secure: true,
  })
  expect(orderKeyCookie(order, new URL('http://localhost:4321/')).options.secure).toBe(false)
})

test('only an order’s id may become part of a cookie', () => {
  expect(isOrderId(order.id)).toBe(true)
  expect(isOrderId(`${order.id}; Domain=example.com`)).toBe(false)
  expect(isOrderId('../cart')).toBe(false)
})
