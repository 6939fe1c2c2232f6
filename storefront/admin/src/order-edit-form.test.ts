import { expect, test } from 'vitest'
import type { Finder } from './goods-finder.ts'
import { addedLines } from './order-edit-form.ts'

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
