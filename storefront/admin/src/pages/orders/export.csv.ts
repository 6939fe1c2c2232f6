import type { APIRoute } from 'astro'
import { forSpreadsheets } from '../../csv.ts'
import { orderSearchOf } from '../../order-search.ts'

/** Orders as a file for a spreadsheet, as it comes from the API: it may be larger than memory. */
export const GET: APIRoute = async ({ locals, url }) => {
  const rows = url.searchParams.get('rows') === 'lines' ? 'lines' : 'orders'
  const { placedFrom: from, placedUntil: before } = orderSearchOf(url)
  const reply = await locals.desk.stream((api) =>
    api.exportOrders({ rows, from, before }, { timeoutMilliseconds: 60_000 }),
  )
  return new Response(reply.body?.pipeThrough(forSpreadsheets()), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${rows}.csv"`,
    },
  })
}
