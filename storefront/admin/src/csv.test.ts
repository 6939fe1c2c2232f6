import { expect, test } from 'vitest'
import { csvLine, forSpreadsheets } from './csv.ts'

test('a cell is text whatever it begins with, and no quote or comma ends it', () => {
  expect(csvLine(['SUMMER26', 3, null, 'a,b', 'say "hi"'])).toBe('SUMMER26,3,,"a,b","say ""hi"""\r\n')
  for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', ' =', '|', '%', '＝', '＋', '－', '＠'])
    expect(csvLine([`${start}SUM(A1)`])).toBe(`"'${start}SUM(A1)"\r\n`)
  expect(csvLine(['x;=SUM(A1)', 'x\n=SUM(A1)'])).toBe('"x;=SUM(A1)","x\n=SUM(A1)"\r\n')
  expect(csvLine([-3])).toBe('-3\r\n')
})

test('a file for spreadsheets begins with a byte order mark, once', async () => {
  const parts = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of ['name\r\n', 'Grüße\r\n']) controller.enqueue(new TextEncoder().encode(part))
      controller.close()
    },
  })
  const bytes = Buffer.concat(await Array.fromAsync(parts.pipeThrough(forSpreadsheets())))
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(new TextDecoder('utf-8').decode(bytes)).toBe('name\r\nGrüße\r\n')
})
