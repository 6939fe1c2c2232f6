import type { Visit } from '@tradepost/desk/cookies.ts'
import { sessionCookie } from '@tradepost/desk/cookies.ts'
import { visitorsOf } from '@tradepost/desk/visitors.ts'
import type { Client, StaffSession } from '@tradepost/sdk'
import { createClient } from '@tradepost/sdk'
import type { AstroCookies } from 'astro'
import type { Permission } from './permission-words.ts'
import { readSettings } from './settings.ts'

/** Of the session; the names of this desk's other cookies begin with it. */
export const cookieName = 'tradepost_desk'
const cookie = sessionCookie(cookieName)
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

/** The API as those may use it who have not signed in. */
export const { storeNames, visitStore, visitWith, anyone } = visitorsOf(settings)

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
  const { permissions, isOwner, ...texts } = cookie.read(cookies)
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
export const keepSession: (context: Visit, session: Session) => void = cookie.keep

/** Changes what the browser remembers of its session, such as that a code was shown. */
export function amendSession(
  context: Visit,
  change: Partial<Pick<Session, 'secondFactor' | 'staffName' | 'store' | 'permissions' | 'isOwner'>>,
): void {
  const session = readSession(context.cookies)
  if (session) keepSession(context, { ...session, ...change })
}

/** Makes the browser forget its session. */
export const dropSession = cookie.drop
