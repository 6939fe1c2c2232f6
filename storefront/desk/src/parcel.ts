import type { OrderLine, Refusal, Result } from '@tradepost/sdk'
import { ConnectionProblem } from '@tradepost/sdk'
import type { Notice } from './notice.ts'
import { pieces } from './order-words.ts'

/** Carriers offered while typing; any other name is as good. */
export const usualCarriers = ['DHL', 'DPD', 'FedEx', 'GLS', 'Hermes', 'Japan Post', 'PostNL', 'UPS', 'Yamato']

const quantityPrefix = 'quantity.'
const textLimits = { carrier: 80, trackingNumber: 80, trackingUrl: 500 } as const

/** A parcel as the form describes it, in the words of the API. */
export type Parcel = {
  carrier: string
  trackingNumber?: string
  trackingUrl?: string
  lineItems: { id: string; quantity: number }[]
  /** Version of the order that the person saw. */
  ifMatch: number
  idempotencyKey: string
}

/** The name of the field for the pieces of an order line. */
export function quantityField(lineId: string): string {
  return quantityPrefix + lineId
}

/** Reads the form "Ship": the parcel, or what is wrong by field; an error of `form` is about none in particular. */
export function readParcelForm(form: FormData): { parcel: Parcel } | { errors: Record<string, string> } {
  const values = enteredValues(form)
  const { carrier = '', trackingNumber = '', trackingUrl = '', version = '', key = '' } = values
  const errors: Record<string, string> = {}
  for (const [name, most] of Object.entries(textLimits)) {
    if ((values[name] ?? '').length > most) errors[name] = `At most ${most} characters.`
  }
  if (carrier === '') errors.carrier = 'Say who carries it.'
  if (trackingUrl !== '' && !isWebAddress(trackingUrl)) {
    errors.trackingUrl = 'A whole address, such as https://carrier.example/track/123.'
  }
  const lineItems = readQuantities(values, errors)
  if (!/^\d{1,9}$/.test(version) || !/^[\w-]{16,255}$/.test(key)) {
    errors.form = 'The form was not complete. Here it is afresh.'
  }
  if (Object.keys(errors).length > 0) return { errors }
  return {
    parcel: {
      carrier,
      ...(trackingNumber && { trackingNumber }),
      ...(trackingUrl && { trackingUrl }),
      lineItems,
      ifMatch: Number(version),
      idempotencyKey: key,
    },
  }
}

function readQuantities(values: Record<string, string>, errors: Record<string, string>): Parcel['lineItems'] {
  const lines = Object.entries(values)
    .filter(([name]) => name.startsWith(quantityPrefix))
    .map(([name, text]) => ({ name, id: name.slice(quantityPrefix.length), text: text || '0' }))
  for (const { name, text } of lines) {
    if (!/^\d{1,3}$/.test(text)) errors[name] = 'A whole number.'
  }
  const packed = lines.filter(({ name, text }) => !errors[name] && Number(text) > 0)
  const isBroken = lines.some(({ name }) => errors[name])
  if (packed.length === 0 && !isBroken) errors.quantities = 'Put at least one piece into the parcel.'
  return packed.map(({ id, text }) => ({ id, quantity: Number(text) }))
}

/** What was entered, by the field's name, without the space around it. */
export function enteredValues(form: FormData): Record<string, string> {
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(texts.map(([name, text]) => [name, text.trim()]))
}

/** True for an address that a link may lead to. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

/** Asks the API to record a parcel of the order at hand. */
export type Ship = (parcel: Parcel) => Promise<Result<unknown, string>>

/**
 * Records the parcel of the form "Ship" and tells what came of it.
 * @throws Refusal not-authenticated, not-found, not-permitted and what else is not about the form
 */
