import type { CreatePasskeySession } from '@tradepost/sdk'
import type { APIRoute } from 'astro'
import { signInPath } from '../../../features/account/account-paths.ts'
import { readCredential } from '../../../features/account/credential.ts'
import { goOnFrom } from '../../../features/account/sign-in.server.ts'
import { messageFor } from '../../../features/refusals/messages.ts'

/**
 * Signs in with a passkey, in two steps: a script asks for a challenge with JSON, then the form brings `credential`,
 * which is what the device made of it.
 */
export const POST: APIRoute = async (context) => {
  const { shop, session } = context.locals
  if (context.request.headers.get('content-type') === 'application/json') {
    const made = await shop.createPasskeyChallenge.try({ origin: context.url.origin })
    return made.ok
      ? Response.json({ options: made.data.options })
      : Response.json({ message: messageFor(made.refusal) }, { status: made.refusal.status })
  }
  const wish = context.url.searchParams.get('to') ?? ''
  const credential = readCredential(await context.request.formData())
  if (!credential) return context.redirect(signInPath(wish, 'passkey-not-accepted'), 303)
  const opened = await shop.createPasskeySession.try({
    credential: credential as CreatePasskeySession['credential'],
  })
  if (!opened.ok) {
    const code = opened.refusal.status === 400 ? 'passkey-not-accepted' : opened.refusal.code
    return context.redirect(signInPath(wish, code), 303)
  }
  return context.redirect(await goOnFrom(context, await session.take(opened.data), wish), 303)
}
