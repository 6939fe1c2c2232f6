import type { APIRoute } from 'astro'

/** Orders as a file for a spreadsheet, as it comes from the API: it may be larger than memory. */
export const GET: APIRoute = async ({ locals, url }) => {
  const rows = url.searchParams.get('rows') === 'lines' ? 'lines' : 'orders'
  const reply = await locals.desk.stream((api) => api.exportOrders({ rows }, { timeoutMilliseconds: 60_000 }))
  return new Response(reply.body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${rows}.csv"`,
    },
  })
}
