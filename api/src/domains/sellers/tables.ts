import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { commerce, createdAt, storeId } from '../../platform/tables.ts'
import { stores } from '../stores/tables.ts'

export const sellers = commerce.table(
  'sellers',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    handle: text('handle').notNull(),
    name: text('name').notNull(),
    isHouse: boolean('is_house').notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('sellers_handle').on(t.storeId, t.handle),
    uniqueIndex('sellers_one_house').on(t.storeId).where(sql`is_house`),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'sellers_store' }),
    check('sellers_name', sql`length(${t.name}) > 0`),
  ],
)
