import { defineRefusals } from '../../platform/refusals.ts'

/** What cannot be done with an order after it was placed. */
export const changeRefusals = defineRefusals({
  held: {
    code: 'order-held',
    status: 409,
    title: 'This order is held: nothing of it is shipped.',
    hint: 'Find out why (`hold` of the order), and release it with `releaseOrder`.',
  },
  canceled: {
    code: 'order-canceled',
    status: 409,
    title: 'This order is canceled.',
    hint: 'Nothing of it is shipped any more. Ask the buyer to order again.',
  },
  notHoldable: {
    code: 'order-not-holdable',
    status: 409,
    title: 'There is nothing left to ship, so nothing can be held.',
    hint: 'Only orders that are `placed` or `partially_fulfilled` can be held.',
  },
  parcelOfStore: {
    code: 'parcel-of-store',
    status: 409,
    title: 'The store sent this parcel.',
    hint: 'The store says when it has arrived; a seller says so of what it sent itself (`isOwn`).',
  },
  notCancelable: {
    code: 'order-not-cancelable',
    status: 409,
    title: 'This order cannot be canceled.',
    hint: 'Something of it has been shipped, or it is canceled already. What has been shipped can be sent back: `createReturn`.',
  },
  refundRunning: {
    code: 'refund-running',
    status: 409,
    title: 'A refund of this order is still running.',
    hint: 'Wait until it has succeeded or failed (`listRefunds`), and try again.',
  },
  refundTooMuch: {
    code: 'refund-above-paid',
    status: 409,
    title: 'There is not that much left to give back.',
    hint: 'In `errors` is what of it is too much, in `refundable` what is left of the whole order. Refunds that are still running count.',
  },
  nothingToRefund: {
    code: 'nothing-to-refund',
    status: 409,
    title: 'That comes to nothing.',
    hint: 'What is named cost nothing or has been given back already. Nothing was refunded.',
  },
  refundLineUnknown: {
    code: 'refund-line-unknown',
    status: 409,
    title: 'Lines that are named are not of this order, or are named twice.',
    hint: 'Read the order and send the ids of its own `lineItems`, each once.',
  },
  noStoreCredit: {
    code: 'store-credit-needs-customer',
    status: 409,
    title: 'A guest has no store credit.',
    hint: 'Refund to the `original` means of payment; only orders of customers can be refunded as store credit.',
  },
  returnNotPossible: {
    code: 'return-not-possible',
    status: 409,
    title: 'This cannot be sent back.',
    hint: 'In `errors` is what is wrong with each line: it has not been shipped, that many pieces are not left, or its time is over. `listOrderReturns` says what can be sent back and until when.',
  },
  returnMoved: {
    code: 'return-not-in-that-state',
    status: 409,
    title: 'The return is not in a state in which this can be done.',
    hint: 'Read it again: `state` says where it is. It goes from `requested` over `approved`, `received` and `inspected` to `completed`.',
  },
  returnLines: {
    code: 'return-lines-do-not-fit',
    status: 409,
    title: 'Lines or quantities are not those of this return.',
    hint: 'In `errors` is what is wrong: a line that the return does not have, one that is named twice, or more pieces than it has.',
  },
})

/** How a message begins that says how many pieces of a line there are: `only 1 piece of this line is`. */
export const onlyPieces = (count: number): string =>
  count === 1 ? 'only 1 piece of this line is' : `only ${count} pieces of this line are`
