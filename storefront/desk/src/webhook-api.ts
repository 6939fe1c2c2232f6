import type { Client } from '@tradepost/sdk'
import type { Forms } from './form-answer.ts'

/** The operations on webhook endpoints of whoever's desk it is, under the names that the store's have. */
export type WebhookApi = Pick<
  Client,
  | 'listWebhookEndpoints'
  | 'createWebhookEndpoint'
  | 'getWebhookEndpoint'
  | 'updateWebhookEndpoint'
  | 'removeWebhookEndpoint'
  | 'verifyWebhookEndpoint'
  | 'testWebhookEndpoint'
  | 'rotateWebhookSecret'
  | 'replayWebhooks'
  | 'listWebhookDeliveries'
  | 'getWebhookDelivery'
  | 'redeliverWebhook'
  | 'discardWebhook'
  | 'redeliverFailedWebhooks'
  | 'discardFailedWebhooks'
>

/** A desk as its pages about webhooks need it. */
export type WebhookDesk = Forms & {
  api: WebhookApi
  /** Types of events that the person is told of: what they may choose. */
  types: readonly string[]
  /** Whether they may do more than look. */
  mayWrite: boolean
}

/** Addresses of an endpoint's pages. */
export const endpointPaths = (endpointId: string) => {
  const path = `/webhooks/${endpointId}`
  return {
    path,
    edit: `${path}/edit`,
    rotation: `${path}/rotation`,
    removal: `${path}/removal`,
    discarding: `${path}/discarding`,
    deliveries: `${path}/deliveries`,
    delivery: (eventId: string) => `${path}/deliveries/${eventId}`,
  }
}

/** The pages about webhooks. */
export const webhookPlaces = [
  { path: '/webhooks', label: 'Endpoints' },
  { path: '/webhooks/dead-letters', label: 'Dead letters' },
]
