import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const outputMax = 64 * 1024 * 1024
const neverOurs = new Set(['.git', 'node_modules', 'dist', '.astro', '.data', 'coverage'])

/**
 * Every file that belongs to the project: tracked, or new and not ignored. Paths are relative to `root` with
 * forward slashes, sorted. Without git (an unpacked archive) the folder is walked instead.
 */
export async function projectFiles(root: string): Promise<string[]> {
  const listed = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    maxBuffer: outputMax,
  }).then(
    ({ stdout }) => stdout.split('\0').filter((path) => path !== ''),
    () => walk(root),
  )
  return [...new Set(listed)].filter((path) => existsSync(join(root, path))).sort()
}

/** The text of a file of the project. */
export function readText(root: string, path: string): Promise<string> {
  return readFile(join(root, path), 'utf8')
}

async function walk(root: string, below = ''): Promise<string[]> {
  const entries = await readdir(join(root, below), { withFileTypes: true })
  const found: string[] = []
  for (const entry of entries) {
    if (neverOurs.has(entry.name)) continue
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) found.push(...(await walk(root, path)))
    else if (entry.isFile()) found.push(path)
  }
  return found
}
