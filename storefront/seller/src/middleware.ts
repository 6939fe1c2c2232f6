import { guard } from '@tradepost/desk/guard.ts'
import { leaveNotice } from './forms.ts'
import { dropSession, openDesk } from './session.ts'

export const onRequest = guard({
  openToAll: new Set(['/sign-in', '/invitation', '/forgot', '/reset']),
  open: (context) => {
    const desk = openDesk(context.cookies)
    if (desk) context.locals.desk = desk
    return desk !== undefined
  },
  dropSession,
  leaveNotice,
  // Sellers are asked for a second factor only when they have one.
  lacksFactor: () => false,
})
