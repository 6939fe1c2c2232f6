import { typesForSeller } from '@tradepost/desk/event-words.ts'
import type { WebhookDesk } from '@tradepost/desk/webhook-api.ts'
import { answerForm, leaveNotice, takeNotice } from './forms.ts'
import type { Desk } from './session.ts'

/** The seller's own endpoints, for whoever is signed in. */
export const webhookDesk = ({ api, permissions }: Desk): WebhookDesk => ({
  api: {
    listWebhookEndpoints: api.listSellerWebhookEndpoints,
    createWebhookEndpoint: api.createSellerWebhookEndpoint,
    getWebhookEndpoint: api.getSellerWebhookEndpoint,
    updateWebhookEndpoint: api.updateSellerWebhookEndpoint,
    removeWebhookEndpoint: api.removeSellerWebhookEndpoint,
    verifyWebhookEndpoint: api.verifySellerWebhookEndpoint,
    testWebhookEndpoint: api.testSellerWebhookEndpoint,
    rotateWebhookSecret: api.rotateSellerWebhookSecret,
    replayWebhooks: api.replaySellerWebhooks,
    listWebhookDeliveries: api.listSellerWebhookDeliveries,
    getWebhookDelivery: api.getSellerWebhookDelivery,
    redeliverWebhook: api.redeliverSellerWebhook,
    discardWebhook: api.discardSellerWebhook,
    redeliverFailedWebhooks: api.redeliverFailedSellerWebhooks,
    discardFailedWebhooks: api.discardFailedSellerWebhooks,
  },
  types: typesForSeller(permissions),
  mayWrite: permissions.includes('seller-webhooks:write'),
  answerForm,
  leaveNotice,
  takeNotice,
})
