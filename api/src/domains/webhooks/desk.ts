import type { Actor } from '../../platform/context.ts'
import type { HttpClient } from '../../platform/http-client.ts'
import { type Policy, policies } from '../../platform/policies.ts'
import { sellerOf } from '../sellers/index.ts'

/** The same operations twice: for the store's own endpoints and for a seller's. */
export interface Desk {
  path: string
  tag: string
  /** Whose endpoints the text speaks of, at its end. */
  ofWhom: string
  reads: Policy
  writes: Policy
  /** The operation id of this desk. */
  named: (operationId: string) => string
  /** Whose endpoints are meant; null: the store's own. */
  sellerId: (actor: Actor) => string | null
}

export const storesDesk: Desk = {
  path: '/v1/admin/webhook-endpoints',
  tag: 'Admin',
  ofWhom: '',
  reads: policies.staff('webhooks:read'),
  writes: policies.staff('webhooks:write'),
  named: (operationId) => operationId,
  sellerId: () => null,
}

export const sellersDesk: Desk = {
  path: '/v1/seller/webhook-endpoints',
  tag: 'Seller',
  ofWhom: ' of the own seller',
  reads: policies.seller('seller-webhooks:write'),
  writes: policies.seller('seller-webhooks:write'),
  named: (operationId) => operationId.replace('Webhook', 'SellerWebhook'),
  sellerId: sellerOf,
}

/** How endpoints are reached from here. */
export interface Reach {
  client: HttpClient
  /** Whether they may be on this machine. */
  loopback: boolean
}
