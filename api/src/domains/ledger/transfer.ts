import type { AccountRef } from './account.ts'

/** What a transfer says, and which way its money goes (debit → credit). */
export const transferCodes = {
  sale_goods: 'Goods sold, without tax (buyers → sales or seller)',
  sale_tax: 'Tax of a sale (buyers → tax)',
  sale_shipping: 'Shipping sold, without tax (buyers → shipping or seller)',
  promotion: 'What the store bears of a discount (promotions → seller)',
  commission: 'Commission (seller → commission)',
  payment: 'A buyer paid (provider, gift card or store credit → buyers)',
  refund_goods: 'Goods taken back, without tax (sales or seller → buyers)',
  refund_tax: 'Tax of what was taken back (tax → buyers)',
  refund_shipping: 'Shipping given back, without tax (shipping or seller → buyers)',
  refund_promotion: 'The discount of what was taken back (seller → promotions)',
  refund_commission: 'Commission given back (commission → seller)',
  refund_payment: 'A buyer was paid back (buyers → provider, gift card or store credit)',
  gift_card_given: 'A gift card was made (given → gift card)',
  store_credit_given: 'Store credit was given (given → store credit)',
  store_credit_taken: 'Store credit was taken back (store credit → given)',
  dispute_opened: 'A bank took money back (disputes → provider)',
  dispute_closed: 'It came back (provider → disputes)',
  payout: 'A seller was paid (seller → bank)',
  fee: 'A provider kept a fee (fees → provider)',
} as const
export type TransferCode = keyof typeof transferCodes
export const codesOfTransfers = Object.keys(transferCodes) as TransferCode[]

/** One transfer to be written: minor units of the currency of both accounts; an amount of 0 is left out. */
export interface Posting {
  debit: AccountRef
  credit: AccountRef
  amount: number
  code: TransferCode
}
