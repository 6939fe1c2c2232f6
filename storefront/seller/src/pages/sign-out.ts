import { signOut } from '@tradepost/desk/sign-out.ts'
import type { APIRoute } from 'astro'
import { leaveNotice } from '../forms.ts'
import { dropSession } from '../session.ts'

export const POST: APIRoute = (context) =>
  signOut(context, { leaveNotice, dropSession, end: () => context.locals.desk.api.endSellerSession.try({}) })
