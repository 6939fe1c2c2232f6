import { expect, test } from 'vitest'
import { orderMarks, orderSearchOf } from './order-search.ts'

const searched = (query: string) => orderSearchOf(new URL(`http://desk.example/orders?${query}`))

test('what is looked for reaches the API, and the form shows it again', () => {
  const found = searched(
    'text=+K7M4+&money=partially_captured&held=yes&tag=gift&from=2026-11-01&until=2026-11-30',
  )
  expect(found).toEqual({
    text: 'K7M4',
    paymentState: 'partially_captured',
    isHeld: 'true',
    tag: 'gift',
    placedFrom: '2026-11-01T00:00:00.000Z',
    placedUntil: '2026-12-01T00:00:00.000Z',
    entered: {
      text: 'K7M4',
      money: 'partially_captured',
      held: 'yes',
      tag: 'gift',
      from: '2026-11-01',
      until: '2026-11-30',
    },
  })
})

test('what nobody can look for is not asked', () => {
  for (const query of ['', 'text=+&money=gone&held=no&tag=&from=yesterday&until=2026-02-30'])
    expect(Object.values(searched(query).entered).filter((value) => value !== undefined)).toEqual([])
  expect(searched(`text=${'x'.repeat(300)}&tag=${'y'.repeat(50)}`)).toMatchObject({
    text: 'x'.repeat(254),
    tag: 'y'.repeat(40),
  })
})

test('the list marks what is held, and money that is not simply taken', () => {
  expect(orderMarks({ isHeld: false, paymentState: 'captured' })).toEqual([])
  expect(orderMarks({ isHeld: true, paymentState: 'authorized' })).toEqual(['Held', 'Promised'])
})