export async function shipParcel(ship: Ship, form: FormData): Promise<Notice> {
  const values = enteredValues(form)
  const read = readParcelForm(form)
  if ('errors' in read) {
    const text = read.errors.form ?? read.errors.quantities ?? lookAtForm
    return { tone: 'problem', text, fields: read.errors, values: withoutKey(values) }
  }
  try {
    const answer = await ship(read.parcel)
    return answer.ok ? recorded(read.parcel) : refused(answer.refusal, values)
  } catch (error) {
    if (!(error instanceof ConnectionProblem)) throw error
    // The same key again, so that a parcel that did arrive is not recorded twice.
    return { tone: 'problem', text: unknownOutcome, values }
  }
}

const unknownOutcome =
  'Tradepost did not answer. If the parcel is listed here, it was recorded; if not, send the form again.'

function recorded({ carrier, lineItems }: Parcel): Notice {
  const count = lineItems.reduce((sum, line) => sum + line.quantity, 0)
  return { tone: 'done', text: `Parcel recorded: ${pieces(count)} with ${carrier}.` }
}

function refused(refusal: Refusal<string>, values: Record<string, string>): Notice {
  const { carrier = '', trackingNumber = '', trackingUrl = '' } = values
  const texts = { carrier, trackingNumber, trackingUrl }
  switch (refusal.code) {
    case 'version-conflict':
      return { tone: 'problem', text: changedMeanwhile, values: texts }
    case 'parcel-of-several-destinations':
      return { tone: 'problem', text: severalAddresses, values: withoutKey(values) }
    case 'nothing-to-fulfill':
      return { tone: 'problem', text: tooMany, values: texts }
    case 'idempotency-key-reused':
      return {
        tone: 'problem',
        text: 'This form was sent before with other contents: see the parcels.',
        values: texts,
      }
    case 'idempotency-in-flight':
    case 'busy':
      return { tone: 'problem', text: unknownOutcome, values }
    case 'invalid-request': {
      const fields = fieldsOf(refusal)
      const isShown = Object.keys(fields).some((name) => name in texts)
      const text = isShown ? lookAtForm : `Nothing was recorded. ${refusal.detail}`
      return { tone: 'problem', text, fields, values: withoutKey(values) }
    }
    default:
      throw refusal
  }
}

const lookAtForm = 'Nothing was recorded yet: please look at the form.'
const tooMany = 'That is more than is open. Nothing was recorded; this is how the order stands now.'
const severalAddresses =
  'A parcel goes to one address. Nothing was recorded: leave the pieces that go elsewhere for a parcel of their own.'
const changedMeanwhile =
  'Somebody else changed this order while you had it open. Nothing was recorded; this is how it stands now.'

function fieldsOf(refusal: Refusal<string>): Record<string, string> {
  return Object.fromEntries(
    refusal.errors.map(({ pointer, message }) => [pointer.replace(/^\//, ''), message]),
  )
}

function withoutKey({ key: _, ...values }: Record<string, string>): Record<string, string> {
  return values
}

type ToShip = Pick<OrderLine, 'quantity' | 'fulfilledQuantity' | 'removedQuantity'>

/** Pieces of a line that are still to leave: neither shipped nor taken off. */
export const leftToShip = ({ quantity, fulfilledQuantity, removedQuantity }: ToShip): number =>
  quantity - fulfilledQuantity - removedQuantity

/** What the form shows: all that is open for the first address with something open, or what was entered before when the order is still the same. */
export function parcelDraft(
  order: {
    version: number
    lineItems: readonly (ToShip & Pick<OrderLine, 'id' | 'destination'>)[]
  },
  entered: Record<string, string> = {},
): Record<string, string> {
  const unsent = order.lineItems.filter((line) => leftToShip(line) > 0)
  const next = Math.min(...unsent.map(({ destination }) => destination))
  const open = order.lineItems.map((line) => [
    quantityField(line.id),
    String(line.destination === next ? leftToShip(line) : 0),
  ])
  const isSame = entered.version === String(order.version)
  const { carrier = '', trackingNumber = '', trackingUrl = '' } = entered
  return {
    ...Object.fromEntries(open),
    ...(isSame ? entered : { carrier, trackingNumber, trackingUrl }),
    version: String(order.version),
    key: (isSame && entered.key) || crypto.randomUUID(),
  }
}
