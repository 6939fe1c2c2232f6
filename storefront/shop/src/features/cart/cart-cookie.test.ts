import { expect, test } from 'vitest'
import { readCartKey, writeCartKey } from './cart-cookie.ts'

const key = {
  cartId: 'cart_01h455vb4pex5vsknk084sn02q',
  cartSecret: 'cs_8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u',
}

test('a cart key comes back from its cookie as it was', () => {
  expect(readCartKey(writeCartKey(key))).toEqual(key)
})

test('the cart of a customer has no secret in its cookie', () => {
  expect(writeCartKey({ cartId: key.cartId })).toBe(key.cartId)
  expect(readCartKey(key.cartId)).toEqual({ cartId: key.cartId })
})

test('a cookie that is no cart key opens nothing', () => {
  const values = [
    undefined,
    '',
    'cart_01h455',
    `${key.cartId}.`,
    `.${key.cartSecret}`,
    `${writeCartKey(key)}\n`,
    `../${writeCartKey(key)}`,
    `${key.cartId}.${key.cartSecret}.more`,
  ]
  for (const value of values) expect(readCartKey(value)).toBeUndefined()
})
