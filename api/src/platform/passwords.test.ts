import { hash } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { hashPassword, needsRehash, passwordFits } from './passwords.ts'

describe('a password hash', () => {
  it('fits its password only, however its accents were typed', async () => {
    const stored = await hashPassword('caf\u00e9 noir every day')
    expect(await passwordFits('cafe\u0301 noir every day', stored)).toBe(true)
    expect(await passwordFits('cafe noir every day', stored)).toBe(false)
    expect(await passwordFits('no account has this password', undefined)).toBe(false)
  })

  it('is never the same twice and holds nothing of the password', async () => {
    const [one, two] = [await hashPassword('a quiet lamp'), await hashPassword('a quiet lamp')]
    expect(one).not.toBe(two)
    expect(one).not.toContain('lamp')
  })

  it('says when it is weaker than, or other than, what is made today', async () => {
    expect(needsRehash(await hashPassword('a quiet lamp'))).toBe(false)
    for (const options of [{ memoryCost: 9_728 }, { timeCost: 3 }, { parallelism: 2 }, { algorithm: 1 }])
      expect(
        needsRehash(
          await hash('a quiet lamp', { memoryCost: 19_456, timeCost: 2, parallelism: 1, ...options }),
        ),
        JSON.stringify(options),
      ).toBe(true)
    expect(needsRehash('$2b$12$abc')).toBe(true)
  })
})
