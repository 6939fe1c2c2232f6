import { ConnectionProblem } from '@tradepost/sdk'
import type { APIContext } from 'astro'
import type { SessionCookie } from './cookies.ts'
import type { Notices } from './notice.ts'

/** Ends the session in the browser and, by `end`, at the API. */
export async function signOut(
  context: APIContext,
  of: Pick<Notices, 'leaveNotice'> & { dropSession: SessionCookie['drop']; end: () => Promise<unknown> },
): Promise<Response> {
  of.dropSession(context.cookies)
  of.leaveNotice(context, '/sign-in', { tone: 'done', text: 'You have signed out.' })
  try {
    // A refusal means that the session has ended already.
    await of.end()
  } catch (error) {
    if (!(error instanceof ConnectionProblem)) throw error
    const text =
      'This browser has signed out, but Tradepost did not answer: the session ends by itself in at most 12 hours.'
    of.leaveNotice(context, '/sign-in', { tone: 'problem', text })
  }
  return context.redirect('/sign-in', 303)
}
