import { is } from 'drizzle-orm'
import { getTableConfig, type PgColumn, PgTable } from 'drizzle-orm/pg-core'
import * as attempts from '../../platform/attempts-table.ts'
import * as idempotency from '../../platform/idempotency-table.ts'
import * as audit from '../audit/tables.ts'
import * as cart from '../cart/tables.ts'
import * as catalog from '../catalog/tables.ts'
import * as customers from '../customers/tables.ts'
import * as discovery from '../discovery/tables.ts'
import * as documents from '../documents/tables.ts'
import * as events from '../events/tables.ts'
import * as inventory from '../inventory/tables.ts'
import * as jobs from '../jobs/tables.ts'
import * as ledger from '../ledger/tables.ts'
import * as mail from '../mail/tables.ts'
import * as offers from '../offers/tables.ts'
import * as orderChanges from '../orders/change-tables.ts'
import * as orders from '../orders/tables.ts'
import * as payments from '../payments/tables.ts'
import * as pricing from '../pricing/tables.ts'
import * as promotions from '../promotions/tables.ts'
import * as sellers from '../sellers/tables.ts'
import * as shipping from '../shipping/tables.ts'
import * as stores from '../stores/tables.ts'
import * as tax from '../tax/tables.ts'
import * as users from '../users/tables.ts'
import * as webhooks from '../webhooks/tables.ts'

/** A table with rows of stores, as export, erasure and the making of a twin need to know it. */
export interface TableOfStore {
  /** Without the schema, which is `commerce`. */
  name: string
  columns: string[]
  /** What finds a row within its store, in the order of paging; none where a store has one row. */
  key: { column: string; type: string }[]
  /** Columns nobody gets to read: digests, and what is sealed. */
  secret: string[]
  /** Its rows point to rows of the same table: they go all at once. */
  pointsToItself: boolean
}

const modules = [
  attempts,
  audit,
  ledger,
  idempotency,
  cart,
  catalog,
  customers,
  discovery,
  documents,
  events,
  inventory,
  jobs,
  mail,
  offers,
  orderChanges,
  orders,
  payments,
  pricing,
  promotions,
  sellers,
  shipping,
  stores,
  tax,
  users,
  webhooks,
]

const tables = modules.flatMap((module) => Object.values(module).filter((value) => is(value, PgTable)))

const nameOf = (table: PgTable) => getTableConfig(table).name
const ofStore = (table: PgTable) => getTableConfig(table).columns.some(({ name }) => name === 'store_id')

/** What pages of these are cut by, where the primary key is a digest. */
const pagedBy: Record<string, string[]> = { store_keys: ['id'] }

function describe(table: PgTable): TableOfStore {
  const { name, columns, primaryKeys, foreignKeys } = getTableConfig(table)
  const named = (column: string) => columns.find((c) => c.name === column) as PgColumn
  const primary = primaryKeys[0]?.columns ?? columns.filter((c) => c.primary)
  const key = pagedBy[name] ?? primary.map((c) => c.name).filter((column) => column !== 'store_id')
  return {
    name,
    columns: columns.map((c) => c.name),
    key: key.map((column) => ({ column, type: named(column).getSQLType() })),
    secret: columns.filter((c) => c.getSQLType() === 'bytea' || c.name.endsWith('_hash')).map((c) => c.name),
    pointsToItself: foreignKeys.some((foreign) => nameOf(foreign.reference().foreignTable) === name),
  }
}

/** Each table after those it points to. @throws Error when two point to each other */
function parentsFirst(all: PgTable[]): PgTable[] {
  const sorted: PgTable[] = []
  const left = new Map(all.map((table) => [nameOf(table), table]))
  while (left.size > 0) {
    const ready = [...left.values()].filter((table) =>
      getTableConfig(table).foreignKeys.every((foreign) => {
        const target = nameOf(foreign.reference().foreignTable)
        return target === nameOf(table) || !left.has(target)
      }),
    )
    if (ready.length === 0) throw new Error(`tables in a circle: ${[...left.keys()].join(', ')}`)
    for (const table of ready.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))) {
      sorted.push(table)
      left.delete(nameOf(table))
    }
  }
  return sorted
}

/** Every table that has rows of a store, those they point to first. */
export const tablesOfStore: TableOfStore[] = parentsFirst(tables.filter(ofStore)).map(describe)

export function tableNamed(name: string): TableOfStore {
  const table = tablesOfStore.find((t) => t.name === name)
  if (!table) throw new Error(`there is no table ${name} with rows of a store`)
  return table
}
