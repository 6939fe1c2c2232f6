import type { CartLine, Checkout, CreateCheckout } from '@tradepost/sdk'
import {
  type AddressValues,
  addressFaults,
  addressFields,
  addressValues,
  blankAddress,
  countryFault,
  toPostalAddress,
} from '../address/address-form.ts'
import { readFields } from '../forms/faults.ts'

/** One more address of a checkout form, and how many pieces of each cart line go there, as they were typed. */
export interface DeliveryValues {
  address: AddressValues
  pieces: Record<string, string>
}

type Deliveries = NonNullable<CreateCheckout['deliveries']>
type DeliveredLine = Deliveries[number]['lineItems'][number]

/** As many as the API takes. */
export const deliveriesMax = 9

/** Before the names of the fields of the n-th further address, from 1. */
export const deliveryPrefix = (n: number): string => `delivery.${n}.`
/** Name of the field that says how many pieces of a line go to the n-th further address; without a line, of all. */
export const piecesName = (n: number, lineId?: string): string =>
  lineId === undefined ? `pieces.${n}` : `pieces.${n}.${lineId}`

export const blankDelivery = (addressCountry: string): DeliveryValues => ({
  address: blankAddress(addressCountry),
  pieces: {},
})

/** The further addresses of a form, as they were sent. */
export function readDeliveries(form: FormData): DeliveryValues[] {
  const deliveries: DeliveryValues[] = []
  for (let n = 1; n <= deliveriesMax && form.has(`${deliveryPrefix(n)}fullName`); n += 1) {
    const prefix = deliveryPrefix(n)
    const read = readFields(
      form,
      addressFields.map((field) => `${prefix}${field}` as const),
    )
    const address = Object.fromEntries(addressFields.map((field) => [field, read[`${prefix}${field}`]]))
    const pieces: Record<string, string> = {}
    for (const [name, value] of form) {
      const lineId = name.startsWith(`${piecesName(n)}.`) ? name.slice(piecesName(n).length + 1) : ''
      if (typeof value === 'string' && /^cln_[0-9a-z]{26}$/.test(lineId))
        pieces[lineId] = value.trim().slice(0, 6)
    }
    deliveries.push({ address: address as AddressValues, pieces })
  }
  return deliveries
}

/** What a button of the form asks for besides ordering. */
export type DeliveryChange =
  | { kind: 'add' }
  | { kind: 'remove'; n: number }
  | { kind: 'fill'; n: number; addressId: string }

/** Values of the buttons that change the further addresses. */
export const deliveryButtons = {
  add: 'deliver',
  remove: (n: number): string => `remove.${n}`,
  fill: (n: number, addressId: string): string => `book.${n}.${addressId}`,
}

/** What the button says that sent the form; null: another one. */
export function deliveryChange(button: string): DeliveryChange | null {
  if (button === deliveryButtons.add) return { kind: 'add' }
  const [verb, place, addressId = ''] = button.split('.')
  const n = Number(place)
  if (!Number.isInteger(n) || n < 1 || n > deliveriesMax) return null
  if (verb === 'remove') return { kind: 'remove', n }
  return verb === 'book' ? { kind: 'fill', n, addressId } : null
}

/** How many pieces of each line go there; what is no number is for the API to refuse. */
export const piecesOf = ({ pieces }: DeliveryValues): DeliveredLine[] =>
  Object.entries(pieces)
    .filter(([, text]) => text !== '' && !/^0+$/.test(text))
    .map(([id, text]) => ({ id, quantity: Number(text) }))

export const toDeliveries = (deliveries: readonly DeliveryValues[]): Deliveries =>
  deliveries.map((each) => ({ shippingAddress: toPostalAddress(each.address), lineItems: piecesOf(each) }))

/** How many pieces of a line go to a destination: 0 is the main address, n the n-th further one. */
export function piecesAt(
  line: Pick<CartLine, 'id' | 'quantity'>,
  deliveries: readonly DeliveryValues[],
  destination: number,
): number {
  const away = deliveries.map((each) => piecesOf(each).find(({ id }) => id === line.id)?.quantity ?? 0)
  const told = away.map((quantity) => (Number.isInteger(quantity) ? quantity : 0))
  if (destination > 0) return told[destination - 1] ?? 0
  return Math.max(0, line.quantity - told.reduce((sum, quantity) => sum + quantity, 0))
}

/** The further addresses of the checkout that was made, for the cart it was made of. */
export const deliveriesOf = (
  { destinations, lineItems }: Pick<Checkout, 'destinations' | 'lineItems'>,
  lines: readonly CartLine[],
): DeliveryValues[] =>
  destinations.map((address, n) => {
    const there = lineItems.filter(({ isGift, destination }) => !isGift && destination === n + 1)
    const pieces = there.flatMap(({ offerId, note, quantity }) => {
      const line = lines.find((each) => each.offerId === offerId && each.note === note)
      return line ? [[line.id, String(quantity)] as const] : []
    })
    return { address: addressValues(address), pieces: Object.fromEntries(pieces) }
  })

interface Refused {
  code: string
  errors: readonly { pointer: string; message?: string }[]
}

/** What a refusal says of further addresses and of what goes there, by the names of their fields. */
export function deliveryFaults(
  refusal: Refused,
  deliveries: readonly DeliveryValues[],
): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const [at, delivery] of deliveries.entries()) {
    const [n, place] = [at + 1, `/deliveries/${at}`]
    const ofAddress = addressFaults(refusal, delivery.address, `${place}/shippingAddress`)
    for (const [field, fault] of Object.entries(ofAddress)) faults[deliveryPrefix(n) + field] = fault
    if (refusal.code === 'country-not-served' && ofAddress.addressCountry)
      faults[`${deliveryPrefix(n)}addressCountry`] = countryFault
    for (const { pointer, message = '' } of refusal.errors) {
      if (pointer === `${place}/lineItems`) faults[piecesName(n)] = 'Say what goes there.'
      const line = pointer.startsWith(`${place}/lineItems/`) ? pointer.slice(place.length + 11) : null
      const sent = line === null ? undefined : piecesOf(delivery)[Number.parseInt(line, 10)]
      if (sent) faults[piecesName(n, sent.id)] = pieceFault(message)
    }
  }
  return faults
}

function pieceFault(message: string): string {
  const left = /^only (\d+) /.exec(message)?.[1]
  if (left === '0') return 'All of these go elsewhere already.'
  if (left !== undefined)
    return left === '1' ? 'Only 1 is left for this address.' : `Only ${left} are left for this address.`
  if (/not shipped/.test(message)) return 'This is not shipped.'
  return /line of this cart/.test(message)
    ? 'This is no longer in your cart.'
    : 'Enter how many of these go there.'
}
