import type { APIRoute } from 'astro'
import { cartKeyOf } from '../../../features/cart/cart.server.ts'
import { paths, withQuery } from '../../../features/catalog/paths.ts'

/**
 * Changes one line. Fields: `line`, and `quantity`, or a `remove` that is not empty, or `saved`: `yes` keeps it for
 * later, `no` brings it back.
 */
export const POST: APIRoute = async (context) => {
  const form = await context.request.formData()
  const lineId = String(form.get('line') ?? '')
  const key = cartKeyOf(context)
  if (!key || !lineId) return context.redirect(paths.cart, 303)

  const { shop } = context.locals
  const saved = form.get('saved')
  const change = saved ? { saved: saved === 'yes' } : { quantity: Number(form.get('quantity') ?? 1) }
  const result = form.get('remove')
    ? await shop.removeCartLine.try({ ...key, lineId })
    : await shop.changeCartLine.try({ ...key, lineId, ...change })
  // A line that is gone is what a second tab leaves behind: the cart as it is now says enough.
  const notice = result.ok || result.refusal.code === 'not-found' ? undefined : result.refusal.code
  return context.redirect(withQuery(paths.cart, { notice }), 303)
}
