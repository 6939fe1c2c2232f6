import { z } from '@hono/zod-openapi'
import { keptText } from '../../platform/card-numbers.ts'
import { idInput, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { timestamp, version } from '../../platform/schemas.ts'
import { returnStates } from './return-state.ts'

const pieces = z.int().min(1).max(999_999)
const counted = z.int().min(0).max(999_999)
const noCards = 'Card numbers in it are not kept.'
const aLine = 'oln_01h455vb4pex5vsknk084sn02q'

export const createReturnInput = z
  .strictObject({
    lineItems: z
      .array(
        z.strictObject({
          id: idInput('orderLine'),
          quantity: pieces,
          reason: keptText(300)
            .default('')
            .openapi({ description: `What is wrong with it. ${noCards}` }),
        }),
      )
      .min(1)
      .max(100),
    reason: keptText(300, 1).openapi({ description: `Why. ${noCards}`, example: 'Too small' }),
    note: keptText(1000)
      .default('')
      .openapi({ description: `For whoever unpacks it. ${noCards}` }),
    resolution: z.enum(['refund', 'exchange']).default('refund').openapi({
      description:
        'What the buyer wants for it. `exchange`: something else, which staff add to the order with `previewOrderEdit`.',
    }),
  })
  .openapi('CreateReturn', { example: { lineItems: [{ id: aLine, quantity: 1 }], reason: 'Too small' } })

export const approveReturnInput = z
  .strictObject({
    label: z
      .strictObject({
        carrier: keptText(80, 1),
        trackingNumber: z.string().trim().min(1).max(80).optional(),
        url: z
          .url({ protocol: /^https$/, error: 'must be an https address' })
          .max(500)
          .optional()
          .openapi({ description: 'Of the label to print.' }),
        instructions: keptText(1000).default('').openapi({ description: 'Where to send it, and how.' }),
      })
      .optional()
      .openapi({ description: 'How it comes back; left out: as the buyer likes.' }),
  })
  .openapi('ApproveReturn', {
    example: { label: { carrier: 'DHL', trackingNumber: '00340434161094042557' } },
  })

export const refuseReturnInput = z
  .strictObject({
    decision: keptText(500, 1).openapi({ description: `Why; the buyer reads it. ${noCards}` }),
  })
  .openapi('RefuseReturn', { example: { decision: 'It has been worn.' } })

export const receiveReturnInput = z
  .strictObject({
    lineItems: z
      .array(z.strictObject({ id: idInput('orderLine'), quantity: pieces }))
      .min(1)
      .max(100)
      .optional()
      .openapi({ description: 'What was in the parcel; left out: all that was announced.' }),
  })
  .openapi('ReceiveReturn', { example: { lineItems: [{ id: aLine, quantity: 1 }] } })

export const inspectReturnInput = z
  .strictObject({
    lineItems: z
      .array(
        z.strictObject({
          id: idInput('orderLine'),
          acceptedQuantity: counted.openapi({ description: 'Pieces that are paid back.' }),
          restockedQuantity: counted.openapi({ description: 'Pieces that go back on the shelf.' }),
          condition: keptText(300)
            .default('')
            .openapi({ description: `What was found. ${noCards}` }),
        }),
      )
      .min(1)
      .max(100)
      .optional()
      .openapi({
        description:
          'Left out: everything that came is as good as new. A line that is not named is not accepted.',
      }),
    decision: keptText(500)
      .default('')
      .openapi({ description: `For the buyer. ${noCards}` }),
  })
  .openapi('InspectReturn', {
    example: { lineItems: [{ id: aLine, acceptedQuantity: 1, restockedQuantity: 1 }] },
  })

export const completeReturnInput = z
  .strictObject({
    shippingAmount: z
      .int()
      .min(0)
      .max(999_999_999_999)
      .default(0)
      .openapi({ description: 'Of what was paid for shipping, given back besides the goods; minor units.' }),
    paidTo: z
      .enum(['original', 'store_credit'])
      .default('original')
      .openapi({ description: 'As of `refundOrder`.' }),
  })
  .openapi('CompleteReturn', { example: { shippingAmount: 490 } })

const state = z.enum(returnStates).openapi({
  description:
    '`requested` by the buyer, `approved` or `refused`, `received` when it has come, `inspected` when it was looked at, `completed` when it is paid back; or `canceled`. Clients must accept new values.',
})

const returnExample = {
  id: 'ret_01h455vb4pex5vsknk084sn02q',
  orderId: 'ord_01h455vb4pex5vsknk084sn02q',
  orderNumber: '7KQ2-MX4T',
  sellerId: 'sel_01h455vb4pex5vsknk084sn02q',
  state: 'requested' as const,
  resolution: 'refund' as const,
  reason: 'Too small',
  note: '',
  decision: '',
  label: null,
  lineItems: [
    {
      id: aLine,
      title: 'Brass desk lamp',
      variantTitle: 'Brass',
      quantity: 1,
      receivedQuantity: 0,
      acceptedQuantity: 0,
      restockedQuantity: 0,
      reason: '',
      condition: '',
    },
  ],
  refundId: null,
  editId: null,
  createdAt: '2026-11-25T09:31:00.000Z',
  updatedAt: '2026-11-25T09:31:00.000Z',
  version: 1,
}

export const returnSchema = z
  .object({
    id: wireId('orderReturn'),
    orderId: wireId('order'),
    orderNumber: z.string(),
    sellerId: wireId('seller').openapi({ description: 'Whose goods they are.' }),
    state,
    resolution: z.enum(['refund', 'exchange']),
    reason: z.string(),
    note: z.string().openapi({ description: 'Of the buyer; may be empty.' }),
    decision: z.string().openapi({ description: 'Why it was refused, or what was found; may be empty.' }),
    label: z
      .union([
        z.object({
          carrier: z.string(),
          trackingNumber: z.union([z.string(), z.null()]),
          url: z.union([z.string(), z.null()]).openapi({ description: 'Of the label to print.' }),
          instructions: z.string(),
        }),
        z.null(),
      ])
      .openapi({ description: 'How it comes back; null: as the buyer likes.' }),
    lineItems: z.array(
      z.object({
        id: wireId('orderLine'),
        title: z.string(),
        variantTitle: z.string(),
        quantity: z.int().openapi({ description: 'Pieces that were announced.' }),
        receivedQuantity: z.int(),
        acceptedQuantity: z.int().openapi({ description: 'Of those that came: paid back.' }),
        restockedQuantity: z.int().openapi({ description: 'Of those that came: for sale again.' }),
        reason: z.string(),
        condition: z.string(),
      }),
    ),
    refundId: z
      .union([wireId('refund'), z.null()])
      .openapi({ description: 'What was paid back for it; null: nothing yet.' }),
    editId: z
      .union([wireId('orderEdit'), z.null()])
      .openapi({ description: 'The edit of the order that exchanged it; null: none.' }),
    createdAt: timestamp,
    updatedAt: timestamp,
    version,
  })
  .openapi('OrderReturn', { example: returnExample })

export const returnListSchema = z
  .object({ items: z.array(returnSchema), nextCursor })
  .openapi('OrderReturnPage', { example: { items: [returnExample], nextCursor: null } })

export const newReturnsSchema = z
  .object({
    items: z.array(returnSchema).openapi({ description: 'One for each seller whose goods they are.' }),
  })
  .openapi('NewOrderReturns', { example: { items: [returnExample] } })

export const orderReturnsSchema = z
  .object({
    items: z.array(returnSchema),
    returnable: z
      .array(
        z.object({
          id: wireId('orderLine'),
          quantity: z.int().openapi({ description: 'Pieces that can be sent back.' }),
          until: timestamp.openapi({ description: 'Until then a buyer may ask.' }),
        }),
      )
      .openapi({ description: 'Lines of which something can still be sent back.' }),
  })
  .openapi('OrderReturns', {
    example: {
      items: [returnExample],
      returnable: [{ id: aLine, quantity: 1, until: '2026-12-24T09:31:00.000Z' }],
    },
  })

export const returnListQuery = z.strictObject({
  state: state.optional().openapi({ description: 'Only returns in this state.', example: 'requested' }),
  ...pageQuery,
})
