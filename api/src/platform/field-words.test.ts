import { z } from '@hono/zod-openapi'
import { expect, test } from 'vitest'
import { plainWords } from './field-words.ts'

const said: [z.ZodType, unknown, string][] = [
  [z.int().min(1), 0, 'must be at least 1'],
  [z.number().max(100_000_000), 1e12, 'must be at most 100000000'],
  [z.number().gt(0), 0, 'must be more than 0'],
  [z.string().min(1), '', 'must not be empty'],
  [z.string().min(8), 'short', 'must have at least 8 characters'],
  [z.string().max(1), 'long', 'must have at most 1 character'],
  [z.array(z.string()).min(1), [], 'must not be empty'],
  [z.array(z.string()).max(2), ['a', 'b', 'c'], 'must have at most 2 items'],
  [z.int(), 1.5, 'must be a whole number'],
  [z.string(), 1, 'must be of type string, not number'],
  [z.string(), undefined, 'is required'],
]

test('what the validator says of a field is told in words', () => {
  const told = said.map(([schema, input]) =>
    (schema.safeParse(input).error?.issues ?? []).map(({ message }) => plainWords(message)),
  )
  expect(told).toEqual(said.map(([, , words]) => [words]))
})
