import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { removeCopy, scratchCopy } from './scratch-copy.ts'

let root = ''
let copy = ''

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(root, path, '..'), { recursive: true })
  await writeFile(join(root, path), text)
}

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'tradepost-original-')))
  await write('package.json', '{}')
  await write('sdk/package.json', '{}')
  await write('sdk/src/index.ts', 'export {}')
  await write('shop/package.json', '{}')
  await write('node_modules/left/index.js', '')
  await write('node_modules/.vite/cache', '')
  for (const folder of ['.', 'shop']) {
    await mkdir(join(root, folder, 'node_modules/@tradepost'), { recursive: true })
    await symlink(
      folder === '.' ? '../../sdk' : '../../../sdk',
      join(root, folder, 'node_modules/@tradepost/sdk'),
    )
  }
  copy = await realpath(await scratchCopy(root))
})
afterAll(async () => {
  await removeCopy(copy)
  await rm(root, { recursive: true, force: true })
})

it('copies the files, so that damage stays in the copy', async () => {
  await writeFile(join(copy, 'sdk/src/index.ts'), 'damage')
  expect(await readFile(join(root, 'sdk/src/index.ts'), 'utf8')).toBe('export {}')
})

it('links installed packages, but leads our own packages into the copy', async () => {
  expect(await realpath(join(copy, 'node_modules/left'))).toBe(join(root, 'node_modules/left'))
  expect(await realpath(join(copy, 'node_modules/@tradepost/sdk'))).toBe(join(copy, 'sdk'))
  expect(await realpath(join(copy, 'shop/node_modules/@tradepost/sdk'))).toBe(join(copy, 'sdk'))
})

it('shares no cache that tools write to', () => {
  expect(existsSync(join(copy, 'node_modules/.vite'))).toBe(false)
})

it('leaves the packages when it removes the copy', async () => {
  const other = await scratchCopy(root)
  await removeCopy(other)
  expect(existsSync(other)).toBe(false)
  expect(existsSync(join(root, 'node_modules/left/index.js'))).toBe(true)
})
