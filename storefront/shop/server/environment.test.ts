import { expect, it } from 'vitest'
import { readEnvironment } from './environment.ts'

it('has a default for everything a laptop needs', () => {
  expect(readEnvironment({ PORT: '', SHOP_PORT: '' })).toEqual({
    host: '127.0.0.1',
    port: 4321,
    apiUrl: 'http://127.0.0.1:4000',
    trustedProxies: [],
    purgeSecrets: [],
  })
})

it.each([
  ['PORT', { PORT: 'many' }],
  ['PORT', { PORT: '65536' }],
  ['SHOP_PORT', { SHOP_PORT: '0x10' }],
  ['TRADEPOST_API_URL', { TRADEPOST_API_URL: 'ftp://hunter2@x' }],
  ['CACHE_PURGE_SECRETS', { CACHE_PURGE_SECRETS: 'whsec_hunter2' }],
  ['SHOP_STORES', { SHOP_STORES: 'hunter2' }],
])('says in one line what %s must be, and not what it is', (variable, source) => {
  let said = ''
  try {
    readEnvironment(source)
  } catch (error) {
    said = (error as Error).message
  }
  expect(said).toMatch(new RegExp(`^${variable}: must be [^\\n]+$`))
  for (const value of Object.values(source)) expect(said).not.toContain(value)
})
