import { expect, it } from 'vitest'
import { readSettings, SettingsError } from './settings.ts'

const own = { portVariable: 'DESK_PORT', port: 4399, storesVariable: 'DESK_STORES' }

it('needs nothing to be set on a laptop', () => {
  const settings = readSettings({ PORT: '', DESK_STORES: '' }, own)
  expect(settings).toMatchObject({ port: 4399, host: '127.0.0.1', apiUrl: 'http://127.0.0.1:4000' })
})

it('prefers PORT, then the variable of the desk', () => {
  expect(readSettings({ DESK_PORT: '5000' }, own).port).toBe(5000)
  expect(readSettings({ DESK_PORT: '5000', PORT: '6000' }, own).port).toBe(6000)
})

it('reads the stores one can sign in to', () => {
  const stores = { 'My shop': 'pk_my_shop_oB08ButFgz7C-HCdTjVwt_EkuXAkPiyg' }
  expect(readSettings({ DESK_STORES: JSON.stringify(stores) }, own).stores).toEqual(stores)
})

it.each([
  { PORT: 'http' },
  { PORT: '70000' },
  { DESK_PORT: '0' },
  { TRADEPOST_API_URL: 'localhost:4000' },
  { TRADEPOST_API_URL: 'file:///etc' },
  { DESK_STORES: 'My shop' },
  { DESK_STORES: '{}' },
  { DESK_STORES: '["pk_1"]' },
  { DESK_STORES: '{"My shop":"sk_secret"}' },
  { DESK_STORES: '{"My shop":"pk_two words"}' },
])('names the variable that cannot be used, in one line: %j', (env) => {
  const [name = ''] = Object.keys(env)
  expect(() => readSettings(env, own)).toThrow(SettingsError)
  expect(() => readSettings(env, own)).toThrow(name)
})
