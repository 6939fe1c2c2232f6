import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** There is no Deno for this machine; the message is one line that says what to do. */
export class DenoUnavailable extends Error {
  override readonly name = 'DenoUnavailable'
}

/**
 * The Deno that the registry's package for this machine brings; the wrapper around it needs no install script.
 * @throws DenoUnavailable
 */
export function findDeno(): string {
  const libc = process.platform === 'linux' ? '-glibc' : ''
  const name = `@deno/${process.platform}-${process.arch}${libc}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('deno/package.json')
    const folder = dirname(createRequire(wrapper).resolve(`${name}/package.json`))
    const program = join(folder, process.platform === 'win32' ? 'deno.exe' : 'deno')
    if (existsSync(program)) return program
  } catch {
    // As below.
  }
  throw new DenoUnavailable(
    `No Deno is installed for this machine (${name}): set DENO to a program of yours.`,
  )
}
