import { dirname } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { checkApiChanges } from './check/api-changes.ts'
import { checkDocs } from './check/docs.ts'
import { checkFileLength } from './check/file-length.ts'
import type { Check, Finding, Outcome } from './check/finding.ts'
import { checkFunctions } from './check/functions.ts'
import { checkGenerated } from './check/generated.ts'
import { checkImports } from './check/imports.ts'
import { checkLint } from './check/lint.ts'
import { checkOpenapi } from './check/openapi.ts'
import { checkPackage } from './check/package.ts'
import { checkSabotages } from './check/sabotages.ts'
import { checkSecrets } from './check/secrets.ts'
import { checkSourceRules } from './check/source-rules.ts'
import { checkTypes } from './check/types.ts'

const atOnce = 2
const findingsShown = 100

/** Every check of the project, the slow ones first so that the quick ones fill the gaps. */
const checks: Check[] = [
  { name: 'types', guarantees: 'everything type-checks', run: checkTypes },
  { name: 'openapi', guarantees: 'openapi.yaml is clean', run: checkOpenapi },
  { name: 'functions', guarantees: 'edge functions hold on both Denos', run: checkFunctions },
  { name: 'lint', guarantees: 'format and lint are clean', run: checkLint },
  { name: 'package', guarantees: 'the SDK can be published', run: checkPackage },
  { name: 'generated', guarantees: 'generated files are what the code says', run: checkGenerated },
  { name: 'api-changes', guarantees: 'no client breaks unannounced', run: checkApiChanges },
  { name: 'imports', guarantees: 'imports go down only', run: checkImports },
  {
    name: 'source-rules',
    guarantees: 'no clock, chance, raw SQL or float where it hurts',
    run: checkSourceRules,
  },
  { name: 'file-length', guarantees: 'files stay readable', run: checkFileLength },
  { name: 'docs', guarantees: 'what the documents name exists', run: checkDocs },
  { name: 'sabotages', guarantees: 'every sabotage can be tried', run: checkSabotages },
  { name: 'secrets', guarantees: 'no secret and no machine in a file', run: checkSecrets },
]

interface Verdict {
  check: Check
  outcome: Outcome
  seconds: number
}

/** Runs the named checks (all without names), prints a line for each as it ends, then what failed and why. */
async function main(names: string[]): Promise<number> {
  const known = new Set(checks.map(({ name }) => name))
  const unknown = names.filter((name) => !known.has(name))
  if (unknown.length > 0 || names.includes('--list')) {
    if (!names.includes('--list')) console.error(`No check is called ${unknown.join(', ')}. There are:`)
    for (const { name, guarantees } of checks) console.log(`  ${name.padEnd(14)}${guarantees}`)
    return names.includes('--list') ? 0 : 2
  }
  const root = dirname(dirname(fileURLToPath(import.meta.url)))
  const queue = checks.filter(({ name }) => names.length === 0 || names.includes(name))
  const verdicts: Verdict[] = []
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
        const verdict = await judge(check, root)
        verdicts.push(verdict)
        printLine(verdict)
      }
    }),
  )
  const failed = verdicts.filter(({ outcome }) => outcome.findings.length > 0)
  for (const verdict of failed) printFailure(verdict)
  console.log(
    failed.length === 0
      ? `\nAll ${verdicts.length} checks passed.`
      : `\n${failed.length} of ${verdicts.length} checks failed: ${failed.map(({ check }) => check.name).join(', ')}`,
  )
  return failed.length === 0 ? 0 : 1
}

async function judge(check: Check, root: string): Promise<Verdict> {
  const started = performance.now()
  const outcome = await check.run(root).catch((error: unknown): Outcome => {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { findings: [{ where: check.name, what: 'could not finish' }], output: told }
  })
  return { check, outcome, seconds: (performance.now() - started) / 1000 }
}

function printLine({ check, outcome, seconds }: Verdict): void {
  const count = outcome.findings.length
  const mark = count === 0 ? 'ok  ' : 'FAIL'
  console.log(
    `${mark} ${check.name.padEnd(13)}${`${seconds.toFixed(1)} s`.padStart(7)}  ${count === 0 ? check.guarantees : `${count} found`}`,
  )
  for (const note of outcome.notes ?? []) console.log(`       note: ${note}`)
}

function printFailure({ check, outcome }: Verdict): void {
  console.log(`\n── ${check.name} ──`)
  if (outcome.output) console.log(outcome.output)
  const byAdvice = new Map<string, Finding[]>()
  for (const finding of outcome.findings.slice(0, findingsShown)) {
    const advice = finding.fix ?? ''
    byAdvice.set(advice, [...(byAdvice.get(advice) ?? []), finding])
  }
  for (const [advice, findings] of byAdvice) {
    for (const { where, what } of findings) console.log(`  ${where}: ${what}`)
    if (advice !== '') console.log(`  → ${advice}`)
  }
  const hidden = outcome.findings.length - findingsShown
  if (hidden > 0) console.log(`  … and ${hidden} more`)
}

// The generator may leave a pool open; a check that has answered need not wait for it.
process.exit(await main(process.argv.slice(2)))
