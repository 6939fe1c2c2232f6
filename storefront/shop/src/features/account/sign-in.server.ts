import type { SignIn } from '@tradepost/sdk'
import type { APIContext } from 'astro'
import { takeUpCart } from '../cart/cart.server.ts'
import { withQuery } from '../catalog/paths.ts'
import { accountPaths, returnPath } from './account-paths.ts'
import { challengeCookie, dropBrief, keepBriefly } from './brief-cookie.ts'

type Visit = Pick<APIContext, 'cookies' | 'locals' | 'url'>

/**
 * Where a sign-in leads: to the page that asks for a code, or, with the visitor's cart taken along, to where they
 * wanted to go.
 * @param wish where that is, as it came with the address
 * @throws ConnectionProblem
 */
export async function goOnFrom(visit: Visit, answer: SignIn, wish: unknown): Promise<string> {
  const to = returnPath(wish)
  if (answer.status === 'second_factor_required') {
    keepBriefly(visit, challengeCookie, { challengeToken: answer.challengeToken })
    return withQuery(accountPaths.code, { to })
  }
  dropBrief(visit, challengeCookie)
  const news = await takeUpCart(visit)
  if (!news) return to
  const url = new URL(to, visit.url)
  url.searchParams.set('news', news)
  return url.pathname + url.search
}
