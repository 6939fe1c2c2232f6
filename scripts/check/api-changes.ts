import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { runCommand } from './command.ts'
import type { Change } from './contract-changes.ts'
import { compareContracts } from './contract-changes.ts'
import type { Outcome } from './finding.ts'
import type { Json } from './schema-changes.ts'
import { readText } from './tree.ts'

const contract = 'openapi.yaml'
const changelog = 'docs/api-changelog.md'

/**
 * Compares openapi.yaml with the one this branch started from; a breaking change must be declared in the
 * changelog. Without git, or without an earlier document, there is nothing to break and the check says so.
 */
export async function checkApiChanges(root: string): Promise<Outcome> {
  if (!existsSync(join(root, contract))) return { findings: [], notes: [`${contract} is not there yet`] }
  const base = await baseCommit(root)
  if (base === undefined) return { findings: [], notes: ['no git history to compare with'] }
  const earlier = await git(root, ['show', `${base}:${contract}`])
  if (earlier === undefined) return { findings: [], notes: [`${base.slice(0, 12)} has no ${contract} yet`] }
  const changes = compareContracts(parse(earlier) as Json, parse(await readText(root, contract)) as Json)
  const declared = existsSync(join(root, changelog))
    ? declaredBreaks(await readText(root, changelog))
    : new Set<string>()
  return {
    findings: undeclared(changes, declared).map(({ subject, path, what }) => ({
      where: `${subject} (${path})`,
      what,
      fix: `Keep the old promise, or declare the break under "## Unreleased" in ${changelog}:\n    - BREAKING <operationId or path>: what changes and what a client does.`,
    })),
    notes: [
      `${changes.length} changes since ${base.slice(0, 12)}, ${changes.filter((c) => c.breaking).length} breaking`,
    ],
  }
}

/** The breaking changes that nothing in the changelog speaks of, by operationId (or webhook) or by path. */
export function undeclared(changes: Change[], declared: Set<string>): Change[] {
  return changes.filter(
    ({ breaking, subject, path }) => breaking && !declared.has(subject) && !declared.has(path),
  )
}

/** The subjects of the `- BREAKING <subject>: …` lines under the newest heading, when that is "Unreleased". */
export function declaredBreaks(text: string): Set<string> {
  const [heading = '', ...rest] = (text.split(/^## /m)[1] ?? '').split('\n')
  if (!/^\[?unreleased\]?/i.test(heading.trim())) return new Set()
  const subjects = rest
    .map((line) => /^[-*]\s+\*{0,2}BREAKING\*{0,2}\s+`?(.+?)`?:\s+\S/.exec(line)?.[1])
    .filter((subject) => subject !== undefined)
  return new Set(subjects)
}

/**
 * Where this branch left the main branch; the newest commit when there is no other main to compare with. On main
 * itself, with the contract as committed, that would compare it with itself: then it is the commit before.
 */
async function baseCommit(root: string): Promise<string | undefined> {
  const head = (await git(root, ['rev-parse', 'HEAD']))?.trim()
  let base = head
  for (const main of ['main', 'origin/main']) {
    base = (await git(root, ['merge-base', 'HEAD', main]))?.trim() ?? base
  }
  if (base !== head || (await git(root, ['status', '--porcelain', '--', contract])) !== '') return base
  return (await git(root, ['rev-parse', '--verify', '--quiet', 'HEAD^']))?.trim() ?? base
}

async function git(root: string, args: string[]): Promise<string | undefined> {
  const { code, stdout } = await runCommand('git', args, { cwd: root })
  return code === 0 ? stdout : undefined
}
