import { ConnectionProblem } from '@tradepost/sdk'
import type { APIRoute } from 'astro'
import { leaveNotice } from '../notice.ts'
import { dropSession } from '../session.ts'

export const POST: APIRoute = async (context) => {
  dropSession(context.cookies)
  leaveNotice(context, '/sign-in', { tone: 'done', text: 'You have signed out.' })
  try {
    // A refusal means that the session has ended already.
    await context.locals.desk.api.endSellerSession.try({})
  } catch (error) {
    if (!(error instanceof ConnectionProblem)) throw error
    const text =
      'This browser has signed out, but Tradepost did not answer: the session ends by itself in at most 12 hours.'
    leaveNotice(context, '/sign-in', { tone: 'problem', text })
  }
  return context.redirect('/sign-in', 303)
}
