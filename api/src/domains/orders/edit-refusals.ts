import { defineRefusals } from '../../platform/refusals.ts'

/** Why the lines of an order cannot be edited. */
export const editRefusals = defineRefusals({
  notPossible: {
    code: 'order-edit-not-possible',
    status: 409,
    title: 'The order cannot be edited like that.',
    hint: 'In `errors` is what is wrong, by its place in the request: lines that the order does not have, more pieces than are left to ship and to be paid back, an address that it does not have, or a return that is no inspected exchange of this order. An order of which nothing would be left is canceled instead.',
  },
  outdated: {
    code: 'order-edit-outdated',
    status: 409,
    title: 'The order is not as it was when the edit was previewed.',
    hint: 'Read the order again and preview the edit anew with its `version`.',
  },
  notOpen: {
    code: 'order-edit-not-open',
    status: 409,
    title: 'This cannot be done with the edit any more.',
    hint: 'Read it again: `state` says where it is. Its time may be over, another may have replaced it, or it has been paid.',
  },
  needsCapture: {
    code: 'order-edit-needs-capture',
    status: 409,
    title: 'Money would be given back that has not been taken yet.',
    hint: 'Capture the payment of the order first (`capturePayment`): `refundable` is what has been taken and can be given back.',
  },
  beingPaid: {
    code: 'order-edit-being-paid',
    status: 409,
    title: 'The edit is being paid.',
    hint: 'Wait for the end of its payment, which the worker looks after every minute, and try again.',
  },
})
