import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { StartProblem } from './problem.ts'
import type { OurProcess } from './processes.ts'
import { endedProblem, startProcess } from './processes.ts'

export type Site = {
  name: string
  /** Folder of the Astro project. */
  folder: string
  logFile: string
}

/**
 * Builds an Astro project unless its `dist` was made from exactly these sources. `onProcess` gets the build, so
 * that it can be stopped. Returns whether it was built.
 */
export async function buildSite(
  site: Site,
  root: string,
  env: NodeJS.ProcessEnv,
  onProcess: (build: OurProcess) => void,
): Promise<boolean> {
  const stampFile = join(site.folder, 'dist', '.built-from')
  const sources = fingerprint(site.folder, root)
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sources) return false

  const build = startProcess({
    name: `The build of the ${site.name}`,
    command: join(site.folder, 'node_modules', '.bin', 'astro'),
    args: ['build'],
    cwd: site.folder,
    env: { ...env, NODE_ENV: 'production' },
    logFile: site.logFile,
  })
  onProcess(build)
  const outcome = await build.ended
  if (outcome !== 0) throw endedProblem(build, outcome)
  if (!existsSync(join(site.folder, 'dist')))
    throw new StartProblem(`The build of the ${site.name} left no dist folder.`)
  writeFileSync(stampFile, sources)
  return true
}

/** One hash over all that goes into the site: its own files, the SDK it is built with, and the locked packages. */
function fingerprint(folder: string, root: string): string {
  const made = ['node_modules', 'dist', '.astro']
  const own = globSync('**/*', {
    cwd: folder,
    exclude: ({ name }) => made.includes(name),
    withFileTypes: true,
  })
  const sdk = globSync('src/**/*', { cwd: join(root, 'sdk'), withFileTypes: true })
  const files = [...own, ...sdk]
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const hash = createHash('sha256')
  for (const file of [...files, join(root, 'pnpm-lock.yaml')].sort()) {
    hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file))
  }
  return hash.digest('hex')
}
