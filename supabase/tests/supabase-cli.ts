import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The official CLI as the package for this machine brings it; undefined where the registry has none for it. */
export function findSupabaseCli(): string | undefined {
  try {
    const wrapper = createRequire(import.meta.url).resolve('supabase/package.json')
    const name = `@supabase/cli-${process.platform}-${process.arch}`
    const program = join(dirname(createRequire(wrapper).resolve(`${name}/package.json`)), 'bin', 'supabase')
    return existsSync(program) ? program : undefined
  } catch {
    return undefined
  }
}

/** Runs the CLI over this project; `home` takes what it wants to remember. Nothing is reported to anybody. */
export function runSupabaseCli(
  program: string,
  args: string[],
  home: string,
): Promise<{ code: number; output: string }> {
  const child = spawn(program, args, {
    cwd: join(import.meta.dirname, '..', '..'),
    env: {
      PATH: process.env.PATH,
      HOME: home,
      SUPABASE_HOME: home,
      SUPABASE_TELEMETRY_DISABLED: '1',
      DO_NOT_TRACK: '1',
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return new Promise((settle, fail) => {
    child.once('error', fail)
    child.once('close', (code) => settle({ code: code ?? 1, output }))
  })
}
