import type { APIRoute } from 'astro'
import { returnPath } from '../../features/account/account-paths.ts'
import { moveCart } from '../../features/cart/cart-currency.server.ts'
import { paths, withQuery } from '../../features/catalog/paths.ts'
import {
  currenciesOf,
  currencyCookieName,
  currencyCookieSeconds,
  readCurrency,
} from '../../features/store/currency.ts'
import { readStoreFacts } from '../../features/store/facts.server.ts'

/** Shows prices in another currency from now on. Fields: `currency`, and `back`, the page to return to. */
export const POST: APIRoute = async (context) => {
  const form = await context.request.formData()
  const { store } = await readStoreFacts(context.locals)
  const wanted = readCurrency(form.get('currency'))
  const back = returnPath(form.get('back'))
  if (!wanted || !currenciesOf(store).includes(wanted)) return context.redirect(back, 303)
  if (!(await moveCart(context, wanted)))
    return context.redirect(withQuery(paths.cart, { notice: 'cart-in-other-currency' }), 303)
  context.cookies.set(currencyCookieName, wanted, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: context.url.protocol === 'https:',
    maxAge: currencyCookieSeconds,
  })
  return context.redirect(back, 303)
}
