import type { APIRoute } from 'astro'

/** All data of a customer as a file, for the customer. */
export const POST: APIRoute = async ({ locals, params }) => {
  const customerId = params.customerId ?? ''
  const data = await locals.desk.api.createCustomerExport({ customerId })
  return new Response(JSON.stringify(data, undefined, 2), {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="${data.customer.id}.json"`,
    },
  })
}

export const GET: APIRoute = ({ redirect, params }) => redirect(`/customers/${params.customerId ?? ''}`, 303)
