import type { Fixture } from './fixture.ts'

/** Nobody has sent elsewhere what he may not read: these are events of orders. */
const lacksOrders: Fixture['refuses'] = ({ is }) => {
  const mayRead =
    is.kind === 'staff'
      ? is.holds.includes('orders:read')
      : is.kind !== 'sellerMember' || is.holds.includes('seller-orders:read')
  return mayRead ? undefined : 'webhook-events-not-held'
}

/** Nobody answers at the addresses of the tests. */
const unanswered: Fixture['refuses'] = () => 'webhook-challenge-not-answered'
const body = () => ({ url: 'https://partner.example/webhooks', events: ['order.*'] })
const since = () => ({ since: new Date(Date.now() - 60_000).toISOString() })

/** Of a seller's endpoint. */
const sellers = { params: { endpointId: 'sellerEndpointId', eventId: 'sellerDeliveredEventId' } }
/** Of the store's own. */
const own = { params: { eventId: 'deliveredEventId' } }

/** Where events are sent, and what came of it. */
export const webhookFixtures: Record<string, Fixture> = {
  listWebhookEndpoints: {},
  getWebhookEndpoint: {},
  createWebhookEndpoint: { body, refuses: lacksOrders },
  updateWebhookEndpoint: {},
  removeWebhookEndpoint: {},
  verifyWebhookEndpoint: { refuses: unanswered },
  testWebhookEndpoint: {},
  rotateWebhookSecret: { refuses: lacksOrders },
  replayWebhooks: { body: since },
  listWebhookDeliveries: {},
  getWebhookDelivery: own,
  redeliverWebhook: own,
  discardWebhook: own,
  redeliverFailedWebhooks: {},
  discardFailedWebhooks: {},
  listSellerWebhookEndpoints: {},
  getSellerWebhookEndpoint: sellers,
  createSellerWebhookEndpoint: { body, refuses: lacksOrders },
  updateSellerWebhookEndpoint: sellers,
  removeSellerWebhookEndpoint: sellers,
  verifySellerWebhookEndpoint: { ...sellers, refuses: unanswered },
  testSellerWebhookEndpoint: sellers,
  rotateSellerWebhookSecret: { ...sellers, refuses: lacksOrders },
  replaySellerWebhooks: { ...sellers, body: since },
  listSellerWebhookDeliveries: sellers,
  getSellerWebhookDelivery: sellers,
  redeliverSellerWebhook: sellers,
  discardSellerWebhook: sellers,
  redeliverFailedSellerWebhooks: sellers,
  discardFailedSellerWebhooks: sellers,
}
