import type { TxContext } from '../../platform/context.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { type EventPayloads, type EventType, recordEvent } from '../events/index.ts'
import type { StoreSettings } from './settings.ts'
import { lockSettings, writeSettings } from './settings-queries.ts'

/** The store, locked for a change. @throws Refusal not-found, version-conflict */
export async function lockStore(tx: TxContext, ifMatch?: number): Promise<StoreSettings> {
  const settings = await lockSettings(tx.tx, tx.store.id)
  if (!settings) throw new Refusal(platformRefusals.notFound)
  if (ifMatch !== undefined && ifMatch !== settings.version)
    throw new Refusal(platformRefusals.preconditionFailed)
  return settings
}

/** Writes a change of the locked store as its next version and records it. @returns the store as it is now */
export async function changeStore<T extends EventType>(
  tx: TxContext,
  before: StoreSettings,
  of: {
    changes: Partial<StoreSettings>
    type: T
    payload: EventPayloads[T]
    details?: { before: unknown; after: unknown }
  },
): Promise<StoreSettings> {
  const settings = { ...before, ...of.changes, version: before.version + 1, updatedAt: tx.clock }
  await writeSettings(tx.tx, settings)
  recordEvent(tx, {
    type: of.type,
    aggregate: 'store',
    aggregateId: settings.id,
    version: settings.version,
    payload: of.payload,
    ...(of.details ? { details: of.details } : {}),
  })
  return settings
}
