import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { installedBinary, runCommand } from './command.ts'
import type { Finding, Outcome } from './finding.ts'

/** Lints openapi.yaml with Redocly's recommended rules and Spectral's oas rules; a warning is a failure. */
export async function checkOpenapi(root: string): Promise<Outcome> {
  if (!existsSync(join(root, 'openapi.yaml'))) {
    return { findings: [{ where: 'openapi.yaml', what: 'is not there', fix: 'pnpm generate' }] }
  }
  const runs = await Promise.all([
    lintWith(
      root,
      'redocly',
      ['lint', 'openapi.yaml', '--config', 'redocly.yaml', '--format', 'json'],
      redoclyProblems,
    ),
    lintByRuleset(root, 'openapi.yaml'),
  ])
  return {
    findings: runs.flatMap((run) => run.findings),
    output: runs.map((run) => run.output ?? '').join(''),
  }
}

/** Lints a document, by its path, with the rules of .spectral.yaml. */
export function lintByRuleset(root: string, document: string): Promise<Outcome> {
  const sparing = ['--format', 'json', '--quiet', '--fail-severity', 'hint']
  return lintWith(
    root,
    'spectral',
    ['lint', document, '--ruleset', '.spectral.yaml', ...sparing],
    spectralProblems,
  )
}

async function lintWith(
  root: string,
  binary: string,
  args: string[],
  parse: (stdout: string) => Finding[] | undefined,
): Promise<Outcome> {
  const program = installedBinary(root, '.', binary)
  if (program === undefined)
    return { findings: [{ where: '.', what: `has no ${binary} installed`, fix: 'pnpm install' }] }
  const env = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', CI: 'true' }
  const { code, stdout, output } = await runCommand(program, args, { cwd: root, env })
  const problems = parse(stdout)
  if (problems !== undefined && problems.length > 0) return { findings: problems }
  if (code === 0 && problems !== undefined) return { findings: [] }
  return { findings: [{ where: 'openapi.yaml', what: `${binary} ended with code ${code}` }], output }
}

/** Reads Redocly's JSON report; undefined when there is none in the output. */
export function redoclyProblems(output: string): Finding[] | undefined {
  const report = jsonIn(output, '{', '}') as
    | { problems?: { ruleId: string; message: string; location?: { pointer?: string }[] }[] }
    | undefined
  return report?.problems?.map((problem) => ({
    where: `openapi.yaml${problem.location?.[0]?.pointer ?? ''}`,
    what: `${problem.message} (redocly ${problem.ruleId})`,
    fix: lintAdvice,
  }))
}

/** Reads Spectral's JSON report; undefined when there is none in the output. */
export function spectralProblems(output: string): Finding[] | undefined {
  const report = jsonIn(output, '[', ']') as
    | { code: string | number; message: string; path: (string | number)[] }[]
    | undefined
  return report?.map((problem) => ({
    where: `openapi.yaml#/${problem.path.map((part) => String(part).replaceAll('/', '~1')).join('/')}`,
    what: `${problem.message} (spectral ${problem.code})`,
    fix: lintAdvice,
  }))
}

const lintAdvice = 'Mend the contract in the schemas or routes it is generated from, then pnpm generate.'

function jsonIn(output: string, open: string, close: string): unknown {
  const from = output.indexOf(open)
  const to = output.lastIndexOf(close)
  if (from === -1 || to < from) return undefined
  try {
    return JSON.parse(output.slice(from, to + 1))
  } catch {
    return undefined
  }
}
