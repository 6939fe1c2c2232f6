import { ConnectionProblem, createClient, Refusal } from '@tradepost/sdk'
import { defineMiddleware } from 'astro:middleware'
import { keyOfHost, readStoreKeys } from './features/store/store-keys.ts'

const stores = readStoreKeys(process.env.SHOP_STORES)
const apiUrl = process.env.TRADEPOST_API_URL || 'http://127.0.0.1:4000'
const clients = new Map<string, ReturnType<typeof createClient>>()

/** Gives every page the API as its shop sees it, and a page of its own to a service that does not answer. */
export const onRequest = defineMiddleware(async (context, next) => {
  const publishableKey = keyOfHost(stores, context.url.host)
  if (publishableKey === undefined) return new Response('There is no shop at this address.', { status: 404 })
  context.locals.publishableKey = publishableKey
  context.locals.shop = clientOf(publishableKey)
  try {
    return withHeaders(await next(), context.url.pathname)
  } catch (error) {
    if (!isTrouble(error) || context.url.pathname === '/unavailable') throw error
    console.error(error)
    return context.rewrite('/unavailable')
  }
})

function clientOf(publishableKey: string): ReturnType<typeof createClient> {
  const known = clients.get(publishableKey)
  if (known) return known
  const client = createClient({ baseUrl: apiUrl, publishableKey })
  clients.set(publishableKey, client)
  return client
}

const passing = ['busy', 'too-many-requests', 'payment-provider-unavailable']

function isTrouble(error: unknown): boolean {
  return error instanceof ConnectionProblem || (error instanceof Refusal && passing.includes(error.code))
}
