import type { AstroCookies } from 'astro'
import type { Visit } from './session.ts'
import { cookieRules, decodeCookie, encodeCookie } from './session.ts'

const longestCookie = 3500

/** What the page after a redirect has to say about the form that was sent. */
export type Notice = {
  tone: 'done' | 'problem'
  text: string
  /** What is wrong with a field, by its name. */
  fields?: Record<string, string>
  /** What was entered, by the field's name: shown again. Never a password. */
  values?: Record<string, string>
}

/** Leaves a notice for the next view of the page at `path`; without the fields when they are too much to carry. */
export function leaveNotice(context: Visit, path: string, notice: Notice): void {
  const whole = encodeCookie(notice)
  const text = whole.length <= longestCookie ? whole : encodeCookie({ tone: notice.tone, text: notice.text })
  context.cookies.set(cookieName(path), text, { ...cookieRules(context), path, maxAge: 600 })
}

/** The notice left for the page at `path`; it is gone afterwards. */
export function takeNotice(cookies: AstroCookies, path: string): Notice | undefined {
  const cookie = cookies.get(cookieName(path))
  if (!cookie) return undefined
  cookies.delete(cookieName(path), { path })
  const { tone, text, fields, values } = decodeCookie(cookie.value)
  if (typeof text !== 'string') return undefined
  return {
    tone: tone === 'done' ? 'done' : 'problem',
    text,
    fields: textsOf(fields),
    values: textsOf(values),
  }
}

/** One reply may leave notices for two pages, and can set only one cookie of a name. */
function cookieName(path: string): string {
  return `tradepost_seller_desk_notice${path.replace(/\W+/g, '_')}`
}

function textsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'))
}
