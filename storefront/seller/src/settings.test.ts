import { expect, it } from 'vitest'
import { readSettings } from './settings.ts'

it('has a port and variables of its own', () => {
  expect(readSettings({}).port).toBe(4323)
  expect(readSettings({ SELLER_PORT: '5000' }).port).toBe(5000)
  const stores = { 'My shop': 'pk_live_1' }
  expect(readSettings({ SELLER_STORES: JSON.stringify(stores) }).stores).toEqual(stores)
})
