import { z } from '@hono/zod-openapi'
import { policies } from '../../platform/policies.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { exportHead, exportOrders } from '../orders/index.ts'

export const exportRouter = createRouter()

const moment = z.iso
  .datetime({ offset: true })
  .max(40)
  .transform((text) => new Date(text))
  .optional()

const exportQuery = z.strictObject({
  rows: z
    .enum(['orders', 'lines'])
    .default('orders')
    .openapi({ description: '`lines`: a row for each line of each order.' }),
  from: moment.openapi({
    type: 'string',
    format: 'date-time',
    description: 'Only orders placed then or later.',
    example: '2026-11-01T00:00:00Z',
  }),
  before: moment.openapi({
    type: 'string',
    format: 'date-time',
    description: 'Only orders placed before.',
    example: '2026-12-01T00:00:00Z',
  }),
})

route(
  exportRouter,
  {
    operationId: 'exportOrders',
    tag: 'Admin',
    summary: 'Export orders as CSV',
    description:
      'From the oldest on, in UTF-8, amounts as decimals of their currency. What a spreadsheet would take for a formula begins with an apostrophe. A row is as it was when its turn came.',
    method: 'get',
    path: '/v1/admin/order-export',
    policy: policies.staff('orders:read'),
    query: exportQuery,
    success: {
      status: 200,
      description: 'The rows.',
      schema: z.string().openapi({ example: exportHead({ lines: false }) }),
      contentType: 'text/csv',
    },
    refusals: [],
  },
  async ({ context, query }) => {
    const { rows, from = null, before = null } = query
    return new Reply({ lines: exportOrders(context, { lines: rows === 'lines', from, before }) })
  },
)
