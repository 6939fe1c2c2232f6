import { setTimeout as wait } from 'node:timers/promises'
import { Counter, Gauge, type Registry } from 'prom-client'
import { type Collecting, collectFailedJobs } from './collect-failed-jobs.ts'
import { countFailed } from './queries.ts'

/** Looks after jobs that failed for the last time. */
export interface JobWatch {
  /** One has just failed: it is not waited for. */
  lookNow(): void
  stop(): Promise<void>
}

const pauseMilliseconds = 15_000

/**
 * Collects failed jobs when the runner tells of one, and every 15 seconds: what a process that died did not tell is found,
 * too.
 */
export function watchFailedJobs(
  of: Omit<Collecting, 'gaveUp'> & { metrics: { registry: Registry } },
): JobWatch {
  const collecting: Collecting = { ...of, gaveUp: measure(of) }
  const stopping = new AbortController()
  let waking = new AbortController()
  const running = (async () => {
    while (!stopping.signal.aborted) {
      waking = new AbortController()
      await collectFailedJobs(collecting).catch((error: unknown) => {
        of.log.error({ err: error }, 'failed jobs could not be collected; it tries again')
      })
      const signal = AbortSignal.any([waking.signal, stopping.signal])
      await wait(pauseMilliseconds, undefined, { signal }).catch(() => undefined)
    }
  })()
  return {
    lookNow: () => waking.abort(),
    async stop() {
      stopping.abort()
      await running
    },
  }
}

function measure({ db, metrics }: Pick<Collecting, 'db'> & { metrics: { registry: Registry } }) {
  const registers = [metrics.registry]
  const givenUp = new Counter({
    name: 'jobs_given_up_total',
    help: 'Jobs that failed for the last time; scope `installation`: those of no store, which are in the log only.',
    labelNames: ['task', 'scope'],
    registers,
  })
  new Gauge({
    name: 'jobs_failed',
    help: 'Failed jobs that wait for somebody to let them run again or to give them up.',
    labelNames: ['task'],
    registers,
    async collect() {
      this.reset()
      for (const { task, count } of await countFailed(db)) this.set({ task }, count)
    },
  })
  return ({ task, ofStore }: { task: string; ofStore: boolean }): void =>
    givenUp.inc({ task, scope: ofStore ? 'store' : 'installation' })
}
