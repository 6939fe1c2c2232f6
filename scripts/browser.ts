import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'

/** The package's own settings look for its font in /tmp and on a cloud provider's machines only. */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

type Candidate = { executable: string; env: NodeJS.ProcessEnv }

/**
 * Opens a headless Chromium: the one at CHROME_PATH when that is set, else the one from the package registry,
 * which brings the libraries and the font a bare machine lacks, else one found on the machine. Throws an error
 * that says what was tried and why each failed.
 */
export async function launchBrowser(): Promise<Browser> {
  const failures: string[] = []
  const sources = Object.entries({
    CHROME_PATH: named,
    'the package registry': fromRegistry,
    'this machine': onThisMachine,
  })
  for (const [source, find] of sources) {
    try {
      const candidate = await find()
      if (candidate) return await launch(candidate)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      failures.push(`${source}: ${reason.split('\n')[0]}`)
    }
  }
  throw new Error(
    `No browser runs here. Set CHROME_PATH to a Chrome or Chromium. Tried: ${failures.join('; ')}.`,
  )
}

function launch({ executable, env }: Candidate): Promise<Browser> {
  return chromium.launch({
    executablePath: executable,
    env: { ...process.env, ...env },
    // Its sandbox needs rights that containers and root do not have; the pages opened are our own.
    chromiumSandbox: false,
    args: ['--disable-dev-shm-usage', '--font-render-hinting=none'],
  })
}

function named(): Candidate | undefined {
  const executable = process.env.CHROME_PATH
  return executable ? { executable, env: {} } : undefined
}

async function fromRegistry(): Promise<Candidate> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`the registry's Chromium is for linux-x64, this is ${process.platform}-${process.arch}`)
  }
  const folder = await unpacked()
  const executable = join(folder, 'chromium')
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }
  const own = tryRun(executable, fonts)
  if (own.ok) return { executable, env: fonts }

  const withLibraries = { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }
  const bundled = tryRun(executable, withLibraries)
  if (bundled.ok) return { executable, env: withLibraries }
  throw new Error(`it does not run (${bundled.reason || own.reason})`)
}

function tryRun(executable: string, env: NodeJS.ProcessEnv): { ok: boolean; reason: string } {
  const { status, stderr, error } = spawnSync(executable, ['--version'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  return { ok: status === 0, reason: error?.message ?? stderr.trim().split('\n')[0] ?? '' }
}

/**
 * The folder with the unpacked browser, kept beside the installed packages. Unpacking goes to a folder of its own
 * that is renamed when complete: a half-written browser is never started, and two runs do not disturb each other.
 */
async function unpacked(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'))
  const beside = join(import.meta.dirname, '..', 'node_modules', '.cache', 'tradepost-browser')
  const kept = join(beside, `chromium-${version}`)
  if (existsSync(kept)) return kept
  const cache = isWritable(beside) ? beside : ownTemporaryFolder()
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder

  const partial = mkdtempSync(join(cache, 'unpacking-'))
  try {
    await unpackInto(partial, entry)
    writeFileSync(join(partial, 'fonts', 'fonts.conf'), fontSettings)
    chmodSync(partial, 0o755)
    chmodSync(join(partial, 'chromium'), 0o755)
    renameSync(partial, folder)
  } catch (error) {
    // When another run was first, its copy is as good.
    if (!existsSync(folder)) throw error
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
  return folder
}

/** The package unpacks to the system's temporary folder only, so it runs in a process with one of its own. */
async function unpackInto(folder: string, entry: string): Promise<void> {
  const program = `const { default: chromium } = await import(${JSON.stringify(pathToFileURL(entry).href)})
    await chromium.executablePath()`
  // The libraries for bare machines are only unpacked where it believes to be on such a machine.
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { env, stdio: 'inherit' })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`unpacking the browser failed with exit code ${code}`)
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function ownTemporaryFolder(): string {
  const user = process.getuid?.() ?? 0
  const folder = join(tmpdir(), `tradepost-browser-${user}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (statSync(folder).uid !== user) throw new Error(`${folder} belongs to another user`)
  return folder
}

function onThisMachine(): Candidate | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const folders = (process.env.PATH ?? '').split(delimiter)
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  places.push('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
  places.push('/Applications/Chromium.app/Contents/MacOS/Chromium')
  const executable = places.find((place) => existsSync(place))
  if (!executable) throw new Error('no Chromium or Google Chrome is installed')
  return { executable, env: {} }
}
