import { randomUUID } from 'node:crypto'
import { toWire } from '../../src/platform/ids.ts'
import { type BusyStore, cartCode } from '../busy-store.ts'

/** Everything that a path or a body can name, of one store, by the name of its parameter. */
export type Resources = Record<string, string>

/** Of a store in which everything has happened once: its guest's cart and order, Ada's things, the first seller's. */
export function resourcesOf(of: BusyStore): Resources {
  const { people, store, placed, adas } = of
  return {
    storeId: toWire('store', store.context.store.id),
    handle: of.product.handle,
    productId: toWire('product', of.product.productId),
    variantId: of.product.variantIds[0] ?? '',
    offerId: of.offerId,
    otherOfferId: of.otherOfferId,
    shippingMethodId: of.shippingMethodId,
    cartId: of.cart.id,
    lineId: of.cart.lineItems[0].id,
    cartCode,
    country: 'DE',
    checkoutId: of.checkout.id,
    orderId: placed.order.id,
    orderNumber: placed.order.number,
    shippedOrderId: of.shipped.order.id,
    orderLineId: of.orderLineId,
    fulfillmentId: of.fulfillmentId,
    documentId: of.documentId,
    editId: of.edits.previewed,
    askedEditId: of.edits.asked,
    invariant: 'reserved-is-held',
    returnId: of.returns.requested,
    approvedReturnId: of.returns.approved,
    receivedReturnId: of.returns.received,
    inspectedReturnId: of.returns.inspected,
    storeName: store.context.store.name,
    adasId: toWire('customer', people.customers.ada.id),
    customerId: toWire('customer', people.customers.bob.id),
    customerEmail: people.customers.ada.email,
    customerSessionId: people.adas.otherSessionId,
    refreshToken: people.adas.refreshToken,
    resetToken: people.adas.resetToken,
    emailToken: people.adas.emailToken,
    registrationToken: people.registrationToken,
    challengeToken: people.challengeToken,
    addressId: people.adas.addressId,
    passkeyId: people.passkey.passkeyId,
    passkeyAnswer: people.passkey.answer,
    newPasskey: people.passkey.newPasskey,
    groupId: people.groupId,
    emptyGroupId: people.emptyGroupId,
    providerId: people.provider.providerId,
    providerHandle: people.provider.providerHandle,
    providerSignInToken: people.provider.signingIn.token,
    providerCallback: people.provider.signingIn.callbackUrl,
    providerLinkToken: people.provider.linking.token,
    linkCallback: people.provider.linking.callbackUrl,
    adasCartId: adas.openCart.id,
    adasOrderId: adas.order.id,
    accountId: toWire('staffAccount', people.staff.workers.support?.accountId ?? ''),
    accountEmail: people.staff.workers.support?.email ?? '',
    staffSessionId: people.staff.otherSessionId,
    roleId: people.staff.roleId,
    staffInvitationId: people.staff.invitationId,
    staffInvitationToken: people.staff.invitationToken,
    sellerId: people.sellers.sellerIds.second,
    suspendedSellerId: people.sellers.sellerIds.suspended,
    sellerMemberEmail: people.sellers.members['without any permission']?.email ?? '',
    appliedSellerId: people.sellers.sellerIds.applied,
    sellerMemberId: toWire('staffAccount', people.sellers.members['without any permission']?.accountId ?? ''),
    sellerKeyId: people.sellers.keys['only seller-orders:read']?.id ?? '',
    sellerInvitationId: people.sellers.invitationId,
    sellerInvitationToken: people.sellers.invitationToken,
    keyId: people.keys.keyId,
    failedJobId: people.jobs.failedJobId,
    task: people.jobs.task,
    endpointId: people.webhooks.own.endpointId,
    deliveredEventId: people.webhooks.own.eventId,
    sellerEndpointId: people.webhooks.sellers.endpointId,
    sellerDeliveredEventId: people.webhooks.sellers.eventId,
    ...people.priceRules,
    ...people.payments,
    ...of.money,
    purpose: 'analytics',
    accountResetToken: people.staff.resetToken,
    secretName: 'payments.demo',
    origin: store.origin,
  }
}

const wireIdPattern = /^([a-z]+)_[0-7][0-9a-hjkmnp-tv-z]{25}$/
const orderNumberPattern = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/
const storeTokenPattern = /^([a-z]+)_[0-9a-f]{32}_[A-Za-z0-9_-]{32}$/

/** The same names with what exists nowhere, of the same form. */
export function absentResources(of: Resources): Resources {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, absentLike(value)]))
}

function absentLike(value: string): string {
  const suffix = toWire('cart', randomUUID().replace(/(.{14})4/, '$17')).slice('cart_'.length)
  const prefix = wireIdPattern.exec(value)?.[1]
  if (prefix) return `${prefix}_${suffix}`
  if (orderNumberPattern.test(value)) return '0000-0000'
  if (/^[A-Za-z0-9_-]{32}$/.test(value)) return 'x'.repeat(32)
  const token = storeTokenPattern.exec(value)?.[1]
  if (token) return `${token}_${randomUUID().replaceAll('-', '')}_${'x'.repeat(32)}`
  return value.startsWith('http') ? 'http://nowhere.test' : `absent-${suffix.slice(0, 12)}`
}
