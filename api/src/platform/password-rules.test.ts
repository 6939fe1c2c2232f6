import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../test/counts.ts'
import { judgePassword } from './password-rules.ts'

const context = ['Northlight Supply', 'ada.lovelace@example.com', 'Ada Lovelace']
const judge = async (password: string) => (await judgePassword(password, { context }))?.code ?? null

describe('a new password', () => {
  it.each([
    'correct horse battery staple',
    'my dog likes sausages',
    'kx7 mq2 pz9 tw4',
    'vier blaue Kaffeetassen',
    'тихий вечер у моря',
    '窓辺の猫は今日も静かに眠っている夜',
    '🐙 eats 🥐 under the 🌒',
    '                tide turns at nine',
  ])('may be anything long that nobody guesses, of any characters: %s', async (password) => {
    expect(await judge(password)).toBeNull()
  })

  it('needs 15 characters, counted as people count them, and no more than 256', async () => {
    expect(await judge('kx7 mq2 pz9 tw')).toBe('too-short')
    expect(await judge('kx7 mq2 pz9 tw4')).toBeNull()
    // 14 characters in 28 UTF-16 units, and 14 that are 28 code points before NFC.
    expect(await judge('🐙🥐🌒🐝🌵🍄🪁🧊🛶🎈🧲🪵🎺🔭')).toBe('too-short')
    expect(await judge(`${'e\u0301o\u0308u\u0302'.repeat(4)}a\u0300i\u0301`)).toBe('too-short')
    const long = Array.from({ length: 64 }, (_, i) => `${(i * 7919) % 97}k${i}.`).join('')
    expect(await judge(long.slice(0, 256))).toBeNull()
    expect(await judge(long.slice(0, 257))).toBe('too-long')
    expect(await judge('x'.repeat(1_000_000))).toBe('too-long')
  })

  it.each([
    'passwordpassword',
    'P@ssw0rdP@ssw0rd',
    'iloveyouiloveyou',
    'qwertyuiopasdfghjkl',
    '1qaz2wsx3edc4rfv',
    '123456789012345',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    'abcdefghijklmnop',
    'unbelievable word',
    'thisismypassword',
    'letmeinletmeinletmein',
    'changeme-changeme',
    'Administrator2026',
  ])('may not be what everybody tries: %s', async (password) => {
    expect(await judge(password)).not.toBeNull()
  })

  it.each([
    'northlight-supply',
    'NorthlightNorthlight',
    'N0rthl1ght-$upply-1',
    'adalovelace2026!',
    'Ada.Lovelace.1815',
    'example.com lovelace',
    'Tradepost2026!Tradepost',
    'tradepost-northlight-2026',
    'northlight admin 2026',
  ])('may not be made of what others know: %s', async (password) => {
    expect(['about-you', 'guessable']).toContain(await judge(password))
  })

  it('may hold such a word beside enough of its own', async () => {
    expect(await judge('northlight over 3 cold kettles')).toBeNull()
  })

  it('is told what to do, and never repeated', async () => {
    for (const password of ['short', 'passwordpassword', 'adalovelace2026!', 'y'.repeat(300)]) {
      const problem = await judgePassword(password, { context })
      expect(problem?.message).toMatch(/^[A-Z].+\.$/)
      expect(problem?.message).not.toContain(password)
    }
  })

  it('is judged without an error and in bounded time, whatever it and the context are', async () => {
    await judge('warm the lists up first')
    const signs = fc.constantFrom(...'aA1!4@8({[<369&#/|0$5+7%2 .-üé漢🐙\ud800\0')
    const texts = fc.oneof(
      fc.string({ unit: signs, minLength: 15, maxLength: 300 }),
      fc.string({ unit: 'binary', minLength: 15, maxLength: 300 }),
      fc
        .tuple(fc.string({ unit: signs, minLength: 1, maxLength: 8 }), fc.integer({ min: 2, max: 60 }))
        .map(([part, times]) => part.repeat(times)),
    )
    const took: number[] = []
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.array(fc.string({ maxLength: 400 }), { maxLength: 30 }),
        async (text, words) => {
          const before = process.cpuUsage()
          await judgePassword(text, { context: words })
          took.push(process.cpuUsage(before).user / 1000)
        },
      ),
      { numRuns: count(300, 5_000), seed: seed() },
    )
    // What it computes, in milliseconds: the middle is steady, and the worst is far from what blocks a server.
    const sorted = took.toSorted((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(50)
    expect(sorted.at(-1)).toBeLessThan(1_000)
  })
})
