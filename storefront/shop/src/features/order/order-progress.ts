import type { Order } from '@tradepost/sdk'

/** Where an order stands, in words for who waits for it. A status that a newer API adds counts as placed. */
export function progressOf({ status, paymentState }: Pick<Order, 'status' | 'paymentState'>): {
  title: string
  about: string
  step: 1 | 2
} {
  switch (status) {
    case 'fulfilled':
      return { title: 'On its way', about: 'Everything has left us.', step: 2 }
    case 'canceled':
      return {
        title: 'Canceled',
        about: 'Nothing of it is sent. Whatever was paid comes back to you.',
        step: 1,
      }
    case 'partially_fulfilled':
      return { title: 'Partly on its way', about: 'A part has left us; the rest follows.', step: 2 }
    default:
      return {
        title: 'Placed',
        about: isPromised(paymentState)
          ? 'Thank you. Your bank has promised the money, and we are packing it.'
          : 'Thank you. It is paid, and we are packing it.',
        step: 1,
      }
  }
}

/** Whether money of it is only set aside at the bank: it is taken later. */
export const isPromised = (paymentState: string): boolean =>
  paymentState === 'authorized' || paymentState === 'partially_captured'
