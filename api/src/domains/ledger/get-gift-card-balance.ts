import { type AttemptClient, slowDown } from '../../platform/attempts.ts'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { type GiftCard, giftCardDigests, isAccepted } from './gift-card.ts'
import { readGiftCardByDigests } from './gift-card-queries.ts'
import { ledgerRefusals } from './refusals.ts'

/**
 * The card of a code that may pay now, with what is left of it: balance less what is reserved. Whoever pays with it still
 * reserves: `reserveBalance` is the judge.
 * @throws Refusal gift-card-not-accepted for one that is unknown, of another store, disabled or has run out, all alike
 */
export async function findGiftCard(context: TxContext, code: string): Promise<GiftCard> {
  const card = await readGiftCardByDigests(context.tx, context.store.id, giftCardDigests(context, code))
  if (!card || !isAccepted(card, context.now)) throw new Refusal(ledgerRefusals.giftCardNotAccepted)
  return card
}

/** What a try of a code counts against: the code, and where it came from. */
export const giftCardAttempts = (code: string, client: AttemptClient) =>
  ({ rule: 'giftCardCode', subject: code, client }) as const

/**
 * What is left of a gift card, for whoever has its code. Wrong codes are counted, so that nobody tries many.
 * @throws Refusal gift-card-not-accepted, too-many-requests
 */
export async function getGiftCardBalance(
  context: Context,
  of: { code: string; client: AttemptClient },
): Promise<GiftCard> {
  const attempt = await slowDown(context, giftCardAttempts(of.code, of.client))
  const card = await inTransaction(context, (tx) => findGiftCard(tx, of.code))
  await attempt.succeeded()
  return card
}
