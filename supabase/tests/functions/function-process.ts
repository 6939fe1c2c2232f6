import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type DenoVersion, denoEnvironment, denoProgram } from './deno.ts'

const functions = join(import.meta.dirname, '../../functions')
const boot = join(import.meta.dirname, 'boot.mjs')

export interface FunctionProcess {
  /** Where it listens, with the path that the platform would give it. */
  url: string
  /** All that it has printed. */
  printed(): string
  stop(): Promise<void>
}

/** Starts an edge function by itself, with these variables and no others. */
export async function startFunction(
  name: string,
  of: { env: Record<string, string>; version?: DenoVersion },
): Promise<FunctionProcess> {
  const child = spawn(
    denoProgram(of.version ?? '2.9'),
    [
      'run',
      '--quiet',
      '--no-check',
      '--allow-net',
      '--allow-env',
      '--allow-read',
      '--config',
      join(functions, name, 'deno.json'),
      boot,
      pathToFileURL(join(functions, name, 'index.ts')).href,
    ],
    { env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...denoEnvironment, ...of.env } },
  )
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8')
    })
  const port = await listening(child, () => printed)
  return {
    url: `http://127.0.0.1:${port}/${name}`,
    printed: () => printed,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

function listening(child: ChildProcess, printed: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`does not listen:\n${printed()}`)), 60_000)
    child.stdout?.on('data', () => {
      const [, port] = /listening on (\d+)/.exec(printed()) ?? []
      if (port === undefined) return
      clearTimeout(timer)
      resolve(port)
    })
    child.once('exit', () => {
      clearTimeout(timer)
      reject(new Error(`ended:\n${printed()}`))
    })
  })
}
