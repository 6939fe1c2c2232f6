import { guard } from '@tradepost/desk/guard.ts'
import { leaveNotice } from './forms.ts'
import { dropSession, openDesk } from './session.ts'

export const onRequest = guard({
  openToAll: new Set(['/sign-in', '/invitation', '/forgot', '/reset', '/setup']),
  open: (context) => {
    const desk = openDesk(context.cookies)
    if (desk) context.locals.desk = desk
    return desk !== undefined
  },
  dropSession,
  leaveNotice,
  lacksFactor: ({ locals }) => locals.desk.secondFactor === 'not_set_up',
})
