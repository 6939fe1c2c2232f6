import { expect, test } from 'vitest'
import { demoStores, keyOfHost, readStoreKeys } from './store-keys.ts'

test('the demo serves Kumo Paper on hosts that begin with kumo, Northlight on every other', () => {
  expect(keyOfHost(demoStores, 'kumo.localhost:4321')).toBe('pk_demo_kumo_paper_93d7aa10')
  expect(keyOfHost(demoStores, 'localhost:4321')).toBe('pk_demo_northlight_5b1f8c2e')
  expect(keyOfHost(demoStores, '127.0.0.1')).toBe('pk_demo_northlight_5b1f8c2e')
})

test('an exact host wins over a beginning, whatever its case', () => {
  const stores = { 'shop.example.com': 'pk_a', 'shop.*': 'pk_b' }
  expect(keyOfHost(stores, 'Shop.Example.com')).toBe('pk_a')
  expect(keyOfHost(stores, 'shop.example.org')).toBe('pk_b')
})

test('a host without a shop has no key', () => {
  expect(keyOfHost({ 'shop.example.com': 'pk_a' }, 'other.example.com')).toBeUndefined()
  expect(keyOfHost({ 'shop.example.com': 'pk_a' }, 'constructor')).toBeUndefined()
})

test('SHOP_STORES that is not a map from host to key is refused in one line', () => {
  expect(() => readStoreKeys('nonsense')).toThrow('SHOP_STORES')
  expect(() => readStoreKeys('["pk_a"]')).toThrow('SHOP_STORES')
  expect(() => readStoreKeys('{"a": 1}')).toThrow('SHOP_STORES')
  expect(readStoreKeys('')).toBe(demoStores)
})
