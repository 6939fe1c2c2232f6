import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type DenoVersion,
  denoEnvironment,
  denoProgram,
  denoVersions,
} from '../../supabase/tests/functions/deno.ts'
import { runCommand } from './command.ts'
import type { Finding, Outcome } from './finding.ts'
import { readText } from './tree.ts'

const folder = 'supabase/functions'
const exactNpm = /^npm:(?:@[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+$/

interface DenoConfig {
  imports?: Record<string, string>
  lock?: unknown
  nodeModulesDir?: unknown
}

/** Checks, lints and tests the edge functions with both Denos, after what their deno.json files say. */
export async function checkFunctions(root: string): Promise<Outcome> {
  if (!existsSync(join(root, folder)))
    return { findings: [], notes: ['skipped: there are no edge functions'] }
  const configs = await readConfigs(root)
  const findings = configsRefused(configs)
  const outputs: string[] = []
  const names = [...configs.keys()].filter((name) => name !== '')
  for (const version of Object.keys(denoVersions) as DenoVersion[]) {
    const deno = denoProgram(version)
    for (const { what, args } of tasks(names, version === '2.9')) {
      const { code, output } = await runCommand(deno, args, { cwd: join(root, folder), env: denoEnvironment })
      if (code === 0) continue
      findings.push({
        where: folder,
        what: `${what} with Deno ${version}`,
        fix: 'What Deno says is printed above.',
      })
      outputs.push(output.trim())
    }
  }
  return { findings, output: outputs.join('\n') }
}

function tasks(names: string[], lints: boolean): { what: string; args: string[] }[] {
  return [
    ...names.map((name) => ({
      what: `${name} does not type-check`,
      args: ['check', '--quiet', '--config', `${name}/deno.json`, `${name}/index.ts`],
    })),
    // An old linter knows fewer rules, and others by the same name.
    ...(lints ? [{ what: 'is not clean', args: ['lint', '--quiet', '--config', 'deno.json', '.'] }] : []),
    { what: 'a test fails', args: ['test', '--quiet', '--allow-env', '--config', 'deno.json', '.'] },
  ]
}

/** By function; that of their tests, which knows all packages, under an empty name. */
async function readConfigs(root: string): Promise<Map<string, DenoConfig | null>> {
  const entries = await readdir(join(root, folder), { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map((entry) => entry.name)
  const configs = new Map<string, DenoConfig | null>()
  for (const name of ['', ...names.sort()]) {
    const text = await readText(root, join(folder, name, 'deno.json')).catch(() => null)
    configs.set(name, text === null ? null : (JSON.parse(text) as DenoConfig))
  }
  return configs
}

/** Refuses what would run here and not there: a version that moves, a package of the project's own node_modules. */
export function configsRefused(configs: Map<string, DenoConfig | null>): Finding[] {
  const findings: Finding[] = []
  const shared = configs.get('')?.imports ?? {}
  for (const [name, config] of configs) {
    const where = join(folder, name, 'deno.json')
    const refuse = (what: string, fix: string) => findings.push({ where, what, fix })
    if (config === null) {
      refuse(
        'is not there',
        'Each function has one: without it Deno takes the package.json above for its own.',
      )
      continue
    }
    if (config.nodeModulesDir !== 'none' || config.lock !== false)
      refuse(
        'does not say "nodeModulesDir": "none" and "lock": false',
        'Both Denos and the platform read it then.',
      )
    for (const [bare, address] of Object.entries(config.imports ?? {})) {
      if (!exactNpm.test(address))
        refuse(`imports ${address}`, 'npm: with an exact version, and nothing else.')
      if (shared[bare] !== address)
        refuse(`imports ${bare} as another version than the tests`, `Say the same in ${folder}/deno.json.`)
    }
  }
  return findings
}
