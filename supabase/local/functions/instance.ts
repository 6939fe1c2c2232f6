import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Log } from '../log.ts'
import type { FunctionConfig } from './config.ts'

/** The function did not start; why stands in the log. */
export class BootFailed extends Error {
  override readonly name = 'BootFailed'
}

export interface InstanceSettings {
  /** Path of the program */
  deno: string
  /** DENO_DIR: where npm packages are kept */
  denoFolder: string
  /** What the function sees beside its own variables of config.toml */
  env: Record<string, string>
  log: Log
}

/** One function and the process it runs in, started when it is first asked and again when it has ended. */
export interface Instance {
  /** @returns its port on 127.0.0.1. @throws BootFailed */
  port(): Promise<number>
  /** Lets what runs end, for so long. */
  stop(patienceMs: number): Promise<void>
}

const bootMsMax = 60_000
/** A function that cannot start is not started for every request that comes meanwhile. */
const restMsAfterFailure = 1000
const boot = join(import.meta.dirname, 'boot.js')

export function createInstance(config: FunctionConfig, settings: InstanceSettings): Instance {
  const { log } = settings
  const { slug } = config
  let child: ChildProcess | undefined
  let starting: Promise<number> | undefined
  let isStopped = false

  const start = async (): Promise<number> => {
    const from = Date.now()
    const process = launch(config, settings)
    child = process
    const port = await listening(process, slug, log)
    log({ msg: 'function started', function: slug, ms: Date.now() - from })
    process.once('exit', (code, signal) => {
      if (child !== process) return
      child = undefined
      starting = undefined
      log({ msg: 'function ended', function: slug, how: signal ?? code ?? 0 })
    })
    return port
  }
  return {
    port() {
      if (isStopped) return Promise.reject(new BootFailed('stopping'))
      if (starting === undefined) {
        const attempt = start()
        starting = attempt
        attempt.catch(() => setTimeout(() => (starting = undefined), restMsAfterFailure).unref())
      }
      return starting
    },
    async stop(patienceMs) {
      isStopped = true
      if (child) await end(child, patienceMs)
    },
  }
}

function launch(config: FunctionConfig, { deno, denoFolder, env }: InstanceSettings): ChildProcess {
  // As on the platform: no writing, no programs, no libraries; of files only those of the functions.
  const readable = `--allow-read=${join(config.entrypoint, '..', '..')},${boot}`
  const permissions = ['--allow-net', '--allow-env', readable, '--allow-sys', '--no-prompt']
  const args = ['run', '--quiet', ...permissions, '--config', config.configFile, boot, config.entrypoint]
  return spawn(deno, args, {
    cwd: join(config.entrypoint, '..'),
    env: {
      // The certificates of the machine beside Deno's own list.
      DENO_TLS_CA_STORE: 'system,mozilla',
      ...systemVariables(),
      DENO_DIR: denoFolder,
      DENO_NO_UPDATE_CHECK: '1',
      NO_COLOR: '1',
      ...env,
      ...config.env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** What Deno itself needs of ours: where packages come from, and which certificates are trusted. */
function systemVariables(): Record<string, string> {
  const wanted =
    /^(?:PATH|HOME|TMPDIR|TEMP|SystemRoot|USERPROFILE|npm_config_registry|https?_proxy|no_proxy|DENO_CERT|DENO_TLS_CA_STORE|SSL_CERT_FILE)$/i
  const found: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) {
    if (value === undefined || !wanted.test(name)) continue
    // npm writes it in small letters, Deno reads it in capitals.
    found[/^npm_config_registry$/i.test(name) ? 'NPM_CONFIG_REGISTRY' : name] = value
  }
  return found
}

/** Waits for the line that tells the port; passes every other line on to the log. */
function listening(child: ChildProcess, slug: string, log: Log): Promise<number> {
  return new Promise((settle, fail) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      fail(new BootFailed('did not start in time'))
    }, bootMsMax)
    child.once('error', (cause) => {
      log({ msg: 'function could not be started', function: slug, error: cause.message })
      fail(new BootFailed('could not be started', { cause }))
    })
    child.once('exit', (code, signal) => {
      clearTimeout(late)
      // Of one that has started nobody hears this.
      fail(new BootFailed(`ended with ${signal ?? code}`))
    })
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue
      createInterface({ input: stream }).on('line', (line) => {
        const port = /^\0listening (\d+)$/.exec(line)?.[1]
        if (port === undefined) return log({ msg: line.slice(0, 10_000), function: slug })
        clearTimeout(late)
        settle(Number(port))
      })
    }
  })
}

async function end(child: ChildProcess, patienceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  await ended
  clearTimeout(force)
}
