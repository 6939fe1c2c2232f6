import type { DocumentContent } from '../../src/domains/documents/document.ts'
import { newId, toWire } from '../../src/platform/ids.ts'
import { toRfc3339 } from '../../src/platform/time.ts'
import type { RowWriter } from './rows.ts'

/** The invoice of an order, as the worker would have issued it, and an edit of another that came to nothing. @returns the invoice's id */
export async function createDocuments(
  rows: RowWriter,
  of: { storeId: string; orderId: string; editedOrderId: string; canary: string },
): Promise<string> {
  const { storeId, orderId } = of
  const now = new Date()
  const id = newId('orderDocument')
  const address = {
    streetAddress: 'Torstraße 1',
    addressLocality: 'Berlin',
    postalCode: '10119',
    addressCountry: 'DE',
  }
  const content: DocumentContent = {
    issuer: {
      legalName: `GmbH of ${of.canary}`,
      address,
      vatNumber: null,
      taxNumber: null,
      prefix: 'T-',
      footer: '',
    },
    storeName: 'A store',
    buyer: { company: null, vatNumber: null, address: { fullName: 'Ada', ...address } },
    order: { id: orderId, number: 'K7M4-2Q9X', placedAt: toRfc3339(now) },
    corrects: null,
    currency: 'EUR',
    pricesIncludeTax: true,
    lines: [],
    charges: [],
    taxes: [],
    subtotalAmount: 1000,
    discountAmount: 0,
    taxAddedAmount: 0,
    taxRelievedAmount: 0,
    taxAmount: 160,
    totalAmount: 1000,
    payments: [],
  }
  await rows.insert('document_series', { store_id: storeId, kind: 'invoice', series: 'T-', last_number: 1 })
  await rows.insert('order_documents', {
    store_id: storeId,
    id,
    kind: 'invoice',
    series: 'T-',
    number: 1,
    order_id: orderId,
    reference: orderId,
    currency: 'EUR',
    total_amount: 1000,
    tax_amount: 160,
    locale: 'en-DE',
    content: JSON.stringify(content),
    issued_at: now,
  })
  await rows.insert('order_edits', {
    store_id: storeId,
    id: newId('orderEdit'),
    order_id: of.editedOrderId,
    order_version: 1,
    state: 'discarded',
    changes: JSON.stringify({ remove: [], add: [], returnId: null }),
    outcome: JSON.stringify({ added: [], addedTaxes: [], takenOff: [], addedAmount: 0, takenOffAmount: 0 }),
    difference_amount: 0,
    currency: 'EUR',
    created_by: 'system',
    expires_at: now,
  })
  return toWire('orderDocument', id)
}
