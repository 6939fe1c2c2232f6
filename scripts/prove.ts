import { randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runCommand } from './check/command.ts'
import { projectFiles, readText } from './check/tree.ts'
import { postgresVersion } from './prove/postgres-version.ts'
import type { ProvenTest } from './prove/proof.ts'
import { countsByTest, provableFiles, provenTests } from './prove/proof.ts'
import { runVisible } from './prove/run-visible.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const seedMax = 2 ** 31 - 1

const usage = `pnpm prove [name] [--file <part of a path>]… [--seed <number>]
Runs the long variants of the race, crash and property tests and writes docs/proofs/<date>-<name>.json.`

/** What a proof says: enough to run the same again, and what came of it. */
interface Proof {
  name: string
  provenAt: string
  seed: number
  commit: string
  /** Files that differed from the commit; a proof worth keeping has none. */
  uncommitted: string[]
  machine: { cpu: string; cores: number; memoryGib: number; node: string; postgres: string; system: string }
  seconds: number
  passed: number
  failed: number
  /** Vitest's own verdict; not 0 with no test failed means that something failed outside the tests. */
  exitCode: number
  tests: ProvenTest[]
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      file: { type: 'string', multiple: true },
      seed: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  const name = positionals[0] ?? 'all'
  if (values.help || positionals.length > 1 || !/^[a-z0-9][a-z0-9-]*$/.test(name)) {
    console.log(usage)
    return values.help ? 0 : 2
  }
  const seed = readSeed(values.seed ?? process.env.TRADEPOST_SEED)
  const files = await chosenFiles(values.file ?? [])
  if (files.length === 0) {
    console.error('No test has a long variant there.')
    return 2
  }
  console.log(
    `Proving ${files.length} files with the seed ${seed}:\n${files.map((file) => `  ${file}`).join('\n')}`,
  )
  const scratch = await mkdtemp(join(tmpdir(), 'tradepost-prove-'))
  try {
    const proof = await prove(name, seed, files, scratch)
    if (proof.passed + proof.failed === 0) throw new Error('No test ran, so nothing is proven.')
    const path = await write(proof)
    console.log(`\n${proof.passed} passed, ${proof.failed} failed with the seed ${seed}; written to ${path}`)
    return proof.failed === 0 && proof.exitCode === 0 ? 0 : 1
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function prove(name: string, seed: number, files: string[], scratch: string): Promise<Proof> {
  const [reportPath, countsPath] = [join(scratch, 'report.json'), join(scratch, 'counts.jsonl')]
  const provenAt = new Date()
  const code = await runVisible(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...files,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportPath}`,
      '--testTimeout=1800000',
      '--sequence.seed',
      String(seed),
    ],
    {
      cwd: root,
      env: { TRADEPOST_PROVE: '1', TRADEPOST_SEED: String(seed), TRADEPOST_PROVE_COUNTS: countsPath },
    },
  )
  if (!existsSync(reportPath)) throw new Error(`vitest ended with code ${code} and no report.`)
  const counts = existsSync(countsPath) ? countsByTest(await readFile(countsPath, 'utf8')) : new Map()
  const tests = provenTests(await readFile(reportPath, 'utf8'), counts, (path) => relative(root, path))
  return {
    name,
    provenAt: provenAt.toISOString(),
    seed,
    commit: (await git(['rev-parse', 'HEAD'])).trim(),
    uncommitted: (await git(['status', '--porcelain']))
      .split('\n')
      .map((line) => line.slice(3))
      .filter(Boolean),
    machine: await machine(),
    seconds: Math.round((Date.now() - provenAt.getTime()) / 1000),
    passed: tests.filter(({ result }) => result === 'passed').length,
    failed: tests.filter(({ result }) => result === 'failed').length,
    exitCode: code,
    tests,
  }
}

async function chosenFiles(parts: string[]): Promise<string[]> {
  const tests = (await projectFiles(root)).filter((path) => path.endsWith('.test.ts'))
  const texts = await Promise.all(tests.map(async (path) => [path, await readText(root, path)] as const))
  return provableFiles(new Map(texts)).filter(
    (path) => parts.length === 0 || parts.some((part) => path.includes(part)),
  )
}

async function write(proof: Proof): Promise<string> {
  const path = `docs/proofs/${proof.provenAt.slice(0, 10)}-${proof.name}.json`
  await mkdir(join(root, 'docs/proofs'), { recursive: true })
  await writeFile(join(root, path), `${JSON.stringify(proof, null, 2)}\n`)
  return path
}

async function machine(): Promise<Proof['machine']> {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    postgres: await postgresVersion(root),
    system: `${process.platform} ${process.arch}`,
  }
}

async function git(args: string[]): Promise<string> {
  const { code, stdout } = await runCommand('git', args, { cwd: root })
  return code === 0 ? stdout : ''
}

function readSeed(given: string | undefined): number {
  if (given === undefined || given === '') return randomInt(1, seedMax)
  const seed = Number(given)
  if (!Number.isInteger(seed) || seed < 1 || seed > seedMax)
    throw new Error(`A seed is a whole number from 1 to ${seedMax}.`)
  return seed
}

process.exit(
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    return 2
  }),
)
