const codes: Record<string, string> = {
  sale_goods: 'Goods sold',
  sale_tax: 'Tax of a sale',
  sale_shipping: 'Shipping sold',
  promotion: 'The store’s part of a discount',
  commission: 'Commission',
  payment: 'Payment',
  refund_goods: 'Goods taken back',
  refund_tax: 'Tax given back',
  refund_shipping: 'Shipping given back',
  refund_promotion: 'Discount taken back',
  refund_commission: 'Commission given back',
  refund_payment: 'Paid back',
  gift_card_given: 'Gift card given',
  store_credit_given: 'Store credit given',
  store_credit_taken: 'Store credit taken back',
  dispute_opened: 'Dispute',
  dispute_closed: 'Dispute won',
  payout: 'Payout',
  fee: 'Fee',
}

/** What a transfer is for. The API may learn new ones: those are shown by their own name. */
export const transferWords = (code: string): string => codes[code] ?? code.replaceAll('_', ' ')
