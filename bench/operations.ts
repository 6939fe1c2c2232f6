import type { TokenKey } from '../api/src/platform/key-rings.ts'
import { createBrowsing } from './browsing.ts'
import { createBuying } from './buying.ts'
import type { Connection } from './http-client.ts'
import { createPlacing } from './placing.ts'
import type { Choice } from './replay.ts'
import { createSessions } from './sessions.ts'
import type { BenchShop } from './shop.ts'

/** One thing a client does, on the wire and as choices for its replay. `D` is what one run of it is about. */
export interface Operation<D> {
  title: string
  /** Undoes what `draw` changed for all */
  end?: () => Promise<void>
  users: number
  /** How often in one round of a full run */
  count: number
  /** All that `count` runs need beforehand, such as carts; nothing of it is measured. */
  draw(count: number): Promise<D[]>
  /** The same without what only the API needs. */
  choose?(count: number): Promise<D[]>
  /** @throws Error when a reply is not the expected one */
  perform(on: Connection, draw: D): Promise<void>
  /** What a replay of the tape made for `taped` must put instead to do `draw`. Absent: it reads no database. */
  choice?(taped: D, draw: D): Choice
  /** Paths whose bytes the bare server answers, in turn. */
  bodies?: string[]
  /** What one library must compute for it, whoever asks: as many at once as the machine has cores. */
  alone?: { name: string; prepare(count: number): Promise<(index: number) => Promise<void>> }
  /** A second floor: as many rows in tables without any rule (`bare-rows.ts`) */
  isBesideBareRows?: boolean
  /** A table that gains one row with each run. */
  proof?: string
}

/** Any operation, where its draws are nobody's business. */
// biome-ignore lint/suspicious/noExplicitAny: draws go from an operation back into the same operation only
export type AnyOperation = Operation<any>

/** All operations in the order of the table, for the API on `port`. */
export async function createOperations(
  shop: BenchShop,
  port: number,
  tokenKey: TokenKey,
): Promise<AnyOperation[]> {
  return [
    ...(await createBrowsing(shop, port)),
    ...(await createBuying(shop, port)),
    ...(await createPlacing(shop, port)),
    ...(await createSessions(shop, port, tokenKey)),
  ]
}
