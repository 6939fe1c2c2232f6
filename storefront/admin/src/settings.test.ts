import { expect, it } from 'vitest'
import { readSettings } from './settings.ts'

it('has a port and variables of its own', () => {
  expect(readSettings({}).port).toBe(4322)
  expect(readSettings({ ADMIN_PORT: '5000' }).port).toBe(5000)
  const stores = { 'My shop': 'pk_live_1' }
  expect(readSettings({ ADMIN_STORES: JSON.stringify(stores) }).stores).toEqual(stores)
})
