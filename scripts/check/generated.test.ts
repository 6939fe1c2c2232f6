import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkGenerated, staleFiles } from './generated.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tradepost-generated-'))
  await writeFile(join(root, 'same.txt'), 'a\nb\n')
  await writeFile(join(root, 'stale.txt'), 'a\nb\n')
})
afterAll(() => rm(root, { recursive: true, force: true }))

it('accepts files that are what the generator says', async () => {
  expect(await staleFiles(root, new Map([['same.txt', 'a\nb\n']]))).toEqual([])
})

it('refuses a stale file from its first different line, and one that is not there', async () => {
  const findings = await staleFiles(
    root,
    new Map([
      ['stale.txt', 'a\nc\n'],
      ['absent.txt', 'x'],
    ]),
  )
  expect(findings.map(({ where, what }) => `${where} ${what}`)).toEqual([
    'absent.txt is generated and not there',
    'stale.txt is stale from line 2',
  ])
})

it('fails plainly without a generator', async () => {
  expect((await checkGenerated(root)).findings).toHaveLength(1)
})
