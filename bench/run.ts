// `pnpm bench`: what the API costs, each figure beside its floor. docs/performance.md says what the lines mean.
// `pnpm bench webhooks` and `pnpm bench beside-webhooks` measure the worker instead, `pnpm bench pricing` the pure
// function behind every price.

import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  newEncryptionKey,
  newTokenKey,
  printEncryptionKeys,
  printTokenKeys,
} from '../api/src/platform/key-rings.ts'
import { goalsTable } from './goals.ts'
import { sellHotVariant } from './hot-variant.ts'
import { httpRequest, withConnection } from './http-client.ts'
import { describeCommit, describeMachine, postgresCpu } from './machine.ts'
import { type Bench, type Measurement, measure } from './measure.ts'
import { startApi } from './measured-api.ts'
import { freePort, type MeasuredProcess, startMeasured } from './measured-process.ts'
import { createOperations } from './operations.ts'
import { type Result, surroundingsOf, tableOf, writeDocument, writeResult } from './report.ts'
import { type BenchShop, openShop, settleTables } from './shop.ts'
import { runWebhooks } from './webhook-run.ts'

const root = join(import.meta.dirname, '..')
const dataFolder = join(root, '.data', 'bench')
const products = 1000
const poolSize = 8

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** One short round of each: is it alive, is it roughly as fast as yesterday? Keeps nothing. */
    quick: { type: 'boolean', default: false },
    /** Only operations whose title contains this. Keeps nothing. */
    only: { type: 'string', default: '' },
    /** Writes a CPU profile of the API for each round of each operation to this folder. Keeps nothing else. */
    profile: { type: 'string', default: '' },
  },
})
const [named] = positionals
if (named === 'pricing') {
  await import('./pricing.ts')
  process.exit()
}
if (named !== undefined) process.exit(await runWebhooks(named, options))

const settings = {
  products,
  variantsPerProduct: 2,
  databaseConnections: poolSize,
  rounds: options.quick ? 1 : 3,
  roundSecondsMax: options.quick ? 0.6 : 3,
  logLevel: 'info',
  nodeEnvironment: 'production',
  database: 'durable (fsync and synchronous_commit on)',
}

// Before we add to it ourselves.
const loadBefore = Math.round((loadavg()[0] ?? 0) * 100) / 100
/** With it the bench signs tokens of sessions it has made. */
const tokenKey = newTokenKey()
const [apiPort, barePort] = [await freePort(), await freePort()]
const shop = await openShop(dataFolder, products)
const processes: MeasuredProcess[] = []
try {
  await main(shop)
} finally {
  await Promise.all(processes.map((each) => each.stop()))
  await shop.close()
}

async function main(of: BenchShop): Promise<void> {
  const machine = describeMachine(dataFolder, of.postgresVersion, loadBefore)
  if (machine.loadBefore > machine.cores / 2) {
    console.log(
      `The machine is busy (load average ${machine.loadBefore}): rates will be low and ratios rough.`,
    )
  }
  const api = await startMeasuredApi(of)
  const bare = await startMeasured({
    program: join(import.meta.dirname, 'floor-server.ts'),
    cwd: root,
    port: barePort,
    environment: { ...process.env, PORT: String(barePort), NODE_ENV: 'production' },
    logFile: join(dataFolder, 'bare.log'),
    readyPath: '/ready',
  })
  processes.push(bare)
  const idle = await api.usage()
  const bench = prepareBench(of, api, bare)
  const operations = await createOperations(of, apiPort, tokenKey)
  const measurements: Measurement[] = []
  for (const operation of operations.filter(({ title }) => title.includes(options.only))) {
    console.log(`${operation.title} …`)
    measurements.push(await measure(bench, operation))
    await operation.end?.()
  }
  const hotVariant = options.only === '' ? await sellHotVariant(of, apiPort, options.quick ? 3 : 10) : null
  const after = await api.usage()
  const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20)
  const result: Result = {
    takenAt: new Date().toISOString(),
    ...describeCommit(root),
    machine,
    settings,
    startMilliseconds: api.startMilliseconds,
    residentMegabytes: { idle: megabytes(idle.residentBytes), afterLoad: megabytes(after.residentBytes) },
    retries: await readRetries(),
    measurements,
    hotVariant,
  }
  console.log(`\n${tableOf(measurements)}\n\n${goalsTable(measurements)}\n\n${surroundingsOf(result)}`)
  if (options.quick || options.only !== '' || options.profile !== '') return
  console.log(`\nKept in ${writeResult(root, result)}`)
  writeDocument(join(root, 'docs', 'performance.md'), result)
}

async function startMeasuredApi(of: BenchShop): Promise<MeasuredProcess> {
  const api = await startApi(of, {
    port: apiPort,
    poolSize,
    encryptionKeys: printEncryptionKeys([newEncryptionKey()]),
    tokenKeys: printTokenKeys([tokenKey]),
    logFile: join(dataFolder, 'api.log'),
  })
  processes.push(api)
  return api
}

function prepareBench(of: BenchShop, api: MeasuredProcess, bare: MeasuredProcess): Bench {
  const headers = { 'tradepost-publishable-key': of.publishableKey }
  const bench: Bench = {
    api,
    bare,
    apiUrl: of.apiUrl,
    admin: of.admin,
    adminUrl: of.adminUrl,
    poolSize,
    postgresCpu: postgresCpu(of.dataDirectory),
    rounds: settings.rounds,
    scale: options.quick ? 0.15 : 1,
    secondsMax: settings.roundSecondsMax,
    async readBody(path) {
      const { status, body } = await withConnection(apiPort, (on) =>
        on.send(httpRequest('GET', path, headers)),
      )
      if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`)
      return body
    },
    settle: () => settleTables(of.admin),
    async countRows(table) {
      const { rows } = await of.admin.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`)
      return rows[0]?.count ?? 0
    },
  }
  if (options.profile === '') return bench
  mkdirSync(options.profile, { recursive: true })
  let number = 0
  const profile: Bench['profile'] = (title, taken) => {
    const file = `${String(++number).padStart(2, '0')}-${title.replaceAll(/\W+/g, '-')}.cpuprofile`
    writeFileSync(join(options.profile, file), JSON.stringify(taken))
  }
  return { ...bench, profile }
}

async function readRetries(): Promise<number> {
  const { body } = await withConnection(apiPort, (on) => on.send(httpRequest('GET', '/metrics')))
  return Number(/^database_retries_total (\d+)/m.exec(body.toString())?.[1])
}
