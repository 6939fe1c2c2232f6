import type { APIRoute } from 'astro'
import { accountPaths, returnPath } from '../../features/account/account-paths.ts'
import { dropCart } from '../../features/cart/cart.server.ts'
import { paths } from '../../features/catalog/paths.ts'

/**
 * Ends the session on this device. The cart stays the customer's and is there again when they sign in. Fields: `to`, the
 * page to go on to as somebody else; without it, the front of the shop.
 */
export const POST: APIRoute = async (context) => {
  const form = await context.request.formData().catch(() => null)
  const to = form?.get('to') ?? null
  await context.locals.session.signOut()
  dropCart(context)
  return context.redirect(to === null ? paths.home : returnPath(to), 303)
}

/** Somebody who comes back by the address of the button. */
export const GET: APIRoute = (context) => context.redirect(accountPaths.overview, 303)
