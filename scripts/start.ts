// `npm start`: the database, the demo catalogue, the API, its worker, the sites and a Supabase, on this machine.

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { styleText } from 'node:util'
import { seedDemo } from '../api/demo/seed.ts'
import { PostgresUnavailable, removeDatabase } from './postgres.ts'
import { announce, sayStep, sayStopped } from './start/announcement.ts'
import type { OpenDatabase } from './start/database.ts'
import { isEmpty, openDatabase } from './start/database.ts'
import { readDemoPresent } from './start/demo-present.ts'
import type { LocalSupabase } from './start/local-supabase.ts'
import { prepareLocalSupabase, reasonWithout } from './start/local-supabase.ts'
import { checkPorts } from './start/ports.ts'
import { StartProblem } from './start/problem.ts'
import { endedProblem, startProcess, waitUntilReady } from './start/processes.ts'
import type { Secrets } from './start/secrets.ts'
import { keepSecrets } from './start/secrets.ts'
import { catchesMails, outsideEnvironment, planServices, sitesOf } from './start/services.ts'
import type { Settings } from './start/settings.ts'
import { readSettings } from './start/settings.ts'
import { Shutdown } from './start/shutdown.ts'
import { buildSite } from './start/storefront-build.ts'

const root = join(import.meta.dirname, '..')
const logsOf = ({ dataFolder }: Settings) => join(dataFolder, 'logs')

const shutdown = new Shutdown()
shutdown.watchSignals()
try {
  await start(readSettings(root, process.argv.slice(2), process.env))
} catch (error) {
  if (!shutdown.hasBegun) report(error)
  await shutdown.end(1)
}

async function start(settings: Settings): Promise<void> {
  const { env } = settings
  const without = reasonWithout(settings)
  await checkPorts([
    { port: env.PORT, variable: 'PORT', purpose: 'the API' },
    { port: env.WORKER_PORT, variable: 'WORKER_PORT', purpose: 'the worker' },
    { port: env.SHOP_PORT, variable: 'SHOP_PORT', purpose: 'the shop' },
    { port: env.ADMIN_PORT, variable: 'ADMIN_PORT', purpose: 'the admin desk' },
    { port: env.SELLER_PORT, variable: 'SELLER_PORT', purpose: 'the seller desk' },
    ...(catchesMails(env)
      ? [
          { port: env.MAIL_PORT, variable: 'MAIL_PORT', purpose: 'the page of the mail catcher' },
          { port: env.MAIL_SMTP_PORT, variable: 'MAIL_SMTP_PORT', purpose: 'the mail catcher' },
        ]
      : []),
    ...(without === null
      ? [{ port: env.SUPABASE_PORT, variable: 'SUPABASE_PORT', purpose: 'the local Supabase' }]
      : []),
  ])
  if (settings.fresh) await beginAnew(settings)

  const secrets = keepSecrets(settings.dataFolder)
  const [of] = await Promise.all([prepareData(settings, secrets), buildSites(settings)])
  await startServices(settings, of)
  const demo = await readDemoPresent(of.database.adminUrl)
  if (!shutdown.hasBegun) announce(env, demo, without)
}

/** What the services run with. */
interface Data {
  database: OpenDatabase
  secrets: Secrets
  supabase: LocalSupabase | null
}

async function prepareData(settings: Settings, secrets: Secrets): Promise<Data> {
  const database = await bringUpDatabase(settings, secrets)
  const from = Date.now()
  const supabase = await prepareLocalSupabase(settings, database, secrets)
  if (supabase) sayStep('Supabase', 'its database, and functions that hear the shops', from)
  return { database, secrets, supabase }
}

async function beginAnew({ env, dataFolder }: Settings): Promise<void> {
  if (env.DATABASE_URL) {
    throw new StartProblem(
      '--fresh deletes the embedded database only: unset DATABASE_URL, or empty that database yourself.',
    )
  }
  await removeDatabase(join(dataFolder, 'postgres'))
  for (const name of ['logs', 'secrets.json'])
    rmSync(join(dataFolder, name), { recursive: true, force: true })
}

async function bringUpDatabase({ env, dataFolder }: Settings, secrets: Secrets): Promise<OpenDatabase> {
  const from = Date.now()
  const opening = openDatabase(env, dataFolder, secrets)
  shutdown.setDatabase(opening)
  const database = await opening
  void database.died.then((lines) =>
    fail(new StartProblem(`The database ended by itself. Its last lines:\n${lines}`)),
  )
  shutdown.onEnd(() => sayStopped(database.place))
  sayStep('Database', database.place, from)

  if (await isEmpty(database.adminUrl)) {
    const seeding = Date.now()
    await seedDemo({
      ownerUrl: database.ownerUrl,
      workerUrl: database.workerUrl,
      origins: {
        northlight: [`http://localhost:${env.SHOP_PORT}`, `http://127.0.0.1:${env.SHOP_PORT}`],
        'kumo-paper': [`http://kumo.localhost:${env.SHOP_PORT}`],
      },
    })
    sayStep('Catalogue', 'two demo shops', seeding)
  }
  return database
}

async function buildSites(settings: Settings): Promise<void> {
  const from = Date.now()
  const env = outsideEnvironment(settings.variables)
  const built = await Promise.all(
    sitesOf(root, logsOf(settings)).map((site) =>
      buildSite(site, root, env, (build) => shutdown.addService(build)),
    ),
  )
  if (built.includes(true)) sayStep('Sites', 'built', from)
}

async function startServices(settings: Settings, of: Data): Promise<void> {
  const from = Date.now()
  await Promise.all(
    planServices(root, logsOf(settings), settings, of).map(async (plan) => {
      const service = startProcess(plan)
      shutdown.addService(service)
      await waitUntilReady(service, plan.readyUrl)
      void service.ended.then((outcome) => fail(endedProblem(service, outcome)))
    }),
  )
  const also = [...(catchesMails(settings.env) ? ['mail catcher'] : []), ...(of.supabase ? ['Supabase'] : [])]
  sayStep('Services', ['API', 'worker', 'shop', 'desks', ...also].join(', '), from)
}

/** Something that ran has ended: says so once and stops the rest. */
function fail(problem: StartProblem): void {
  if (shutdown.hasBegun) return
  report(problem)
  void shutdown.end(1)
}

function report(error: unknown): void {
  const isForPeople = error instanceof StartProblem || error instanceof PostgresUnavailable
  const text = isForPeople ? error.message : error instanceof Error ? error.stack : String(error)
  console.error(`${styleText('red', '✗')} ${text}`)
}
