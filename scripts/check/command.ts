import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** How a command ended: its exit code (127 when it could not start), its standard output, and all it printed. */
export interface CommandResult {
  code: number
  stdout: string
  output: string
}

/** Options of {@link runCommand}: where it runs, what is added to the environment, and for how long at most. */
export interface CommandOptions {
  cwd: string
  env?: Record<string, string>
  timeoutMs?: number
}

const running = new Set<ChildProcess>()
let stopsWithThisProcess = false

/**
 * Runs a command without a shell and without standard input, and waits for it. Never rejects. One that outlives
 * `timeoutMs` is killed with everything it started and ends with code 124.
 */
export function runCommand(command: string, args: string[], options: CommandOptions): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      detached: true,
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let output = ''
    let timedOut = false
    const timer = setTimeout(() => {
      timedOut = true
      killGroup(child.pid)
    }, options.timeoutMs ?? 300_000)
    stopWithThisProcess()
    running.add(child)
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8')
    }
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('utf8')
    })
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    const finish = (code: number) => {
      clearTimeout(timer)
      running.delete(child)
      resolve({ code: timedOut ? 124 : code, stdout, output: timedOut ? `${output}\n(timed out)` : output })
    }
    child.on('error', (error) => {
      output += error.message
      finish(127)
    })
    child.on('close', (code) => finish(code ?? 1))
  })
}

/** The executable `name` of the package in `folder` (as installed there), or undefined when it is not installed. */
export function installedBinary(root: string, folder: string, name: string): string | undefined {
  const path = join(root, folder, 'node_modules', '.bin', name)
  return existsSync(path) ? path : undefined
}

/** Ends every command that still runs, with all they started. */
export function stopCommands(): void {
  for (const child of running) killGroup(child.pid)
}

// A command has a process group of its own, so Ctrl-C in a terminal does not reach it.
function stopWithThisProcess(): void {
  if (stopsWithThisProcess) return
  stopsWithThisProcess = true
  process.on('exit', stopCommands)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(130))
  }
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Already gone.
  }
}
