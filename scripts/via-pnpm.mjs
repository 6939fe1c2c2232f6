// What `npm start` and `npm test` run: the way from "a machine with Node and npm" to "this project's own
// pnpm and Node". Plain JavaScript, because the Node that reads it may be older than the project's.
//
//   node scripts/via-pnpm.mjs <script of package.json> [...arguments]

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { homedir, constants as osConstants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stampFile = join(root, 'node_modules', '.tradepost-install')
const oldestNode = 20

if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  stopWith(
    `Tradepost needs Node ${oldestNode} or newer; this is Node ${process.versions.node} (https://nodejs.org).`,
  )
}
await main(process.argv[2], process.argv.slice(3))

async function main(script, args) {
  const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const command = project.scripts[script]
  if (!command) stopWith(`package.json has no script named "${script}".`)

  const env = environment()
  const pnpmBin = await installed(project.packageManager.split('+')[0], env)
  env.PATH = [join(root, 'node_modules', '.bin'), pnpmBin, env.PATH].join(delimiter)
  env.TRADEPOST_RUNNER = String(process.pid)
  // A shell in between would die of a signal before its command has stopped, and free our caller too early.
  const line = /[&|;]/.test(command) ? command : `exec ${command}`
  const { code } = await run([line, ...args.map(quoted)].join(' '), [], {
    env,
    shell: true,
    stdio: 'inherit',
  })
  process.exit(code)
}

/** The environment without what npm adds for its own scripts: pnpm and node-gyp would take it for their settings. */
function environment() {
  const network = /^npm_config_(\/\/.*|registry|cache|proxy|https_proxy|noproxy|cafile|strict_ssl)$/i
  const env = {}
  for (const [name, value] of Object.entries(process.env)) {
    if (!/^npm_/i.test(name) || network.test(name)) env[name] = value
  }
  // The version is pinned and fetched here already; pnpm's own check of it would ask the registry each time.
  env.pnpm_config_pm_on_fail = 'ignore'
  if (!writable(env.HOME || homedir())) {
    env.HOME = join(root, 'node_modules', '.tradepost-home')
    delete env.npm_config_cache
  }
  return env
}

/** Installs unless what is installed is what the lockfile says; returns the folder that holds the pinned `pnpm`. */
async function installed(packageManager, env) {
  const wanted = fingerprint()
  const stamp = readStamp()
  const same = stamp.fingerprint === wanted && existsSync(join(root, 'node_modules', '.bin', 'node'))
  if (same && existsSync(join(stamp.pnpmBin, 'pnpm'))) return stamp.pnpmBin

  if (!same) console.log('Installing (first run takes about half a minute) …')
  const from = Date.now()
  if (env.HOME) mkdirSync(env.HOME, { recursive: true })
  // npx prints the address of the pnpm it fetched or had, so that later starts need neither npx nor the network.
  const found = await quiet('npx', ['-y', `--package=${packageManager}`, '-c', 'command -v pnpm'], env)
  const pnpm = found.trim().split('\n').pop()
  if (!same) {
    await quiet(pnpm, ['install', '--frozen-lockfile'], { ...env, CI: '1' })
    console.log(`Installed in ${Math.round((Date.now() - from) / 1000)} s.`)
  }
  const pnpmBin = dirname(pnpm)
  writeFileSync(stampFile, JSON.stringify({ fingerprint: wanted, pnpmBin }))
  return pnpmBin
}

/** One hash over everything that decides the content of node_modules. */
function fingerprint() {
  const folders = [
    '.',
    'api',
    'sdk',
    ...readdirSync(join(root, 'storefront')).map((name) => join('storefront', name)),
  ]
  const manifests = folders.map((folder) => join(folder, 'package.json'))
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]) {
    if (existsSync(join(root, file))) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'))
  } catch {
    return {}
  }
}

/** Runs a command without showing its output, and returns it; a failure shows the end of it and stops. */
async function quiet(command, args, env) {
  const { code, stdout, stderr } = await run(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  if (code === 0) return stdout
  const end = `${stdout}\n${stderr}`.trim().split('\n').slice(-40).join('\n')
  stopWith(`${end}\n\nThe installation failed: ${[command, ...args].join(' ')} (exit code ${code}).`, code)
}

/**
 * Runs a command in a process group of its own and passes every signal on to the whole group: a signal may come
 * to npm alone (`kill`) or to all of npm's group (Ctrl-C), and the command sees it once either way.
 */
function run(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, detached: true, ...options })
    let stdout = ''
    let stderr = ''
    child.stdout?.on('data', (chunk) => (stdout += chunk))
    child.stderr?.on('data', (chunk) => (stderr += chunk))

    const pass = (signal) => {
      try {
        process.kill(-child.pid, signal)
      } catch {
        // The group is gone already; its exit is on the way.
      }
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, pass)
    const parent = process.ppid
    const watch = setInterval(() => process.ppid !== parent && pass('SIGTERM'), 500)
    if (!process.env.npm_lifecycle_event) clearInterval(watch)

    child.on('error', (error) => resolve({ code: 127, stdout, stderr: `${stderr}\n${error.message}` }))
    child.on('close', (code, signal) => {
      clearInterval(watch)
      for (const name of signals) process.off(name, pass)
      resolve({ code: code ?? 128 + osConstants.signals[signal], stdout, stderr })
    })
  })
}

function quoted(argument) {
  return `'${argument.replaceAll("'", `'\\''`)}'`
}

function writable(folder) {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function stopWith(message, code = 1) {
  console.error(message)
  process.exit(code)
}
