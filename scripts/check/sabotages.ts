import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Listed, listedSabotages } from '../sabotage/lists.ts'
import { damaged } from '../sabotage/sabotage.ts'
import { namesTest } from '../sabotage/test-titles.ts'
import type { Finding, Outcome } from './finding.ts'
import { readText } from './tree.ts'

const advice =
  'Make the sabotage fit what the file and its test say today; `pnpm sabotage <name>` proves that the test still notices.'

/** Checks, without running a test, that each sabotage would damage its file and names a test that is there. */
export async function checkSabotages(root: string): Promise<Outcome> {
  let listed: Listed[]
  try {
    listed = await listedSabotages(root)
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    return { findings: [{ where: 'scripts/sabotage', what, fix: advice }] }
  }
  const findings = await Promise.all(listed.map((each) => judgeSabotage(root, each)))
  return { findings: findings.flat(), notes: [`${listed.length} sabotages`] }
}

/** What keeps a sabotage from being tried. */
export async function judgeSabotage(root: string, { list, sabotage }: Listed): Promise<Finding[]> {
  const { name, file, test, testName } = sabotage
  const found = (what: string): Finding => ({ where: `${list} ${name}`, what, fix: advice })
  const findings: Finding[] = []
  if (!existsSync(join(root, file))) findings.push(found(`${file} is not there`))
  else {
    try {
      damaged(await readText(root, file), sabotage)
    } catch (error) {
      findings.push(found(`${file}: ${error instanceof Error ? error.message : String(error)}`))
    }
  }
  if (!existsSync(join(root, test))) findings.push(found(`${test} is not there`))
  else if (!namesTest(await readText(root, test), testName))
    findings.push(found(`${test} has no test called "${testName}"`))
  return findings
}
