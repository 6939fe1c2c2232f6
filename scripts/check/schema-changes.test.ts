import { describe, expect, it } from 'vitest'
import { compareSchemas, type Direction, type Json } from './schema-changes.ts'

const breaks = (direction: Direction, before: Json, after: Json) =>
  compareSchemas(before, after, direction, { before: {}, after: {} }).filter(({ breaking }) => breaking)
    .length
const number = (of: Json = {}) => ({ type: 'integer', ...of })
const text = (of: Json = {}) => ({ type: 'string', ...of })
const list = (of: Json = {}) => ({ type: 'array', items: {}, ...of })
const max = Number.MAX_SAFE_INTEGER

describe('a bound that is written down', () => {
  it.each<[string, Json, Json]>([
    ['the largest list', list(), list({ maxItems: 10_000 })],
    ['the largest number', number(), number({ minimum: -max, maximum: max })],
    ['the longest text', text(), text({ maxLength: 1_000_000 })],
    [
      'the length that a pattern has',
      text({ pattern: '^[a-z]{2,8}-\\d{4}$' }),
      text({ pattern: '^[a-z]{2,8}-\\d{4}$', maxLength: 13 }),
    ],
    ['what is true of every text', text(), text({ pattern: '^[^\\u0000]*$' })],
    [
      'the width of a number',
      number({ minimum: 1, maximum: 9 }),
      number({ minimum: 1, maximum: 9, format: 'int32' }),
    ],
    ['a wider number', number({ format: 'int32' }), number({ format: 'int64' })],
  ])('lets pass in a request: %s', (_name, before, after) => {
    expect(breaks('request', before, after)).toBe(0)
  })

  it.each<[string, Json, Json]>([
    ['a list that is shorter', list(), list({ maxItems: 9_999 })],
    ['a number that is less', number(), number({ maximum: max - 1 })],
    ['a number that is more', number(), number({ minimum: 1 - max })],
    ['a minimum where all was possible', number(), number({ minimum: max })],
    ['a text that is shorter', text(), text({ maxLength: 999_999 })],
    [
      'less than a pattern has',
      text({ pattern: '^[a-z]{2,8}-\\d{4}$' }),
      text({ pattern: '^[a-z]{2,8}-\\d{4}$', maxLength: 12 }),
    ],
    [
      'a length where a pattern has none',
      text({ pattern: '^a+$' }),
      text({ pattern: '^a+$', maxLength: 99 }),
    ],
    ['a pattern of some texts', text(), text({ pattern: '^[^\\u0001]*$' })],
    ['a width where all was possible', number(), number({ format: 'int32' })],
    ['a narrower number', number({ format: 'int64' }), number({ format: 'int32' })],
    ['a format that is no width', number({ format: 'int64' }), number({ format: 'percent' })],
  ])('finds in a request: %s', (_name, before, after) => {
    expect(breaks('request', before, after)).toBe(1)
  })

  it('lets a reply say the width of its numbers, and finds one that is wider than it said', () => {
    expect(breaks('response', number(), number({ format: 'int64' }))).toBe(0)
    expect(breaks('response', number({ format: 'int64' }), number({ format: 'int32' }))).toBe(0)
    expect(breaks('response', number({ format: 'int32' }), number({ minimum: 0, maximum: 9 }))).toBe(0)
    expect(breaks('response', number({ format: 'int32' }), number({ format: 'int64' }))).toBe(1)
    expect(breaks('response', number({ format: 'int32' }), number())).toBe(1)
    expect(breaks('response', text({ format: 'date' }), text())).toBe(1)
  })
})
