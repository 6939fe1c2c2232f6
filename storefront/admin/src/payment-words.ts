import { momentWords } from '@tradepost/desk/order-words.ts'
import type { PaidTender, Payment, PaymentOperation } from '@tradepost/sdk'

/** A state as it is shown: in words, never by its color alone. */
type State = { label: string; tone: 'good' | 'wait' | 'bad' | undefined }

const stateIn = (states: Record<string, State>, name: string): State =>
  (Object.hasOwn(states, name) ? states[name] : undefined) ?? {
    label: name.replaceAll('_', ' '),
    tone: undefined,
  }

const payments: Record<string, State> = {
  started: { label: 'Being asked for', tone: 'wait' },
  requires_action: { label: 'Waits for the buyer', tone: 'wait' },
  authorized: { label: 'Promised', tone: 'wait' },
  captured: { label: 'Taken', tone: 'good' },
  declined: { label: 'Declined', tone: undefined },
  canceled: { label: 'Let go', tone: undefined },
}

/** Where a payment stands. The API may learn new states: those are shown by their own name, as everywhere here. */
export const paymentState = (status: string): State => stateIn(payments, status)

/** The lists of payments one can look at. */
export const paymentLists = ['authorized', 'captured', 'requires_action', 'declined', 'canceled'] as const

const tenders: Record<string, string> = {
  provider: 'Payment provider',
  gift_card: 'Gift card',
  store_credit: 'Store credit',
}

/** Who gives the money. */
export const tenderWords = (kind: string): string => tenders[kind] ?? kind.replaceAll('_', ' ')

/** `Visa ending in 4242`; of what the provider does not say, who gives the money. */
export const methodWords = ({ kind, method }: Pick<Payment, 'kind' | 'method'>): string =>
  paidWithWords({
    kind,
    method: method?.kind ?? null,
    brand: method?.brand ?? null,
    lastFour: method?.lastFour ?? null,
  })

type NamedTender = Pick<PaidTender, 'method' | 'brand' | 'lastFour'> & { kind: string }

/** The same of what an order was paid with. */
export function paidWithWords({ kind, method, brand, lastFour }: NamedTender): string {
  const own = kind === 'provider' ? null : tenderWords(kind)
  const name = (own ?? brand ?? method ?? tenderWords(kind)).replaceAll('_', ' ')
  const end = lastFour ? ` ending in ${lastFour}` : ''
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${end}`
}

/** What it paid, where that is not the order as it was placed, and that it was not taken. */
export const paidWithNote = ({ status, editId }: Pick<PaidTender, 'status' | 'editId'>): string =>
  [editId && 'an edit', status !== 'captured' && paymentState(status).label.toLowerCase()]
    .filter(Boolean)
    .join(', ')

const operations: Record<string, string> = { capture: 'Take', void: 'Let go', refund: 'Give back' }

/** What was asked of the provider. */
export const operationWords = ({ kind, isFinal }: Pick<PaymentOperation, 'kind' | 'isFinal'>): string =>
  `${operations[kind] ?? kind}${isFinal && kind === 'capture' ? ', let the rest go' : ''}`

const operationStates: Record<string, State> = {
  started: { label: 'Being asked for', tone: 'wait' },
  pending: { label: 'Begun, not done yet', tone: 'wait' },
  succeeded: { label: 'Done', tone: 'good' },
  failed: { label: 'Refused', tone: 'bad' },
}

/** How far it is. */
export const operationState = (status: string): State => stateIn(operationStates, status)

const disputes: Record<string, State> = {
  needs_response: { label: 'To answer', tone: 'bad' },
  under_review: { label: 'The bank looks at it', tone: 'wait' },
  won: { label: 'Won', tone: 'good' },
  lost: { label: 'Lost', tone: undefined },
}

/** Where a dispute stands. */
export const disputeState = (status: string): State => stateIn(disputes, status)

/** The lists of disputes one can look at. */
export const disputeLists = ['needs_response', 'under_review', 'won', 'lost'] as const

const messages: Record<string, State> = {
  applied: { label: 'Followed', tone: 'good' },
  ignored: { label: 'Known already', tone: undefined },
  parked: { label: 'Waits: not known here yet', tone: 'wait' },
  refused: { label: 'Refused', tone: 'bad' },
}

/** What became of a message of a provider. */
export const messageState = (status: string): State => stateIn(messages, status)

/** The lists of messages one can look at. */
export const messageLists = ['parked', 'refused', 'applied', 'ignored'] as const

/** The list that the address asks for in `status`; undefined: all. */
export const listIn = <Name extends string>(url: URL, lists: readonly Name[]): Name | undefined =>
  lists.find((name) => name === url.searchParams.get('status'))

/** The tabs over a list at `path`: all, and one for each state. */
export const listTabs = (path: string, lists: readonly string[], state: (name: string) => State) => [
  { path, label: 'All' },
  ...lists.map((name) => ({ path: listPath(path, name), label: state(name).label })),
]

/** Address of a list of one state. */
export const listPath = (path: string, status: string | undefined): string =>
  status ? `${path}?status=${status}` : path

/** A moment, where there is one. */
export const momentOrNull = (moment: string | null): string | null => moment && momentWords(moment)
