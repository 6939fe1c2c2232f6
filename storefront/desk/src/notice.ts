import type { AstroCookies } from 'astro'
import type { Visit } from './cookies.ts'
import { cookieRules, decodeCookie, encodeCookie } from './cookies.ts'

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

/** How one page of a desk tells another what came of a form. */
export type Notices = {
  /** Leaves a notice for the next view of the page at `path`; without the fields when they are too much to carry. */
  leaveNotice: (context: Visit, path: string, notice: Notice) => void
  /** The notice left for the page at `path`; it is gone afterwards. */
  takeNotice: (cookies: AstroCookies, path: string) => Notice | undefined
}

/** Notices in cookies whose names begin with `prefix`: two desks on one host share a browser's cookies. */
export function noticesOf(prefix: string): Notices {
  // One reply may leave notices for two pages, and can set only one cookie of a name.
  const cookieName = (path: string) => `${prefix}_notice${path.replace(/\W+/g, '_')}`
  return {
    leaveNotice: (context, path, notice) => {
      const whole = encodeCookie(notice)
      const text =
        whole.length <= longestCookie ? whole : encodeCookie({ tone: notice.tone, text: notice.text })
      context.cookies.set(cookieName(path), text, { ...cookieRules(context), path, maxAge: 600 })
    },
    takeNotice: (cookies, path) => {
      const cookie = cookies.get(cookieName(path))
      if (!cookie) return undefined
      cookies.delete(cookieName(path), { path })
      return noticeOf(decodeCookie(cookie.value))
    },
  }
}

function noticeOf({ tone, text, fields, values }: Record<string, unknown>): Notice | undefined {
  if (typeof text !== 'string') return undefined
  return {
    tone: tone === 'done' ? 'done' : 'problem',
    text,
    fields: textsOf(fields),
    values: textsOf(values),
  }
}

function textsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'))
}
