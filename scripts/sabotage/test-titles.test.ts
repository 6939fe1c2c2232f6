import { describe, expect, it } from 'vitest'
import { namesTest } from './test-titles.ts'

const source = `
describe('stock', () => {
  it('sells what there is', () => {})
  it("keeps a customer's hold", async () => {})
  it.skip('counts\\u2026 and counts', () => {})
  // it('is only a comment', () => {})
  const text = "it('is only a text', () => {})"
  describe.each([['EUR'], ['JPY']])('in %s', () => {
    it.each([{ what: 'a negative price' }, { what: 'half a piece' }])('refuses $what', () => {})
  })
  it.each([['a row of its own'], ...fromElsewhere])('%s', () => {})
  for (const verb of ['pays', 'returns']) it(\`\${verb} once (at most)\`, () => {})
})
it(
  'stands alone, on a line of its own',
  () => {},
)
`

describe('namesTest', () => {
  it.each([
    'sells what there is',
    'stock sells what there is',
    "keeps a customer's hold",
    'counts… and counts',
    'refuses half a piece',
    'stock in JPY refuses a negative price',
    'pays once (at most)',
    'a row of its own',
    'listOrders',
    'stands alone, on a line of its own',
  ])('finds: %s', (name) => {
    expect(namesTest(source, name)).toBe(true)
  })

  it.each([
    'sells what there was',
    'is only a comment',
    'is only a text',
    'accepts a negative price',
    'opens what is in no table',
    'shop sells what there is',
    'pays twice (at most)',
    'stands alone, on a line of its ow',
    '',
  ])('does not find: %s', (name) => {
    expect(namesTest(source, name)).toBe(false)
  })
})
