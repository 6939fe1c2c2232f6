import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Finding, Outcome } from './finding.ts'
import { readText } from './tree.ts'

/** Regenerates every generated file in memory and compares it with the committed one. */
export async function checkGenerated(root: string): Promise<Outcome> {
  const script = join(root, 'scripts/generate.ts')
  if (!existsSync(script)) {
    return { findings: [{ where: 'scripts/generate.ts', what: 'is not there, so nothing can be compared' }] }
  }
  const module = (await import(pathToFileURL(script).href)) as {
    generateAll?: () => Promise<Map<string, string>>
  }
  if (typeof module.generateAll !== 'function') {
    return { findings: [{ where: 'scripts/generate.ts', what: 'does not export generateAll()' }] }
  }
  return { findings: await staleFiles(root, await module.generateAll()) }
}

/** Refuses each file whose committed text differs from the generated one; keys are paths relative to the root. */
export async function staleFiles(root: string, generated: Map<string, string>): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [path, content] of [...generated].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const committed = existsSync(join(root, path)) ? await readText(root, path) : undefined
    if (committed === content) continue
    const what =
      committed === undefined
        ? 'is generated and not there'
        : `is stale from line ${firstDifference(committed, content)}`
    findings.push({ where: path, what, fix: 'pnpm generate, then commit what it wrote.' })
  }
  return findings
}

function firstDifference(before: string, after: string): number {
  const old = before.split('\n')
  const at = after.split('\n').findIndex((line, index) => line !== old[index])
  return at === -1 ? after.split('\n').length : at + 1
}
