import { expect, it } from 'vitest'
import { demoOwner, demoStaff } from '../../api/demo/seed.ts'
import { demoSellerKey, demoSellerMember } from '../../api/demo/sellers.ts'
import { readEnvironment } from '../../api/src/platform/env.ts'
import { adviceOf, placesOf, supabaseOf } from './announcement.ts'
import type { DemoPresent } from './demo-present.ts'

const whole: DemoPresent = {
  shop: true,
  secondShop: true,
  staff: true,
  owner: true,
  sellerMember: true,
  sellerKey: true,
}
const env = readEnvironment({ SHOP_PORT: '5001' })
const said = (demo: DemoPresent, of = env) =>
  [...placesOf(of, demo).flatMap(({ address, note }) => [address, note]), ...adviceOf(of, demo)].join('\n')

const of: Record<keyof DemoPresent, string> = {
  shop: 'demo keys ready to try',
  secondShop: 'http://kumo.localhost:5001',
  staff: demoStaff.email,
  owner: demoOwner.email,
  sellerMember: demoSellerMember.email,
  sellerKey: demoSellerKey.secret,
}

it('names every account and key of the demo, and what to try', () => {
  for (const text of Object.values(of)) expect(said(whole)).toContain(text)
  expect(said(whole)).toContain('Try: put something in the cart')
})

it.each(Object.keys(of) as (keyof DemoPresent)[])('names no %s that the data does not hold', (part) => {
  const without = said({ ...whole, [part]: false })
  expect(without).not.toContain(of[part])
  expect(without).toContain('older than the demo of this version')
  expect(without).toContain('npm start -- --fresh')
})

it('sends nobody to --fresh for a database that it does not delete', () => {
  const own = readEnvironment({ DATABASE_URL: 'postgres://u:p@db/shop' })
  const none = Object.fromEntries(Object.keys(whole).map((part) => [part, false])) as unknown as DemoPresent
  expect(adviceOf(own, none).slice(0, 2)).toEqual([
    '  This data has no demo in it.',
    '  The whole demo is written into an empty database only.',
  ])
  expect(said(none, own)).not.toContain('--fresh')
})

it('says where the local Supabase is, or why it is not there and what that means', () => {
  const own = readEnvironment({ SUPABASE_PORT: '5005' })
  expect(supabaseOf(own, null)).toMatchObject({ address: 'http://127.0.0.1:5005' })
  const { address, note } = supabaseOf(own, 'LOCAL_SUPABASE is false')
  expect([address, note]).toEqual(['', expect.stringContaining('left out (LOCAL_SUPABASE is false)')])
})
