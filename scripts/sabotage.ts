import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { runCommand, stopCommands } from './check/command.ts'
import { listedSabotages } from './sabotage/lists.ts'
import type { Report, Sabotage, Verdict } from './sabotage/sabotage.ts'
import { damaged, judge, readReport, testsNamed } from './sabotage/sabotage.ts'
import { removeCopy, scratchCopy } from './sabotage/scratch-copy.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const runTimeoutMs = 600_000

/** Damages a copy of the project one line at a time and expects the guarding test to fail each time. */
async function main(args: string[]): Promise<number> {
  const all = (await listedSabotages(root)).map(({ sabotage }) => sabotage)
  if (args.includes('--list')) {
    for (const { name, guards, file } of all) console.log(`${name.padEnd(36)}${guards} (${file})`)
    return 0
  }
  const unknown = args.filter((name) => !all.some((sabotage) => sabotage.name === name))
  if (unknown.length > 0) {
    console.error(`No sabotage is called ${unknown.join(', ')}; pnpm sabotage --list names them.`)
    return 2
  }
  const chosen = args.length === 0 ? all : all.filter(({ name }) => args.includes(name))
  if (chosen.length === 0) {
    console.error('There is nothing to sabotage.')
    return 2
  }
  const copy = await scratchCopy(root)
  const cleanUp = () => {
    stopCommands()
    void removeCopy(copy).finally(() => process.exit(130))
  }
  process.once('SIGINT', cleanUp)
  process.once('SIGTERM', cleanUp)
  try {
    return await runAll(chosen, copy)
  } finally {
    await removeCopy(copy)
  }
}

async function runAll(chosen: Sabotage[], copy: string): Promise<number> {
  const files = [...new Set(chosen.map(({ test }) => test))]
  console.log(`Undamaged, ${chosen.length} guarding tests in ${files.length} files must pass.`)
  const healthy = await runTests(
    copy,
    files,
    chosen.map(({ testName }) => testName),
  )
  const sick = chosen.filter((sabotage) => !passes(healthy.report, sabotage))
  for (const sabotage of sick)
    console.log(`FAIL ${sabotage.name}: "${sabotage.testName}" does not pass undamaged`)
  if (sick.length > 0) {
    console.log(healthy.output)
    return 1
  }
  let bad = 0
  for (const sabotage of chosen) {
    const started = performance.now()
    const { state, detail } = await attempt(sabotage, copy)
    if (state !== 'noticed') bad += 1
    const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`
    console.log(
      `${state === 'noticed' ? 'ok  ' : 'FAIL'} ${sabotage.name.padEnd(34)}${state.padEnd(15)}${seconds.padStart(7)}  ${sabotage.guards}`,
    )
    if (detail !== '') console.log(`       ${detail}`)
  }
  console.log(`\n${chosen.length - bad} of ${chosen.length} sabotages were noticed.`)
  return bad === 0 ? 0 : 1
}

/** Damages one file of the copy, runs the guarding test, and mends the file whatever happens. */
async function attempt(sabotage: Sabotage, copy: string): Promise<Verdict> {
  const path = join(copy, sabotage.file)
  if (!existsSync(path)) return { state: 'does not apply', detail: `${sabotage.file} is not there` }
  const healthy = await readFile(path, 'utf8')
  try {
    await writeFile(path, damaged(healthy, sabotage))
  } catch (error) {
    return { state: 'does not apply', detail: error instanceof Error ? error.message : String(error) }
  }
  try {
    const { report, output } = await runTests(copy, [sabotage.test], [sabotage.testName])
    const verdict = judge(report, sabotage)
    if (report === undefined) return { ...verdict, detail: `${verdict.detail}\n${output.slice(-2000)}` }
    return verdict
  } finally {
    await writeFile(path, healthy)
  }
}

function passes(report: Report | undefined, sabotage: Sabotage): boolean {
  const tests = report === undefined ? [] : testsNamed(report, sabotage)
  return tests.length === 1 && tests[0]?.status === 'passed'
}

async function runTests(
  copy: string,
  files: string[],
  names: string[],
): Promise<{ report: Report | undefined; output: string }> {
  const outputFile = join(copy, 'node_modules', '.sabotage-report.json')
  await rm(outputFile, { force: true })
  // Between the titles of groups and tests vitest reports a blank, and looks for a blank or ` > `.
  const pattern = names
    .map((name) => `(?:${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '(?: | > )')})`)
    .join('|')
  const { output } = await runCommand(
    process.execPath,
    [
      join(copy, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...files,
      '--testNamePattern',
      pattern,
      '--reporter=json',
      `--outputFile=${outputFile}`,
      '--no-cache',
    ],
    { cwd: copy, timeoutMs: runTimeoutMs },
  )
  const report = existsSync(outputFile) ? readReport(await readFile(outputFile, 'utf8')) : undefined
  return { report, output }
}

process.exit(await main(process.argv.slice(2)))
