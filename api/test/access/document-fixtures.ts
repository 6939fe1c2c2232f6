import type { Caller } from './callers.ts'
import type { Fixture } from './fixture.ts'

/** The invoice is that of the guest's order: of nobody who bought as a customer. */
const notOfCustomers = ({ is }: Caller): string | undefined =>
  is.kind === 'customer' ? 'not-found' : undefined

/** A customer has one open cart at a time: the one that is open takes the goods. */
const hasCart = ({ is }: Caller): string | undefined =>
  is.kind === 'customer' ? 'customer-has-cart' : undefined

/** Papers of orders, their export, buying the same again, and the audit of the books. */
export const documentFixtures: Record<string, Fixture> = {
  listDocumentsOfOrder: {},
  getDocumentPdf: { refuses: notOfCustomers },
  listOrderDocuments: {},
  requestInvoice: { refuses: () => 'store-issues-no-invoices' },
  getPackingSlip: {},
  getSellerPackingSlip: {},
  exportOrders: {},
  orderAgain: { refuses: hasCart, body: () => ({}) },
  listInvariants: {},
  repairInvariant: { params: { name: 'invariant' }, ownNames: true },
}
