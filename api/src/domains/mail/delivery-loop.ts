import { setTimeout as wait } from 'node:timers/promises'
import { Gauge, type Registry } from 'prom-client'
import type { Mailer } from '../../platform/smtp.ts'
import { processMilliseconds } from '../../platform/time.ts'
import { type Delivery, deliverMails } from './deliver-mails.ts'
import { countMails, deleteOldMails } from './queries.ts'

export interface DeliveryLoop {
  /** Ends after the mails that are being sent. */
  stop(): Promise<void>
}

interface LoopOptions extends Omit<Delivery, 'mailer'> {
  /** Null when no server is set: mails wait */
  mailer: Mailer | null
  metrics: { registry: Registry }
}

const pauseMilliseconds = 500
const batch = 50
const minute = 60_000
const hour = 60 * minute

/** Delivers mails until it is stopped, and tells the metrics how many wait and how many failed. */
export function startMailDelivery(of: LoopOptions): DeliveryLoop {
  measureMails(of)
  const stopping = new AbortController()
  const turns = [
    { every: hour, last: -hour, work: async () => void (await deleteOldMails(of.db)) },
    ...(of.mailer ? [] : [{ every: minute, last: -minute, work: () => warnOfWaiting(of) }]),
  ]
  const running = (async () => {
    while (!stopping.signal.aborted) {
      const found = await attempt(of, () =>
        of.mailer ? deliverMails({ ...of, mailer: of.mailer }, batch) : 0,
      )
      for (const turn of turns) {
        if (processMilliseconds() - turn.last < turn.every) continue
        turn.last = processMilliseconds()
        await attempt(of, turn.work)
      }
      // A full batch has more behind it.
      if (found !== batch)
        await wait(pauseMilliseconds, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await running
      of.mailer?.close()
    },
  }
}

async function attempt<T>({ log }: LoopOptions, work: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    log.error({ err: error }, 'the delivery of mails failed; it tries again')
    return undefined
  }
}

async function warnOfWaiting({ db, log }: LoopOptions): Promise<void> {
  const { waiting } = await countMails(db)
  log.warn({ waiting }, 'SMTP_URL is not set: mails wait, none is sent')
}

function measureMails({ db, metrics }: LoopOptions): void {
  const help = {
    waiting: 'Mails not sent yet.',
    failed: 'Mails of the last 30 days that will never be sent.',
  }
  for (const name of ['waiting', 'failed'] as const) {
    new Gauge({
      name: `mails_${name}`,
      help: help[name],
      registers: [metrics.registry],
      async collect() {
        this.set((await countMails(db))[name])
      },
    })
  }
}
