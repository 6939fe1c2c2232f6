import { z } from '@hono/zod-openapi'
import { toWire, wireId } from '../../platform/ids.ts'
import { nextCursor } from '../../platform/pagination.ts'
import { moneySchema, timestamp } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { AccountKind } from './account.ts'
import type { Transfer } from './account-queries.ts'
import { transferCode } from './account-schemas.ts'

const example = {
  id: 'trf_01h455vb4pex5vsknk084sn02q',
  code: 'sale_goods' as const,
  amount: { amount: 10_000, currency: 'EUR' },
  orderId: 'ord_01h455vb4pex5vsknk084sn02q',
  postedAt: '2026-11-22T09:30:00.000Z',
}

/** A transfer as the owner of one of its accounts sees it: without the other account. */
export const movementSchema = z
  .object({
    id: wireId('ledgerTransfer'),
    code: transferCode,
    amount: moneySchema.openapi({ description: 'Above 0 it came, below 0 it went.' }),
    orderId: z
      .union([wireId('order'), z.null()])
      .openapi({ description: 'The order it belongs to; null: none.' }),
    postedAt: timestamp,
  })
  .openapi('AccountMovement', { example })

export const movementListSchema = z
  .object({ items: z.array(movementSchema), nextCursor })
  .openapi('AccountMovementList', { example: { items: [example], nextCursor: null } })

export const presentMovement = (
  transfer: Transfer,
  owner: { kind: AccountKind; id: string },
): z.infer<typeof movementSchema> => {
  const came = transfer.credit.kind === owner.kind && transfer.credit.ownerId === owner.id
  return {
    id: toWire('ledgerTransfer', transfer.id),
    code: transfer.code,
    amount: { amount: came ? transfer.amount : -transfer.amount, currency: transfer.currency },
    orderId: transfer.orderId && toWire('order', transfer.orderId),
    postedAt: toRfc3339(transfer.postedAt),
  }
}
