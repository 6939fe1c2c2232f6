import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePorts } from '../../test/free-ports.ts'
import { openDatabase } from './project.ts'

const program = join(import.meta.dirname, '..', 'local', 'serve.ts')
let opened: Awaited<ReturnType<typeof openDatabase>>
beforeAll(async () => {
  opened = await openDatabase()
})
afterAll(() => opened.database.drop())

function start(variables: Record<string, string>) {
  const child = spawn(process.execPath, [program], { env: variables, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return { child, output: () => output }
}

it('is ready when its database answers, and ends on SIGTERM', async () => {
  const [port = 0] = await freePorts(1)
  const { child, output } = start({
    SUPABASE_PORT: String(port),
    SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_1',
    SUPABASE_SECRET_KEY: 'sb_secret_1',
    SUPABASE_JWT_SECRET: 'x'.repeat(32),
    REALTIME_DB_URL: opened.addresses.realtimeUrl,
  })
  const status = async () =>
    fetch(`http://127.0.0.1:${port}/health/ready`).then(
      (response) => response.status,
      () => 0,
    )
  for (let tries = 0; (await status()) !== 200 && tries < 100; tries++) await sleep(100)
  expect(await status(), output()).toBe(200)
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await ended, output()).toEqual([0, null])
  expect(output()).not.toContain('sb_secret_1')
})

it('says in a line each what its settings lack, and does not start', async () => {
  const { child, output } = start({ SUPABASE_PORT: 'x', SUPABASE_SECRET_KEY: 'sb_secret_1' })
  expect(await once(child, 'close')).toEqual([1, null])
  expect(output().trim().split('\n')).toHaveLength(4)
  expect(output()).not.toContain('sb_secret_1')
})
