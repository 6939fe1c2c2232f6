// Generated from openapi.yaml by `pnpm generate`: change the API, not this file.

import type { Operation } from './method.ts'

/** Header fields of the credentials that a client holds. */
export const credentialHeaders = { publishableKey: 'Tradepost-Publishable-Key', bearer: 'Authorization' } as const

/** How each operation travels. */
export const operations = {
  getStoreSettings: {
    method: 'GET',
    path: '/v1/admin/store',
    query: [],
    headers: {},
    body: false,
    credentials: ['bearer'],
    paged: false,
    streamed: false,
    refusals: ['busy', 'internal-error', 'invalid-request', 'network-not-allowed', 'not-authenticated', 'not-permitted', 'origin-not-allowed', 'second-factor-required', 'store-suspended', 'too-many-requests'],
  },
  getCustomer: {
    method: 'GET',
    path: '/v1/customers/me',
    query: [],
    headers: {},
    body: false,
    credentials: ['bearer'],
    paged: false,
    streamed: false,
    refusals: ['busy', 'internal-error', 'invalid-request', 'network-not-allowed', 'not-authenticated', 'not-permitted', 'origin-not-allowed', 'store-suspended', 'too-many-requests'],
  },
  listCustomerConsents: {
    method: 'GET',
    path: '/v1/admin/customers/{customerId}/consents',
    query: ['limit', 'cursor'],
    headers: {},
    body: false,
    credentials: ['bearer'],
    paged: true,
    streamed: false,
    refusals: ['busy', 'internal-error', 'invalid-request', 'network-not-allowed', 'not-authenticated', 'not-found', 'not-permitted', 'origin-not-allowed', 'second-factor-required', 'store-suspended', 'too-many-requests'],
  },
  getCustomerAsStaff: {
    method: 'GET',
    path: '/v1/admin/customers/{customerId}',
    query: [],
    headers: {},
    body: false,
    credentials: ['bearer'],
    paged: false,
    streamed: false,
    refusals: ['busy', 'internal-error', 'invalid-request', 'network-not-allowed', 'not-authenticated', 'not-found', 'not-permitted', 'origin-not-allowed', 'second-factor-required', 'store-suspended', 'too-many-requests'],
  },
  getSeller: {
    method: 'GET',
    path: '/v1/admin/sellers/{sellerId}',
    query: [],
    headers: {},
    body: false,
    credentials: ['bearer'],
    paged: false,
    streamed: false,
    refusals: ['busy', 'internal-error', 'invalid-request', 'network-not-allowed', 'not-authenticated', 'not-found', 'not-permitted', 'origin-not-allowed', 'second-factor-required', 'store-suspended', 'too-many-requests'],
  },
  getOrderAsStaff: {
    method: 'GET',
    path: '/v1/admin/orders/{orderId}',
    query: [],
    headers: {},
    body: false,
    credentials: ['bearer'],
    paged: false,
    streamed: false,
    refusals: ['busy', 'internal-error', 'invalid-request', 'network-not-allowed', 'not-authenticated', 'not-found', 'not-permitted', 'origin-not-allowed', 'second-factor-required', 'store-suspended', 'too-many-requests'],
  },
  listEvents: {
    method: 'GET',
    path: '/v1/events',
    query: ['order', 'after', 'before', 'since', 'types', 'subjectId', 'limit'],
    headers: {},
    body: false,
    credentials: ['publishableKey', 'bearer'],
    paged: false,
    streamed: false,
    refusals: ['busy', 'feed-place-gone', 'internal-error', 'invalid-request', 'network-not-allowed', 'not-authenticated', 'origin-not-allowed', 'store-suspended', 'too-many-requests'],
  },
} as const satisfies Record<string, Operation>
