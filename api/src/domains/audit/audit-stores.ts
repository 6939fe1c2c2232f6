import { Gauge, type Registry } from 'prom-client'
import type { Database } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { secondsAfter, wallClock } from '../../platform/time.ts'
import { readAnyStore } from '../stores/index.ts'
import { type Finding, factsOf, findingsMax } from './finding.ts'
import { invariants } from './invariants.ts'
import { lookAtBooks } from './look-at-books.ts'
import { countBroken, findBrokenOfAll, insertRun, readStoresToAudit } from './queries.ts'

/** What an audit of all stores needs of the process that does it: the worker's login. */
export interface Auditing {
  db: Database
  log: Pick<Log, 'error'>
}

/** What was found in one store, or with null in none alone. */
export interface Audited {
  storeSlug: string | null
  milliseconds: number
  findings: Finding[]
}

const patienceMilliseconds = 300_000
const underWaySeconds = 600

/**
 * Looks at the books of every store and at what is of none alone; each look is kept, and what is broken is told to the log.
 * @returns one for each store, then one for all together
 */
export async function auditStores(of: Auditing): Promise<Audited[]> {
  const all: Audited[] = []
  for (const storeId of await readStoresToAudit(of.db)) {
    const store = await readAnyStore(of.db, storeId)
    if (!store) continue
    const run = await lookAtBooks({ db: of.db, store }, { patienceMilliseconds })
    await insertRun(of.db, storeId, run)
    for (const { invariant, rows } of run.findings)
      of.log.error({ storeId, invariant, rows: rows?.length ?? 'unknown' }, 'the books do not hold')
    all.push({ storeSlug: store.slug, milliseconds: run.milliseconds, findings: run.findings })
  }
  return [...all, await auditTogether(of)]
}

async function auditTogether({ db, log }: Auditing): Promise<Audited> {
  const findings: Finding[] = []
  const before = secondsAfter(wallClock(), -underWaySeconds)
  for (const invariant of invariants.filter(({ ofAllStores }) => ofAllStores)) {
    const rows = await findBrokenOfAll(db, { invariant, before, limit: findingsMax })
    if (rows.length === 0) continue
    log.error({ invariant: invariant.name, rows: rows.length }, 'the books do not hold')
    findings.push({ invariant: invariant.name, rows: rows.map(factsOf), more: rows.length === findingsMax })
  }
  return { storeSlug: null, milliseconds: 0, findings }
}

/** A gauge of what the last looks found. For the worker's metrics. */
export function measureBooks({ db, metrics }: { db: Database; metrics: { registry: Registry } }): void {
  new Gauge({
    name: 'books_broken',
    help: 'In how many stores an invariant of the books was broken when the worker looked last.',
    labelNames: ['invariant'],
    registers: [metrics.registry],
    async collect() {
      this.reset()
      for (const { invariant, stores } of await countBroken(db)) this.set({ invariant }, stores)
    },
  })
}
