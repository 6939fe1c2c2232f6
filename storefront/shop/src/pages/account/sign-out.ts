import type { APIRoute } from 'astro'
import { accountPaths } from '../../features/account/account-paths.ts'
import { dropCart } from '../../features/cart/cart.server.ts'
import { paths } from '../../features/catalog/paths.ts'

/** Ends the session on this device. The cart stays the customer's and is there again when they sign in. */
export const POST: APIRoute = async (context) => {
  await context.locals.session.signOut()
  dropCart(context)
  return context.redirect(paths.home, 303)
}

/** Somebody who comes back by the address of the button. */
export const GET: APIRoute = (context) => context.redirect(accountPaths.overview, 303)
