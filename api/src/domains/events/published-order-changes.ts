import { z } from '@hono/zod-openapi'
import { toWire, wireId } from '../../platform/ids.ts'
import { moneyOrNull, moneySchema } from '../../platform/schemas.ts'
import type { EventPayloads } from './catalogue.ts'
import { declare } from './declare.ts'

const number = z.string().max(20).openapi({ description: 'As the buyer knows it.', example: 'K7M4-2Q9X' })
const aNumber = { number: 'K7M4-2Q9X' }
const ofOrder = {
  keptDays: 400,
  permission: 'orders:read',
  subject: 'order',
} as const
/** Sellers of its lines see it, too. */
const ofSellers = { ...ofOrder, sellerPermission: 'seller-orders:read' } as const
const amount = { amount: 4990, currency: 'EUR' }
const anEdit = { editId: 'oed_01h455vb4pex5vsknk084sn02q' }
const pieces = z.int().min(0).openapi({ description: 'How many.', example: 1 })

const returnData = { returnId: wireId('orderReturn'), sellerId: wireId('seller'), number }
const aReturn = {
  returnId: 'ret_01h455vb4pex5vsknk084sn02q',
  sellerId: 'sel_01h455vb4pex5vsknk084sn02q',
  ...aNumber,
}
const presentReturn = ({ returnId, sellerId, number }: EventPayloads['return.approved']) => ({
  returnId: toWire('orderReturn', returnId),
  sellerId: toWire('seller', sellerId),
  number,
})

/** A step of a return that says no more than which. */
const returnStep = (
  type: 'return.approved' | 'return.refused' | 'return.canceled' | 'return.completed',
  summary: string,
) =>
  declare(type, {
    ...ofSellers,
    forCustomer: true,
    summary,
    data: z.object(returnData),
    present: presentReturn,
    example: aReturn,
  })

