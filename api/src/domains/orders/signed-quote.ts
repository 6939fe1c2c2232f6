import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusals.ts'
import { digest } from '../../platform/secrets.ts'
import type { Checkout } from './checkout.ts'
import { orderRefusals } from './refusals.ts'

const prefix = 'qt_'
const purpose = 'quote'

/** What is promised: which checkout, what it comes to, until when, and where to. */
type Promised = [
  storeId: string,
  checkoutId: string,
  totalAmount: number,
  currency: string,
  expires: number,
  version: number,
  /** Digest of every address and of what goes there */
  places: string,
]

/**
 * The promise of a checkout as a text that nobody else can make: what is promised, and an HMAC of it. Null once the
 * checkout can no longer be paid.
 */
export function signedQuote(context: Context, checkout: Checkout): string | null {
  const { id, state, totalAmount, currency, expiresAt, version } = checkout
  if (state === 'placed' || state === 'released') return null
  const until = expiresAt.getTime()
  const promised: Promised = [context.store.id, id, totalAmount, currency, until, version, placesOf(checkout)]
  const text = Buffer.from(JSON.stringify(promised)).toString('base64url')
  return `${prefix}${text}.${context.secrets.sign(purpose, text)}`
}

/**
 * Whether it still holds is for the checkout's row and the database's clock to say: time to pay may have been added to
 * what the quote itself says.
 * @throws Refusal quote-invalid when it was not made here, not for this checkout, or promises another total or places
 */
export function mustBeQuoteOf(context: Context, checkout: Checkout, quote: string): void {
  const invalid = new Refusal(orderRefusals.quoteInvalid, {
    errors: [{ pointer: '/quote', message: 'is not the quote of this checkout' }],
  })
  const [text = '', signature = '', ...more] = quote.slice(prefix.length).split('.')
  if (!quote.startsWith(prefix) || more.length > 0 || !context.secrets.isSigned(purpose, text, signature))
    throw invalid
  const [storeId, id, totalAmount, currency, , , places] = JSON.parse(
    Buffer.from(text, 'base64url').toString(),
  ) as Promised
  const isOfThis = storeId === context.store.id && id === checkout.id
  if (!isOfThis || totalAmount !== checkout.totalAmount || currency !== checkout.currency) throw invalid
  if (places !== placesOf(checkout)) throw invalid
}

function placesOf({ shippingAddress, destinations, lines }: Checkout): string {
  // The database keeps the parts of an address in an order of its own.
  const addresses = [shippingAddress, ...destinations].map((address) =>
    Object.entries(address)
      .filter(([, text]) => text !== undefined)
      .sort(),
  )
  const pieces = lines.map(({ offerId, quantity, destination }) => [offerId, quantity, destination])
  return digest(JSON.stringify([addresses, pieces])).slice(0, 32)
}
