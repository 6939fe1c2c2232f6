import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { takeTurn } from './turn.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-turn-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

it('lets one have its turn at a time', async () => {
  const file = join(folder, 'cache', 'turn')
  const giveBack = await takeTurn(file)
  let isSecond = false
  const second = takeTurn(file).then((release) => {
    isSecond = true
    return release
  })
  // It has looked by now: who finds the turn free has it at once.
  await setImmediate()
  expect(isSecond).toBe(false)
  giveBack()
  ;(await second)()
  expect(existsSync(file)).toBe(false)
})

it('does not wait for a process that has ended', async () => {
  const file = join(folder, 'turn')
  writeFileSync(file, '999999999 of another time')
  const giveBack = await takeTurn(file)
  giveBack()
})
