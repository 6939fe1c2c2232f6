import { z } from '@hono/zod-openapi'
import { keptText } from '../../platform/card-numbers.ts'
import { wireId } from '../../platform/ids.ts'
import { moneyOrNull, timestamp } from '../../platform/schemas.ts'
import { eventActors } from '../events/index.ts'

const cardNumbers = 'Card numbers in it are not kept.'

export const cancelOrderInput = z
  .strictObject({
    reason: keptText(300, 1).openapi({
      description: `Why; staff and buyer read it. ${cardNumbers}`,
      example: 'Ordered twice',
    }),
  })
  .openapi('CancelOrder', { example: { reason: 'Ordered twice' } })

export const holdOrderInput = z
  .strictObject({
    reason: keptText(300, 1).openapi({
      description: `Why; for the staff. ${cardNumbers}`,
      example: 'Address to be confirmed',
    }),
  })
  .openapi('HoldOrder', { example: { reason: 'Address to be confirmed' } })

export const setOrderTagsInput = z
  .strictObject({
    tags: z
      .array(keptText(40, 1))
      .max(20)
      .openapi({ description: `All that it is to have; each once, in whatever order. ${cardNumbers}` }),
  })
  .openapi('SetOrderTags', { example: { tags: ['gift', 'press'] } })

export const createOrderNoteInput = z
  .strictObject({
    body: keptText(5000, 1).openapi({ description: `Plain text. ${cardNumbers}` }),
    isForBuyer: z
      .boolean()
      .default(false)
      .openapi({ description: 'Whether the buyer reads it on the page of the order.' }),
  })
  .openapi('CreateOrderNote', { example: { body: 'Called: leave it with the neighbor.', isForBuyer: false } })

const noteShape = { id: wireId('orderNote'), body: z.string(), createdAt: timestamp }
const noteExample = {
  id: 'note_01h455vb4pex5vsknk084sn02q',
  body: 'Called: leave it with the neighbor.',
  createdAt: '2026-11-24T09:31:00.000Z',
}

export const orderNoteSchema = z
  .object({ ...noteShape, isForBuyer: z.boolean().openapi({ description: 'Whether the buyer reads it.' }) })
  .openapi('OrderNote', { example: { ...noteExample, isForBuyer: false } })

export const orderNoteListSchema = z
  .object({ items: z.array(orderNoteSchema) })
  .openapi('OrderNoteList', { example: { items: [{ ...noteExample, isForBuyer: false }] } })

export const buyerNoteListSchema = z
  .object({ items: z.array(z.object(noteShape)) })
  .openapi('BuyerNoteList', { example: { items: [noteExample] } })

export const orderTimelineSchema = z
  .object({
    items: z.array(
      z
        .object({
          id: wireId('event'),
          at: timestamp,
          type: z
            .string()
            .openapi({ description: 'What happened, as events name it.', example: 'order.placed' }),
          summary: z.string().openapi({
            description: 'The same for people, in English.',
            example: 'The order was placed.',
          }),
          actor: z
            .enum(eventActors)
            .openapi({ description: 'What kind of caller did it; `worker`: the system itself.' }),
          actorName: z.union([z.string(), z.null()]).openapi({
            description: 'Of somebody who works here; null: nobody of them, or not known any more.',
          }),
          amount: moneyOrNull.openapi({ description: 'Of money that moved; null: none did.' }),
        })
        .openapi('TimelineEntry', {
          example: {
            id: 'evt_01h455vb4pex5vsknk084sn02q',
            at: '2026-11-22T09:31:00.000Z',
            type: 'order.placed',
            summary: 'The order was placed.',
            actor: 'shopper',
            actorName: null,
            amount: { amount: 18290, currency: 'EUR' },
          },
        }),
    ),
  })
  .openapi('OrderTimeline', { example: { items: [] } })
