import { expect, it } from 'vitest'
import { readSettings, SettingsError } from './settings.ts'

it('needs nothing to be set on a laptop', () => {
  expect(readSettings({ PORT: '', SELLER_STORES: '' })).toMatchObject({ port: 4323, host: '127.0.0.1' })
})

it('prefers PORT, then SELLER_PORT', () => {
  expect(readSettings({ SELLER_PORT: '5000' }).port).toBe(5000)
  expect(readSettings({ SELLER_PORT: '5000', PORT: '6000' }).port).toBe(6000)
})

it('reads the stores sellers can sign in to', () => {
  const stores = { 'My shop': 'pk_live_1' }
  expect(readSettings({ SELLER_STORES: JSON.stringify(stores) }).stores).toEqual(stores)
})

it.each([
  { PORT: 'http' },
  { PORT: '70000' },
  { TRADEPOST_API_URL: 'localhost:4000' },
  { TRADEPOST_API_URL: 'file:///etc' },
  { SELLER_STORES: 'My shop' },
  { SELLER_STORES: '{}' },
  { SELLER_STORES: '["pk_1"]' },
  { SELLER_STORES: '{"My shop":"sk_secret"}' },
])('names the variable that cannot be used, in one line: %j', (env) => {
  const [name = ''] = Object.keys(env)
  expect(() => readSettings(env)).toThrow(SettingsError)
  expect(() => readSettings(env)).toThrow(name)
})
