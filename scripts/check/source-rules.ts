import type { Finding, Outcome } from './finding.ts'
import type { SourceRuleException } from './source-rule-exceptions.ts'
import { sourceRuleExceptions } from './source-rule-exceptions.ts'
import { codeOnly, lineAt } from './source-text.ts'
import { projectFiles, readText } from './tree.ts'

interface SourceRule {
  name: string
  pattern: RegExp
  /** Files the rule speaks of; the API's source without its tests where none are named. */
  files?: RegExp
  /** Files among those that it does not speak of. */
  except?: RegExp
  /** The rule holds only in files whose code also matches this. */
  onlyBeside?: RegExp
  why: string
}

const apiSource = /^api\/src\/(?!.*\.test\.ts$).*\.ts$/

/** What may not be written, each as a pattern over code without comments and strings. */
export const sourceRules: SourceRule[] = [
  {
    name: 'clock',
    pattern: /\bnew Date(?!\s*\(\s*[^)\s])\b|\bDate\.now\b/g,
    except: /^api\/src\/platform\/time\.ts$/,
    why: 'business time comes from context.now; only platform/time.ts reads the clock',
  },
  {
    name: 'randomness',
    pattern: /\bMath\.random\b/g,
    why: 'ids and secrets come from platform/ids.ts or node:crypto',
  },
  {
    name: 'raw-sql',
    pattern: /\bsql\s*\.\s*(?:raw|identifier)\b/g,
    why: 'a value spliced into SQL is an injection; use parameters and allow-list maps',
  },
  {
    name: 'float',
    pattern: /\bparseFloat\s*\(|\.toFixed\s*\(/g,
    why: 'money is integer minor units; no float touches it',
  },
  {
    name: 'network-in-transaction',
    pattern: /\bfetch\s*\(/g,
    onlyBeside: /\binTransaction\s*\(/,
    why: 'no transaction is held across network I/O; call the network from another file, before or after',
  },
  {
    name: 'module-mock',
    pattern: /\bvi\s*\.\s*(?:mock|doMock)\b/g,
    files: /\.test\.ts$/,
    why: 'a mocked module proves nothing about the real one; pass a clock or a provider instead',
  },
]

/** Checks the source against {@link sourceRules}, and the exceptions for being needed. */
export async function checkSourceRules(root: string): Promise<Outcome> {
  const findings: Finding[] = []
  const excused = new Set<SourceRuleException>()
  for (const path of await projectFiles(root)) {
    if (!path.endsWith('.ts')) continue
    const result = sourceRulesRefused(path, await readText(root, path), sourceRuleExceptions)
    findings.push(...result.findings)
    for (const exception of result.excused) excused.add(exception)
  }
  return { findings: [...findings, ...staleExceptions(sourceRuleExceptions, excused)] }
}

/** Applies the rules to one file; also tells which exceptions it needed. */
export function sourceRulesRefused(
  path: string,
  text: string,
  exceptions: SourceRuleException[],
): { findings: Finding[]; excused: SourceRuleException[] } {
  const findings: Finding[] = []
  const excused: SourceRuleException[] = []
  const rules = sourceRules.filter(
    ({ files, except }) => (files ?? apiSource).test(path) && !except?.test(path),
  )
  const code = rules.length === 0 ? '' : codeOnly(text)
  for (const rule of rules) {
    if (rule.onlyBeside && !rule.onlyBeside.test(code)) continue
    for (const match of code.matchAll(rule.pattern)) {
      const exception = exceptions.find((entry) => entry.rule === rule.name && entry.file === path)
      if (exception) {
        excused.push(exception)
        continue
      }
      findings.push({
        where: `${path}:${lineAt(text, match.index)}`,
        what: `${match[0].trim()} (${rule.name}): ${rule.why}`,
        fix: 'If it is right there, say why in scripts/check/source-rule-exceptions.ts.',
      })
    }
  }
  return { findings, excused }
}

/** Refuses exceptions that excused nothing. */
export function staleExceptions(all: SourceRuleException[], used: Set<SourceRuleException>): Finding[] {
  return all
    .filter((exception) => !used.has(exception))
    .map((exception) => ({
      where: exception.file,
      what: `needs no exception from ${exception.rule} any more`,
      fix: 'Remove it from scripts/check/source-rule-exceptions.ts.',
    }))
}
