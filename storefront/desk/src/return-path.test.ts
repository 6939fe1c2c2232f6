import { expect, it } from 'vitest'
import { homePath, returnPath, signInPath } from './return-path.ts'

it.each(['/orders/ord_01h455vb4pex5vsknk084sn02q', '/orders?show=to-ship&cursor=abc', '/orders'])(
  'leads back to a page of the desk: %s',
  (path) => expect(returnPath(path)).toBe(path),
)

it.each([
  'https://evil.example/',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/.//evil.example',
  '/orders/../..//evil.example',
  '/%2e//evil.example',
  ' //evil.example',
  'javascript:alert(1)',
  '@evil.example',
  'orders',
  '',
  `/${'a'.repeat(600)}`,
])('never leads to another site: %j', (wish) => expect(returnPath(wish)).toBe(homePath))

it.each(['/sign-in', '/sign-in?next=%2Fsign-in', '/sign-out', '/orders/../sign-out'])(
  'never leads in a circle: %s',
  (path) => expect(returnPath(path)).toBe(homePath),
)

it.each([null, undefined, 7, ['/orders/x']])('takes no other kind of value: %j', (wish) => {
  expect(returnPath(wish)).toBe(homePath)
})

it('cannot smuggle a second header or parameter through the sign-in page', () => {
  expect(signInPath('/orders?show=shipped&next=//evil.example')).toBe(
    '/sign-in?next=%2Forders%3Fshow%3Dshipped%26next%3D%2F%2Fevil.example',
  )
  expect(signInPath('/orders\r\nset-cookie: a=b')).not.toMatch(/[\r\n]/)
  expect(signInPath('//evil.example')).toBe('/sign-in')
})
