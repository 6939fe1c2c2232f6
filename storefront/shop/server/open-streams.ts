import type { ServerResponse } from 'node:http'
import { isIP } from 'node:net'

/** How many streams may be open at a time. */
export interface StreamLimits {
  /** Of one order, from one address: of one buyer, who has a few windows. */
  ofOrder: number
  /** Of orders, from one address: an office or a mobile network has many buyers behind one. */
  ofOrders: number
  /** Of products, from one address: whoever comes may have them. */
  ofProducts: number
  inAll: number
}

/**
 * Replies that stay open, so that nobody takes them all and none keeps the process from ending. A stream of an order
 * stays open for who has its key or session only, which nobody makes up: strangers who share an address share no order.
 */
export class OpenStreams {
  private readonly open = new Set<ServerResponse>()
  private readonly taken = new Map<string, number>()
  private readonly limits: StreamLimits

  constructor(limits: StreamLimits = { ofOrder: 6, ofOrders: 120, ofProducts: 30, inAll: 4_000 }) {
    this.limits = limits
  }

  /**
   * Takes a place until the reply ends or its reader leaves.
   * @param of.orderId of a page of an order; else it is of a product
   * @returns false when there is none
   */
  enter(response: ServerResponse, of: { address: string; orderId?: string | undefined }): boolean {
    const places = this.placesOf(visitorOf(of.address), of.orderId)
    const isFull = places.some(([place, limit]) => (this.taken.get(place) ?? 0) >= limit)
    if (isFull || this.open.size >= this.limits.inAll) return false
    this.open.add(response)
    for (const [place] of places) this.taken.set(place, (this.taken.get(place) ?? 0) + 1)
    response.once('close', () => {
      this.open.delete(response)
      for (const [place] of places) this.giveBack(place)
    })
    return true
  }

  /** Ends them all at once. Browsers come again by themselves. */
  close(): void {
    for (const response of this.open) response.destroy()
  }

  private placesOf(visitor: string, orderId: string | undefined): [place: string, limit: number][] {
    const { ofOrder, ofOrders, ofProducts } = this.limits
    if (orderId === undefined) return [[`${visitor} products`, ofProducts]]
    return [
      [`${visitor} orders`, ofOrders],
      [`${visitor} ${orderId}`, ofOrder],
    ]
  }

  private giveBack(place: string): void {
    const left = (this.taken.get(place) ?? 1) - 1
    if (left > 0) this.taken.set(place, left)
    else this.taken.delete(place)
  }
}

/** Of IPv6 the first half: the other half a visitor may choose anew for each request (RFC 4291, 2.5.1). */
function visitorOf(address: string): string {
  const [plain = ''] = address.split('%')
  if (isIP(plain) !== 6) return address
  const [before = [], after = []] = new URL(`http://[${plain}]`).hostname
    .slice(1, -1)
    .split('::')
    .map((half) => half.split(':').filter(Boolean))
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  return [...before, ...zeros, ...after].slice(0, 4).join(':')
}
