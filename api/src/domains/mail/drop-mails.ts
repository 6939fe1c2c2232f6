import type { TxContext } from '../../platform/context.ts'
import { writeUnwanted } from './queries.ts'

/**
 * Mails that wait for this address are not sent any more, as when its owner is erased; those laid up in the same
 * transaction are, and one that is being sent at this moment is not stopped.
 */
export async function dropMails({ tx, store }: TxContext, address: string): Promise<void> {
  await writeUnwanted(tx, store.id, address)
}
