import { Hono } from 'hono'
import { contextWith } from '../../platform/context.ts'
import { fromWire } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import type { AppEnv } from '../../platform/router.ts'
import { secondsAfter, wallClock } from '../../platform/time.ts'
import type { PaidFor } from './paid-for.ts'
import type { PaymentProviders } from './providers-of.ts'
import { receiveEvent } from './receive-event.ts'

/**
 * Where providers tell what happens on their side: outside the document, as only they call it, and in their own words.
 * Whoever sends is judged by the signature over the bytes as they came; answered is only what has been written.
 * @returns one route: `POST /v1/payment-events/{provider}/{storeId}`
 */
export function createPaymentEventsEndpoint(of: {
  providers: PaymentProviders
  paidFor: PaidFor
}): Hono<AppEnv> {
  const endpoint = new Hono<AppEnv>()
  endpoint.post('/v1/payment-events/:provider/:storeId', async (c) => {
    c.set('operation', 'receivePaymentEvent')
    const services = c.get('services')
    const storeId = fromWire('store', c.req.param('storeId'))
    const store = storeId && (await services.authenticator.storeById(storeId))
    if (!store) throw new Refusal(platformRefusals.notFound)
    const context = contextWith(services, {
      store,
      actor: { kind: 'worker' },
      requestId: c.get('requestId'),
    })
    const from = await of.providers.named(context, c.req.param('provider'))
    if (!from) throw new Refusal(platformRefusals.notFound)
    const body = new Uint8Array(await c.req.arrayBuffer())
    const now = secondsAfter(wallClock(), store.clockOffsetSeconds)
    const event = await from.provider.readEvent(body, c.req.raw.headers, now)
    const status = await receiveEvent(context, { from, event, ...of })
    return c.json({ status })
  })
  return endpoint
}
