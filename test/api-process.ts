import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { testKeys, testSigningKey } from './api.ts'
import { freePorts } from './free-ports.ts'
import { hearProcess } from './leak-watch.ts'

const main = fileURLToPath(new URL('../api/src/main.ts', import.meta.url))

export interface ApiProcess {
  origin: string
  /** Like `app.request`, over a socket; rejects when the process dies in the middle. */
  fetch(path: string, init: RequestInit): Promise<Response>
  /** Resolves with the signal or exit code that ended it. */
  ended: Promise<string>
  stop(): Promise<void>
  /** Ends it as a power cut would; resolves when it is gone. */
  kill(): Promise<void>
}

/**
 * The API as a process of its own, as in production but on a test's database; ready when this resolves.
 * @param entry the module that it runs, where it is another that serves
 */
export async function startApiProcess(
  apiUrl: string,
  environment: Record<string, string> = {},
  entry: string = main,
): Promise<ApiProcess> {
  const [port] = await freePorts(1)
  const child: ChildProcess = spawn(process.execPath, [entry], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      LOG_LEVEL: 'trace',
      RATE_LIMIT_PER_MINUTE: '1000000',
      CHECKOUT_HOLDS_PER_ADDRESS: '0',
      SIGNING_KEY: testSigningKey,
      ...testKeys,
      DATABASE_URL: apiUrl,
      PORT: String(port),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  hearProcess('the API', child)
  const ended = once(child, 'exit').then(([code, signal]) => String(signal ?? code))
  const origin = `http://127.0.0.1:${port}`
  for (;;) {
    const up = await fetch(`${origin}/health/ready`)
      .then((r) => r.ok)
      .catch(() => false)
    if (up) break
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the API ended at its start: ${await ended}`)
    await wait(25)
  }
  return {
    origin,
    fetch: (path, init) => fetch(`${origin}${path}`, init),
    ended,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
