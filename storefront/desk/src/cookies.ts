import type { APIContext, AstroCookies } from 'astro'

/** The part of a request that cookies depend on. */
export type Visit = Pick<APIContext, 'cookies' | 'request'>

/** What holds for every cookie of a desk: no script and no other site gets it, and https keeps it to https. */
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

/** Where a browser keeps the session of a desk. */
export type SessionCookie = {
  /** What it holds, unjudged; an empty object when there is none. */
  read: (cookies: AstroCookies) => Record<string, unknown>
  /** Keeps the session as long as it lives. */
  keep: (context: Visit, session: { expiresAt: string }) => void
  /** Makes the browser forget it. */
  drop: (cookies: AstroCookies) => void
}

/** The cookie of this name; desks on one host have names of their own, since a cookie knows no port. */
export const sessionCookie = (name: string): SessionCookie => ({
  read: (cookies) => decodeCookie(cookies.get(name)?.value),
  keep: (context, session) =>
    context.cookies.set(name, encodeCookie(session), {
      ...cookieRules(context),
      path: '/',
      expires: new Date(session.expiresAt),
    }),
  drop: (cookies) => cookies.delete(name, { path: '/' }),
})
