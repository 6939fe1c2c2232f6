import type { TxContext } from '../../platform/context.ts'
import { closingKeptUses, closingPromotionUses, type PromotionClaim } from './claim-queries.ts'

/**
 * Counts what a quote uses at the end of the transaction: all of it, or everything runs again and finds what is left.
 * What an earlier quote holds is handed over, so that nobody can snatch it in between: it is not released besides.
 * @throws Stale from the closing statement when a limit was reached meanwhile
 */
export function claimPromotions(context: TxContext, claim: PromotionClaim): void {
  if (claim.uses.length === 0 && claim.replaces === null) return
  context.tx.collectAtClose('promotion_uses', claim, (claims) =>
    closingPromotionUses(context.store.id, { claims: claims as PromotionClaim[], now: context.now }),
  )
}

/** Gives back what is held for a reference; nothing when it is used, or given back already. */
export const releasePromotions = (context: TxContext, reference: string): void =>
  claimPromotions(context, { reference, replaces: reference, uses: [] })

/** The quote became an order: what it holds is used for good. */
export const keepPromotions = (context: TxContext, reference: string): void =>
  context.tx.atClose(closingKeptUses(context.store.id, { reference }))
