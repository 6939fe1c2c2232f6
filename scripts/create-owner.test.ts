import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, createTestStaff, send, type TestApi } from '../test/api.ts'
import { printLink } from './create-owner.ts'
import { report } from './rotate-secrets.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

const told = () => {
  const parts: string[] = []
  return { write: (text: string) => parts.push(text), text: () => parts.join('') }
}

describe('pnpm owner:create', () => {
  it('prints a link that begins an empty installation, and only there', async () => {
    const [out, err] = [told(), told()]
    expect(await printLink(api.services.db, 'https://desk.example', out, err)).toBe(0)
    expect(out.text()).toMatch(/^https:\/\/desk\.example\/setup\?token=own_[A-Za-z0-9_-]{32}\n$/)
    expect(err.text()).toContain('It works once')
    expect(err.text()).not.toContain('own_')
    const token = new URL(out.text()).searchParams.get('token')
    const body = { token, name: 'Noor', email: 'noor@example.com', password: 'violet harbor seven ladders' }
    const store = { slug: 'first', name: 'First', currency: 'EUR', locale: 'en-DE', countries: ['DE'] }
    const begun = await send(api.app.request, 'POST', '/v1/installation/owner', { body: { ...body, store } })
    expect(begun.status).toBe(201)
    const [again, why] = [told(), told()]
    expect(await printLink(api.services.db, 'https://desk.example', again, why)).toBe(1)
    expect([again.text(), why.text()]).toEqual(['', expect.stringContaining('Somebody has an account here')])
  })

  it('prints none where anybody has an account, of whatever kind', async () => {
    const store = await api.store()
    await createTestStaff(api, store, { email: 'any@example.com', password: 'quite ordinary umbrella' })
    const out = told()
    expect([await printLink(api.services.db, 'https://desk.example', out, told()), out.text()]).toEqual([
      1,
      '',
    ])
  })
})

describe('pnpm secrets:rotate', () => {
  const column = { column: 'mails.sealed', resealed: 0, current: 3, unopened: 0 }

  it('says when the old keys can be retired, and when not', () => {
    const say = (counts: object) => {
      const out = told()
      return [report([{ ...column, ...counts }], out), out.text()]
    }
    expect(say({})).toEqual([0, expect.stringContaining('the others can be retired')])
    expect(say({ resealed: 2 })).toEqual([0, expect.stringContaining('Run it once more')])
    expect(say({ unopened: 1 })).toEqual([1, expect.stringContaining('1 DO NOT OPEN')])
  })
})
