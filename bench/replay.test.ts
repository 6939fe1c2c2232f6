import { expect, it } from 'vitest'
import { createScorer } from './replay.ts'
import type { Tape } from './tape.ts'

const store = '01a20388-0000-7000-8000-000000000001'
const id = (n: number) => `01a20388-0000-7000-8000-00000000010${n}`

const tapeOf = (cart: string, offer: string, hash: string, number: string): Tape => ({
  roundTrips: [
    [{ name: '', text: 'BEGIN', values: [], rows: null }],
    [
      {
        name: 'write',
        text: 'INSERT …',
        values: [store, cart, hash, number, 3, new Date(1000), JSON.stringify([{ cart, offer }])],
        rows: 1,
      },
      { name: 'key', text: 'UPDATE …', values: [`${cart}:charge`, hash], rows: 1 },
    ],
  ],
})

const recorded = tapeOf(id(1), id(2), 'a'.repeat(64), '7KQ2-MX4T')
const scorer = createScorer(recorded, tapeOf(id(3), id(4), 'b'.repeat(64), 'BBBB-2222'), Date.now())

it('makes what one run made afresh, the same wherever it occurs', () => {
  const [, write] = scorer({ [id(2)]: id(9) })
  const [, cart, hash, number] = write?.[0]?.values ?? []
  expect(cart).not.toBe(id(1))
  expect(JSON.parse(write?.[0]?.values[6] as string)).toEqual([{ cart, offer: id(9) }])
  expect(write?.[1]?.values).toEqual([`${cart}:charge`, hash])
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(hash).not.toBe('a'.repeat(64))
  expect(number).toMatch(/^[2-9B-Z]{4}-[2-9B-Z]{4}$/)
  expect(number).not.toBe('7KQ2-MX4T')
})

it('gives every replay values of its own', () => {
  const carts = [scorer({}), scorer({})].map((score) => score[1]?.[0]?.values[1])
  expect(new Set(carts).size).toBe(2)
})

it('keeps what both runs have in common, and the round trips', () => {
  const score = scorer({})
  expect(score.map((step) => step.length)).toEqual([1, 2])
  expect(score[1]?.[0]?.values.slice(4, 5)).toEqual([3])
  expect(score[1]?.[0]?.values[0]).toBe(store)
})

it('refuses tapes of different operations', () => {
  expect(() => createScorer(recorded, { roundTrips: [] }, 0)).toThrow('different statements')
})
