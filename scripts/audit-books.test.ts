import { expect, it } from 'vitest'
import { report } from './audit-books.ts'

const heard = (audited: Parameters<typeof report>[0]) => {
  let text = ''
  const code = report(audited, { write: (more) => (text += more) })
  return { code, text }
}
const sound = { storeSlug: 'shop', milliseconds: 12, findings: [] }
const together = { storeSlug: null, milliseconds: 0, findings: [] }

it('says which stores are sound, and ends with 0', () => {
  const { code, text } = heard([sound, together])
  expect(code).toBe(0)
  expect(text).toMatch(/✓.* shop \(12 ms\)/)
  expect(text).toMatch(/\d\d invariants hold in 1 store\./)
})

it('says what does not hold, where, and what to do, and ends with 1', () => {
  const rows = [{ offerId: 'off_1', reserved: '2', held: '1' }]
  const findings = [{ invariant: 'reserved-is-held', rows, more: true }]
  const { code, text } = heard([sound, { ...sound, storeSlug: 'other', findings }, together])
  expect(code).toBe(1)
  expect(text).toContain('What is reserved is the sum of the holds that are held.')
  expect(text).toContain('offerId off_1, reserved 2, held 1')
  expect(text).toContain('→ Recounts what is reserved from the holds.')
})

it('does not call books sound that it could not see or not judge in time', () => {
  expect(heard([together]).code).toBe(1)
  const findings = [{ invariant: 'orders-are-paid', rows: null, more: false }]
  expect(heard([{ ...sound, findings }, together])).toMatchObject({
    code: 1,
    text: expect.stringContaining('took too long'),
  })
})
