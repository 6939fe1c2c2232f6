import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { StartProblem } from './problem.ts'
import type { OurProcess } from './processes.ts'
import { endedProblem, startProcess } from './processes.ts'
import { takeTurn } from './turn.ts'

export type Site = {
  name: string
  /** Folder of the Astro project. */
  folder: string
  logFile: string
  /** Folders of our packages that the project is built with, and which it rebuilds for. */
  builtWith: string[]
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
  if (isBuilt(site, fingerprint(site, root))) return false
  // Two starts at once must not write one folder.
  const giveBack = await takeTurn(join(site.folder, 'node_modules', '.cache', 'tradepost-build'))
  try {
    const sources = fingerprint(site, root)
    if (isBuilt(site, sources)) return false
    await build(site, env, onProcess)
    writeFileSync(stampOf(site), sources)
    return true
  } finally {
    giveBack()
  }
}

const stampOf = ({ folder }: Site): string => join(folder, 'dist', '.built-from')

const isBuilt = (site: Site, sources: string): boolean =>
  existsSync(stampOf(site)) && readFileSync(stampOf(site), 'utf8') === sources

async function build(
  site: Site,
  env: NodeJS.ProcessEnv,
  onProcess: (build: OurProcess) => void,
): Promise<void> {
  const running = startProcess({
    name: `The build of the ${site.name}`,
    command: join(site.folder, 'node_modules', '.bin', 'astro'),
    args: ['build'],
    cwd: site.folder,
    env: { ...env, NODE_ENV: 'production' },
    logFile: site.logFile,
  })
  onProcess(running)
  const outcome = await running.ended
  if (outcome !== 0) throw endedProblem(running, outcome)
  if (!existsSync(join(site.folder, 'dist')))
    throw new StartProblem(`The build of the ${site.name} left no dist folder.`)
}

/** One hash over all that goes into the site: its own files, our packages it is built with, and the locked ones. */
export function fingerprint({ folder, builtWith }: Pick<Site, 'folder' | 'builtWith'>, root: string): string {
  const made = ['node_modules', 'dist', '.astro']
  const own = globSync('**/*', {
    cwd: folder,
    exclude: ({ name }) => made.includes(name),
    withFileTypes: true,
  })
  const ours = builtWith.flatMap((one) => globSync('src/**/*', { cwd: one, withFileTypes: true }))
  const files = [...own, ...ours]
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const hash = createHash('sha256')
  for (const file of [...files, join(root, 'pnpm-lock.yaml')].sort()) {
    hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file))
  }
  return hash.digest('hex')
}
