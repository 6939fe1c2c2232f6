import type { CallOptions, Client, StaffSession } from '@tradepost/sdk'
import { createClient } from '@tradepost/sdk'
import type { APIContext, AstroCookies } from 'astro'
import type { Permission } from './permission-words.ts'
import { readSettings } from './settings.ts'

const cookieName = 'tradepost_desk'
const settings = readSettings(process.env)

/** What a signed-in person's browser carries. What they may do is here for the menu only: the API judges. */
export type Session = {
  token: string
  expiresAt: string
  store: string
  staffName: string
  isOwner: boolean
  secondFactor: StaffSession['secondFactor']
  permissions: string[]
}

/** A signed-in person, and the API as they may use it. */
export type Desk = Omit<Session, 'token'> & {
  api: Client
  /** Whether their role allows it; to show what they can use. */
  may: (permission: Permission) => boolean
  /** The reply of a call as the API sends it, unread: for what is too large to hold. @throws Refusal */
  stream: (call: (api: Client) => Promise<unknown>) => Promise<Response>
}

declare global {
  namespace App {
    interface Locals {
      desk: Desk
    }
  }
}

/** Names of the stores that staff can sign in to. */
export const storeNames = Object.keys(settings.stores)

/** The API for visitors of a store, by the store's name in the settings; undefined when there is none. */
export function visitStore(store: string): Client | undefined {
  const publishableKey = Object.hasOwn(settings.stores, store) ? settings.stores[store] : undefined
  return publishableKey ? visitWith(publishableKey) : undefined
}

/** The API for visitors of the store that the key belongs to. */
export const visitWith = (publishableKey: string): Client =>
  createClient({ baseUrl: settings.apiUrl, publishableKey })

/** The API for who comes with a link from a mail: the link names the store. */
export const anyone = (): Client => createClient({ baseUrl: settings.apiUrl })

/** The desk of the person whose session the cookies carry. Whether it is still alive only the API can tell. */
export function openDesk(cookies: AstroCookies): Desk | undefined {
  const session = readSession(cookies)
  if (!session) return undefined
  const { token, ...shown } = session
  return {
    ...shown,
    api: createClient({ baseUrl: settings.apiUrl, bearer: token }),
    may: (permission) => session.permissions.includes(permission),
    stream: (call) => streamReply(token, call),
  }
}

function readSession(cookies: AstroCookies): Session | undefined {
  const { permissions, isOwner, ...texts } = decodeCookie(cookies.get(cookieName)?.value)
  const { token, expiresAt, store, staffName, secondFactor } = texts
  if ([token, expiresAt, store, staffName].some((text) => typeof text !== 'string')) return undefined
  return {
    token: String(token),
    expiresAt: String(expiresAt),
    store: String(store),
    staffName: String(staffName),
    isOwner: isOwner === true,
    secondFactor: secondFactor === 'done' || secondFactor === 'required' ? secondFactor : 'not_set_up',
    permissions: Array.isArray(permissions) ? permissions.map(String) : [],
  }
}

async function streamReply(token: string, call: (api: Client) => Promise<unknown>): Promise<Response> {
  let reply: Response | undefined
  const hold: typeof globalThis.fetch = async (...request) => {
    const response = await fetch(...request)
    if (!response.ok) return response
    reply = response
    return new Response(null, { status: 204 })
  }
  await call(createClient({ baseUrl: settings.apiUrl, bearer: token, fetch: hold }))
  if (!reply) throw new Error('the call was never made')
  return reply
}

/** What every reply that signs staff in says. */
export function sessionOf(store: string, reply: StaffSession): Session {
  const { token, expiresAt, staff, role, permissions, secondFactor } = reply
  return { token, expiresAt, store, staffName: staff.name, isOwner: role.isOwner, secondFactor, permissions }
}

/** Keeps the session in the browser as long as it lives. */
export function keepSession(context: Visit, session: Session): void {
  context.cookies.set(cookieName, encodeCookie(session), {
    ...cookieRules(context),
    path: '/',
    expires: new Date(session.expiresAt),
  })
}

/** Changes what the browser remembers of its session, such as that a code was shown. */
export function amendSession(
  context: Visit,
  change: Partial<Pick<Session, 'secondFactor' | 'staffName' | 'store' | 'permissions' | 'isOwner'>>,
): void {
  const session = readSession(context.cookies)
  if (session) keepSession(context, { ...session, ...change })
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

/** Whose behalf a call is made on: the API names the device and counts attempts by it, not by this server. */
export const visitorOf = (visit: Visit & { clientAddress: string }): CallOptions => ({
  forwardedFor: visit.clientAddress,
  headers: { 'user-agent': visit.request.headers.get('user-agent') ?? '' },
})
