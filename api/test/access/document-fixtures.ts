import type { Fixture } from './fixture.ts'

/** Papers of orders, their export, and buying the same again. */
export const documentFixtures: Record<string, Fixture> = {
  listDocumentsOfOrder: {},
  getDocumentPdf: {},
  listOrderDocuments: {},
  requestInvoice: { refuses: () => 'store-issues-no-invoices' },
  getPackingSlip: {},
  getSellerPackingSlip: {},
  exportOrders: {},
  orderAgain: { body: () => ({}) },
}
