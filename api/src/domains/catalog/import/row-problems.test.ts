import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quoted, rowProblem, writeProblemsCsv } from './row-problems.ts'

describe('writeProblemsCsv', () => {
  it('writes a header and one line a problem', () => {
    const csv = writeProblemsCsv([
      rowProblem('price-missing', 4, 'blue-shirt', 'Variant Price', 'The price is blank, write one.'),
      rowProblem('handle-missing', 9, null, null, 'Say "hello"'),
    ])
    expect(csv).toBe(
      'row,handle,severity,code,field,message\r\n' +
        '4,blue-shirt,error,price-missing,Variant Price,"The price is blank, write one."\r\n' +
        '9,,error,handle-missing,,"Say ""hello"""\r\n',
    )
  })

  it('never writes a cell that a spreadsheet would run, and loses no text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ';'), fc.string())
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, text, text, (handle, field, message) => {
        const csv = writeProblemsCsv([rowProblem('title-missing', 2, handle, field, message)])
        const [, cells = []] = parse(csv, { record_delimiter: '\r\n', relax_column_count: true })
        expect(cells).toHaveLength(6)
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
        for (const [index, written] of [
          [1, handle],
          [4, field],
          [5, message],
        ] as const) {
          expect([written.toWellFormed(), `'${written.toWellFormed()}`]).toContain(cells[index])
        }
      }),
    )
  })
})

it('quotes a cell on one line of bounded length', () => {
  expect(quoted('a\n\tb')).toBe('"a b"')
  expect(quoted('x'.repeat(100))).toHaveLength(62)
})
