import type { Client, RegisterPasskey } from '@tradepost/sdk'
import type { Tried } from '../refusals/tried.ts'
import { readCredential } from './credential.ts'

/** What a form of the page of security came to: the code of its news, or why not. */
export type Changed =
  | { ok: true; news: string }
  | { ok: false; refusal: { code: string; detail: string; status: number } }

const notUnderstood: Changed = { ok: false, refusal: { code: 'invalid-request', detail: '', status: 422 } }

/**
 * Does what a form of that page asks for. Fields: `do`, and by it `id`, `name`, `credential`. What is gone already, as
 * a second tab leaves it behind, counts as done.
 * @throws ConnectionProblem
 */
export async function securityChange(shop: Client, form: FormData): Promise<Changed> {
  const id = text(form, 'id')
  const wish = text(form, 'do')
  if (wish === 'end-others') return told(await shop.endOtherCustomerSessions.try(), 'sessions-ended')
  if (wish === 'add-passkey') return addPasskey(shop, form)
  if (id === '') return notUnderstood
  switch (wish) {
    case 'end-session':
      return told(await shop.endCustomerSessionById.try({ sessionId: id }), 'session-ended')
    case 'remove-passkey':
      return told(await shop.removePasskey.try({ passkeyId: id }), 'passkey-removed')
    case 'rename-passkey':
      return told(
        await shop.renamePasskey.try({ passkeyId: id, name: text(form, 'name') }),
        'passkey-renamed',
      )
    case 'remove-provider':
      return told(await shop.removeCustomerIdentity.try({ providerId: id }), 'provider-removed')
    default:
      return notUnderstood
  }
}

async function addPasskey(shop: Client, form: FormData): Promise<Changed> {
  const credential = readCredential(form)
  if (!credential) return notUnderstood
  const added = await shop.registerPasskey.try({
    credential: credential as RegisterPasskey['credential'],
    name: text(form, 'name') || undefined,
  })
  if (!added.ok && added.refusal.status === 400)
    return { ok: false, refusal: { code: 'passkey-not-valid', detail: '', status: 422 } }
  return told(added, 'passkey-added')
}

function told(outcome: Tried<unknown>, news: string): Changed {
  if (outcome.ok || outcome.refusal.code === 'not-found') return { ok: true, news }
  return { ok: false, refusal: outcome.refusal }
}

function text(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim().slice(0, 200) : ''
}
