import { Refusal } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { refusedNotice } from './form-answer.ts'

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

test('a refusal without fields says what to do, and what is not about the form is thrown on', () => {
  const of = { values: {}, fields: {} }
  expect(refusedNotice(refusal([], 'last-owner'), of).text).toMatch(/^A store keeps at least one owner/)
  for (const code of ['not-authenticated', 'second-factor-required', 'not-found'])
    expect(() => refusedNotice(refusal([], code), of)).toThrow(Refusal)
})
