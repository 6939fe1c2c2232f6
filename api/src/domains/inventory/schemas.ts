import { z } from '@hono/zod-openapi'
import { keptText } from '../../platform/card-numbers.ts'
import { type IdKind, idInput, toWire, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { bucketsMax } from './divide-pieces.ts'
import type { OfferStock } from './kept-place.ts'
import type { Movement } from './movement-queries.ts'

const piecesMax = 1_000_000

export const stockOfferParams = z.object({ offerId: idInput('offer') })

export const adjustStockInput = z
  .strictObject({
    kind: z.enum(['received', 'counted']).openapi({
      description:
        '`received`: so many pieces came. `counted`: so many are there, those set aside included; pieces that are sold and wait to be shipped are not counted any more.',
      example: 'received',
    }),
    quantity: z
      .int()
      .min(0)
      .max(piecesMax)
      .openapi({ description: 'Pieces; at least one where they were received.', example: 24 }),
    note: keptText(500, 1).optional().openapi({
      description: 'Why, for those who look after the stock. Card numbers in it are not kept.',
      example: 'Second delivery from the kiln',
    }),
  })
  .refine(({ kind, quantity }) => kind === 'counted' || quantity > 0, {
    path: ['quantity'],
    message: 'must be at least 1 where pieces were received',
  })
  .openapi('StockAdjustment', {
    example: { kind: 'received', quantity: 24, note: 'Second delivery from the kiln' },
  })

export const spreadStockInput = z
  .strictObject({
    buckets: z.int().min(1).max(bucketsMax).openapi({
      description: 'Over how many rows; 1 puts the free pieces into one again.',
      example: 16,
    }),
  })
  .openapi('StockSpread', { example: { buckets: 16 } })

export const offerStockSchema = z
  .object({
    offerId: wireId('offer'),
    onHand: z.int().openapi({ description: 'Pieces in stock, those set aside included.' }),
    reserved: z.int().openapi({ description: 'Pieces set aside for buyers who are about to pay.' }),
    available: z.union([z.int(), z.null()]).openapi({
      description: 'Pieces that can still be bought. Null: as many as one likes.',
    }),
    buckets: z.int().openapi({ description: 'Over how many rows the pieces are spread; 1: they are not.' }),
  })
  .openapi('OfferStock', {
    example: {
      offerId: 'off_01h455vb4pex5vsknk084sn02q',
      onHand: 29,
      reserved: 2,
      available: 27,
      buckets: 1,
    },
  })

export const movementSchema = z
  .object({
    id: wireId('movement'),
    kind: z.enum(['received', 'sold', 'counted', 'canceled', 'returned', 'edited']).openapi({
      description:
        '`received`: goods came. `sold`: an order was placed. `counted`: somebody counted another number. `canceled`, `returned`, `edited`: an order was canceled, sent back or changed, and its goods are in stock again. Clients must accept new values.',
      example: 'received',
    }),
    quantity: z.int().openapi({ description: 'Pieces more than before; below 0: fewer.', example: 24 }),
    reference: z.union([z.string(), z.null()]).openapi({
      description:
        'Id of what brought the goods back: the canceled order, the return or the edit of an order. Null: nothing did.',
      example: null,
    }),
    note: z.union([z.string(), z.null()]).openapi({
      description: 'What somebody wrote who received or counted them.',
      example: 'Second delivery from the kiln',
    }),
    occurredAt: z.iso.datetime().openapi({ example: '2026-11-22T09:30:00.000Z' }),
  })
  .openapi('StockMovement', {
    example: {
      id: 'mov_01h455vb4pex5vsknk084sn02q',
      kind: 'received',
      quantity: 24,
      reference: null,
      note: 'Second delivery from the kiln',
      occurredAt: '2026-11-22T09:30:00.000Z',
    },
  })

export const movementListQuery = z.strictObject(pageQuery)

export const movementListSchema = z
  .object({ items: z.array(movementSchema), nextCursor })
  .openapi('StockMovementList', { example: { items: [], nextCursor: null } })

export const presentStock = ({ offerId, ...numbers }: OfferStock): z.infer<typeof offerStockSchema> => ({
  offerId: toWire('offer', offerId),
  ...numbers,
})

/** What the reference of a movement is the id of. */
const referenced: Partial<Record<Movement['kind'], IdKind>> = {
  canceled: 'order',
  returned: 'orderReturn',
  edited: 'orderEdit',
}

export function presentMovement(movement: Movement): z.infer<typeof movementSchema> {
  const { id, kind, quantity, reference, note, occurredAt } = movement
  const of = referenced[kind]
  return {
    id: toWire('movement', id),
    kind,
    quantity,
    reference: of && reference ? toWire(of, reference) : null,
    note,
    occurredAt: toRfc3339(occurredAt),
  }
}
