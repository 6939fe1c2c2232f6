import { Logger, runOnce } from 'graphile-worker'
import type { TestApi } from '../../test/api.ts'
import { relayOnce } from '../src/domains/events/index.ts'
import { subscriptions } from '../src/subscriptions.ts'
import { createTasks } from '../src/worker-tasks.ts'
import { freshServices } from './quoted-checkout.ts'

/** One turn of the worker, as its own role: it tells all events that wait, and does the jobs that follow. */
export async function workerTurn(api: TestApi): Promise<void> {
  while ((await relayOnce(api.worker.pool, subscriptions)) > 0);
  await runOnce({
    pgPool: api.worker.pool,
    taskList: createTasks({ ...freshServices(api), db: api.worker }),
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
  })
}
