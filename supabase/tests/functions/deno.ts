import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../../..')

/** The Deno of this year, and the one that Supabase embeds in its edge runtime, as packages of this project. */
export const denoVersions = { '2.9': 'deno', '2.1': 'deno-2.1' } as const
export type DenoVersion = keyof typeof denoVersions

/**
 * The program itself, without the script that would look for it at every start.
 * @throws Error when there is none for this machine
 */
export function denoProgram(version: DenoVersion): string {
  const { platform, arch } = process
  const libc = platform === 'linux' ? '-glibc' : ''
  const wrapper = createRequire(join(root, 'package.json')).resolve(`${denoVersions[version]}/package.json`)
  const manifest = createRequire(wrapper).resolve(`@deno/${platform}-${arch}${libc}/package.json`)
  return join(dirname(manifest), platform === 'win32' ? 'deno.exe' : 'deno')
}

/**
 * What Deno needs beside its arguments: a cache of its own, the certificates of the machine beside its own list (2.1
 * does not look for them by itself), no looking for updates.
 */
export const denoEnvironment = {
  DENO_DIR: join(root, '.data/deno'),
  DENO_TLS_CA_STORE: 'system,mozilla',
  DENO_NO_UPDATE_CHECK: '1',
  NO_COLOR: '1',
  // npm writes it in small letters, Deno reads it in capitals.
  ...(process.env.npm_config_registry ? { NPM_CONFIG_REGISTRY: process.env.npm_config_registry } : {}),
}
