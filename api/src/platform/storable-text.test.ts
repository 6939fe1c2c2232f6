import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seed } from '../../../test/counts.ts'
import { unstorableTexts } from './storable-text.ts'

const pointers = (input: unknown) => unstorableTexts(input, '').map(({ pointer }) => pointer)

describe('a text that the database cannot keep as it is', () => {
  it('is named by its pointer, at any depth', () => {
    const input = { a: 'fine', b: ['x', { c: 'a\0b' }], 'd/e': { 'f~g': '\ud800' }, n: 1, m: null, t: true }
    expect(pointers(input)).toEqual(['/b/1/c', '/d~1e/f~0g'])
    expect(unstorableTexts('\0', 'query')).toMatchObject([{ pointer: 'query' }])
  })

  it('is refused as a key, too, by naming its object', () => {
    expect(pointers({ metadata: { 'a\0': 'x', '\udfff': 'y', fine: 'z' } })).toEqual([
      '/metadata',
      '/metadata',
    ])
  })

  it('is nothing else: every well-formed text without U+0000 passes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(0x10ffff), fc.nat(127), fc.integer({ min: 0xd7f0, max: 0xe010 }))),
        (codes) => {
          const text = String.fromCodePoint(...codes)
          const fine = !text.includes('\0') && text === text.toWellFormed()
          expect(pointers({ text })).toEqual(fine ? [] : ['/text'])
        },
      ),
      { numRuns: 500, seed: seed() },
    )
    expect(pointers({ text: '👩🏽‍🚀 שלום \u0001\u200b\ufffd' })).toEqual([])
    expect(pointers(undefined)).toEqual([])
  })
})
