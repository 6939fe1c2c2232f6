import { Refusal } from '@tradepost/sdk'
import type { APIContext, AstroCookies, MiddlewareHandler } from 'astro'
import { refuseForm } from './form-rules.ts'
import type { Notices } from './notice.ts'
import { signInPath } from './return-path.ts'

/** What a desk's guard must know of the desk. */
export type Guarded = Pick<Notices, 'leaveNotice'> & {
  /** Pages for those who are not signed in, or not yet. */
  openToAll: ReadonlySet<string>
  /** Puts the desk of who is signed in into `locals`; false for everybody else. */
  open: (context: APIContext) => boolean
  /** Makes the browser forget its session. */
  dropSession: (cookies: AstroCookies) => void
  /** Whether the account has no second factor yet, and is asked to set one up before it goes on. */
  lacksFactor: (context: APIContext) => boolean
}

/** Lets in who is signed in; leads everybody else to the sign-in page and back. */
export const guard =
  (desk: Guarded): MiddlewareHandler =>
  async (context, next) => {
    const refused = context.request.method === 'POST' && refuseForm(context.request)
    if (refused) return refused
    const isSignedIn = desk.open(context)
    if (desk.openToAll.has(context.url.pathname)) return next()
    if (!isSignedIn) return context.redirect(signInPath(pathToReturnTo(context)), 303)
    try {
      return await next()
    } catch (error) {
      const answer = error instanceof Refusal ? answerRefusal(desk, context, error.code) : undefined
      if (!answer) throw error
      return answer
    }
  }

/** Where a refusal leads that is about the visitor or the address, not about a form; undefined for all others. */
function answerRefusal(
  desk: Guarded,
  context: APIContext,
  code: string,
): Response | Promise<Response> | undefined {
  const { url, request } = context
  switch (code) {
    case 'not-authenticated':
      desk.dropSession(context.cookies)
      desk.leaveNotice(context, '/sign-in', {
        tone: 'problem',
        text: 'Your session has ended. Sign in to go on.',
      })
      return context.redirect(signInPath(pathToReturnTo(context)), 303)
    case 'second-factor-required': {
      const page = desk.lacksFactor(context) ? '/second-factor' : '/code'
      if (url.pathname === page) return undefined
      return context.redirect(`${page}?${new URLSearchParams({ next: pathToReturnTo(context) })}`, 303)
    }
    case 'not-permitted':
      if (url.pathname === '/not-permitted') return undefined
      // A page of its own: the address stays, and the reply is no error of the desk.
      return context.rewrite(new Request(new URL('/not-permitted', url), { headers: request.headers }))
    case 'not-found':
      return new Response(null, { status: 404 })
    case 'invalid-request':
      if (request.method !== 'GET') return undefined
      // An id that is none.
      return url.search ? context.redirect(beginningOf(url), 303) : new Response(null, { status: 404 })
    default:
      return undefined
  }
}

/** The top of the list whose address holds a place of another time; the page itself when that was not the fault. */
function beginningOf({ pathname, searchParams }: URL): string {
  if (!searchParams.has('cursor')) return pathname
  const kept = new URLSearchParams(searchParams)
  kept.delete('cursor')
  return kept.size > 0 ? `${pathname}?${kept}` : pathname
}

function pathToReturnTo({ url, request }: APIContext): string {
  return request.method === 'GET' ? url.pathname + url.search : url.pathname
}
