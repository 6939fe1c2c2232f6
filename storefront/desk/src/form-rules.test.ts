import { expect, it } from 'vitest'
import { refuseForm } from './form-rules.ts'

const form = 'application/x-www-form-urlencoded'
const sent = (headers: Record<string, string>) =>
  refuseForm(
    new Request('http://desk.example/account', {
      method: 'POST',
      headers: { host: 'desk.example', 'content-type': form, ...headers },
    }),
  )?.status

it.each([
  { 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'none' },
  { origin: 'http://desk.example' },
  { origin: 'https://desk.example', 'content-type': `${form}; charset=utf-8` },
])('takes a form of the desk itself: %j', (headers) => expect(sent(headers)).toBeUndefined())

it.each([
  {},
  { 'sec-fetch-site': 'cross-site' },
  // Another port or subdomain: the cookie comes along.
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'same-site', origin: 'http://desk.example' },
  { origin: 'http://desk.example.evil.example' },
  { origin: 'http://desk.example:8080' },
  { origin: 'null' },
])('refuses the form of another page: %j', (headers) => expect(sent(headers)).toBe(403))

it('refuses what is no form, and one that is too long', () => {
  const here = { 'sec-fetch-site': 'same-origin' }
  expect(sent({ ...here, 'content-type': 'application/json' })).toBe(415)
  expect(sent({ ...here, 'content-type': 'multipart/form-data; boundary=x' })).toBe(415)
  expect(sent({ ...here, 'content-length': String(64 * 1024 + 1) })).toBe(413)
})
