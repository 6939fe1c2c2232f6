import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { type IdempotentCall, refusalReply, storeReply } from '../../platform/idempotency.ts'
import { fromWire } from '../../platform/ids.ts'
import { platformRefusals, Refusal, type RefusalKind } from '../../platform/refusals.ts'
import { cartRefusals } from '../cart/index.ts'
import { type Asking, askingServices, type PriceServices, priceServiceRefusals } from '../pricing/index.ts'
import type { Checkout } from './checkout.ts'
import { quoteCart } from './create-checkout.ts'
import { deliveriesOf } from './deliveries.ts'
import type { Holder } from './holder.ts'
import { erasedEmail } from './personal-data-queries.ts'
import { presentCheckout } from './present.ts'
import { changesBetween, type Promised, promisedBy, promisedIf } from './quote-changes.ts'
import type { QuoteRequest } from './quote-request.ts'
import { orderRefusals } from './refusals.ts'

/** Thrown by who wants to pay what no longer holds; everything they did is rolled back. */
export class PromiseEnded extends Error {
  readonly checkout: Checkout
  /** What it is where no new quote can take its place */
  readonly otherwise: RefusalKind

  constructor(checkout: Checkout, otherwise: RefusalKind) {
    super(otherwise.title)
    this.checkout = checkout
    this.otherwise = otherwise
  }
}

const nothingToQuote = new Set<RefusalKind>([
  platformRefusals.notFound,
  cartRefusals.notOpen,
  cartRefusals.empty,
])

/**
 * Makes a new quote in place of one that no longer holds: of the same cart as it is now, for the same buyer and
 * address, shipped the same way. It is kept with the idempotency key in one transaction, so that a retry finds it
 * and makes no other; where the cart has a newer quote that holds, it is that one.
 * @returns the refusal to answer with: `quote-changed`, or why there can be no new quote; both say what is different
 */
export async function requote(
  context: Context,
  of: {
    ended: PromiseEnded
    cartSecret: string | undefined
    holdSeconds: number
    holder: Holder | null
    flow: IdempotentCall | undefined
    services: PriceServices
  },
): Promise<Refusal> {
  const { checkout: was, otherwise } = of.ended
  if (was.email === erasedEmail) return new Refusal(otherwise)
  let wouldBe: Promised | null = null
  try {
    const renewed = async (tx: TxContext, asking: Asking | null) => {
      const checkout = await quoteCart(tx, {
        cartId: was.cartId,
        cartSecret: of.cartSecret,
        request: requestOf(was),
        holdSeconds: of.holdSeconds,
        holder: of.holder,
        asking,
        renews: was.id,
        priced: (prices, priced) => {
          wouldBe = promisedIf(prices, priced)
        },
      })
      const refusal = changed(tx, was, checkout)
      if (of.flow) storeReply(tx, of.flow, refusalReply(refusal))
      return refusal
    }
    return await askingServices({ services: of.services, log: context.log }, (asking) =>
      inTransaction(context, (tx) => renewed(tx, asking)),
    )
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (nothingToQuote.has(error.kind)) return new Refusal(otherwise)
    if (error.kind === orderRefusals.checkoutBusy || error.kind === priceServiceRefusals.unavailable)
      return error
    return withChanges(error, was, wouldBe)
  }
}

const changed = (context: TxContext, was: Checkout, checkout: Checkout): Refusal =>
  new Refusal(orderRefusals.quoteChanged, {
    members: {
      changes: changesBetween(promisedBy(was), promisedBy(checkout)),
      checkout: presentCheckout(context, { checkout, payment: null, order: null }),
    },
  })

function withChanges({ kind, extras }: Refusal, was: Checkout, wouldBe: Promised | null): Refusal {
  const wireIds = (extras.members?.offerIds ?? []) as string[]
  const gone = wireIds.flatMap((id) => fromWire('offer', id) ?? [])
  const changes = changesBetween(promisedBy(was), wouldBe, { gone })
  return new Refusal(kind, { ...extras, members: { ...extras.members, changes, checkout: null } })
}

/** Sellers that come new to the cart send as all others do, where those agree. */
function requestOf(was: Checkout): QuoteRequest {
  const { email, company, vatNumber, shippingAddress, billingAddress } = was
  const chosen = (was.priced?.packages ?? []).flatMap(({ sellerId, destination = 0, method }) =>
    method ? [{ sellerId, destination, methodId: method.methodId }] : [],
  )
  const methods = new Set(was.priced ? chosen.map(({ methodId }) => methodId) : [was.fulfillment?.id ?? ''])
  const [only = ''] = methods
  return {
    email,
    company,
    vatNumber,
    shippingAddress,
    deliveries: deliveriesOf(was),
    billingAddress,
    shipping: methods.size === 1 && only !== '' ? { everySeller: only } : { chosen },
  }
}
