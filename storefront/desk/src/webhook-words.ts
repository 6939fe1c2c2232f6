import type { WebhookDelivery, WebhookDeliverySummary, WebhookEndpoint, WebhookSecret } from '@tradepost/sdk'
import { momentWords } from './order-words.ts'

/** A state as it is shown: in words, never by its color alone. */
export type State = { label: string; tone: 'good' | 'wait' | 'bad' | undefined; sentence: string }

/** What an endpoint is called: by what it is for, or where it is. */
export const endpointName = ({ description, url }: Pick<WebhookEndpoint, 'description' | 'url'>): string =>
  description || (URL.canParse(url) ? new URL(url).host : url)

type Stateful = Pick<
  WebhookEndpoint,
  'status' | 'disabledBecause' | 'failures' | 'verifiedAt' | 'lastDeliveredAt'
>

/** How an endpoint fares. */
export function endpointState(endpoint: Stateful): State {
  const { status, failures, lastDeliveredAt } = endpoint
  if (status === 'unverified')
    return {
      label: 'Not verified',
      tone: 'wait',
      sentence:
        'It has not shown yet that it wants these events: nothing is sent there but the question. What happens meanwhile waits.',
    }
  if (status === 'disabled') return stoppedState(endpoint)
  if (failures > 0)
    return {
      label: 'Fails, tries again',
      tone: 'bad',
      sentence: `${failures === 1 ? 'The last attempt' : `The last ${failures} attempts`} failed. What could not be delivered is tried again, later and later, for about three days.`,
    }
  return {
    label: 'Works',
    tone: 'good',
    sentence: lastDeliveredAt
      ? 'Whatever happens is sent there at once.'
      : 'Whatever happens is sent there at once. Nothing has been delivered yet.',
  }
}

function stoppedState({ disabledBecause }: Stateful): State {
  const goesOn = 'Enabled again, it goes on where it stopped'
  switch (disabledBecause) {
    case 'gone':
      return {
        label: 'Stopped: it answered 410',
        tone: 'bad',
        sentence: `It said that it is gone for good, so nothing is sent there any more. ${goesOn}; what failed is among the dead letters.`,
      }
    case 'exhausted':
      return {
        label: 'Stopped: the last try failed',
        tone: 'bad',
        sentence: `A delivery failed every time for about three days, so nothing is sent there any more. ${goesOn}; what failed is among the dead letters.`,
      }
    default:
      return { label: 'Paused', tone: undefined, sentence: `Somebody paused it. ${goesOn}: nothing is lost.` }
  }
}

type Delivered = Pick<
  WebhookDeliverySummary,
  'status' | 'attempts' | 'nextAttemptAt' | 'deliveredAt' | 'lastAttemptAt'
>

/** What became of a delivery so far. */
export function deliveryState(of: Delivered): State {
  switch (of.status) {
    case 'delivered':
      return { label: 'Delivered', tone: 'good', sentence: `It arrived ${moment(of.deliveredAt)}.` }
    case 'sending':
      return { label: 'On its way', tone: 'wait', sentence: 'It is being sent right now.' }
    case 'failed':
      return {
        label: 'Failed for good',
        tone: 'bad',
        sentence: 'The last try failed. It is not sent again by itself.',
      }
    case 'discarded':
      return { label: 'Given up', tone: undefined, sentence: 'Somebody gave it up: it is not sent.' }
    case 'waiting':
      return waitingState(of)
    default:
      return { label: of.status, tone: undefined, sentence: '' }
  }
}

function waitingState({ attempts, nextAttemptAt }: Delivered): State {
  const next = nextAttemptAt
    ? `Next try ${moment(nextAttemptAt)}.`
    : 'It waits for an earlier event of the same thing, or for the endpoint.'
  return attempts > 0
    ? { label: 'Failed, tries again', tone: 'bad', sentence: next }
    : { label: 'Waits', tone: 'wait', sentence: next }
}

const moment = (instant: string | null): string => (instant ? momentWords(instant) : 'just now')

const errors: Record<string, string> = {
  'address-not-allowed': 'the address is not on the public Internet',
  'host-unknown': 'the name of the host is not known',
  'connect-failed': 'no connection',
  'connect-timeout': 'no connection in time',
  'tls-failed': 'no secure connection: the certificate does not fit',
  timeout: 'no answer in time',
  'reply-broken': 'the answer broke off',
  'reply-too-long': 'the answer is too long',
}

/** What the receiver said: `500 in 48 ms`; `no answer in time, after 15 000 ms`; undefined: nothing was sent yet. */
export function replyWords({
  replyStatus,
  replyMilliseconds,
  error,
}: Pick<WebhookDelivery, 'replyStatus' | 'replyMilliseconds' | 'error'>): string | undefined {
  const took =
    replyMilliseconds === null ? '' : `${replyMilliseconds.toLocaleString('en').replaceAll(',', ' ')} ms`
  if (replyStatus !== null) return took ? `${replyStatus} in ${took}` : String(replyStatus)
  if (error === null) return undefined
  const why = Object.hasOwn(errors, error) ? errors[error] : error
  return took ? `${why}, after ${took}` : why
}

/** The states that a log can be narrowed to, by the value of the filter. */
export const deliveryStates = {
  waiting: 'Waits, or is tried again',
  sending: 'On its way',
  delivered: 'Delivered',
  failed: 'Failed for good',
  discarded: 'Given up',
} as const satisfies Record<WebhookDeliverySummary['status'], string>

/** What a log of deliveries is narrowed to, as its address says; what is no state is left out. */
export function deliveryFilter({ searchParams }: URL): {
  status: keyof typeof deliveryStates | undefined
  type: string | undefined
  cursor: string | undefined
} {
  const read = (name: string) => searchParams.get(name)?.trim() || undefined
  const status = read('status')
  const isState = status !== undefined && Object.hasOwn(deliveryStates, status)
  return {
    status: isState ? (status as keyof typeof deliveryStates) : undefined,
    type: read('type'),
    cursor: read('cursor'),
  }
}

/** How a signature is made, in words. */
export const schemeWords: Record<WebhookSecret['scheme'], string> = {
  hmac: 'One secret that both sides know (HMAC-SHA256, v1)',
  ed25519: 'A pair of keys: only we can sign, they verify (ed25519, v1a)',
}

/** What deliveries are signed with now: one line for each. */
export const secretLines = (secrets: readonly WebhookSecret[]): string[] =>
  secrets.map(({ scheme, createdAt, endsAt }) => {
    const until = endsAt ? `, signs until ${momentWords(endsAt)}` : ''
    return `${scheme === 'hmac' ? 'Secret' : 'Key pair'} of ${momentWords(createdAt)}${until}`
  })

/** `12 deliveries`; `1000 or more deliveries`, as they are counted up to a thousand. */
export function countWords(count: number, [one, several]: readonly [string, string]): string {
  if (count === 1) return `1 ${one}`
  return count >= 1000 ? `1000 or more ${several}` : `${count} ${several}`
}

/** A body as it can be read; what is no JSON as it came. */
export function prettyBody(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

/** The moment that a day and a time of the clock are, in UTC; undefined for what is none. */
export function momentOf(day: string, time: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d$/.test(time || '00:00')) return undefined
  const moment = new Date(`${day}T${time || '00:00'}:00.000Z`)
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString()
}
