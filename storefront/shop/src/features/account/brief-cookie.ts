import type { AstroCookies } from 'astro'
import { cookieRules } from './session.server.ts'

type Visit = { cookies: AstroCookies; url: URL }

/** Names what waits for its second step, and the only pages that are sent it. */
interface BriefCookie {
  name: string
  path: string
}

/** A sign-in that waits for its code. */
export const challengeCookie: BriefCookie = { name: 'sign_in', path: '/account' }
/** A sign-in that has gone to an identity provider. */
export const providerCookie: BriefCookie = { name: 'provider', path: '/account/provider' }
/** A payment that the shopper may have left at the bank: the cart leads back to it. */
export const payingCookie: BriefCookie = { name: 'paying', path: '/' }
/** An order that is being looked up. */
export const lookupCookie: BriefCookie = { name: 'order_lookup', path: '/orders/find' }

const minutes = 15

/** Keeps a few texts between two steps, out of reach of scripts and of addresses, for a quarter of an hour. */
export function keepBriefly(
  { cookies, url }: Visit,
  { name, path }: BriefCookie,
  texts: Record<string, string>,
) {
  const value = Buffer.from(JSON.stringify(texts)).toString('base64url')
  cookies.set(name, value, { ...cookieRules(url), path, maxAge: minutes * 60 })
}

/** What was kept; an empty record for anything else, as cookies come from outside. */
export function readBrief(
  { cookies }: Pick<Visit, 'cookies'>,
  { name }: BriefCookie,
): Record<string, string> {
  try {
    const value: unknown = JSON.parse(Buffer.from(cookies.get(name)?.value ?? '', 'base64url').toString())
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'))
  } catch {
    return {}
  }
}

/** Forgets what was kept. */
export function dropBrief({ cookies }: Pick<Visit, 'cookies'>, { name, path }: BriefCookie): void {
  cookies.delete(name, { path })
}
