import { expect, test } from 'vitest'
import { publishedEvents } from '../api/src/domains/events/index.ts'
import { eventFacts } from '../storefront/desk/src/event-words.ts'

test('the desks tell of every published event what the API says, to those who may read it', () => {
  expect(eventFacts.map(({ type }) => type)).toEqual(publishedEvents.map(({ type }) => type))
  const told = publishedEvents.map(({ type, summary, permission, sellerPermission, forEverybody }) => ({
    type,
    sentence: summary,
    ...(!forEverybody && { permission, ...(sellerPermission && { sellerPermission }) }),
  }))
  expect(eventFacts).toEqual(told)
})
