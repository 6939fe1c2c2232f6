import type { CallOptions, Client } from '@tradepost/sdk'
import { createClient } from '@tradepost/sdk'
import type { Visit } from './cookies.ts'
import type { Settings } from './settings.ts'

/** The API as those may use it who have not signed in. */
export type Visitors = {
  /** Names of the stores that one can sign in to. */
  storeNames: string[]
  /** For visitors of a store, by the store's name in the settings; undefined when there is none. */
  visitStore: (store: string) => Client | undefined
  /** For visitors of the store that the key belongs to. */
  visitWith: (publishableKey: string) => Client
  /** For who comes with a link from a mail: the link names the store. */
  anyone: () => Client
}

/** The API for the visitors of a desk. */
export function visitorsOf({ apiUrl, stores }: Pick<Settings, 'apiUrl' | 'stores'>): Visitors {
  const visitWith = (publishableKey: string) => createClient({ baseUrl: apiUrl, publishableKey })
  return {
    storeNames: Object.keys(stores),
    visitWith,
    visitStore: (store) => {
      const publishableKey = Object.hasOwn(stores, store) ? stores[store] : undefined
      return publishableKey ? visitWith(publishableKey) : undefined
    },
    anyone: () => createClient({ baseUrl: apiUrl }),
  }
}

/** Whose behalf a call is made on: the API names the device and counts attempts by it, not by this server. */
export const visitorOf = (visit: Visit & { clientAddress: string }): CallOptions => ({
  forwardedFor: visit.clientAddress,
  headers: { 'user-agent': visit.request.headers.get('user-agent') ?? '' },
})
