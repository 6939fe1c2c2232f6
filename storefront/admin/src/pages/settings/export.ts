import type { APIRoute } from 'astro'

/** Everything the store has, as it comes from the API: it may be larger than memory. */
export const POST: APIRoute = async ({ locals }) => {
  const { desk } = locals
  // Long enough for a large store to begin; reading on has no limit.
  const reply = await desk.stream((api) => api.exportStore({}, { timeoutMilliseconds: 60_000 }))
  return new Response(reply.body, {
    headers: {
      'content-type': 'application/x-ndjson',
      'content-disposition': `attachment; filename="store-export.ndjson"`,
    },
  })
}

export const GET: APIRoute = ({ redirect }) => redirect('/settings/life', 303)
