import type { TxContext } from '../../platform/context.ts'
import { raiseRules } from './settings-queries.ts'

/**
 * Says that something has changed that prices depend on: promotions, price lists, tax, shipping, categories. Whoever
 * prices a cart from now on reads them anew. Call it first: until the transaction ends, nobody else changes them.
 * @returns the version they have now
 */
export const raiseRulesVersion = ({ tx, store }: TxContext): Promise<number> => raiseRules(tx, store.id)
