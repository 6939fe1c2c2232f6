import { z } from '@hono/zod-openapi'

/** Hosts that only ever mean this machine (RFC 6761): there a page may go without TLS. */
const localHost = /^(localhost|.+\.localhost|.+\.test|127\.0\.0\.1|\[::1\])$/

/** Whether the text is an origin as browsers send it (RFC 6454): scheme, host and port, nothing behind. */
export function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { origin, protocol, hostname } = new URL(text)
  return origin === text && (protocol === 'https:' || (protocol === 'http:' && localHost.test(hostname)))
}

/** An origin of pages, for requests. */
export const originInput = z
  .string()
  .max(255)
  .refine(isOrigin, 'must be an origin such as https://shop.example.com, in lower case, without a path')
  .openapi({
    description: 'Scheme, host and port, as a browser sends them in `Origin`; `https` but on this machine.',
    example: 'https://shop.example.com',
  })
