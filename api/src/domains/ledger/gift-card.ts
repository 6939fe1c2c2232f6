import { randomInt } from 'node:crypto'
import type { Context } from '../../platform/context.ts'

/** A gift card as it is kept; its money is the account. */
export interface GiftCard {
  id: string
  accountId: string
  /** The last four characters of its code */
  codeEnd: string
  currency: string
  initialAmount: number
  status: 'active' | 'disabled'
  recipientEmail: string | null
  customerId: string | null
  note: string
  expiresAt: Date | null
  version: number
  createdAt: Date
  updatedAt: Date
  /** In its account */
  balanceAmount: number
  /** Of which payments that run have set aside */
  reservedAmount: number
}

/** Whether it pays: what is left of one that does not stays in its account until somebody lets it pay again. */
export const isAccepted = ({ status, expiresAt }: GiftCard, now: Date): boolean =>
  status === 'active' && (expiresAt === null || expiresAt > now)

/** Capitals and digits that are not mistaken for each other, and no vowels, so that no words come about. */
const alphabet = '34679CDFGHJKMNPQRTVWXY'
const groups = 5
const groupLength = 4

/** 89 random bits, as `CD34-FGHJ-KMNP-QRTV-WXY9`. */
export const newGiftCardCode = (): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join(''),
  ).join('-')

/** Digests that a card of this code may be kept under, the newest key's first. However it is written, it is the same. */
export const giftCardDigests = ({ codes, store }: Pick<Context, 'codes' | 'store'>, code: string): string[] =>
  codes.digests('giftCard', code, `gift-card:${store.id}`)
