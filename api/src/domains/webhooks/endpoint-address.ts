import { isIP } from 'node:net'
import { isLoopbackAddress, isPublicAddress } from '../../platform/http-client.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'

/**
 * What can be said of an address without asking anybody: https on port 443, a name or a public address, no password and no
 * fragment. What the name leads to is judged whenever it is called.
 * @param of.loopback this machine is allowed too, on any port and without TLS
 * @throws Refusal invalid-request
 */
export function mustBeUsableAddress(text: string, of: { loopback: boolean }): void {
  const fault = faultOf(text, of)
  if (fault === null) return
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: `/url: ${fault}`,
    errors: [{ pointer: '/url', message: fault }],
  })
}

function faultOf(text: string, of: { loopback: boolean }): string | null {
  const url = URL.parse(text)
  if (!url) return 'must be an address such as https://example.com/webhooks'
  if (url.username !== '' || url.password !== '') return 'must not hold a user name or password'
  if (url.hash !== '') return 'must not have a fragment'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (of.loopback && (host === 'localhost' || isLoopbackAddress(host)))
    return ['https:', 'http:'].includes(url.protocol) ? null : 'must be an http or https address'
  if (url.protocol !== 'https:') return 'must be an https address'
  if (url.port !== '') return 'must be on port 443'
  if (isIP(host) !== 0 && !isPublicAddress(host)) return 'must be an address on the public Internet'
  if (/(?:^|\.)localhost\.?$/.test(host)) return 'must be an address on the public Internet'
  return null
}
