import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { mustBeAhead } from './create-gift-card.ts'
import type { GiftCard } from './gift-card.ts'
import { lockGiftCard, writeGiftCard } from './gift-card-queries.ts'

/** What is undefined stays. */
export interface GiftCardChanges {
  status?: GiftCard['status'] | undefined
  expiresAt?: Date | null | undefined
  note?: string | undefined
}

/**
 * Disables or enables a card, moves its end, changes the note. What is on it stays: payments that run have it, and refunds
 * still come back to it.
 * @throws Refusal not-found, version-conflict, invalid-request
 */
export async function updateGiftCard(
  context: Context,
  of: { giftCardId: string; ifMatch: number | undefined; changes: GiftCardChanges },
): Promise<GiftCard> {
  return inTransaction(context, async (tx) => {
    const before = await lockGiftCard(tx.tx, tx.store.id, of.giftCardId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== before.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    const { status = before.status, expiresAt = before.expiresAt, note = before.note } = of.changes
    const fields = [
      ...(status === before.status ? [] : ['status']),
      ...(expiresAt?.getTime() === before.expiresAt?.getTime() ? [] : ['expiresAt']),
      ...(note === before.note ? [] : ['note']),
    ]
    if (fields.length === 0) return before
    if (fields.includes('expiresAt')) mustBeAhead(expiresAt, tx.now)
    const card = { ...before, status, expiresAt, note, version: before.version + 1, updatedAt: tx.now }
    await writeGiftCard(tx.tx, tx.store.id, card)
    recordEvent(tx, {
      type: 'gift_card.changed',
      aggregate: 'giftCard',
      aggregateId: card.id,
      version: card.version,
      payload: { fields, status },
    })
    return card
  })
}
