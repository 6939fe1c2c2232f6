import type { Context } from '../../platform/context.ts'
import { clientBlock } from '../../platform/networks.ts'

/** Who sets goods aside, and in how many checkouts at a time. */
export interface Holder {
  /** Keyed digest of a customer or of a client's address: kept only while the goods are held */
  hash: string
  places: number
}

const placesPerCustomer = 3

/**
 * As whom the caller sets goods aside: the customer who is signed in, else the client's address.
 * @param of.placesPerAddress 0: no bound
 * @returns null for who is not bound: the store's own server, whose address is that of all its buyers
 */
export function holderOf(
  { actor, secrets }: Context,
  of: { address: string; placesPerAddress: number },
): Holder | null {
  const hashOf = (who: string) => secrets.pseudonym('checkout holder', who)
  if (actor.kind === 'secretKey' || of.placesPerAddress === 0) return null
  if (actor.kind === 'customer')
    return { hash: hashOf(`customer:${actor.customerId}`), places: placesPerCustomer }
  return { hash: hashOf(`address:${clientBlock(of.address)}`), places: of.placesPerAddress }
}
