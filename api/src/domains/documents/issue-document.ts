import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { recordEvent } from '../events/index.ts'
import {
  noEmail,
  type Order,
  type Refund,
  readExplanation,
  readOrderEdit,
  readOrderEditsOf,
  readOrderIn,
  readOrigin,
  readRefund,
  readRefundsOf,
} from '../orders/index.ts'
import { readPaidWith } from '../payments/index.ts'
import { type Invoicing, readSettingsIn } from '../stores/index.ts'
import { creditNoteContent } from './credit-note-content.ts'
import type { DocumentContent, DocumentKind } from './document.ts'
import { invoiceContent } from './invoice-content.ts'
import { orderAsAdded, orderAsPlaced } from './invoiced-part.ts'
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
    if (refund) await creditNoteOf(tx, issuing, refund)
  })
}

async function creditNoteOf(context: TxContext, issuing: Issuing, refund: Refund): Promise<void> {
  const { tx, store } = context
  if (refund.status !== 'succeeded') return
  const invoice = (await invoiceOfLines(context, issuing, refund)) ?? (await invoiceOf(context, issuing))
  if (!invoice) return
  if (await findDocument(tx, store.id, { kind: 'credit_note', reference: refund.id })) return
  const explained = await readExplanation(tx, store.id, issuing.order.id)
  if (!explained) return
  const content = creditNoteContent({ ...issuing, refund, invoice, explained })
  await issue(context, { ...issuing, kind: 'credit_note', reference: refund.id, content })
}

/** Issues the further invoice of what an edit has added to an order, once, after that of the order itself. */
export async function issueEditInvoice(
  context: Context,
  of: { orderId: string; editId: string },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const issuing = await issuerOf(tx, of.orderId)
    if (!issuing || !(await invoiceOf(tx, issuing))) return
    await invoiceOfEdit(tx, issuing, of.editId)
  })
}

/** @returns null when the edit has added nothing that costs something */
async function invoiceOfEdit(
  context: TxContext,
  issuing: Issuing,
  editId: string,
): Promise<{ number: string } | null> {
  const { tx, store } = context
  const known = await findDocument(tx, store.id, { kind: 'invoice', reference: editId })
  if (known) return known
  const edit = await readOrderEdit(readsOf(context), store.id, editId)
  const { order } = issuing
  if (edit?.state !== 'committed' || edit.outcome.addedAmount === 0 || order.status === 'canceled')
    return null
  const payments = await paidWith(context, editId)
  const content = invoiceContent({ ...issuing, order: orderAsAdded(order, edit), payments })
  return { number: await issue(context, { ...issuing, kind: 'invoice', reference: editId, content }) }
}

/** Where all that a refund gives back was added by one edit, that edit's invoice is the one it corrects. */
async function invoiceOfLines(
  context: TxContext,
  issuing: Issuing,
  refund: Refund,
): Promise<{ number: string } | null> {
  const lines = issuing.order.lines.filter(({ id }) => refund.lines.some((line) => line.id === id))
  const [editId, ...others] = new Set(lines.map((line) => line.editId))
  if (!editId || others.length > 0 || refund.fulfillmentAmount > 0) return null
  return invoiceOfEdit(context, issuing, editId)
}

async function paidWith({ tx, store }: TxContext, reference: string): Promise<DocumentContent['payments']> {
  return (await readPaidWith(tx, store.id, reference))
    .filter(({ capturedAmount }) => capturedAmount > 0)
    .map((payment) => ({ title: paymentTitle(payment), amount: payment.capturedAmount }))
}

/** Of the order as it was placed, and with it what is due of what happened before. @returns null when there is none and none is due */
async function invoiceOf(context: TxContext, issuing: Issuing): Promise<{ number: string } | null> {
  const { tx, store } = context
  const order = orderAsPlaced(issuing.order)
  const known = await findDocument(tx, store.id, { kind: 'invoice', reference: order.id })
  if (known) return known
  if (order.totalAmount === 0 || order.status === 'canceled') return null
  const payments = await paidWith(context, issuing.checkoutId)
  const content = invoiceContent({ ...issuing, order, payments })
  const number = await issue(context, { ...issuing, kind: 'invoice', reference: order.id, content })
  await issueOfEarlier(context, issuing)
  return { number }
}

/** An order that was edited or refunded before the store issued invoices: those events are over, nobody tells of them again. */
async function issueOfEarlier(context: TxContext, issuing: Issuing): Promise<void> {
  const [storeId, orderId] = [context.store.id, issuing.order.id]
  const edits = await readOrderEditsOf(readsOf(context), storeId, orderId)
  for (const { id } of edits.toReversed()) await invoiceOfEdit(context, issuing, id)
  for (const refund of await readRefundsOf(readsOf(context), storeId, orderId))
    await creditNoteOf(context, issuing, refund)
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
