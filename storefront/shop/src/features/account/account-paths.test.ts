import { expect, it } from 'vitest'
import { isPersonal, needsCustomer, returnPath, signInPath } from './account-paths.ts'

it.each([
  '/account',
  '/account/orders',
  '/account/privacy/data.json',
  '/account/security/two-step',
  '/account/provider',
  '/account/email',
])('shows nothing to who is not signed in: %s', (path) => expect(needsCustomer(path)).toBe(true))

it.each([
  '/account/sign-in',
  '/account/confirm',
  '/account/provider/callback',
  '/accounts',
  '/',
  '/orders/find',
])('is there for everybody: %s', (path) => expect(needsCustomer(path)).toBe(false))

it('counts every page of one person as such, and no page of the catalogue', () => {
  const personal = ['/account', '/account/sign-in', '/cart/count', '/checkout', '/orders/ord_1']
  expect(personal.filter((path) => !isPersonal(path))).toEqual([])
  expect(['/', '/search', '/p/account', '/c/cart', '/cartography'].filter(isPersonal)).toEqual([])
})

it.each(['/checkout?checkout=chk_1', '/cart', '/account/email?token=abc', '/account/orders?cursor=abc'])(
  'leads back to a page of the shop: %s',
  (path) => expect(returnPath(path)).toBe(path),
)

it.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/cart/../..//evil.example',
  'javascript:alert(1)',
  'cart',
  '',
  `/${'a'.repeat(600)}`,
  null,
  7,
])('never leads to another site: %j', (wish) => expect(returnPath(wish)).toBe('/account'))

it.each(['/account/sign-in', '/account/code?to=/account/code', '/cart/../account/sign-out'])(
  'never leads in a circle: %s',
  (wish) => expect(returnPath(wish)).toBe('/account'),
)

it('keeps the way back through the page of signing in', () => {
  expect(signInPath('/account')).toBe('/account/sign-in')
  expect(signInPath('/checkout?a=b&c=d', 'not-authenticated')).toBe(
    '/account/sign-in?to=%2Fcheckout%3Fa%3Db%26c%3Dd&notice=not-authenticated',
  )
  expect(signInPath('//evil.example')).toBe('/account/sign-in')
})
