import { isRefusal } from '@tradepost/sdk'
import type { APIContext, APIRoute } from 'astro'
import { addToCart } from '../../../features/cart/cart.server.ts'
import { brokenRules, ruleHint, writeRules } from '../../../features/cart/cart-notices.ts'
import { isHandle, paths, withQuery } from '../../../features/catalog/paths.ts'
import { type Choice, exactVariant, isBuyable, readChoice } from '../../../features/product/variant-choice.ts'
import { isAboutPayment, messageFor } from '../../../features/refusals/messages.ts'

/**
 * Puts the chosen variant of a product into the cart. Fields: `line.handle`, `line.quantity`, and each option by its
 * name. A script that asks for a fragment gets the drawer or a reason, a form is led to the cart or back.
 */
export const POST: APIRoute = async (context) => {
  const form = new URLSearchParams()
  for (const [name, value] of await context.request.formData())
    if (typeof value === 'string') form.append(name, value)
  const handle = form.get('line.handle') ?? ''
  const quantity = Number(form.get('line.quantity') ?? 1)
  const outcome = await add(context, handle, quantity, form)
  if (outcome.added) return context.redirect(wantsFragment(context) ? '/cart/drawer' : paths.cart, 303)
  if (wantsFragment(context)) {
    const { code, message } = outcome
    return Response.json({ code, message, isPaying: isAboutPayment(code) }, { status: 409 })
  }
  const page = isHandle(handle) ? paths.product(handle) : paths.cart
  const { choice, code: notice, rules } = outcome
  return context.redirect(withQuery(page, { ...choice, notice, rules: rules && writeRules(rules) }), 303)
}

type Outcome =
  | { added: true }
  | { added: false; code: string; message: string; choice: Choice; rules: ReturnType<typeof brokenRules> }

async function add(
  context: APIContext,
  handle: string,
  quantity: number,
  form: URLSearchParams,
): Promise<Outcome> {
  if (!isHandle(handle)) return refused({ code: 'offer-not-found', detail: '' }, {})
  const found = await context.locals.shop.getProduct.try({ handle })
  if (!found.ok) return refused(found.refusal, {})
  const choice = readChoice(found.data, form)
  const variant = exactVariant(found.data, choice)
  if (!variant) return refused({ code: 'choice-incomplete', detail: '' }, choice)
  if (!variant.offer || !isBuyable(variant)) return refused({ code: 'sold-out', detail: '' }, choice)
  const result = await addToCart(context, { offerId: variant.offer.id, quantity })
  return result.ok ? { added: true } : refused(result.refusal, choice)
}

function refused(refusal: { code: string; detail: string; problem?: object }, choice: Choice): Outcome {
  if (isRefusal(refusal, 'busy', 'too-many-requests')) throw refusal
  const rules = brokenRules({ code: refusal.code, problem: refusal.problem ?? {} })
  const message = (rules && ruleHint(rules)) ?? messageFor(refusal)
  return { added: false, code: refusal.code, message, choice, rules }
}

const wantsFragment = ({ request }: APIContext) => request.headers.get('x-fragment') === 'drawer'
