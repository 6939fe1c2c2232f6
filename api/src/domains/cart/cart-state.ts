import type { Context, TxContext } from '../../platform/context.ts'
import { Stale } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { secondsAfter } from '../../platform/time.ts'
import { type Cart, type CartLine, type CartStatus, closingCartStatus, readCart } from './queries.ts'
import { cartRefusals } from './refusals.ts'

const lifetimeSeconds = 30 * 86_400

/** A cart lives this long after its last change. */
export const cartExpiry = (now: Date): Date => secondsAfter(now, lifetimeSeconds)

/**
 * The cart that the caller may open.
 * @throws Refusal not-found when there is none, or it is another's: the two answer alike
 */
export async function loadCart(
  context: TxContext,
  of: { cartId: string; secret: string | undefined },
): Promise<Cart> {
  const cart = await readCart(context.tx, context.store.id, of.cartId, context.now)
  if (!cart || !mayOpenCart(context, cart, of.secret)) throw new Refusal(platformRefusals.notFound)
  return cart
}

/** What a cart is opened by. */
export type CartLock = Pick<Cart, 'id' | 'secretVersion' | 'customerId'>

/**
 * A guest's cart is opened by its secret. A customer's is opened by that customer's session and by nothing else: whoever
 * has its secret, and is not signed in as that customer, finds nothing.
 */
export function mayOpenCart(context: Context, cart: CartLock, secret: string | undefined): boolean {
  if (cart.customerId === null) return context.secrets.matches(secret, 'cart', cart.id, cart.secretVersion)
  return context.actor.kind === 'customer' && context.actor.customerId === cart.customerId
}

/** @throws Refusal not-permitted when nobody is signed in, which the policy has refused already */
export function customerOf({ actor }: Context): string {
  if (actor.kind !== 'customer') throw new Refusal(platformRefusals.notPermitted)
  return actor.customerId
}

/** @throws Refusal cart-not-open, version-conflict */
export function mustBeOpen(cart: Cart, ifMatch: number | undefined): void {
  if (cart.status !== 'open') throw new Refusal(cartRefusals.notOpen)
  if (ifMatch !== undefined && ifMatch !== cart.version)
    throw new Refusal(platformRefusals.preconditionFailed)
}

/** The lines as they will be: set quantities replace, 0 removes, unknown ids come last. */
export function withLines(lines: CartLine[], set: CartLine[]): CartLine[] {
  const known = lines.map((line) => set.find((s) => s.id === line.id) ?? line)
  const added = set.filter((s) => !lines.some((line) => line.id === s.id))
  return [...known, ...added].filter((line) => line.quantity > 0)
}

/** The cart is still open and as it was read when this transaction commits; otherwise everything runs again. */
export function pinCart(context: TxContext, of: { cartId: string; version: number }): void {
  move(context, { ...of, from: 'open', to: 'open', otherwise: () => new Stale('the cart changed meanwhile') })
}

/** A payment begins: the cart may not change until it ends. @throws Refusal through `otherwise` */
export function freezeCart(
  context: TxContext,
  of: { cartId: string; version: number; otherwise: () => Error },
): void {
  move(context, { ...of, from: 'open', to: 'completing' })
}

/** A payment ended without money: the cart is the shopper's again. */
export function thawCart(context: TxContext, of: { cartId: string; otherwise: () => Error }): void {
  move(context, { ...of, from: 'completing', to: 'open' })
}

/** The cart has become an order, for good. */
export function completeCart(context: TxContext, of: { cartId: string; otherwise: () => Error }): void {
  move(context, { ...of, from: 'completing', to: 'completed' })
}

function move(
  context: TxContext,
  of: { cartId: string; version?: number; from: CartStatus; to: CartStatus; otherwise: () => Error },
): void {
  const check = (moved: boolean) => {
    if (!moved) throw of.otherwise()
  }
  context.tx.atClose(closingCartStatus(context.store.id, { ...of, check }))
}
