import type { TxContext } from '../../platform/context.ts'
import { Stale } from '../../platform/database.ts'
import { toWire } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { closingHoldAgain } from './gathering-queries.ts'
import {
  closingClaim,
  closingExtend,
  closingExtendAll,
  closingHold,
  closingRelease,
  type HoldWish,
  type StockWish,
} from './queries.ts'
import { inventoryRefusals } from './refusals.ts'

/**
 * Sets stock aside for a quote at the end of the transaction: all of it, or the transaction ends. What an earlier
 * quote holds is handed over, so that nobody can snatch it in between.
 * @throws Refusal out-of-stock, from the closing statement, naming the offers
 * @throws Stale when somebody emptied a bucket first while others may have enough
 */
export function holdStock(
  context: TxContext,
  of: { reference: string; replaces: string | null; wishes: HoldWish[]; expiresAt: Date },
): void {
  const check = (reserved: string[]) => {
    const lacking = of.wishes.filter((wish) => !reserved.includes(wish.offerId))
    if (lacking.some(({ buckets }) => buckets === 'many')) throw new Stale('another bucket may have enough')
    const missing = lacking.map((wish) => wish.offerId)
    if (missing.length > 0) throw outOfStock(missing)
  }
  context.tx.atClose(closingHold(context.store.id, { ...of, now: context.now, check }))
}

export const outOfStock = (offerIds: string[]): Refusal =>
  new Refusal(inventoryRefusals.outOfStock, {
    members: { offerIds: offerIds.map((id) => toWire('offer', id)) },
  })

/** Frees what is held for a reference; nothing when it is free already. */
export function releaseStock(context: TxContext, reference: string): void {
  context.tx.atClose(closingRelease(context.store.id, { reference, now: context.now }))
}

/** Less is held than was quoted. */
export class HoldGone extends Error {}

/**
 * Sets aside once more what was held for a reference and was freed behind its back: all of it, or the transaction ends. What
 * the row of it lacks by now is taken from the others of its place.
 * @param of.offers how many offers were held
 * @throws Refusal out-of-stock, from the closing statement, naming the offers that are gone
 */
export function holdStockAgain(
  context: TxContext,
  of: { reference: string; offers: number; expiresAt: Date },
): void {
  const check = (gone: string[]) => {
    if (gone.length > 0) throw outOfStock(gone)
  }
  context.tx.atClose(closingHoldAgain(context.store.id, { ...of, now: context.now, check }))
}

/**
 * Sells what is held for a reference.
 * @throws HoldGone when fewer lines are held than were quoted: holds are released only with their quote
 */
export function claimStock(context: TxContext, of: { reference: string; lines: StockWish[] }): void {
  const check = (claimed: number) => {
    if (claimed !== of.lines.length)
      throw new HoldGone(`claimed ${claimed} of ${of.lines.length} held lines of ${of.reference}`)
  }
  context.tx.atClose(closingClaim(context.store.id, { ...of, now: context.now, check }))
}

export function extendHold(context: TxContext, of: { reference: string; expiresAt: Date }): void {
  context.tx.atClose(closingExtend(context.store.id, of))
}

/** As {@link extendHold}, where nothing may be missing. @throws HoldGone when fewer lines are held than `holds` */
export function extendWholeHold(
  context: TxContext,
  of: { reference: string; holds: number; expiresAt: Date },
): void {
  const check = (extended: number) => {
    if (extended !== of.holds)
      throw new HoldGone(`extended ${extended} of ${of.holds} held lines of ${of.reference}`)
  }
  context.tx.atClose(closingExtendAll(context.store.id, { ...of, check }))
}
