import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installedBinary, runCommand } from './command.ts'
import type { Finding, Outcome } from './finding.ts'
import { readText } from './tree.ts'

/** Builds the SDK, packs it as it would be published, and runs publint and arethetypeswrong on the archive. */
export async function checkPackage(root: string): Promise<Outcome> {
  const manifest = JSON.parse(await readText(root, 'sdk/package.json')) as {
    scripts?: Record<string, string>
  }
  if (manifest.scripts?.build === undefined) {
    return { findings: [], notes: ['skipped: sdk/package.json has no build script yet'] }
  }
  const folder = await mkdtemp(join(tmpdir(), 'tradepost-sdk-'))
  try {
    return await judgePackage(root, folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function judgePackage(root: string, folder: string): Promise<Outcome> {
  const sdk = join(root, 'sdk')
  const build = await runCommand('pnpm', ['run', 'build'], { cwd: sdk })
  if (build.code !== 0) return refused('does not build', build.output)
  const pack = await runCommand('pnpm', ['pack', '--pack-destination', folder], { cwd: sdk })
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'))
  if (pack.code !== 0 || archive === undefined) return refused('cannot be packed', pack.output)
  const findings: Finding[] = []
  let output = ''
  const judges: [string, string[]][] = [
    ['publint', ['run', '--strict', join(folder, archive)]],
    ['attw', ['--no-definitely-typed', '--profile', 'esm-only', '--no-color', join(folder, archive)]],
  ]
  for (const [name, args] of judges) {
    const program = installedBinary(root, '.', name)
    if (program === undefined) {
      findings.push({ where: '.', what: `has no ${name} installed`, fix: 'pnpm install' })
      continue
    }
    const judged = await runCommand(program, args, { cwd: folder })
    if (judged.code === 0) continue
    findings.push({
      where: 'sdk',
      what: `is refused by ${name}`,
      fix: 'Mend "publishConfig" or the build of the SDK.',
    })
    output += judged.output
  }
  return { findings, output }
}

function refused(what: string, output: string): Outcome {
  return { findings: [{ where: 'sdk', what, fix: 'Run its scripts by hand in sdk/.' }], output }
}
