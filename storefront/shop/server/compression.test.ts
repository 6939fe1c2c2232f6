import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { CodedBytes, codingOf } from './compression.ts'

test('brotli is preferred, and what is refused is not sent', () => {
  expect(codingOf('gzip, deflate, br, zstd')).toBe('br')
  expect(codingOf('gzip;q=0.5, br;q=0')).toBe('gzip')
  expect(codingOf('br;q=0, gzip; q=0')).toBe('identity')
  expect(codingOf(undefined)).toBe('identity')
})

test('bytes come back from every coding as they were, and are compressed once', async () => {
  const bytes = new CodedBytes(Buffer.from('paper '.repeat(500)))
  const [br, gzip] = await Promise.all([bytes.in('br'), bytes.in('gzip')])
  expect(brotliDecompressSync(br).equals(bytes.plain)).toBe(true)
  expect(gunzipSync(gzip).equals(bytes.plain)).toBe(true)
  expect(await bytes.in('br')).toBe(br)
})
