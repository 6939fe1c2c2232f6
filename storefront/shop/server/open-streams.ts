import type { ServerResponse } from 'node:http'
import { isIP } from 'node:net'

/** How many streams may be open at a time. */
export interface StreamLimits {
  ofVisitor: number
  inAll: number
}

/** Replies that stay open, so that nobody takes them all and none keeps the process from ending. */
export class OpenStreams {
  private readonly open = new Map<ServerResponse, string>()
  private readonly ofVisitor = new Map<string, number>()
  private readonly limits: StreamLimits

  constructor(limits: StreamLimits = { ofVisitor: 6, inAll: 2_000 }) {
    this.limits = limits
  }

  /**
   * Takes a place until the reply ends or its reader leaves.
   * @returns false when there is none for a visitor of this address
   */
  enter(response: ServerResponse, address: string): boolean {
    const visitor = visitorOf(address)
    const own = this.ofVisitor.get(visitor) ?? 0
    if (own >= this.limits.ofVisitor || this.open.size >= this.limits.inAll) return false
    this.open.set(response, visitor)
    this.ofVisitor.set(visitor, own + 1)
    response.once('close', () => this.leave(response, visitor))
    return true
  }

  /** Ends them all at once. Browsers come again by themselves. */
  close(): void {
    for (const response of this.open.keys()) response.destroy()
  }

  private leave(response: ServerResponse, visitor: string): void {
    this.open.delete(response)
    const left = (this.ofVisitor.get(visitor) ?? 1) - 1
    if (left > 0) this.ofVisitor.set(visitor, left)
    else this.ofVisitor.delete(visitor)
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
