import type { Database } from '../../platform/database.ts'
import { SealBroken, type Sealer, UnknownEncryptionKey } from '../../platform/sealing.ts'
import { type SealedColumn, sealedColumns } from './sealed-columns.ts'
import { readSealedValues, readStoreIds, replaceSealedValue } from './sealed-queries.ts'

const pageMax = 200

/** What came of one column. */
export interface Resealed {
  /** `table.column` */
  column: string
  /** Sealed by the first key now, and by another before. */
  resealed: number
  /** Were sealed by the first key already. */
  current: number
  /** Do not open: their key is not there, or they were changed. They stay as they are. */
  unopened: number
}

/**
 * Seals everything again that another than the first encryption key has sealed, in every store. May run while the system
 * works, be stopped and be run again: a value that changes meanwhile is left to whoever changed it. Needs the worker's
 * login.
 */
export async function rotateSecrets(db: Database, sealer: Sealer): Promise<Resealed[]> {
  const storeIds = await readStoreIds(db)
  const all: Resealed[] = []
  for (const column of sealedColumns) {
    const told = { column: `${column.table}.${column.column}`, resealed: 0, current: 0, unopened: 0 }
    for (const storeId of 'ofAll' in column.place ? [null] : storeIds)
      await resealColumn(db, sealer, { column, storeId, told })
    all.push(told)
  }
  return all
}

async function resealColumn(
  db: Database,
  sealer: Sealer,
  of: { column: SealedColumn; storeId: string | null; told: Resealed },
): Promise<void> {
  const { column, storeId, told } = of
  for (let after: string | null = null, more = true; more; ) {
    const page = await readSealedValues(db, storeId, { column, after, limit: pageMax })
    for (const { key, sealed } of page) {
      if (sealer.isCurrent(sealed)) told.current += 1
      else {
        const fresh = sealedAgain(sealer, sealed, placeOf(column, storeId, key))
        if (!fresh) told.unopened += 1
        else if (await replaceSealedValue(db, storeId, { column, key, before: sealed, after: fresh }))
          told.resealed += 1
      }
    }
    after = page.at(-1)?.key ?? null
    more = page.length === pageMax
  }
}

function placeOf({ place }: SealedColumn, storeId: string | null, key: string): string {
  return 'ofAll' in place ? place.ofAll(key) : place.ofStore(storeId ?? '', key)
}

function sealedAgain(sealer: Sealer, sealed: Buffer, place: string): Buffer | null {
  try {
    return sealer.seal(sealer.open(sealed, place), place)
  } catch (error) {
    if (error instanceof UnknownEncryptionKey || error instanceof SealBroken) return null
    throw error
  }
}
