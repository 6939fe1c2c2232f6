import type { Context } from '../../platform/context.ts'

/** What the secret of an order is derived from. */
export interface OrderKey {
  id: string
  secretVersion: number
}

/** Opens the order without an account, as long as `secretExpiresAt` says: part of the address of its page. */
export const orderSecret = ({ secrets }: Context, order: OrderKey): string =>
  secrets.derive('order', order.id, order.secretVersion)

/** @param order.secretLives judged by the database's clock when the order was read */
export const holdsOrderSecret = (
  { secrets }: Context,
  order: OrderKey & { secretLives: boolean },
  secret: string | undefined,
): boolean => secrets.matches(secret, 'order', order.id, order.secretVersion) && order.secretLives
