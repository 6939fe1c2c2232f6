import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'

test('a cell is text whatever it begins with, and no quote or comma ends it', () => {
  expect(csvLine(['SUMMER26', 3, null, 'a,b', 'say "hi"'])).toBe('SUMMER26,3,,"a,b","say ""hi"""\r\n')
  for (const start of ['=', '+', '-', '@', '\t', '|', '%'])
    expect(csvLine([`${start}SUM(A1)`])).toBe(`"'${start}SUM(A1)"\r\n`)
  expect(csvLine([-3])).toBe('-3\r\n')
})
