import { actorName, type Context, type TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { queueMail } from '../mail/index.ts'
import { type AccountRef, accountIdOf } from './account.ts'
import { type GiftCard, giftCardDigests, newGiftCardCode } from './gift-card.ts'
import { closingNewGiftCard } from './gift-card-queries.ts'
import { mustBeTaken } from './must-be-taken.ts'
import { creditBalance, postTransfers } from './post-transfers.ts'

interface NewGiftCard {
  /** Minor units, above 0 */
  amount: number
  currency: string
  recipientEmail: string | null
  customerId: string | null
  /** Stands in the mail */
  message: string
  expiresAt: Date | null
  note: string
}

/**
 * Gives a gift card: its code is told to the caller, once, and mailed to whom it is for; nothing here can tell it again.
 * @throws Refusal invalid-request for a currency that the store does not take or an expiry that has been; not-found for a
 *   customer of no account
 */
export async function createGiftCard(
  context: Context,
  of: NewGiftCard,
): Promise<{ card: GiftCard; code: string }> {
  return inTransaction(context, async (tx) => give(tx, of))
}

function give(context: TxContext, of: NewGiftCard): { card: GiftCard; code: string } {
  const { store, now, tx } = context
  mustBeTaken(store, of.currency)
  mustBeAhead(of.expiresAt, now)
  const id = newId('giftCard')
  const code = newGiftCardCode()
  const account: AccountRef = { kind: 'gift_card', ownerId: id, currency: of.currency }
  const card: GiftCard = {
    id,
    accountId: accountIdOf(store.id, account),
    codeEnd: code.slice(-4),
    currency: of.currency,
    initialAmount: of.amount,
    status: 'active',
    recipientEmail: of.recipientEmail,
    customerId: of.customerId,
    note: of.note,
    expiresAt: of.expiresAt,
    version: 1,
    createdAt: now,
    updatedAt: now,
    balanceAmount: of.amount,
    reservedAmount: 0,
  }
  const [codeHash = ''] = giftCardDigests(context, code)
  postTransfers(context, {
    reference: id,
    orderId: null,
    postings: [
      {
        debit: { kind: 'given', currency: of.currency },
        credit: account,
        amount: of.amount,
        code: 'gift_card_given',
      },
    ],
  })
  creditBalance(context, { accountId: card.accountId, amount: of.amount })
  tx.atClose(
    closingNewGiftCard(store.id, {
      card,
      codeHash,
      createdBy: actorName(context.actor),
      check: (made) => {
        if (made !== 1) throw new Refusal(platformRefusals.notFound)
      },
    }),
  )
  if (of.recipientEmail !== null)
    queueMail(context, {
      to: of.recipientEmail,
      template: 'gift-card',
      locale: store.locale,
      data: { code, amount: of.amount, currency: of.currency, message: of.message, expiresAt: of.expiresAt },
    })
  recordEvent(context, {
    type: 'gift_card.created',
    aggregate: 'giftCard',
    aggregateId: id,
    version: 1,
    payload: { amount: of.amount, currency: of.currency },
  })
  return { card, code }
}

/** @throws Refusal invalid-request */
export function mustBeAhead(expiresAt: Date | null, now: Date): void {
  if (expiresAt !== null && expiresAt <= now)
    throw new Refusal(platformRefusals.invalidRequest, {
      detail: '/expiresAt: must be in the future',
      errors: [{ pointer: '/expiresAt', message: 'must be in the future' }],
    })
}
