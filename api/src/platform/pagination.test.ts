import { z } from '@hono/zod-openapi'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seed } from '../../../test/counts.ts'
import { newId } from './ids.ts'
import { decodeCursor, encodeCursor, pageQuery } from './pagination.ts'
import { Refusal } from './refusals.ts'

const refusalOf = (call: () => unknown): Refusal => {
  try {
    call()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('it was not refused')
}

describe('a cursor', () => {
  it('leads back to where its page ended', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.oneof(fc.maxSafeInteger(), fc.constant(Number.MAX_SAFE_INTEGER)),
        fc.uuid(),
        (query, value, id) => {
          const sortValue = String(value)
          expect(decodeCursor(query, 'number', encodeCursor(query, [sortValue, id]))).toEqual([sortValue, id])
        },
      ),
      { numRuns: 300, seed: seed() },
    )
    for (const instant of [
      '2026-11-22 09:30:00+00',
      '2026-11-22 09:30:00.123456+00',
      '2026-11-22 09:30:00.1+05:30',
      '2026-11-22 09:30:00-03',
    ]) {
      const id = newId('order')
      expect(decodeCursor('q', 'instant', encodeCursor('q', [instant, id]))).toEqual([instant, id])
    }
  })

  it('is none on the first page', () => {
    expect(decodeCursor('q', 'number', undefined)).toBeNull()
  })

  it('is refused by every other query, and when its value is of another kind', () => {
    const cursor = encodeCursor('lamps|price', ['1999', newId('product')])
    for (const other of ['lamps|-price', 'lamps|price ', '', 'tables|price']) {
      expect(refusalOf(() => decodeCursor(other, 'number', cursor)).kind.code).toBe('invalid-request')
    }
    expect(refusalOf(() => decodeCursor('lamps|price', 'instant', cursor)).extras.errors).toEqual([
      { pointer: 'query/cursor', message: 'is not a cursor of this query' },
    ])
  })

  it('is refused when somebody wrote it: no value in it reaches the database unjudged', () => {
    const id = newId('product')
    for (const value of [
      '',
      ' ',
      'abc',
      '1.5',
      '1e9',
      '0x10',
      '9'.repeat(17),
      "1' OR '1",
      '\0',
      'NaN',
      'infinity',
    ]) {
      expect(() => decodeCursor('q', 'number', encodeCursor('q', [value, id])), value).toThrow(Refusal)
    }
    for (const value of [
      '',
      'now',
      'infinity',
      '2026-11-22',
      '2026-02-30 00:00:00+00',
      '2026-11-22 24:01:00+00',
      '2026-11-22 09:30:00',
      '-2026-11-22 09:30:00+00',
      '0000-01-01 00:00:00+00',
      '2026-11-22 09:30:00+23',
    ]) {
      expect(() => decodeCursor('q', 'instant', encodeCursor('q', [value, id])), value).toThrow(Refusal)
    }
    for (const wrongId of ['', 'abc', id.toUpperCase().slice(1), `${id}'`]) {
      expect(() => decodeCursor('q', 'number', encodeCursor('q', ['1', wrongId])), wrongId).toThrow(Refusal)
    }
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.base64String()), (text) => {
        for (const cursor of [text, Buffer.from(text).toString('base64url')]) {
          expect(() => decodeCursor('q', 'number', cursor)).toThrow(Refusal)
        }
      }),
      { numRuns: 300, seed: seed() },
    )
  })

  it('stays short enough to be sent back, however long the query was', () => {
    const cursor = encodeCursor('🪔'.repeat(1_000), ['2026-11-22 09:30:00.123456+05:30', newId('product')])
    expect(pageQuery.cursor.safeParse(cursor).success).toBe(true)
    expect(cursor).toMatch(/^[A-Za-z0-9_-]{1,200}$/)
  })
})

describe('a limit', () => {
  const limit = z.object(pageQuery)

  it('is 24 unless said, and from 1 to 100', () => {
    expect(limit.parse({}).limit).toBe(24)
    expect([limit.parse({ limit: '1' }).limit, limit.parse({ limit: '100' }).limit]).toEqual([1, 100])
    for (const wrong of ['0', '101', '-1', '1.5', 'abc', '', '1e9', ['1', '2'], 'Infinity']) {
      const messages = limit.safeParse({ limit: wrong }).error?.issues.map(({ message }) => message)
      expect(messages, String(wrong)).toEqual(['must be a whole number from 1 to 100, or absent for 24'])
    }
  })
})
