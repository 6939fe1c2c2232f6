import { expect, test } from 'vitest'
import {
  choiceWords,
  covers,
  eventFacts,
  eventGroups,
  eventSentence,
  leanChoice,
  typesForSeller,
  typesForStaff,
} from './event-words.ts'

const all = eventFacts.map(({ type }) => type)

test('every type stands under exactly one heading', () => {
  const shown = eventGroups(all).flatMap(({ types }) => types)
  expect(shown.toSorted()).toEqual(all.toSorted())
  expect(new Set(shown).size).toBe(shown.length)
})

test('somebody is offered what they may read, and what everybody reads', () => {
  expect(typesForStaff([])).toEqual(['listing.changed'])
  expect(typesForStaff(['orders:read'])).toContain('order.placed')
  expect(typesForStaff(['orders:read'])).not.toContain('customer.changed')
  expect(typesForSeller([])).toEqual(['listing.changed'])
  expect(typesForSeller(['seller-orders:read'])).toEqual(
    expect.arrayContaining(['order.placed', 'return.requested']),
  )
  expect(typesForSeller(['seller-orders:read'])).not.toContain('order.refunded')
  expect(typesForSeller(['orders:read', 'customers:read', 'sellers:read'])).toEqual(['listing.changed'])
})

test('a whole kind is offered where there are several of it', () => {
  const [orders, ...others] = eventGroups(['order.placed', 'order.linked', 'payment.captured'])
  expect(orders?.wholes).toEqual(['order.*'])
  expect(others).toEqual([{ heading: 'Quotes, payments and carts', wholes: [], types: ['payment.captured'] }])
})

test('a tick that another one stands for is not sent', () => {
  expect(leanChoice(['order.placed', 'order.*', 'payment.captured'])).toEqual(['order.*', 'payment.captured'])
  expect(leanChoice(['*', 'order.*', 'order.placed'])).toEqual(['*'])
  expect(leanChoice(['order.placed', 'order.placed'])).toEqual(['order.placed'])
  expect(leanChoice(['customer.*', 'customer_group.member_added'])).toEqual([
    'customer.*',
    'customer_group.member_added',
  ])
  expect(covers('order.*', 'order.*')).toBe(false)
})

test('a choice is told in a few words, and a type this desk does not know by its name', () => {
  expect(choiceWords(['*'])).toBe('Everything')
  expect(choiceWords(['customer_group.*', 'order.placed'])).toBe('All about customer groups; order.placed')
  expect(choiceWords(['a.b', 'c.d', 'e.f', 'g.h', 'i.j'])).toBe('a.b; c.d; e.f; and 2 more')
  expect(choiceWords(['new_moon.*'])).toBe('All about new moon')
  expect(eventSentence('moon.risen')).toContain('moon.risen')
})
