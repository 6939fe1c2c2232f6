import type { Variant } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { choiceOf, exactVariant, optionValues, readChoice, variantFor } from './variant-choice.ts'

function variant(optionValues: string[], stock: number | null): Variant {
  const status = stock === 0 ? 'out_of_stock' : 'in_stock'
  return {
    id: `var_${optionValues.join('-')}`,
    title: optionValues.join(' / '),
    sku: null,
    optionValues,
    media: null,
    weightGrams: null,
    offer:
      stock === null
        ? null
        : {
            id: `off_${optionValues.join('-')}`,
            seller: { id: 'sel_1', name: 'House' },
            condition: 'new',
            price: { amount: 1000, currency: 'EUR' },
            compareAtPrice: null,
            quantityRules: { min: 1, max: null, step: 1 },
            availability: { status, quantity: stock },
          },
  }
}

const mug = {
  options: [
    { name: 'Color', values: ['Sage', 'Rust', 'Ink'] },
    { name: 'Size', values: ['Small', 'Large'] },
  ],
  variants: [
    variant(['Sage', 'Small'], 0),
    variant(['Sage', 'Large'], 4),
    variant(['Rust', 'Small'], 9),
    variant(['Ink', 'Large'], null),
  ],
}

test('without a choice the first variant that can be bought is shown', () => {
  expect(variantFor(mug, {})?.title).toBe('Sage / Large')
})

test('a part of a choice is completed with what can be bought', () => {
  expect(variantFor(mug, { Color: 'Sage' })?.title).toBe('Sage / Large')
  expect(variantFor(mug, { Size: 'Small' })?.title).toBe('Rust / Small')
})

test('a sold out variant is shown when it was chosen in full', () => {
  expect(variantFor(mug, { Color: 'Sage', Size: 'Small' })?.title).toBe('Sage / Small')
})

test('only a complete choice of a variant that is made names one to buy', () => {
  expect(exactVariant(mug, { Color: 'Rust', Size: 'Small' })?.title).toBe('Rust / Small')
  expect(exactVariant(mug, { Color: 'Rust' })).toBeUndefined()
  expect(exactVariant(mug, { Color: 'Rust', Size: 'Large' })).toBeUndefined()
  expect(exactVariant({ options: [], variants: [variant([], 1)] }, {})).toBeDefined()
})

test('values say what becomes of the choice: available, sold out, or not made so', () => {
  const [color, size] = optionValues(mug, { Color: 'Sage', Size: 'Small' })
  expect(color?.values.map(({ state }) => state)).toEqual(['sold-out', 'available', 'none'])
  expect(color?.values.map(({ chosen }) => chosen)).toEqual([true, false, false])
  expect(size?.values.map(({ state }) => state)).toEqual(['sold-out', 'available'])
})

test('a variant nobody offers counts as sold out', () => {
  const [color] = optionValues(mug, { Size: 'Large' })
  expect(color?.values.map(({ state }) => state)).toEqual(['available', 'none', 'sold-out'])
})

test('an address can only choose values that exist', () => {
  const query = new URLSearchParams('Color=Sage&Size=Huge&utm_source=x&__proto__=Sage')
  expect(readChoice(mug, query)).toEqual({ Color: 'Sage' })
})

test('the choice of a variant leads back to it', () => {
  for (const each of mug.variants) expect(exactVariant(mug, choiceOf(mug, each))).toBe(each)
})
