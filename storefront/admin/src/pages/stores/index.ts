import { readForm } from '@tradepost/desk/form.ts'
import { visitorOf } from '@tradepost/desk/visitors.ts'
import type { APIRoute } from 'astro'
import { factorPath } from '../../factor-path.ts'
import { answerForm } from '../../forms.ts'
import { keepSession, sessionOf } from '../../session.ts'
import { storeLabel } from '../../store-label.ts'

/** Goes on in another store with the same sign-in. */
export const POST: APIRoute = async (context) => {
  const form = await readForm(context.request)
  const { api } = context.locals.desk
  const storeId = form.text('storeId')
  const stores = await api.listAccountStores()
  const chosen = stores.items.find(({ store }) => store.id === storeId)
  const switched = await answerForm(context, '/account', {
    call: () => api.switchStore.try({ storeId }, visitorOf(context)),
  })
  if (!switched) return context.redirect('/account', 303)
  const session = sessionOf(chosen ? storeLabel(chosen.store, stores.items) : '', switched.reply)
  keepSession(context, session)
  return context.redirect(factorPath(session, '/'), 303)
}

export const GET: APIRoute = (context) => context.redirect('/account', 303)
