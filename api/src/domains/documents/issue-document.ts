import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { recordEvent } from '../events/index.ts'
import { noEmail, type Order, readOrderIn, readOrigin, readRefund } from '../orders/index.ts'
import { readPaymentsOf } from '../payments/index.ts'
import { type Invoicing, readSettingsIn } from '../stores/index.ts'
import { creditNoteContent } from './credit-note-content.ts'
import type { DocumentContent, DocumentKind } from './document.ts'
import { invoiceContent } from './invoice-content.ts'
import { paymentTitle } from './payment-title.ts'
import { findDocument, takeNumber, writeDocument } from './queries.ts'

/**
 * Issues the invoice of an order, once, however often it is asked to: the worker's, so that numbers are taken one after
 * the other and never in a shopper's way. Nothing is issued where the store does not invoice, for an order that was
 * canceled or cost nothing, and once its buyer has been erased.
 */
export async function issueInvoice(context: Context, of: { orderId: string }): Promise<void> {
  await inTransaction(context, async (tx) => {
    const issuing = await issuerOf(tx, of.orderId)
    if (issuing) await invoiceOf(tx, issuing)
  })
}

/** Issues the credit note of a refund, once, after the invoice it corrects. */
export async function issueCreditNote(
  context: Context,
  of: { orderId: string; refundId: string },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const issuing = await issuerOf(tx, of.orderId)
    if (!issuing) return
    const refund = await readRefund(tx.tx, tx.store.id, of.refundId)
    if (refund?.status !== 'succeeded') return
    const invoice = await invoiceOf(tx, issuing)
    if (!invoice) return
    if (await findDocument(tx.tx, tx.store.id, { kind: 'credit_note', reference: refund.id })) return
    const content = creditNoteContent({ ...issuing, refund, invoice })
    await issue(tx, { ...issuing, kind: 'credit_note', reference: refund.id, content })
  })
}

/** @returns null when there is none and none is due */
async function invoiceOf(
  context: TxContext,
  issuing: Issuing,
): Promise<{ number: string; content: DocumentContent } | null> {
  const { tx, store } = context
  const { order } = issuing
  const known = await findDocument(tx, store.id, { kind: 'invoice', reference: order.id })
  if (known) return known
  if (order.totalAmount === 0 || order.status === 'canceled') return null
  const payments = await readPaymentsOf(tx, store.id, issuing.checkoutId)
  const paid = payments
    .filter(({ capturedAmount }) => capturedAmount > 0)
    .map((payment) => ({ title: paymentTitle(payment), amount: payment.capturedAmount }))
  const content = invoiceContent({ ...issuing, payments: paid })
  const number = await issue(context, { ...issuing, kind: 'invoice', reference: order.id, content })
  return { number, content }
}

interface Issuing {
  order: Order
  checkoutId: string
  issuer: Invoicing
  storeName: string
  locale: string
}

async function issuerOf({ tx, store }: TxContext, orderId: string): Promise<Issuing | null> {
  const settings = await readSettingsIn(tx, store.id)
  const order = settings?.invoicing ? await readOrderIn(tx, store.id, orderId) : null
  const origin = order && (await readOrigin(tx, store.id, orderId))
  if (!settings?.invoicing || !origin || order.email === noEmail) return null
  const { checkoutId, locale } = origin
  const { invoicing: issuer, name: storeName } = settings
  return { order, checkoutId, issuer, storeName, locale: locale ?? settings.locale }
}

/** @returns its number, as it is written */
async function issue(
  context: TxContext,
  of: { kind: DocumentKind; reference: string; order: Order; content: DocumentContent; locale: string },
): Promise<string> {
  const { tx, store, now } = context
  const { kind, order, reference, content, locale } = of
  const series = content.issuer.prefix
  const id = newId('orderDocument')
  const last = await takeNumber(tx, store.id, { kind, series })
  const number = `${series}${last}`
  await writeDocument(tx, store.id, {
    id,
    kind,
    series,
    number: last,
    orderId: order.id,
    reference,
    locale,
    content,
    now,
  })
  recordEvent(context, {
    type: 'document.issued',
    aggregate: 'orderDocument',
    aggregateId: id,
    version: 1,
    payload: { kind, number, orderId: order.id },
    audience: { customerId: order.customerId, sellerIds: [] },
  })
  return number
}
