import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { StartProblem } from './problem.ts'
import { readSettings } from './settings.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tradepost-settings-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

it('takes ports from .env, and a variable set outside it first', () => {
  writeFileSync(join(root, '.env'), 'PORT=5000\nSHOP_PORT=5001\n')
  expect(readSettings(root, [], { SHOP_PORT: '6001' }).env).toMatchObject({ PORT: 5000, SHOP_PORT: 6001 })
})

it('says one line for each variable that is wrong', () => {
  writeFileSync(join(root, '.env'), 'PORT=many\nDATABASE_URL=mysql://somewhere\n')
  expect(() => readSettings(root, [], {})).toThrow(
    expect.objectContaining({
      name: 'StartProblem',
      message: expect.stringMatching(/^[^\n]*DATABASE_URL[^\n]*\n[^\n]*PORT[^\n]*$/),
    }),
  )
})

it('understands --fresh and --port, and lists them when it gets anything else', () => {
  expect(readSettings(root, ['--fresh', '--port', '5100'], {})).toMatchObject({
    fresh: true,
    env: { PORT: 5100 },
  })
  expect(() => readSettings(root, ['--frsh'], {})).toThrow(StartProblem)
  expect(() => readSettings(root, ['--frsh'], {})).toThrow('npm start -- --fresh')
})
