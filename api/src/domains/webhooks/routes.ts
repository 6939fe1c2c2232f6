import { createHttpClient } from '../../platform/http-client.ts'
import { createRouter, type Router } from '../../platform/router.ts'
import { declareDeadLetters, declareDeliveryCare, declareDeliveryReads } from './delivery-routes.ts'
import { type Desk, type Reach, sellersDesk, storesDesk } from './desk.ts'
import { declareCalls, declareCare } from './endpoint-care-routes.ts'
import { declareEndpointChanges, declareEndpointCreation, declareEndpointReads } from './endpoint-routes.ts'
import { connectMilliseconds, replyBytesMax, wholeMilliseconds } from './post-webhook.ts'

/** Whoever receives webhooks is called like this. @param of.loopback they may be on this machine */
export const createWebhookClient = (of: { loopback: boolean }): Reach['client'] =>
  createHttpClient({
    ...of,
    timeoutMilliseconds: wholeMilliseconds,
    connectMilliseconds,
    replyBytes: replyBytesMax,
    keepsConnections: true,
  })

/** Endpoints and their deliveries: the store's own, and each seller's. */
export function createWebhookRouters(of: { loopback: boolean }): Router[] {
  const reach: Reach = { ...of, client: createWebhookClient(of) }
  return [routerOf(storesDesk, reach), routerOf(sellersDesk, reach)]
}

function routerOf(desk: Desk, reach: Reach): Router {
  const router = createRouter()
  declareEndpointReads(router, desk)
  declareEndpointCreation(router, desk, reach)
  declareEndpointChanges(router, desk, reach)
  declareCalls(router, desk, reach)
  declareCare(router, desk)
  declareDeliveryReads(router, desk)
  declareDeliveryCare(router, desk)
  declareDeadLetters(router, desk)
  return router
}
