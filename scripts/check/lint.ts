import { installedBinary, runCommand } from './command.ts'
import type { Outcome } from './finding.ts'

/** Runs biome over the project: format, order of imports and the rules of biome.json; a warning is a failure. */
export async function checkLint(root: string): Promise<Outcome> {
  const biome = installedBinary(root, '.', 'biome')
  if (biome === undefined)
    return { findings: [{ where: '.', what: 'has no biome installed', fix: 'pnpm install' }] }
  const { code, output } = await runCommand(
    biome,
    ['check', '--error-on-warnings', '--max-diagnostics=200', '.'],
    { cwd: root },
  )
  if (code === 0) return { findings: [] }
  return {
    findings: [
      { where: '.', what: 'is not clean under biome', fix: 'pnpm format mends what can be mended.' },
    ],
    output: output.trim(),
  }
}
