import type { AstroCookies } from 'astro'
import { expect, test } from 'vitest'
import { challengeCookie, keepBriefly, readBrief } from './brief-cookie.ts'
import { readCredential } from './credential.ts'

function jar() {
  const kept = new Map<string, { value: string; options: unknown }>()
  const cookies = {
    get: (name: string) => kept.get(name),
    set: (name: string, value: string, options: unknown) => kept.set(name, { value, options }),
  } as unknown as AstroCookies
  return { kept, cookies }
}

test('what waits for its second step comes back, from a cookie that only its pages and no script see', () => {
  const { kept, cookies } = jar()
  keepBriefly({ cookies, url: new URL('https://shop.example') }, challengeCookie, { challengeToken: 'ä 1' })
  expect(readBrief({ cookies }, challengeCookie)).toEqual({ challengeToken: 'ä 1' })
  expect(kept.get('sign_in')?.options).toEqual({
    httpOnly: true,
    sameSite: 'lax',
    secure: true,
    path: '/account',
    maxAge: 900,
  })
})

test('a cookie that somebody made up is no step', () => {
  const { kept, cookies } = jar()
  for (const value of [
    '',
    '{',
    'bnVsbA',
    'WzFd',
    Buffer.from('{"challengeToken":7}').toString('base64url'),
  ]) {
    kept.set('sign_in', { value, options: {} })
    expect(readBrief({ cookies }, challengeCookie)).not.toHaveProperty('challengeToken')
  }
})

test('only an object is a credential', () => {
  const form = new FormData()
  expect(readCredential(form)).toBeUndefined()
  for (const [text, isOne] of [
    ['{"id":"a"}', true],
    ['[]', false],
    ['null', false],
    ['{', false],
    ['7', false],
  ] as const) {
    form.set('credential', text)
    expect(readCredential(form) !== undefined, text).toBe(isOne)
  }
})
