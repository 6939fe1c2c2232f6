import { Refusal } from '@tradepost/sdk'
import type { APIContext } from 'astro'
import { defineMiddleware } from 'astro/middleware'
import { leaveNotice } from './notice.ts'
import { signInPath } from './return-path.ts'
import { dropSession, openDesk } from './session.ts'

const formBytesMax = 64 * 1024
/** Pages for those who are not signed in, or not yet. */
const openToAll = new Set(['/sign-in', '/invitation', '/forgot', '/reset'])

/** Lets in who is signed in; leads everybody else to the sign-in page and back. */
export const onRequest = defineMiddleware(async (context, next) => {
  const refused = context.request.method === 'POST' && refuseForm(context.request)
  if (refused) return refused
  const desk = openDesk(context.cookies)
  if (desk) context.locals.desk = desk
  if (openToAll.has(context.url.pathname)) return next()
  if (!desk) return context.redirect(signInPath(pathToReturnTo(context)), 303)
  try {
    return await next()
  } catch (error) {
    const answer = error instanceof Refusal ? answerRefusal(context, error.code) : undefined
    if (!answer) throw error
    return answer
  }
})

/** Where a refusal leads that is about the visitor or the address, not about a form; undefined for all others. */
function answerRefusal(context: APIContext, code: string): Response | Promise<Response> | undefined {
  const { url, request } = context
  switch (code) {
    case 'not-authenticated':
      dropSession(context.cookies)
      leaveNotice(context, '/sign-in', {
        tone: 'problem',
        text: 'Your session has ended. Sign in to go on.',
      })
      return context.redirect(signInPath(pathToReturnTo(context)), 303)
    case 'second-factor-required':
      if (url.pathname === '/code') return undefined
      return context.redirect(`/code?${new URLSearchParams({ next: pathToReturnTo(context) })}`, 303)
    case 'not-permitted':
      // A page of its own: the address stays, and the reply is no error of the desk.
      return context.rewrite(new Request(new URL('/not-permitted', url), { headers: request.headers }))
    case 'not-found':
      return new Response(null, { status: 404 })
    default:
      return undefined
  }
}

function pathToReturnTo({ url, request }: APIContext): string {
  return request.method === 'GET' ? url.pathname + url.search : url.pathname
}

function refuseForm(request: Request): Response | undefined {
  const { headers } = request
  if (!comesFromHere(headers)) {
    return new Response('This form was not sent from this site.', { status: 403 })
  }
  if (!headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) {
    return new Response('The desk reads forms only.', { status: 415 })
  }
  if (Number(headers.get('content-length')) > formBytesMax) {
    return new Response('The form is too long.', { status: 413, headers: { connection: 'close' } })
  }
  return undefined
}

/** The cookie alone does not do it: without this, another site could sign somebody in as somebody else. */
function comesFromHere(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === headers.get('host')
}
