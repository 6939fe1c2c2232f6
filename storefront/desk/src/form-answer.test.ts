import { Refusal } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { refusedNotice } from './form-answer.ts'
import { fieldsNotice, refusalWordsOf } from './refusal-words.ts'

const words = refusalWordsOf({ 'last-owner': 'A store keeps at least one owner.' })

const refusal = (errors: { pointer: string; message: string }[], code = 'invalid-request') =>
  new Refusal({
    operation: 'createFirstOwner',
    problem: {
      type: 'about:blank',
      code,
      status: 400,
      title: 'It does not fit.',
      detail: 'Correct it.',
      errors,
    } as never,
  })

test('what is wrong stands at the field of the form, in the words of the form, once', () => {
  const { fields, text, values } = refusedNotice(
    refusal([
      { pointer: '/store/countries/1', message: 'must be a country' },
      { pointer: '/store/countries/1', message: 'is too long' },
      { pointer: '/store/taxBasisPoints', message: 'Too small: expected number to be >=0' },
      { pointer: '/networks/0', message: 'must be a network' },
    ]),
    {
      values: { tax: 'much' },
      fields: { store: 'storeName', 'store/countries': 'countries', 'store/taxBasisPoints': 'tax' },
      words: { tax: 'must be a percentage' },
    },
    words,
  )
  expect(fields).toEqual({
    countries: 'Must be a country.',
    tax: 'Must be a percentage.',
    networks: 'Must be a network.',
  })
  expect(text).toBe(
    'Nothing was changed. Countries: must be a country. Tax: must be a percentage. Networks: must be a network.',
  )
  expect(values).toEqual({ tax: 'much' })
})

test('a refusal without fields is told in the words of the desk, of all desks, or of the API', () => {
  const told = (code: string) => refusedNotice(refusal([], code), {}, words).text
  expect(told('last-owner')).toBe('A store keeps at least one owner.')
  expect(told('key-ended')).toBe('This key has ended. Make a new one.')
  expect(told('moon-closed')).toBe('Correct it.')
})

test.each(['not-authenticated', 'second-factor-required', 'not-found'])(
  '%s is not about the form and is thrown on',
  (code) => expect(() => refusedNotice(refusal([], code), {}, words)).toThrow(Refusal),
)

test('the top of a page names each field that is wrong', () => {
  const wrong = [
    ['allowedOrigins', 'must be https'],
    ['vatNumber', 'must look like DE123456789'],
    ['', 'must have two sides'],
  ] as const
  expect(fieldsNotice(wrong)).toBe(
    'Nothing was changed. Allowed origins: must be https. VAT number: must look like DE123456789. Must have two sides.',
  )
})
