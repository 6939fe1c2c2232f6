import type { APIRoute } from 'astro'

/** Everything that the shop knows of who is signed in, as a file. */
export const GET: APIRoute = async ({ locals }) => {
  const data = await locals.shop.exportCustomerData()
  return new Response(`${JSON.stringify(data, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="my-data.json"',
    },
  })
}
