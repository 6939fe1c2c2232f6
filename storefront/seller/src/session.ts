import type { CallOptions, Client, SellerSession } from '@tradepost/sdk'
import { createClient } from '@tradepost/sdk'
import type { APIContext, AstroCookies } from 'astro'
import { readSettings } from './settings.ts'

const cookieName = 'tradepost_seller_desk'
const settings = readSettings(process.env)

/** What a signed-in person's browser carries. What they may do is here for the menu only: the API judges. */
export type Session = {
  token: string
  store: string
  seller: string
  memberName: string
  permissions: string[]
}

/** A signed-in person, and the API as they may use it. */
export type Desk = Omit<Session, 'token'> & { api: Client }

declare global {
  namespace App {
    interface Locals {
      desk: Desk
    }
  }
}

/** Names of the stores that sellers can sign in to. */
export const storeNames = Object.keys(settings.stores)

/** The API for visitors of a store, by the store's name in the settings; undefined when there is none. */
export function visitStore(store: string): Client | undefined {
  const publishableKey = Object.hasOwn(settings.stores, store) ? settings.stores[store] : undefined
  return publishableKey ? createClient({ baseUrl: settings.apiUrl, publishableKey }) : undefined
}

/** The desk of the person whose session the cookies carry. Whether it is still alive only the API can tell. */
export function openDesk(cookies: AstroCookies): Desk | undefined {
  const { token, permissions, ...names } = decodeCookie(cookies.get(cookieName)?.value)
  const { store, seller, memberName } = names
  if ([token, store, seller, memberName].some((text) => typeof text !== 'string')) return undefined
  return {
    store: String(store),
    seller: String(seller),
    memberName: String(memberName),
    permissions: Array.isArray(permissions) ? permissions.map(String) : [],
    api: createClient({ baseUrl: settings.apiUrl, bearer: String(token) }),
  }
}

/** What every reply that signs a seller's member in says. */
export function sessionOf(store: string, reply: SellerSession): Session {
  const { token, seller, account, permissions } = reply
  return { token, store, seller: seller.name, memberName: account.name, permissions }
}

/** Keeps the session in the browser until `expiresAt`. */
export function keepSession(context: Visit, session: Session, expiresAt: string): void {
  context.cookies.set(cookieName, encodeCookie(session), {
    ...cookieRules(context),
    path: '/',
    expires: new Date(expiresAt),
  })
}

/** Takes over what the person may do by now: it may have changed since the sign-in. */
export function keepPermissions(
  context: Visit & { locals: App.Locals },
  now: { permissions: string[]; expiresAt: string },
): void {
  const session = decodeCookie(context.cookies.get(cookieName)?.value)
  context.cookies.set(cookieName, encodeCookie({ ...session, permissions: now.permissions }), {
    ...cookieRules(context),
    path: '/',
    expires: new Date(now.expiresAt),
  })
  context.locals.desk.permissions = now.permissions
}

/** Makes the browser forget its session. */
export function dropSession(cookies: AstroCookies): void {
  cookies.delete(cookieName, { path: '/' })
}

/** The part of a request that cookies depend on. */
export type Visit = Pick<APIContext, 'cookies' | 'request'>

/** What holds for every cookie of the desk: no script and no other site gets it, and https keeps it to https. */
export function cookieRules({ request }: Visit): { httpOnly: true; sameSite: 'strict'; secure: boolean } {
  // A proxy's word is enough: who makes it up only gets a cookie that is harder to send.
  const isSecure =
    new URL(request.url).protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https'
  return { httpOnly: true, sameSite: 'strict', secure: isSecure }
}

/** An object as text that a cookie can carry. */
export function encodeCookie(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** What {@link encodeCookie} made; an empty object for anything else, as cookies come from outside. */
export function decodeCookie(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(text ?? '', 'base64url').toString())
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

/** The API for who comes with a link from a mail: the link names the store. */
export const anyone = (): Client => createClient({ baseUrl: settings.apiUrl })

/** Whose behalf a call is made on: the API names the device and counts attempts by it, not by this server. */
export const visitorOf = (visit: Visit & { clientAddress: string }): CallOptions => ({
  forwardedFor: visit.clientAddress,
  headers: { 'user-agent': visit.request.headers.get('user-agent') ?? '' },
})
