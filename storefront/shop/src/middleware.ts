import { defineMiddleware } from 'astro:middleware'
import { createSession, isConnectionProblem, isRefusal } from '@tradepost/sdk'
import type { APIContext } from 'astro'
import { isPersonal, needsCustomer, signInPath } from './features/account/account-paths.ts'
import { accountCookieName, openSession } from './features/account/session.server.ts'
import { currencyCookieName, readCurrency } from './features/store/currency.ts'
import { keyOfHost, readStoreKeys } from './features/store/store-keys.ts'

const stores = readStoreKeys(process.env.SHOP_STORES)
const apiUrl = process.env.TRADEPOST_API_URL || 'http://127.0.0.1:4000'
const passing = ['busy', 'too-many-requests', 'payment-provider-unavailable']

/**
 * Gives every page the API as its shop sees it, pages of one person the session of who is signed in, and a page of
 * its own to a service that does not answer and to a shop that is closed.
 */
export const onRequest = defineMiddleware(async (context, next) => {
  const { locals, url } = context
  if (['/closed', '/unavailable', '/500'].includes(url.pathname)) return next()
  const publishableKey = keyOfHost(stores, url.host)
  if (publishableKey === undefined) return new Response('There is no shop at this address.', { status: 404 })
  locals.publishableKey = publishableKey
  locals.currency = readCurrency(context.cookies.get(currencyCookieName)?.value)
  const client = {
    baseUrl: apiUrl,
    publishableKey,
    // The API counts requests by visitor; it believes this header from proxies it trusts.
    headers: {
      'X-Forwarded-For': context.clientAddress,
      // By it customers recognize the devices they are signed in on.
      'User-Agent': (context.request.headers.get('user-agent') ?? 'unknown').slice(0, 500),
    },
  }
  locals.session = isPersonal(url.pathname) ? openSession(context, client) : createSession(client)
  locals.shop = locals.session.client
  let isSignedIn = false
  try {
    // Also renews what is about to end, while cookies can still be set.
    if (isPersonal(url.pathname)) isSignedIn = (await locals.session.accessToken()) !== null
    if (needsCustomer(url.pathname) && !isSignedIn) return privately(toSignIn(context), url.pathname)
    return privately(await next(), url.pathname)
  } catch (error) {
    if (isSignedIn && isRefusal(error, 'not-authenticated'))
      return privately(asVisitor(context), url.pathname)
    if (isRefusal(error, 'store-suspended')) return instead(context, '/closed')
    // Written here, because whoever else writes it names the address, and that may be the link of a mail.
    console.error(isTrouble(error) && error instanceof Error ? error.message : error)
    return instead(context, isTrouble(error) ? '/unavailable' : '/500')
  }
})

/** Another page at the same address. The request is a new one, as the body of the first may have been read. */
async function instead(context: APIContext, path: '/closed' | '/unavailable' | '/500'): Promise<Response> {
  const { headers } = context.request
  const response = await context.rewrite(new Request(new URL(path, context.url), { headers }))
  return privately(response, context.url.pathname)
}

/** Pages of one person are kept by nobody, and say nothing about themselves where they lead to. */
function privately(response: Response, path: string): Response {
  if (!isPersonal(path)) return response
  response.headers.set('cache-control', 'no-store')
  // With `no-referrer` browsers send their own forms with `Origin: null`, and the check of the origin refuses them.
  response.headers.set('referrer-policy', 'same-origin')
  return response
}

/** A form that was sent is lost with its session: the way back is to where it stood. */
function toSignIn(context: APIContext, notice?: string): Response {
  const { pathname, search } = context.url
  return context.redirect(signInPath(pathname + search, notice), 303)
}

/** The session has ended elsewhere: pages of a visitor are asked for again, others lead to the page of signing in. */
function asVisitor(context: APIContext): Response {
  const { pathname, search } = context.url
  context.cookies.delete(accountCookieName, { path: '/' })
  if (needsCustomer(pathname)) return toSignIn(context, 'not-authenticated')
  return context.redirect(context.request.method === 'GET' ? pathname + search : '/cart', 303)
}

function isTrouble(error: unknown): boolean {
  return isConnectionProblem(error) || (isRefusal(error) && passing.includes(error.code))
}
