import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type TestApi, testKeys, testSigningKey } from '../../test/api.ts'
import { freePorts } from '../../test/free-ports.ts'
import { hearProcess } from '../../test/leak-watch.ts'

const main = fileURLToPath(new URL('../src/worker.ts', import.meta.url))

/** The worker as a process of its own, on a test's database. */
export async function startWorkerProcess(
  api: TestApi,
  environment: Record<string, string> = {},
): Promise<{ kill: () => Promise<void>; stop: () => Promise<number | null> }> {
  const [port] = await freePorts(1)
  const child: ChildProcess = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      LOG_LEVEL: 'info',
      SIGNING_KEY: testSigningKey,
      ...testKeys,
      DATABASE_URL: api.database.workerUrl,
      DATABASE_DIRECT_URL: api.database.workerUrl,
      WORKER_PORT: String(port),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  hearProcess('the worker', child)
  const ended = once(child, 'exit')
  const endedBy = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal)
    return (await ended)[0] as number | null
  }
  return {
    kill: async () => void (await endedBy('SIGKILL')),
    stop: () => endedBy('SIGTERM'),
  }
}
