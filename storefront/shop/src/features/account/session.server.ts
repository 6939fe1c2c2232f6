import { cookieStorage, createSession, type Session } from '@tradepost/sdk'
import type { AstroCookies } from 'astro'

/** Holds the customer's tokens; one for each shop, because each shop has a host of its own. */
export const accountCookieName = 'account'

/** What cookies of the account have in common: no script reads them, no other site's form sends them. */
export function cookieRules(url: URL) {
  return { httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' } as const
}

/** The session that the visitor's cookie holds, and the API as they may use it. Asks nobody yet. */
export function openSession(
  visit: { cookies: AstroCookies; url: URL },
  client: { baseUrl: string; publishableKey: string; headers: Record<string, string> },
): Session {
  const { cookies, url } = visit
  return createSession({
    ...client,
    storage: cookieStorage({
      get: () => cookies.get(accountCookieName)?.value,
      set: (value, { maxAgeSeconds }) =>
        cookies.set(accountCookieName, value, { ...cookieRules(url), path: '/', maxAge: maxAgeSeconds }),
      remove: () => cookies.delete(accountCookieName, { path: '/' }),
    }),
  })
}
