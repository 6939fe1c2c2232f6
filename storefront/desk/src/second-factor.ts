import type { Account, Client } from '@tradepost/sdk'
import type { APIContext } from 'astro'
import { readForm } from './form.ts'
import type { Forms } from './form-answer.ts'
import type { Notice } from './notice.ts'
import { secretOf } from './otpauth-address.ts'
import type { RefusalWords } from './refusal-words.ts'
import { returnPath } from './return-path.ts'

/** What the API says of an account's second factor: absent, yet to be shown by this session, or shown. */
type FactorState = Account['secondFactor']

type Asked = Pick<Forms, 'answerForm'> & {
  api: Client
  /** Takes note of what the API says, on a desk whose session remembers it. */
  learned?: (state: FactorState) => void
}

/**
 * Answers the form "Show your code": leads on to where the person wanted to go, or back with what is wrong. Undefined:
 * the form is to be shown.
 */
export async function showCode(context: APIContext, of: Asked): Promise<Response | undefined> {
  const path = '/code'
  if (context.request.method !== 'POST') {
    const { secondFactor } = await of.api.getAccount()
    if (secondFactor === 'required') return undefined
    of.learned?.(secondFactor)
    return context.redirect(returnPath(context.url.searchParams.get('next')), 303)
  }
  const form = await readForm(context.request)
  const next = returnPath(form.text('next'))
  const shown = await of.answerForm(context, path, {
    call: () => of.api.verifySecondFactor.try({ code: form.text('code') }),
  })
  if (!shown) return context.redirect(`${path}?${new URLSearchParams({ next })}`, 303)
  of.learned?.('done')
  return context.redirect(next, 303)
}

/** How far somebody has come with setting up a second factor. */
export type FactorSetup = {
  /** Where to go on afterwards. */
  next: string
} & (
  | { step: 'password'; notice: Notice | undefined }
  /** `address` is of the scheme `otpauth:`, and `secret` the part of it to type. */
  | { step: 'app'; address: string; secret: string; wrong: string | undefined }
  | { step: 'codes'; codes: readonly string[] }
)

/**
 * Goes one step on with setting up a second factor, or leads back to its beginning. The secret and the codes are shown by
 * the reply itself: in no address, in no cookie.
 * @throws Refusal what is not about the form
 */
export async function setUpFactor(
  context: APIContext,
  of: Asked & Pick<Forms, 'takeNotice'> & { refusalWords: RefusalWords },
): Promise<FactorSetup | Response> {
  const path = '/second-factor'
  const { url, request, cookies } = context
  if (request.method !== 'POST') {
    const next = returnPath(url.searchParams.get('next'))
    const { secondFactor } = await of.api.getAccount()
    of.learned?.(secondFactor)
    if (secondFactor === 'required') return context.redirect(`/code?${new URLSearchParams({ next })}`, 303)
    if (secondFactor === 'done') return context.redirect(next, 303)
    return { next, step: 'password', notice: of.takeNotice(cookies, path) }
  }
  const form = await readForm(request)
  const next = returnPath(form.text('next'))
  const fromTheStart = () => context.redirect(`${path}?${new URLSearchParams({ next })}`, 303)
  const atApp = (address: string, wrong?: string): FactorSetup | Response => {
    const secret = secretOf(address)
    return secret ? { next, step: 'app', address, secret, wrong } : fromTheStart()
  }
  if (!form.has('code')) {
    const started = await of.answerForm(context, path, {
      call: () => of.api.startSecondFactor.try({ password: form.exact('password') }),
    })
    return started ? atApp(started.reply.uri) : fromTheStart()
  }
  const answer = await of.api.confirmSecondFactor.try({ code: form.text('code').replaceAll(' ', '') })
  if (answer.ok) {
    of.learned?.('done')
    return { next, step: 'codes', codes: answer.data.recoveryCodes }
  }
  switch (answer.refusal.code) {
    case 'second-factor-wrong':
    case 'invalid-request':
      return atApp(
        form.text('address'),
        'This code does not fit. Enter the six digits that the app shows now.',
      )
    case 'too-many-requests':
      return atApp(form.text('address'), of.refusalWords(answer.refusal))
    default:
      throw answer.refusal
  }
}
