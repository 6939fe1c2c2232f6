import { expect, it } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { sellerHandle } from './seller-handle.ts'

it('is plain ASCII for every name, and never empty', () => {
  const id = '019ab000-0000-7000-8000-0000deadbeef'
  expect(sellerHandle('Müller & Söhne', id)).toBe('muller-sohne-deadbeef')
  expect(sellerHandle('  --Ton/haus--  ', id)).toBe('ton-haus-deadbeef')
  expect(sellerHandle('窯元', id)).toBe('seller-deadbeef')
  expect(sellerHandle('a'.repeat(80), id)).toMatch(/^a{40}-deadbeef$/)
  expect(sellerHandle(`${'a'.repeat(39)} b`, id)).toBe(`${'a'.repeat(39)}-deadbeef`)
})

it('is another for another seller of the same name', () => {
  const handles = Array.from({ length: 100 }, () => sellerHandle('Kilnhouse', newId('seller')))
  expect(new Set(handles).size).toBe(100)
})