/** What becomes of an order after it was placed. */
export const orderChangeEvents = [
  declare('order.canceled', {
    ...ofSellers,
    forCustomer: true,
    summary: 'An order was canceled before anything was shipped.',
    data: z.object({
      number,
      by: z.enum(['staff', 'buyer']).openapi({ description: 'Who wanted it.', example: 'buyer' }),
    }),
    present: ({ number, by }) => ({ number, by }),
    example: { ...aNumber, by: 'buyer' },
  }),
  declare('order.held', {
    ...ofSellers,
    summary: 'Nothing of an order is shipped for now.',
    data: z.object({ number }),
    present: ({ number }) => ({ number }),
    example: aNumber,
  }),
  declare('order.released', {
    ...ofSellers,
    summary: 'A held order may be shipped again.',
    data: z.object({ number }),
    present: ({ number }) => ({ number }),
    example: aNumber,
  }),
  declare('order.refunded', {
    ...ofOrder,
    forCustomer: true,
    summary: 'Money of an order was given back.',
    data: z.object({
      number,
      refundId: wireId('refund'),
      returnId: z.union([wireId('orderReturn'), z.null()]).openapi({
        description: 'Of goods that came back; null: a refund by itself.',
        example: null,
      }),
      amount: moneySchema,
      setOff: moneySchema.openapi({
        description: 'Of which not paid back, but counted against what an edit added.',
      }),
      paidTo: z.enum(['original', 'store_credit']).openapi({ example: 'original' }),
    }),
    present: ({ number, refundId, returnId, amount, setOffAmount, currency, paidTo }) => ({
      number,
      refundId: toWire('refund', refundId),
      returnId: returnId && toWire('orderReturn', returnId),
      amount: { amount, currency },
      // Of refunds from before there were edits, nothing was.
      setOff: { amount: setOffAmount ?? 0, currency },
      paidTo,
    }),
    example: {
      ...aNumber,
      refundId: 'rfd_01h455vb4pex5vsknk084sn02q',
      returnId: null,
      amount,
      setOff: { amount: 0, currency: 'EUR' },
      paidTo: 'original',
    },
  }),
  declare('order.refund_failed', {
    ...ofOrder,
    summary: 'A refund did not get through; nothing was given back.',
    data: z.object({ number, refundId: wireId('refund'), amount: moneySchema }),
    present: ({ number, refundId, amount, currency }) => ({
      number,
      refundId: toWire('refund', refundId),
      amount: { amount, currency },
    }),
    example: { ...aNumber, refundId: 'rfd_01h455vb4pex5vsknk084sn02q', amount },
  }),
  declare('order.edited', {
    ...ofSellers,
    forCustomer: true,
    summary: 'Lines of an order were added or taken off.',
    data: z.object({
      number,
      editId: wireId('orderEdit'),
      difference: moneyOrNull.openapi({
        description: 'Above 0 it was paid, below 0 it is given back. Null for a seller.',
        example: amount,
      }),
    }),
    present: ({ number, editId, difference, currency }, reader) => ({
      number,
      editId: toWire('orderEdit', editId),
      difference: reader.kind === 'seller' ? null : { amount: difference, currency },
    }),
    example: { ...aNumber, ...anEdit, difference: amount },
  }),
  declare('order.edit_requested', {
    ...ofOrder,
    forCustomer: true,
    summary: 'A buyer was asked to pay for an edit of their order.',
    data: z.object({ number, editId: wireId('orderEdit'), due: moneySchema }),
    present: ({ number, editId, due, currency }) => ({
      number,
      editId: toWire('orderEdit', editId),
      due: { amount: due, currency },
    }),
    example: { ...aNumber, ...anEdit, due: amount },
  }),
  declare('order.edit_discarded', {
    ...ofOrder,
    forCustomer: true,
    summary: 'An edit that was to be paid came to nothing.',
    data: z.object({ number, editId: wireId('orderEdit') }),
    present: ({ number, editId }) => ({ number, editId: toWire('orderEdit', editId) }),
    example: { ...aNumber, ...anEdit },
  }),
  declare('order.tags_changed', {
    ...ofOrder,
    summary: 'Staff tagged an order.',
    data: z.object({
      tags: z.array(z.string().max(40)).openapi({ description: 'Those it has now.', example: ['gift'] }),
    }),
    present: ({ tags }) => ({ tags }),
    example: { tags: ['gift'] },
  }),
  declare('order.note_added', {
    ...ofOrder,
    summary: 'Something was written beside an order.',
    data: z.object({
      noteId: wireId('orderNote'),
      isForBuyer: z.boolean().openapi({ description: 'Whether its buyer reads it, too.', example: true }),
    }),
    present: ({ noteId, isForBuyer }) => ({ noteId: toWire('orderNote', noteId), isForBuyer }),
    example: { noteId: 'note_01h455vb4pex5vsknk084sn02q', isForBuyer: true },
  }),
  declare('order.fulfillment_delivered', {
    ...ofSellers,
    forCustomer: true,
    summary: 'A parcel of an order arrived.',
    data: z.object({ fulfillmentId: wireId('fulfillment'), number }),
    present: ({ fulfillmentId, number }) => ({ fulfillmentId: toWire('fulfillment', fulfillmentId), number }),
    example: { fulfillmentId: 'ful_01h455vb4pex5vsknk084sn02q', ...aNumber },
  }),
  declare('return.requested', {
    ...ofSellers,
    forCustomer: true,
    summary: 'Goods of an order are to be sent back.',
    data: z.object({ ...returnData, pieces }),
    present: (payload) => ({ ...presentReturn(payload), pieces: payload.pieces }),
    example: { ...aReturn, pieces: 1 },
  }),
  returnStep('return.approved', 'Goods may be sent back.'),
  returnStep('return.refused', 'Goods may not be sent back.'),
  returnStep('return.canceled', 'Goods are not sent back after all.'),
  declare('return.received', {
    ...ofSellers,
    forCustomer: true,
    summary: 'Goods that were sent back have come.',
    data: z.object({ ...returnData, pieces }),
    present: (payload) => ({ ...presentReturn(payload), pieces: payload.pieces }),
    example: { ...aReturn, pieces: 1 },
  }),
  declare('return.inspected', {
    ...ofSellers,
    forCustomer: true,
    summary: 'Goods that were sent back were looked at.',
    data: z.object({ ...returnData, accepted: pieces, restocked: pieces }),
    present: (payload) => ({
      ...presentReturn(payload),
      accepted: payload.accepted,
      restocked: payload.restocked,
    }),
    example: { ...aReturn, accepted: 1, restocked: 1 },
  }),
  returnStep('return.completed', 'A return is over; what was accepted, if anything, is paid back.'),
]
