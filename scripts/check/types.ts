import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { installedBinary, runCommand } from './command.ts'
import type { Finding, Outcome } from './finding.ts'

const astroConfigs = ['astro.config.ts', 'astro.config.mjs', 'astro.config.js']
const quiet = { ASTRO_TELEMETRY_DISABLED: '1', CI: 'true' }

/** Type-checks the root (API, scripts, tests), the SDK with its own compiler, and each storefront. */
export async function checkTypes(root: string): Promise<Outcome> {
  const outputs: string[] = []
  const findings: Finding[] = []
  const notes: string[] = []
  for (const { name, folder, binary, args, when } of programs) {
    if (!when.some((file) => existsSync(join(root, folder, file)))) {
      notes.push(`${name}: nothing to check yet`)
      continue
    }
    const program = installedBinary(root, folder, binary)
    if (program === undefined) {
      findings.push({ where: folder, what: `has no ${binary} installed`, fix: 'pnpm install' })
      continue
    }
    const { code, output } = await runCommand(program, args, { cwd: join(root, folder), env: quiet })
    if (code === 0) continue
    findings.push({ where: name, what: 'does not type-check', fix: 'The errors are printed above.' })
    outputs.push(output.trim())
  }
  return { findings, notes, output: outputs.join('\n') }
}

interface Program {
  name: string
  folder: string
  binary: string
  args: string[]
  /** The program runs when one of these files is in the folder. */
  when: string[]
}

const programs: Program[] = [
  { name: 'root', folder: '.', binary: 'tsc', args: ['-p', 'tsconfig.json'], when: ['tsconfig.json'] },
  {
    name: 'sdk',
    folder: 'sdk',
    binary: 'tsc',
    args: ['-p', 'tsconfig.json', '--noEmit'],
    when: ['tsconfig.json'],
  },
  { name: 'shop', folder: 'storefront/shop', binary: 'astro', args: ['check'], when: astroConfigs },
  {
    name: 'desk',
    folder: 'storefront/desk',
    binary: 'astro',
    args: ['check'],
    when: ['tsconfig.json'],
  },
  { name: 'admin', folder: 'storefront/admin', binary: 'astro', args: ['check'], when: astroConfigs },
  { name: 'seller', folder: 'storefront/seller', binary: 'astro', args: ['check'], when: astroConfigs },
]
