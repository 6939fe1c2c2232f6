import type { Sent } from '../../../test/api.ts'
import type { BusyStore } from '../busy-store.ts'
import type { Operation } from './operations.ts'

/** Somebody whom the policy of the operation lets in. */
export function someoneAllowed({ policy }: Operation, shop: BusyStore): Sent {
  const { people, store, cart } = shop
  const key = store.publishableKey
  switch (policy.who) {
    case 'public':
      return {}
    case 'shopper':
      return { key }
    case 'cartHolder':
    case 'orderHolder':
      return { key, cartSecret: cart.secret, orderSecret: shop.placed.order.secret }
    case 'customer':
      return { bearer: people.customers.ada.accessToken }
    case 'account':
    case 'staff':
      return { bearer: people.staff.workers.owner?.token ?? '' }
    case 'seller':
      return { bearer: people.sellers.members.owner?.token ?? '' }
  }
}
