import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { processMilliseconds, secondsAfter, wallClock } from '../../platform/time.ts'
import { type Finding, factsOf, findingsMax } from './finding.ts'
import { type Invariant, invariantsOfStore } from './invariants.ts'
import { type AuditRun, findBroken } from './queries.ts'

/** Whose books, and where they are. */
export type Looking = Pick<Context, 'db' | 'store'>

/** As long as something may take that crosses a network, before it counts as lost. */
const underWaySeconds = 600

/** Before this moment, by the clock of the store, what has begun must have ended. */
export const settledBefore = ({ store }: Pick<Looking, 'store'>): Date =>
  secondsAfter(wallClock(), store.clockOffsetSeconds - underWaySeconds)

/**
 * Looks at invariants of a store, one after the other, each in a moment of its own.
 * @param of.patienceMilliseconds after which the rest is not looked at
 */
export async function lookAtBooks(
  context: Looking,
  of: { invariants?: readonly Invariant[]; patienceMilliseconds: number },
): Promise<AuditRun> {
  const { invariants = invariantsOfStore, patienceMilliseconds } = of
  const [startedAt, begun] = [wallClock(), processMilliseconds()]
  const findings: Finding[] = []
  for (const invariant of invariants) {
    const isOver = processMilliseconds() - begun > patienceMilliseconds
    const finding = isOver ? unknown(invariant) : await lookAt(context, invariant)
    if (finding.rows === null || finding.rows.length > 0) findings.push(finding)
  }
  return {
    id: newId('auditRun'),
    startedAt,
    milliseconds: Math.round(processMilliseconds() - begun),
    invariants: invariants.length,
    findings,
  }
}

async function lookAt(context: Looking, invariant: Invariant): Promise<Finding> {
  const rows = await rowsThatBreak(context, invariant, findingsMax + 1)
  if (rows === null) return unknown(invariant)
  return {
    invariant: invariant.name,
    rows: rows.slice(0, findingsMax).map(factsOf),
    more: rows.length > findingsMax,
  }
}

/** As the database has them; null: it took longer than a statement may. */
export async function rowsThatBreak(
  context: Looking,
  invariant: Invariant,
  limit: number,
): Promise<Record<string, unknown>[] | null> {
  try {
    return await findBroken(context.db, context.store.id, {
      invariant,
      before: settledBefore(context),
      limit,
    })
  } catch (error) {
    if (tookTooLong(error)) return null
    throw error
  }
}

const unknown = ({ name }: Invariant): Finding => ({ invariant: name, rows: null, more: false })

/** Canceled by the database's own limit. */
const tookTooLong = (error: unknown): boolean => (error as { code?: string }).code === '57014'
