import type { OrderEdit } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { type Finder, goodsFinder } from './goods-finder.ts'
import { addedLines, editValues } from './order-edit-form.ts'

const find: Finder = async (_, text) => (text === 'Mug, Sand' ? { id: 'off_1' } : { wrong: `no ${text}` })
const read = async (text: string) => {
  const wrong: Record<string, string> = {}
  return { lines: await addedLines(text, { find, decimals: 2, wrong }), wrong: wrong.add }
}

test('what is added is read line by line, with how many and a price of one’s own', async () => {
  expect(await read('Mug, Sand\n\n Mug, Sand ; 3\nMug, Sand; 2; 19.90\nMug, Sand; 1; 0')).toEqual({
    lines: [
      { offerId: 'off_1', quantity: 1 },
      { offerId: 'off_1', quantity: 3 },
      { offerId: 'off_1', quantity: 2, unitPrice: 1990 },
      { offerId: 'off_1', quantity: 1, unitPrice: 0 },
    ],
    wrong: undefined,
  })
})

test('the first line that says nothing is told', async () => {
  expect((await read('Moon; 2')).wrong).toBe('no Moon')
  expect((await read('Mug, Sand; two')).wrong).toMatch(/^line 1 must be like “Mug, Sand; 2”/)
  expect((await read('Mug, Sand; 0')).wrong).toMatch(/^line 1 must be like/)
  expect((await read('Mug, Sand\nMug, Sand; 1; 1; 1')).wrong).toMatch(/^line 2 must be like/)
  expect((await read('Mug, Sand; 1; 1.999')).wrong).toMatch(/^the price of line 1 must be/)
})

test('an edit fills its form in as it was asked for, and is read from it as the same', async () => {
  const money = (amount: number) => ({ amount, currency: 'EUR' })
  const edit = {
    changes: {
      remove: [{ id: 'oln_1', quantity: 2 }],
      add: [
        { offerId: 'off_1', quantity: 3, unitPrice: null, destination: 1 },
        { offerId: 'off_2', quantity: 1, unitPrice: money(1990), destination: 1 },
      ],
    },
    added: [
      { offerId: 'off_1', title: 'Mug; the big one', variantTitle: 'Sand' },
      { offerId: 'off_2', title: 'Lamp', variantTitle: '' },
    ],
    note: 'By phone',
  } as unknown as OrderEdit
  const values = editValues(edit, 2)
  expect(values).toEqual({
    'quantity-oln_1': '2',
    add: 'off_1 Mug, the big one, Sand; 3\noff_2 Lamp; 1; 19.90',
    destination: '1',
    note: 'By phone',
  })
  const byId = goodsFinder({ listStock: undefined as never })
  expect(await addedLines(values.add ?? '', { find: byId, decimals: 2, wrong: {} })).toEqual([
    { offerId: 'off_1', quantity: 3 },
    { offerId: 'off_2', quantity: 1, unitPrice: 1990 },
  ])
})
