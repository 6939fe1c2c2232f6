import type { Context } from '../../platform/context.ts'
import type { Keyset } from '../../platform/pagination.ts'
import { type AuditEntry, type AuditFilter, listAuditEntries } from '../events/index.ts'
import { readKeyNames } from '../stores/index.ts'
import { readAccountNames } from './account-queries.ts'

/** An entry with what its actor is called today; null when nothing is known of it any more. */
export type NamedAuditEntry = AuditEntry & { actorName: string | null }

/** Who did what here, the newest first. */
export async function listNamedAuditEntries(
  { db, store }: Context,
  of: AuditFilter & { limit: number; after: Keyset | null },
): Promise<{ items: NamedAuditEntry[]; last: Keyset | null }> {
  const { items, last } = await listAuditEntries(db, store.id, of)
  const actors = (kinds: AuditEntry['actorKind'][]) => [
    ...new Set(items.filter(({ actorKind }) => kinds.includes(actorKind)).map(({ actorId }) => actorId)),
  ]
  const [people, keys] = await Promise.all([
    readAccountNames(db, actors(['staff', 'seller_member'])),
    readKeyNames(db, store.id, actors(['secret_key', 'seller_key'])),
  ])
  return {
    items: items.map((entry) => ({
      ...entry,
      actorName: people.get(entry.actorId) ?? keys.get(entry.actorId) ?? null,
    })),
    last,
  }
}
