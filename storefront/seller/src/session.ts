import type { Visit } from '@tradepost/desk/cookies.ts'
import { sessionCookie } from '@tradepost/desk/cookies.ts'
import { visitorsOf } from '@tradepost/desk/visitors.ts'
import type { Client, SellerSession } from '@tradepost/sdk'
import { createClient } from '@tradepost/sdk'
import type { AstroCookies } from 'astro'
import { readSettings } from './settings.ts'

/** Of the session; the names of this desk's other cookies begin with it. */
export const cookieName = 'tradepost_seller_desk'
const cookie = sessionCookie(cookieName)
const settings = readSettings(process.env)

/** What a signed-in person's browser carries. What they may do is here for the menu only: the API judges. */
export type Session = {
  token: string
  expiresAt: string
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

/** The API as those may use it who have not signed in. */
export const { storeNames, visitStore, anyone } = visitorsOf(settings)

/** The desk of the person whose session the cookies carry. Whether it is still alive only the API can tell. */
export function openDesk(cookies: AstroCookies): Desk | undefined {
  const session = readSession(cookies)
  if (!session) return undefined
  const { token, ...shown } = session
  return { ...shown, api: createClient({ baseUrl: settings.apiUrl, bearer: token }) }
}

function readSession(cookies: AstroCookies): Session | undefined {
  const { permissions, ...texts } = cookie.read(cookies)
  const { token, expiresAt, store, seller, memberName } = texts
  if ([token, expiresAt, store, seller, memberName].some((text) => typeof text !== 'string')) return undefined
  return {
    token: String(token),
    expiresAt: String(expiresAt),
    store: String(store),
    seller: String(seller),
    memberName: String(memberName),
    permissions: Array.isArray(permissions) ? permissions.map(String) : [],
  }
}

/** What every reply that signs a seller's member in says. */
export function sessionOf(store: string, reply: SellerSession): Session {
  const { token, expiresAt, seller, account, permissions } = reply
  return { token, expiresAt, store, seller: seller.name, memberName: account.name, permissions }
}

/** Keeps the session in the browser as long as it lives. */
export const keepSession: (context: Visit, session: Session) => void = cookie.keep

/** Takes over what the person may do by now: it may have changed since the sign-in. */
export function keepPermissions(context: Visit & { locals: App.Locals }, permissions: string[]): void {
  const session = readSession(context.cookies)
  if (session) keepSession(context, { ...session, permissions })
  context.locals.desk.permissions = permissions
}

/** Makes the browser forget its session. */
export const dropSession = cookie.drop
