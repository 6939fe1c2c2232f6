import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import {
  newEncryptionKey,
  newTokenKey,
  printEncryptionKeys,
  printTokenKeys,
} from '../api/src/platform/key-rings.ts'
import { type BesideResult, besideTable, measureBeside } from './beside-webhooks.ts'
import { describeCommit, describeMachine, postgresCpu } from './machine.ts'
import { startApi } from './measured-api.ts'
import { freePort, type MeasuredProcess, startMeasured } from './measured-process.ts'
import { startWorker } from './measured-worker.ts'
import { type BenchShop, openShop } from './shop.ts'
import { measureWebhooks, type WebhookResult, webhookTable } from './webhooks.ts'

const root = join(import.meta.dirname, '..')
const dataFolder = join(root, '.data', 'bench-webhooks')
const products = 100
const poolSize = 8

interface Options {
  quick: boolean
  profile: string
}

/** Starts a program beside the others; all of them are stopped at the end. */
interface Stage {
  shop: BenchShop
  keys: { encryptionKeys: string; tokenKeys: string }
  start: (starting: Promise<MeasuredProcess>) => Promise<MeasuredProcess>
  options: Options
}

const runs: Record<string, (on: Stage) => Promise<{ figures: WebhookResult | BesideResult; table: string }>> =
  {
    /** How fast the worker delivers. */
    webhooks: async (on) => {
      const figures = await deliver(on)
      return { figures, table: webhookTable(figures) }
    },
    /** What browsing and buying take while endpoints fail. */
    'beside-webhooks': async (on) => {
      const figures = await shopBeside(on)
      return { figures, table: besideTable(figures) }
    },
  }

/**
 * `node bench/run.ts <name>`. A full run is kept in `bench/results`; a quick one and one with a profile keep nothing.
 * @returns the exit code
 */
export async function runWebhooks(name: string, options: Options): Promise<number> {
  const run = runs[name]
  if (!run) {
    console.error(`There is no bench ${name}; there are ${Object.keys(runs).join(', ')}.`)
    return 2
  }
  const loadBefore = Math.round((loadavg()[0] ?? 0) * 100) / 100
  const shop = await openShop(dataFolder, products)
  const processes: MeasuredProcess[] = []
  try {
    const keys = {
      encryptionKeys: printEncryptionKeys([newEncryptionKey()]),
      tokenKeys: printTokenKeys([newTokenKey()]),
    }
    const start: Stage['start'] = async (starting) => {
      const started = await starting
      processes.push(started)
      return started
    }
    const machine = describeMachine(dataFolder, shop.postgresVersion, loadBefore)
    const { figures, table } = await run({ shop, keys, start, options })
    console.log(`Load average before the run ${loadBefore}, on ${machine.cores} cores.\n\n${table}`)
    if (options.quick || options.profile !== '') return 0
    const commit = describeCommit(root)
    const takenAt = new Date().toISOString()
    const file = join('bench', 'results', `${takenAt.slice(0, 10)}-${name}-${commit.commit}.json`)
    mkdirSync(join(root, 'bench', 'results'), { recursive: true })
    writeFileSync(
      join(root, file),
      `${JSON.stringify({ takenAt, ...commit, machine, ...figures }, null, 2)}\n`,
    )
    console.log(`\nKept in ${file}`)
    return 0
  } finally {
    await Promise.all(processes.map((each) => each.stop()))
    await shop.close()
  }
}

async function deliver({ shop, keys, start, options }: Stage): Promise<WebhookResult> {
  const receiver = await start(ownProgram('receiving-server.ts'))
  const floor = await start(ownProgram('posting-server.ts'))
  const worker = await start(workerOf(shop, keys))
  if (options.profile !== '') await worker.startProfile()
  const figures = await measureWebhooks({
    shop,
    worker,
    floor,
    receiver,
    encryptionKeys: keys.encryptionKeys,
    postgresCpu: postgresCpu(shop.dataDirectory),
    rounds: options.quick ? 1 : 3,
    eventsPerRound: options.quick ? 500 : 2_000,
  })
  if (options.profile !== '') {
    mkdirSync(options.profile, { recursive: true })
    writeFileSync(join(options.profile, 'webhooks.cpuprofile'), JSON.stringify(await worker.endProfile()))
  }
  return figures
}

async function shopBeside({ shop, keys, start, options }: Stage): Promise<BesideResult> {
  const receiver = await start(ownProgram('receiving-server.ts'))
  const logFile = join(dataFolder, 'api.log')
  const api = await start(startApi(shop, { ...keys, port: await freePort(), poolSize, logFile }))
  await start(workerOf(shop, keys))
  return measureBeside({
    shop,
    apiPort: api.port,
    receiverPort: receiver.port,
    encryptionKeys: keys.encryptionKeys,
    rounds: options.quick ? 1 : 4,
    secondsEach: options.quick ? 5 : 15,
  })
}

async function workerOf(shop: BenchShop, keys: Stage['keys']): Promise<MeasuredProcess> {
  return startWorker(shop, { ...keys, port: await freePort(), logFile: join(dataFolder, 'worker.log') })
}

/** A program of the bench that listens on PORT. */
async function ownProgram(program: string): Promise<MeasuredProcess> {
  const port = await freePort()
  return startMeasured({
    program: join(import.meta.dirname, program),
    cwd: root,
    port,
    environment: { PATH: process.env.PATH, PORT: String(port), NODE_ENV: 'production' },
    logFile: join(dataFolder, `${program}.log`),
    readyPath: '/ready',
  })
}
