import { existsSync } from 'node:fs'
import { chmod, copyFile, lstat, mkdir, mkdtemp, readdir, readlink, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { projectFiles } from '../check/tree.ts'

const ownScope = '@tradepost'
// Written by tools while they run, so each copy gets its own.
const notShared = new Set(['.vite', '.vite-temp', '.vitest', '.astro', '.cache'])

/**
 * Copies the project (what git tracks and what is new, not what it ignores) to a new folder. Installed packages
 * are linked, not copied, except that our own packages lead to the copy. Remove the folder when done.
 */
export async function scratchCopy(root: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'tradepost-sabotage-'))
  // An embedded PostgreSQL that runs as another user must be able to pass through.
  await chmod(copy, 0o755)
  const folders = new Set(['.'])
  for (const file of await projectFiles(root)) {
    await mkdir(join(copy, dirname(file)), { recursive: true })
    const from = join(root, file)
    const link = (await lstat(from)).isSymbolicLink()
    if (link) await symlink(await readlink(from), join(copy, file))
    else await copyFile(from, join(copy, file))
    if (file.endsWith('/package.json')) folders.add(dirname(file))
  }
  for (const folder of folders) await linkPackages(root, copy, folder)
  return copy
}

/** Removes a scratch copy; the linked packages stay. */
export async function removeCopy(copy: string): Promise<void> {
  await rm(copy, { recursive: true, force: true })
}

async function linkPackages(root: string, copy: string, folder: string): Promise<void> {
  const from = join(root, folder, 'node_modules')
  if (!existsSync(from)) return
  const to = join(copy, folder, 'node_modules')
  await mkdir(to, { recursive: true })
  for (const name of await readdir(from)) {
    if (notShared.has(name)) continue
    if (name === ownScope) await copyLinks(join(from, name), join(to, name))
    else await symlink(join(from, name), join(to, name))
  }
}

/** Our own packages are linked relative to their folder (`../../sdk`), so the same link leads into the copy. */
async function copyLinks(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const name of await readdir(from)) await symlink(await readlink(join(from, name)), join(to, name))
}
