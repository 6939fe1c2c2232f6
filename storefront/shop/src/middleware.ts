import { defineMiddleware } from 'astro:middleware'
import { createClient, isConnectionProblem, isRefusal } from '@tradepost/sdk'
import { keyOfHost, readStoreKeys } from './features/store/store-keys.ts'

const stores = readStoreKeys(process.env.SHOP_STORES)
const apiUrl = process.env.TRADEPOST_API_URL || 'http://127.0.0.1:4000'
const passing = ['busy', 'too-many-requests', 'payment-provider-unavailable']

/** Gives every page the API as its shop sees it, and a page of its own to a service that does not answer. */
export const onRequest = defineMiddleware(async (context, next) => {
  const { locals, url } = context
  const publishableKey = keyOfHost(stores, url.host)
  if (publishableKey === undefined) return new Response('There is no shop at this address.', { status: 404 })
  locals.publishableKey = publishableKey
  locals.shop = createClient({
    baseUrl: apiUrl,
    publishableKey,
    // The API counts requests by visitor; it believes this header from proxies it trusts.
    headers: { 'X-Forwarded-For': context.clientAddress },
  })
  try {
    return privately(await next(), url.pathname)
  } catch (error) {
    if (!isTrouble(error) || url.pathname === '/unavailable') throw error
    console.error(error instanceof Error ? error.message : error)
    return context.rewrite('/unavailable')
  }
})

/** Pages of one person are kept by nobody, and say nothing about themselves where they lead to. */
function privately(response: Response, path: string): Response {
  const [, area = ''] = path.split('/')
  if (!['cart', 'checkout', 'orders'].includes(area)) return response
  response.headers.set('cache-control', 'no-store')
  // With `no-referrer` browsers send their own forms with `Origin: null`, and the check of the origin refuses them.
  response.headers.set('referrer-policy', area === 'orders' ? 'no-referrer' : 'same-origin')
  return response
}

function isTrouble(error: unknown): boolean {
  return isConnectionProblem(error) || (isRefusal(error) && passing.includes(error.code))
}
