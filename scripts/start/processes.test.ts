import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { processIdentity } from '../postgres/process-identity.ts'
import { type OurProcess, startProcess, waitUntilReady } from './processes.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-processes-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(program: string): OurProcess {
  return startProcess({
    name: 'The lamp',
    command: process.execPath,
    args: ['-e', program],
    cwd: folder,
    env: process.env,
    logFile: join(folder, 'logs', 'lamp.log'),
  })
}

it('shows the last lines of a process that ends before it answers', async () => {
  const lamp = run('console.error("no bulb"); process.exit(7)')
  await expect(waitUntilReady(lamp, 'http://127.0.0.1:9/')).rejects.toThrow(
    /^The lamp ended by itself \(exit code 7\).*lamp\.log:\n {2}no bulb$/s,
  )
})

/** What the process wrote into a file of its folder, once it is there. */
async function written(file: string): Promise<string> {
  const path = join(folder, file)
  await expect.poll(() => existsSync(path) && readFileSync(path, 'utf8') !== '').toBe(true)
  return readFileSync(path, 'utf8')
}

it('ends a process that does not listen, and what that has started, by force', async () => {
  const lamp = run(`process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)
    const { pid } = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    require('node:fs').writeFileSync('helper', String(pid))`)
  const helper = Number(await written('helper'))
  await lamp.stop(200)
  expect(await lamp.ended).toBe('SIGKILL')
  await expect.poll(() => processIdentity(helper)).toBeUndefined()
})

it('lets a process that listens end in its own way', async () => {
  const lamp = run(`process.on('SIGTERM', () => process.exit(3)); setInterval(() => {}, 1000)
    require('node:fs').writeFileSync('ready', 'yes')`)
  await written('ready')
  await lamp.stop(5000)
  expect(await lamp.ended).toBe(3)
})

it('says so when the program is not there', async () => {
  const lamp = startProcess({
    name: 'The lamp',
    command: join(folder, 'missing'),
    args: [],
    cwd: folder,
    env: {},
    logFile: join(folder, 'lamp.log'),
  })
  await expect(waitUntilReady(lamp, 'http://127.0.0.1:9/')).rejects.toThrow('The lamp ended by itself')
})
