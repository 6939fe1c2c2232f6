import { expect, it } from 'vitest'
import { searchWords } from './search-words.ts'

it('asks for every word, and takes the last for a beginning', () => {
  expect(searchWords('Oak, mug')).toBe('oak & mug:*')
  expect(searchWords(' — ')).toBe('')
})

it('lets two neighboring letters of a word change places', () => {
  expect(searchWords('lmap')).toBe('(lmap:* | mlap | lamp | lmpa)')
  expect(searchWords('lnien mug')).toBe('(lnien | nlien | linen | lnein | lnine) & mug:*')
  expect(searchWords('book'), 'the same letter twice').toBe('(book:* | obok | boko)')
})

it('holds nothing that could be an operator, and stays short for long words', () => {
  expect(searchWords("a:* | b & !(c) <-> 'd'")).toBe('a & b & c & d:*')
  expect(searchWords('x'.repeat(200))).toBe(`${'x'.repeat(200)}:*`)
  expect(searchWords(Array(100).fill('abcd').join(' ')).length).toBeLessThan(1_000)
})
