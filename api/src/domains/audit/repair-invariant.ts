import type { Context } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { invariantsOfStore } from './invariants.ts'
import { lookAtBooks, rowsThatBreak } from './look-at-books.ts'
import { type AuditRun, insertRun } from './queries.ts'
import { auditRefusals } from './refusals.ts'
import { type RepairServices, repairs } from './repairs.ts'

const rowsMax = 500
const patienceMilliseconds = 10_000

/**
 * Mends what breaks an invariant, as far as a program can, then looks at all books again and keeps what it saw.
 * @returns how many things were changed, up to those of five hundred rows, and the books afterwards
 * @throws Refusal not-found, invariant-needs-people
 */
export async function repairInvariant(
  context: Context,
  of: RepairServices & { name: string },
): Promise<{ repaired: number; run: AuditRun }> {
  const invariant = invariantsOfStore.find(({ name }) => name === of.name)
  if (!invariant) throw new Refusal(platformRefusals.notFound)
  const repair = repairs[invariant.name]
  if (!repair) throw new Refusal(auditRefusals.needsPeople, { detail: invariant.repair })
  const again = async () => (await rowsThatBreak(context, invariant, rowsMax)) ?? []
  const rows = await again()
  const repaired = rows.length === 0 ? 0 : await repair(context, { ...of, rows, again })
  const run = await lookAtBooks(context, { patienceMilliseconds })
  await inTransaction(context, async (tx) => {
    await insertRun(readsOf(tx), tx.store.id, run)
    if (repaired > 0)
      recordEvent(tx, {
        type: 'books.repaired',
        aggregate: 'auditRun',
        aggregateId: run.id,
        version: 1,
        payload: { invariant: invariant.name, repaired },
      })
  })
  return { repaired, run }
}
