import type { APIRoute } from 'astro'
import { readCart } from '../../features/cart/cart.server.ts'

/** The number of pieces in the visitor's cart, for the link in the header. */
export const GET: APIRoute = async (context) => {
  const cart = await readCart(context)
  return Response.json({ count: cart?.itemCount ?? 0 })
}
