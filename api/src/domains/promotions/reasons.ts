import { printAmount } from '../../platform/money.ts'

/** Why a promotion or a code lowers nothing. */
export type Reason =
  | { code: 'code-unknown' }
  | { code: 'code-ended' }
  | { code: 'code-used-up' }
  | { code: 'code-already-applied' }
  | { code: 'used-up' }
  | { code: 'used-up-by-customer' }
  | { code: 'not-yet'; from: string }
  | { code: 'ended'; until: string }
  | { code: 'other-currency'; currency: string }
  | { code: 'other-customers' }
  | { code: 'not-first-order' }
  | { code: 'country-not-known' }
  | { code: 'other-country' }
  | { code: 'goods-missing' }
  | { code: 'quantity-too-small'; missing: number }
  | { code: 'amount-too-small'; missingAmount: number }
  | { code: 'not-combinable'; with: string }
  | { code: 'one-of-its-group'; with: string }
  | { code: 'gift-unavailable' }
  | { code: 'nothing-to-lower' }

export interface NotApplied {
  /** Null for a code that belongs to none */
  promotionId: string | null
  title: string | null
  /** As entered; null for a promotion without code */
  code: string | null
  because: Reason
  /** The reason in words */
  words: string
}

/** @param currency ISO 4217, of the cart */
export function reasonInWords(because: Reason, currency: string): string {
  switch (because.code) {
    case 'code-unknown':
      return 'No promotion has this code.'
    case 'code-ended':
      return 'This code is no longer valid.'
    case 'code-used-up':
      return 'This code has been used as often as it may be.'
    case 'code-already-applied':
      return 'Another code of the same promotion applies.'
    case 'used-up':
      return 'The promotion has been used as often as it may be.'
    case 'used-up-by-customer':
      return 'This customer has used the promotion as often as they may.'
    case 'not-yet':
      return `It begins ${because.from.replace('T', ' ')}, by the clock of the store.`
    case 'ended':
      return `It ended ${because.until.replace('T', ' ')}, by the clock of the store.`
    case 'other-currency':
      return `It is for prices in ${because.currency}.`
    case 'other-customers':
      return 'It is for other customers.'
    case 'not-first-order':
      return 'It is for first orders.'
    case 'country-not-known':
      return 'It depends on the country of the address.'
    case 'other-country':
      return 'It is for other countries.'
    case 'goods-missing':
      return 'Nothing in the cart is meant by it.'
    case 'quantity-too-small':
      return because.missing === 1 ? 'One piece is missing.' : `${because.missing} pieces are missing.`
    case 'amount-too-small':
      return `${printAmount(because.missingAmount, currency)} are missing.`
    case 'not-combinable':
      return 'It cannot be combined with a promotion that applies.'
    case 'one-of-its-group':
      return 'A promotion applies of which only one can be had.'
    case 'gift-unavailable':
      return 'There are no more of these gifts.'
    case 'nothing-to-lower':
      return 'There is nothing for it to take off.'
  }
}
