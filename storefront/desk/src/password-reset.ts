import type { Client } from '@tradepost/sdk'
import type { APIContext } from 'astro'
import { readForm } from './form.ts'
import type { Forms } from './form-answer.ts'
import type { Visitors } from './visitors.ts'
import { visitorOf } from './visitors.ts'

/** Answers the form "Forgot your password?": the same for an address with an account and one without. */
export async function sendResetLink(
  context: APIContext,
  of: Pick<Forms, 'answerForm' | 'leaveNotice'> &
    Pick<Visitors, 'visitStore'> & { desk: Parameters<Client['requestAccountPasswordReset']>[0]['desk'] },
): Promise<Response> {
  const path = '/forgot'
  const form = await readForm(context.request)
  const [store, email] = [form.text('store'), form.text('email')]
  const api = of.visitStore(store)
  if (!api) of.leaveNotice(context, path, { tone: 'problem', text: 'Choose a store.', values: { email } })
  else
    await of.answerForm(context, path, {
      call: () => api.requestAccountPasswordReset.try({ email, desk: of.desk }, visitorOf(context)),
      done: 'If this address has an account here, a mail with a link is on its way. The link works for an hour, once.',
      values: { store, email },
    })
  return context.redirect(path, 303)
}

/** Answers the form "Choose a new password" that the link of the mail leads to. */
export async function setNewPassword(
  context: APIContext,
  of: Pick<Forms, 'answerForm' | 'leaveNotice'> & Pick<Visitors, 'anyone'>,
): Promise<Response> {
  const form = await readForm(context.request)
  const [token, password] = [form.text('token'), form.exact('password')]
  const reset = await of.answerForm(context, '/reset', {
    call: () => of.anyone().resetAccountPassword.try({ token, password }, visitorOf(context)),
  })
  if (!reset) return context.redirect(`/reset?${new URLSearchParams({ token })}`, 303)
  of.leaveNotice(context, '/sign-in', { tone: 'done', text: 'Your new password is set. Sign in with it.' })
  return context.redirect('/sign-in', 303)
}
