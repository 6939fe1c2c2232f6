import { expect, test } from 'vitest'
import { newPasswordRule } from '../account/password-words.ts'
import { answerTo, faultsAtHand, faultsIn, looksLikeEmail, readFields } from './faults.ts'

const rules = {
  email: { pointer: '/email', empty: 'Enter your e-mail address.', wrong: 'Enter one like ada@example.com.' },
  password: { pointer: '/password', empty: 'Choose a password.' },
}

test('a fault says whether something is missing or wrong, in the shop’s words or else the API’s', () => {
  const errors = [
    { pointer: '/email', message: 'Invalid email' },
    { pointer: '/password', message: 'use at least 15 characters' },
    { pointer: '/other', message: 'no' },
  ]
  expect(faultsIn({ code: 'invalid-request', errors }, { email: '', password: '' }, rules)).toEqual({
    email: 'Enter your e-mail address.',
    password: 'Choose a password.',
  })
  expect(faultsIn({ code: 'invalid-request', errors }, { email: 'ada', password: 'short' }, rules)).toEqual({
    email: 'Enter one like ada@example.com.',
    password: 'Use at least 15 characters.',
  })
  expect(faultsIn({ code: 'busy', errors: [] }, { email: '', password: '' }, rules)).toEqual({})
})

test('texts are trimmed, passwords are not, and what is missing is empty', () => {
  const form = new FormData()
  form.set('email', ' ada@example.com ')
  form.set('newPassword', ' a b ')
  expect(readFields(form, ['email', 'newPassword', 'gone'])).toEqual({
    email: 'ada@example.com',
    newPassword: ' a b ',
    gone: '',
  })
})

test('a refusal about one field stands there, any other above the form', () => {
  const values = { email: 'ada@example.com', password: 'x' }
  const own = { ...rules, password: { ...rules.password, codes: ['wrong-password'] } }
  const refusal = { code: 'wrong-password', detail: '', status: 403, errors: [] }
  expect(answerTo(refusal, values, own)).toEqual({
    faults: { password: 'The password does not fit.' },
    notice: undefined,
    status: 403,
  })
  expect(answerTo({ ...refusal, code: 'busy', status: 503 }, values, own).notice).toContain('try again')
  expect(answerTo({ ...refusal, code: 'invalid-request', status: 400 }, values, own).status).toBe(422)
})

test('what can be told without the API is told at once, for every field', () => {
  const own = {
    fullName: { pointer: '/fullName', empty: 'Enter your name.' },
    email: { ...rules.email, fits: looksLikeEmail },
    password: { pointer: '/password', ...newPasswordRule },
    phone: { pointer: '/phone', empty: '' },
  }
  const blank = { fullName: '', email: '', password: '', phone: '' }
  expect(faultsAtHand(blank, own)).toEqual({
    fullName: 'Enter your name.',
    email: 'Enter your e-mail address.',
    password: 'Choose a password.',
  })
  expect(faultsAtHand({ fullName: 'Ada', email: 'ada@', password: 'short', phone: '' }, own)).toEqual({
    email: 'Enter one like ada@example.com.',
    password: newPasswordRule.unfit,
  })
  const good = { fullName: 'Ada', email: 'ada@example.com', password: 'o'.repeat(15), phone: '' }
  expect(faultsAtHand(good, own)).toEqual({})
})
