import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { secondsAfter } from '../../platform/time.ts'
import { changeStore, lockStore } from './change-store.ts'
import { storeRefusals } from './refusals.ts'
import type { StoreSettings } from './settings.ts'

/** Ten years, either way. */
export const clockOffsetMax = 10 * 366 * 86_400

/**
 * Moves the clock of a test twin: its carts, quotes and offers go by it; sessions, tokens and keys do not.
 * @param of how far from now, or the instant that now is to be
 * @throws Refusal not-found, not-a-twin, invalid-request when it is further than ten years
 */
export async function moveClock(
  context: Context,
  of: { offsetSeconds: number } | { to: Date },
): Promise<{ settings: StoreSettings; now: Date }> {
  return inTransaction(context, async (tx) => {
    const before = await lockStore(tx)
    if (before.twinOf === null) throw new Refusal(storeRefusals.notATwin)
    const clockOffsetSeconds =
      'to' in of ? Math.round((of.to.getTime() - tx.clock.getTime()) / 1000) : of.offsetSeconds
    if (Math.abs(clockOffsetSeconds) > clockOffsetMax)
      throw new Refusal(platformRefusals.invalidRequest, {
        errors: [{ pointer: '/to', message: 'must be within ten years from now' }],
      })
    const settings = await changeStore(tx, before, {
      changes: { clockOffsetSeconds },
      type: 'store.clock_moved',
      payload: { offsetSeconds: clockOffsetSeconds },
      details: {
        before: { offsetSeconds: before.clockOffsetSeconds },
        after: { offsetSeconds: clockOffsetSeconds },
      },
    })
    return { settings, now: secondsAfter(tx.clock, clockOffsetSeconds) }
  })
}
