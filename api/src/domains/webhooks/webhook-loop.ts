import { setTimeout as wait } from 'node:timers/promises'
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import { processMilliseconds } from '../../platform/time.ts'
import { type FanOut, fanOutOnce } from './fan-out.ts'
import { forgetOverdueWebhooks } from './forget-overdue-webhooks.ts'
import { countQueue, forgetOldDeliveries, forgetOldEndpoints } from './queue-queries.ts'
import { Sender, type SenderParts } from './sender.ts'

export interface WebhookLoop {
  /** Ends soon: what is being sent is given up and put back. */
  stop(): Promise<void>
}

const pollMilliseconds = 200
const idleMilliseconds = 100
const afterFailureMilliseconds = 1_000
const hour = 60 * 60_000

/** Turns events into deliveries and sends them, apart from all other work of the worker, until it is stopped. */
export function startWebhooks(of: FanOut & SenderParts & { metrics: { registry: Registry } }): WebhookLoop {
  const sender = new Sender({ ...of, attempted: measure(of) })
  const stopping = new AbortController()
  const { signal } = stopping
  const repeat = async (what: string, turn: () => Promise<void>) => {
    while (!signal.aborted)
      await turn().catch(async (error: unknown) => {
        of.log.error({ err: error }, `${what} failed; it tries again`)
        await wait(afterFailureMilliseconds, undefined, { signal }).catch(() => undefined)
      })
  }
  let seen: number | null = null
  let tidied = -hour
  const fanning = repeat('the making of deliveries', async () => {
    seen = await fanOutOnce(of, seen)
    if (processMilliseconds() - tidied > hour) {
      tidied = processMilliseconds()
      await forgetOverdueWebhooks(of)
      await forgetOldDeliveries(of.db)
      await forgetOldEndpoints(of.db)
    }
    await wait(pollMilliseconds, undefined, { signal }).catch(() => undefined)
  })
  const sending = repeat('the sending of webhooks', async () => {
    if ((await sender.turn()) === 0) await sender.pause(idleMilliseconds)
  })
  return {
    async stop() {
      stopping.abort()
      await sender.stop()
      await Promise.all([fanning, sending])
      // Begun by the turn that was running.
      await sender.stop()
    },
  }
}

function measure({ db, metrics }: { db: FanOut['db']; metrics: { registry: Registry } }) {
  const registers = [metrics.registry]
  const attempts = new Counter({
    name: 'webhook_attempts_total',
    help: 'Attempts to deliver a webhook, by what came of them.',
    labelNames: ['outcome'],
    registers,
  })
  const durations = new Histogram({
    name: 'webhook_attempt_duration_seconds',
    help: 'How long endpoints take.',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
    registers,
  })
  const help = {
    waiting: 'Webhooks not delivered yet, counted up to 100,000.',
    failing: 'Endpoints whose last attempt failed.',
  }
  for (const name of ['waiting', 'failing'] as const)
    new Gauge({
      name: `webhook_${name === 'waiting' ? 'deliveries' : 'endpoints'}_${name}`,
      help: help[name],
      registers,
      async collect() {
        this.set((await countQueue(db))[name])
      },
    })
  return (outcome: string, milliseconds: number): void => {
    attempts.inc({ outcome })
    durations.observe(milliseconds / 1000)
  }
}
