import { defineRefusals } from '../../platform/refusals.ts'

export const documentRefusals = defineRefusals({
  notInvoicing: {
    code: 'store-issues-no-invoices',
    status: 409,
    title: 'The store does not say who issues its invoices.',
    hint: 'Set `invoicing` with `updateStoreSettings` first.',
  },
  nothingToInvoice: {
    code: 'nothing-to-invoice',
    status: 409,
    title: 'There is nothing to write an invoice about.',
    hint: 'The order was canceled, cost nothing, or its buyer has been erased.',
  },
  nothingToPack: {
    code: 'nothing-to-pack',
    status: 409,
    title: 'Nothing of this order is left to be shipped.',
    hint: 'Name a parcel with `fulfillmentId` to get the slip of what has left already.',
  },
})
