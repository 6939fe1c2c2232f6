import { Refusal } from '@tradepost/sdk'
import type { APIContext } from 'astro'
import { defineMiddleware } from 'astro/middleware'
import { leaveNotice } from './notice.ts'
import { signInPath } from './return-path.ts'
import { dropSession, openDesk } from './session.ts'

/** Lets in who is signed in; leads everybody else to the sign-in page and back. */
export const onRequest = defineMiddleware(async (context, next) => {
  if (context.request.method === 'POST' && !comesFromHere(context.request)) {
    return new Response('This form was not sent from this site.', { status: 403 })
  }
  const desk = openDesk(context.cookies)
  if (desk) context.locals.desk = desk
  if (context.url.pathname === '/sign-in') return next()
  if (!desk) return context.redirect(signInPath(pathToReturnTo(context)), 303)
  try {
    return await next()
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'not-authenticated')) throw error
    dropSession(context.cookies)
    leaveNotice(context, '/sign-in', { tone: 'problem', text: 'Your session has ended. Sign in to go on.' })
    return context.redirect(signInPath(pathToReturnTo(context)), 303)
  }
})

function pathToReturnTo({ url, request }: APIContext): string {
  return request.method === 'GET' ? url.pathname + url.search : url.pathname
}

/** The cookie alone does not do it: without it, another site could sign somebody in as somebody else. */
function comesFromHere({ headers }: Request): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === headers.get('host')
}
