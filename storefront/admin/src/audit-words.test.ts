import { expect, test } from 'vitest'
import { auditWords, changesOf, subjectPath } from './audit-words.ts'
import { confirmationNames, confirmationOf, confirmPath } from './confirmations.ts'
import { keyState } from './key-words.ts'
import { refusalWords } from './refusal-words.ts'
import { storeLabel } from './store-label.ts'

test('what changed is shown field by field, and what stayed the same is left out', () => {
  const before = { name: 'Northlight', tagline: '', countries: ['DE', 'AT'], supportEmail: null }
  const after = { name: 'Northlight', tagline: 'Lamps', countries: [], supportEmail: null }
  expect(changesOf(before, after)).toEqual([
    { field: 'tagline', before: 'nothing', after: 'Lamps' },
    { field: 'countries', before: 'DE, AT', after: 'nothing' },
  ])
})

test('what came and what went have one side', () => {
  expect(changesOf(null, { allowedOrigins: ['https://a.example'] })).toEqual([
    { field: 'allowed origins', before: undefined, after: 'https://a.example' },
  ])
  expect(changesOf({ roleId: 'role_1' }, null)).toEqual([
    { field: 'role id', before: 'role_1', after: undefined },
  ])
  expect(changesOf(null, null)).toEqual([])
})

test('rules within rules are told by their innermost fields, as people read them', () => {
  const money = (amount: number) => ({ amount, currency: 'EUR' })
  const before = {
    conditions: { countries: [], firstOrderOnly: false, goods: { include: { categoryIds: ['a'] } } },
    rates: [{ baseAmount: 490, weightGrams: { from: 0, below: null } }],
    pickupPoint: null,
    price: money(490),
  }
  const after = {
    conditions: { countries: ['DE', 'AT'], firstOrderOnly: true, goods: { include: { categoryIds: ['a'] } } },
    rates: [
      { baseAmount: 690, weightGrams: { from: 0, below: 2000 } },
      { baseAmount: 990, weightGrams: { from: 2000, below: null } },
    ],
    pickupPoint: { name: 'Workshop' },
    price: money(690),
  }
  expect(changesOf(before, after)).toEqual([
    { field: 'conditions › countries', before: 'nothing', after: 'DE, AT' },
    { field: 'conditions › first order only', before: 'no', after: 'yes' },
    { field: 'rates 1 › base amount', before: '490', after: '690' },
    { field: 'rates 1 › weight grams › below', before: 'nothing', after: '2000' },
    { field: 'price', before: '€4.90', after: '€6.90' },
    { field: 'rates 2 › base amount', before: undefined, after: '990' },
    { field: 'rates 2 › weight grams › from', before: undefined, after: '2000' },
    { field: 'rates 2 › weight grams › below', before: undefined, after: 'nothing' },
    { field: 'pickup point › name', before: undefined, after: 'Workshop' },
  ])
  const told = JSON.stringify(changesOf(after, before))
  expect(told).not.toMatch(/[{]\\|\[object/)
})

test('entries that this desk does not know are shown by their own name', () => {
  expect(auditWords('key.revoked')).toBe('Revoked a key')
  expect(auditWords('moon_base.opened')).toBe('Moon base opened')
  expect(subjectPath('ord_01h455vb4pex5vsknk084sn02q')).toBe('/orders/ord_01h455vb4pex5vsknk084sn02q')
  expect(subjectPath('inv_01h455vb4pex5vsknk084sn02q')).toBeUndefined()
})

test('every question has words, a button and a way back, and only those that exist are asked', () => {
  const ids = ['some_id']
  for (const name of confirmationNames) {
    const asked = confirmationOf(name)
    expect(asked?.title('Ada'), name).toMatch(/\?$/)
    expect(asked?.text, name).toMatch(/\.$/)
    expect(asked?.back(ids), name).toMatch(/^\/[a-z]/)
    expect(confirmPath(name, ...ids)).toBe(`/confirm/${name}/some_id`)
  }
  for (const name of ['constructor', 'toString', '', 'nothing']) expect(confirmationOf(name)).toBeUndefined()
  expect(confirmPath('remove-secret', 'a/b?c')).toBe('/confirm/remove-secret/a%2Fb%3Fc')
})

test('a key that was replaced says that it still works', () => {
  expect(keyState({ status: 'active', replacedBy: null }).label).toBe('Works')
  expect(keyState({ status: 'active', replacedBy: 'key_2' }).label).toBe('Replaced, still works')
  expect(keyState({ status: 'paused' as never, replacedBy: null }).label).toBe('paused')
})

test('refusals speak to people', () => {
  expect(refusalWords({ code: 'last-owner', detail: 'Use `updateStaffMember`.' })).toMatch(/^A store keeps/)
})

test('a store and its test twin are told apart', () => {
  const live = { name: 'Northlight', slug: 'northlight' }
  const twin = { name: 'Northlight', slug: 'northlight-test' }
  expect(storeLabel(live, [{ store: live }])).toBe('Northlight')
  expect(storeLabel(twin, [{ store: live }, { store: twin }])).toBe('Northlight (northlight-test)')
})
