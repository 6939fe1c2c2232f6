import type { Form } from '@tradepost/desk/form.ts'
import type { ManagedCollection, StockItem } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { collectionOf, collectionValues, productLines, productsOf } from './collection-form.ts'

const formOf = (values: Record<string, string>): Form => {
  const exact = (name: string) => values[name] ?? ''
  return {
    exact,
    text: (name) => exact(name).trim(),
    all: (name) => [exact(name)],
    chosen: () => [],
    has: (name) => exact(name) !== '',
  }
}

test('a collection is what it was when its form is sent as it is shown', () => {
  for (const pictureUrl of [null, '/media/mug.svg'])
    for (const isPublished of [true, false]) {
      const facts = { title: 'Winter', descriptionHtml: '<p>Warm</p>', pictureUrl, isPublished, position: 20 }
      const shown = collectionValues({ ...facts, handle: 'winter' } as ManagedCollection)
      expect(collectionOf(formOf(shown))).toMatchObject({ input: facts, handle: 'winter', wrong: {} })
    }
})

test('a position that is no number is told at its field', () => {
  expect(collectionOf(formOf({ title: 'Winter', position: 'first' })).wrong).toEqual({
    position: 'must be a whole number',
  })
})

test('an order is read from the ids at the beginning of lines, whatever stands behind them', () => {
  expect(productLines('prod_2 The mug\n\n prod_1\r\nprod_3\tThe lamp')).toEqual([
    'prod_2',
    'prod_1',
    'prod_3',
  ])
})

test('products that are found by several of their offers are shown once', () => {
  const item = (productId: string, title: string) => ({ productId, title, productHandle: title }) as StockItem
  expect(productsOf([item('prod_1', 'mug'), item('prod_2', 'jug'), item('prod_1', 'mug')])).toEqual([
    { productId: 'prod_1', title: 'mug', handle: 'mug' },
    { productId: 'prod_2', title: 'jug', handle: 'jug' },
  ])
})
