import { setTimeout as wait } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { Logger, parseCrontab, type Runner, run } from 'graphile-worker'
import { measureBooks } from './domains/audit/index.ts'
import { relayOnce } from './domains/events/index.ts'
import { watchFailedJobs } from './domains/jobs/index.ts'
import { startMailDelivery } from './domains/mail/index.ts'
import { startTestProviderDelivery } from './domains/payments/index.ts'
import { createWebhookClient, startWebhooks } from './domains/webhooks/index.ts'
import { mountHealth } from './health.ts'
import { patientPool } from './platform/database-patient-pool.ts'
import { environmentOfProcess } from './platform/env.ts'
import { createRouter } from './platform/router.ts'
import { createMailer } from './platform/smtp.ts'
import { createServices } from './services.ts'
import { untilStopped } from './stopping.ts'
import { subscriptions } from './subscriptions.ts'
import { contextOf, createTasks, crontab } from './worker-tasks.ts'

const [relayPauseMilliseconds, runnerPauseMilliseconds] = [100, 1_000]

const env = environmentOfProcess()
const url = env.DATABASE_DIRECT_URL
if (!url)
  throw new Error('DATABASE_DIRECT_URL is not set: the worker needs a direct connection as tradepost_worker')
const services = createServices(env, url)
const { log, db } = services

const failedJobs = watchFailedJobs({ ...services, contextOf: (storeId) => contextOf(services, storeId) })
const startRunner = async (): Promise<Runner> => {
  const started = await run({
    pgPool: patientPool(db.pool),
    concurrency: 4,
    taskList: createTasks(services),
    parsedCronItems: parseCrontab(crontab),
    noHandleSignals: true,
    logger: new Logger(() => (level, message, meta) => {
      if (level === 'error' || level === 'warning')
        log[level === 'error' ? 'error' : 'warn']({ meta: meta ?? {} }, message)
    }),
  })
  started.events.on('job:failed', () => failedJobs.lookNow())
  return started
}
let runner = await startRunner()
measureBooks(services)

let stopping = false
/** Without its jobs and their clock this process would look alive and do nothing. */
const running = (async () => {
  for (;;) {
    const error: unknown = await runner.promise.then(
      () => null,
      (reason: unknown) => reason,
    )
    if (stopping) return
    log.error({ err: error }, 'the runner of jobs ended; it starts again')
    await wait(runnerPauseMilliseconds)
    runner = await startRunner().catch(() => runner)
  }
})()

const relaying = (async () => {
  while (!stopping) {
    const placed = await relayOnce(db.pool, subscriptions).catch((error: unknown) => {
      log.error({ err: error }, 'the relay failed; it tries again')
      return 0
    })
    // A full batch has more behind it.
    if (placed < 500) await wait(relayPauseMilliseconds)
  }
})()

const mailing = startMailDelivery({
  ...services,
  mailer: env.SMTP_URL ? createMailer({ url: env.SMTP_URL, from: env.mailFrom }) : null,
  contextOf: (storeId) => contextOf(services, storeId),
})

const webhooks = startWebhooks({
  ...services,
  client: createWebhookClient({ loopback: env.WEBHOOKS_TO_LOOPBACK }),
  contextOf: (storeId) => contextOf(services, storeId),
})

const tellingOfTestPayments = env.testProvider
  ? startTestProviderDelivery({
      ...services,
      publicUrl: env.publicUrl,
      contextOf: (storeId) => contextOf(services, storeId),
    })
  : null

const health = createRouter()
mountHealth(health, services)
const server = serve({ fetch: health.fetch, port: env.WORKER_PORT, hostname: env.HOST })
log.info({ port: env.WORKER_PORT }, 'working')

await untilStopped(log, async () => {
  stopping = true
  server.close()
  await Promise.all([relaying, mailing.stop(), webhooks.stop(), tellingOfTestPayments?.stop()])
  // One that has ended by itself just now says so.
  await runner.stop().catch(() => undefined)
  await running
  await failedJobs.stop()
  await db.close()
})
