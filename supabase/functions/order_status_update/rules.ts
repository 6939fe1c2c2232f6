import { areTexts, EnvironmentProblem, isRecord } from '../_shared/env.ts'
import { type SentEvent, uuidOf } from '../_shared/events.ts'
import type { Broadcast } from '../_shared/realtime.ts'
import { isWebhookSecret } from '../_shared/webhook.ts'

/** A server of the merchant that wants to hear of orders. */
export interface Hook {
  url: string
  /** Two while one replaces another: it is signed with both. */
  secrets: readonly string[]
}

/** Which of the two effects a call is for. */
export type Part = 'broadcast' | 'hooks'

/**
 * What a call is for, by its path: `/order_status_update` both, `/order_status_update/broadcast` and `…/hooks` one of
 * them, for projects whose hooks are so slow that pages must not wait for them. Null: there is no such path.
 */
export function partsOf(pathname: string): readonly Part[] | null {
  const rest = pathname.replace(/^\/order_status_update(?=\/|$)/, '').replace(/\/+$/, '')
  if (rest === '') return ['broadcast', 'hooks']
  return rest === '/broadcast' || rest === '/hooks' ? [rest.slice(1) as Part] : null
}

/** Whether it is about an order as a whole. */
export const isAboutOrder = (event: SentEvent): boolean =>
  event.type.startsWith('order.') && event.subject.type === 'order'

/** Events whose data is fit for whoever may read the order; of others a listener learns only that they happened. */
const readableByBuyer = ['order.placed', 'order.fulfillment_created', 'order.buyer_erased']

/** The message to everybody who has the order open. */
export function orderBroadcast(event: SentEvent): Broadcast {
  const { id, type, timestamp, subject } = event
  const data = readableByBuyer.includes(type) ? event.data : {}
  return {
    topic: `order:${subject.id}`,
    event: type,
    payload: { id, type, timestamp, subject, data },
    id: uuidOf(id),
  }
}

/**
 * The hooks of each store: `{ "store_…": [{ "url": "https://…", "secrets": ["whsec_…"] }] }`.
 * @throws EnvironmentProblem
 */
export function readHooks(said: unknown): Map<string, readonly Hook[]> {
  const problem = (what: string) => new EnvironmentProblem(`ORDER_HOOK_URLS: ${what}`)
  if (!isRecord(said)) throw problem('is no object of stores')
  return new Map(
    Object.entries(said).map(([storeId, hooks]) => {
      if (!Array.isArray(hooks)) throw problem(`${storeId} has no list of hooks`)
      return [storeId, hooks.map((hook) => readHook(storeId, hook, problem))]
    }),
  )
}

function readHook(storeId: string, said: unknown, problem: (what: string) => Error): Hook {
  const { url, secrets } = isRecord(said) ? said : {}
  if (typeof url !== 'string' || !isHookUrl(url)) throw problem(`a url of ${storeId} is not https`)
  if (!areTexts(secrets) || secrets.length === 0 || !secrets.every(isWebhookSecret))
    throw problem(`a hook of ${storeId} has no secrets (whsec_…)`)
  return { url, secrets }
}

function isHookUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || url.username !== '' || url.password !== '') return false
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname))
  )
}
