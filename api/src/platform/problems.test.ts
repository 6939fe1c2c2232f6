import { describe, expect, it } from 'vitest'
// Loads every domain, so that every refusal there is has been declared.
import { buildContract } from '../contract.ts'
import { Stale } from './database.ts'
import {
  problemBody,
  problemIndex,
  problemPage,
  problemResponse,
  problemSchema,
  refusalFor,
} from './problems.ts'
import { allRefusals, platformRefusals, pointerPart, Refusal } from './refusals.ts'

buildContract()
const place = {
  publicUrl: 'https://api.example.com',
  path: '/v1/carts',
  requestId: '01900000-0000-7000-8000-000000000000',
}

describe('every refusal', () => {
  it('has a page behind its `type`, with its title and what to do about it', () => {
    expect(allRefusals().length).toBeGreaterThan(25)
    for (const kind of allRefusals()) {
      const page = problemPage(kind.code) ?? ''
      expect(page, kind.code).toMatch(/^<!doctype html>/)
      expect(page).toContain(`<code>${kind.code}</code>, HTTP ${kind.status}`)
      expect(problemIndex()).toContain(`href="/problems/${kind.code}"`)
    }
    expect(problemPage('no-such-code')).toBeNull()
  })

  it('is data a person can use: a code of words, a sentence, and a hint', () => {
    for (const { code, status, title, hint } of allRefusals()) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(status, code).toBeGreaterThanOrEqual(400)
      expect(title, code).toMatch(/^[A-Z].*\.$/)
      expect(hint, code).toMatch(/^[A-Z].*[.`]$/)
    }
  })

  it('answers with a body that fits the contract, and every member of RFC 9457', () => {
    for (const kind of allRefusals()) {
      const body = problemBody(new Refusal(kind), place)
      expect(problemSchema.parse(body)).toEqual(body)
      expect(body).toMatchObject({
        type: `https://api.example.com/problems/${kind.code}`,
        title: kind.title,
        status: kind.status,
        detail: kind.hint,
        instance: '/v1/carts',
        code: kind.code,
        requestId: place.requestId,
      })
    }
  })

  it('never overwrites a member of the standard with one of its own', () => {
    const refusal = new Refusal(platformRefusals.notFound, { members: { offerIds: ['off_1'] } })
    expect(problemBody(refusal, place)).toMatchObject({ offerIds: ['off_1'], status: 404, code: 'not-found' })
  })

  it('says how to authenticate on 401, when to come back on 503, and is never cached', () => {
    const unauthorized = problemResponse(new Refusal(platformRefusals.notAuthenticated), place)
    expect(unauthorized.headers.get('www-authenticate')).toBe('Bearer realm="tradepost"')
    const busy = problemResponse(new Refusal(platformRefusals.busy, { retryAfterSeconds: 1 }), place)
    expect([busy.status, busy.headers.get('retry-after'), busy.headers.get('cache-control')]).toEqual([
      503,
      '1',
      'no-store',
    ])
    expect(busy.headers.get('content-type')).toBe('application/problem+json')
  })
})

describe('what the database says', () => {
  const of = (error: unknown) => refusalFor(error).kind.code

  it('is 503 where waiting helps: locks, time limits, deadlocks, lost connections, races', () => {
    for (const code of [
      '55P03',
      '57014',
      '40001',
      '40P01',
      '53300',
      '57P01',
      '57P02',
      '57P05',
      '25006',
      '25P03',
      '08003',
      'ECONNREFUSED',
      'ECONNRESET',
      'EPIPE',
      'ENOTFOUND',
      'EAI_AGAIN',
      'EHOSTUNREACH',
      'ENETUNREACH',
    ]) {
      expect(of(Object.assign(new Error('x'), { code })), code).toBe('busy')
    }
    expect(of(new Error('timeout exceeded when trying to connect'))).toBe('busy')
    expect(of(new Error('Connection terminated unexpectedly'))).toBe('busy')
    expect(of(new Stale('somebody was faster'))).toBe('busy')
    expect(refusalFor(new Stale('x')).extras.retryAfterSeconds).toBe(1)
  })

  it('is 500 where nobody foresaw it, and tells nothing of it', () => {
    for (const error of [
      new Error('relation "x" does not exist'),
      Object.assign(new Error('secret'), { code: '23505' }),
      'text',
      null,
      undefined,
      7,
    ]) {
      const refusal = refusalFor(error)
      expect(refusal.kind.code).toBe('internal-error')
      expect(JSON.stringify(problemBody(refusal, place))).not.toMatch(/relation|secret|text/)
    }
  })

  it('leaves a refusal what it is', () => {
    const refusal = new Refusal(platformRefusals.notFound)
    expect(refusalFor(refusal)).toBe(refusal)
  })
})

describe('a pointer', () => {
  it('escapes as RFC 6901 says', () => {
    expect(['a/b', 'm~n', '~1', 0].map(pointerPart)).toEqual(['a~1b', 'm~0n', '~01', '0'])
  })
})
