import { type ClosingWrite, type Database, lockOrder, type Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { GiftCard } from './gift-card.ts'

const cardText = `SELECT g.id, g.account_id, g.code_end, g.currency, g.initial_amount, g.status, g.recipient_email, g.customer_id,
    g.note, g.expires_at, g.version, g.created_at, g.updated_at, a.balance, a.reserved
  FROM commerce.gift_cards g JOIN commerce.ledger_accounts a ON a.store_id = $1 AND a.id = g.account_id
  WHERE g.store_id = $1`

const toCard = (row: Record<string, unknown>): GiftCard => ({
  id: row.id as string,
  accountId: row.account_id as string,
  codeEnd: row.code_end as string,
  currency: row.currency as string,
  initialAmount: amountFrom(row.initial_amount as string),
  status: row.status as GiftCard['status'],
  recipientEmail: row.recipient_email as string | null,
  customerId: row.customer_id as string | null,
  note: row.note as string,
  expiresAt: row.expires_at as Date | null,
  version: row.version as number,
  createdAt: row.created_at as Date,
  updatedAt: row.updated_at as Date,
  balanceAmount: amountFrom(row.balance as string),
  reservedAmount: amountFrom(row.reserved as string),
})

/** Written with the transfer that fills its account. `check` gets 0 where its customer is none of the store. */
export function closingNewGiftCard(
  storeId: string,
  of: { card: GiftCard; codeHash: string; createdBy: string; check: (made: number) => void },
): ClosingWrite {
  const { card } = of
  return {
    name: 'new_gift_card',
    rank: lockOrder.ledger + 0.5,
    ctes: {
      new_gift_card: `
        INSERT INTO commerce.gift_cards (store_id, id, account_id, code_hash, code_end, currency, initial_amount,
          recipient_email, customer_id, note, created_by, expires_at, created_at, updated_at)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13
        WHERE $9::uuid IS NULL OR EXISTS (SELECT 1 FROM commerce.customers c WHERE c.store_id = $1 AND c.id = $9::uuid)
        RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM new_gift_card)',
    values: [
      storeId,
      card.id,
      card.accountId,
      of.codeHash,
      card.codeEnd,
      card.currency,
      card.initialAmount,
      card.recipientEmail,
      card.customerId,
      card.note,
      of.createdBy,
      card.expiresAt,
      card.createdAt,
    ],
    check: (made) => of.check(made as number),
  }
}

/** Newest first. */
export async function listGiftCards(
  db: Database,
  storeId: string,
  of: {
    status: GiftCard['status'] | undefined
    customerId: string | undefined
    codeEnd: string | undefined
    limit: number
    after: Keyset | null
  },
): Promise<{ items: GiftCard[]; last: Keyset | null }> {
  const rows = await db.read(storeId, {
    name: 'gift_cards_list',
    text: `${cardText.replace('g.id,', 'g.id, g.created_at::text AS sort_value,')}
      AND ($2::timestamptz IS NULL OR (g.created_at, g.id) < ($2, $3::uuid)) AND ($4::text IS NULL OR g.status = $4)
      AND ($5::uuid IS NULL OR g.customer_id = $5) AND ($6::text IS NULL OR g.code_end = $6)
      ORDER BY g.created_at DESC, g.id DESC LIMIT $7`,
    values: [
      storeId,
      of.after?.[0] ?? null,
      of.after?.[1] ?? null,
      of.status ?? null,
      of.customerId ?? null,
      of.codeEnd ?? null,
      of.limit + 1,
    ],
  })
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return { items: shown.map(toCard), last: last ? [last.sort_value as string, last.id as string] : null }
}

export async function readGiftCard(db: Database, storeId: string, id: string): Promise<GiftCard | null> {
  const [row] = await db.read(storeId, {
    name: 'gift_cards_read',
    text: `${cardText} AND g.id = $2`,
    values: [storeId, id],
  })
  return row ? toCard(row) : null
}

/** The card of a code, by any of its digests. */
export async function readGiftCardByDigests(
  tx: Pick<Transaction, 'query'>,
  storeId: string,
  digests: string[],
): Promise<GiftCard | null> {
  const [row] = await tx.query({
    name: 'gift_cards_by_code',
    text: `${cardText} AND g.code_hash = ANY($2::text[])`,
    values: [storeId, digests],
  })
  return row ? toCard(row) : null
}

export async function lockGiftCard(tx: Transaction, storeId: string, id: string): Promise<GiftCard | null> {
  const [row] = await tx.query({
    name: 'gift_cards_lock',
    text: `${cardText} AND g.id = $2 FOR NO KEY UPDATE OF g`,
    values: [storeId, id],
  })
  return row ? toCard(row) : null
}

/** What staff may change of a card. */
export async function writeGiftCard(tx: Transaction, storeId: string, card: GiftCard): Promise<void> {
  await tx.query({
    name: 'gift_cards_write',
    text: `UPDATE commerce.gift_cards SET status = $3, expires_at = $4, note = $5, version = $6, updated_at = $7
      WHERE store_id = $1 AND id = $2`,
    values: [storeId, card.id, card.status, card.expiresAt, card.note, card.version, card.updatedAt],
  })
}

/** Cards that were made for a person, newest first. */
export async function readGiftCardsFor(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; email: string },
): Promise<GiftCard[]> {
  const rows = await tx.query({
    name: 'gift_cards_for',
    text: `${cardText} AND (g.customer_id = $2 OR lower(g.recipient_email) = lower($3)) ORDER BY g.created_at DESC, g.id DESC`,
    values: [storeId, of.customerId, of.email],
  })
  return rows.map(toCard)
}

/** Takes the person out of the cards that were made for them; what is on the cards stays theirs who have the code. */
export async function forgetRecipient(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; email: string },
): Promise<void> {
  await tx.query({
    name: 'gift_cards_forget_recipient',
    text: `UPDATE commerce.gift_cards SET recipient_email = NULL, customer_id = NULL, note = '', version = version + 1
      WHERE store_id = $1 AND (customer_id = $2 OR lower(recipient_email) = lower($3))`,
    values: [storeId, of.customerId, of.email],
  })
}
