import { isOf } from '../_shared/events.ts'
import type { StaffOrder as Order, StoreSettings } from '../_shared/sdk/index.ts'
import { formatMoney, isRefusal } from '../_shared/sdk/index.ts'
import type { Store } from '../_shared/stores.ts'
import type { NotifiableEvent } from './rules.ts'
import type { TemplateData, TemplateName } from './templates.ts'

/** What to write, for whichever template. */
export type Writing = { [T in TemplateName]: { template: T; data: TemplateData[T] } }[TemplateName]

/** Who is to be told, and of what. Only the API knows addresses: events hold none. */
export interface Addressee {
  email: string
  /** BCP 47 */
  locale: string
  /** Who has preferences; null for somebody without an account. */
  id: string | null
  writing: Writing
}

/**
 * Asks the API who is behind an event. Null when there is nobody (any more).
 * @throws Refusal, ConnectionProblem
 */
export async function findAddressee(
  store: Store,
  event: NotifiableEvent,
  settings: StoreSettings,
): Promise<Addressee | null> {
  try {
    if (isOf(event, 'order.placed', 'order.fulfillment_created')) return await ofOrder(store, event, settings)
    if (isOf(event, 'customer.registered', 'customer.suspended', 'customer.reopened'))
      return await ofCustomer(store, event, settings)
    return await ofSeller(store, event, settings)
  } catch (error) {
    if (isRefusal(error, 'not-found')) return null
    throw error
  }
}

type Of<T extends NotifiableEvent['type']> = Extract<NotifiableEvent, { type: T }>

async function ofOrder(
  { commerce }: Store,
  event: Of<'order.placed' | 'order.fulfillment_created'>,
  settings: StoreSettings,
): Promise<Addressee | null> {
  const order = await commerce.getOrderAsStaff({ orderId: event.subject.id })
  const customer =
    order.customerId === null ? null : await commerce.getCustomerAsStaff({ customerId: order.customerId })
  if (customer?.status === 'erased' || isNobody(order.buyer.email)) return null
  const locale = customer?.locale ?? settings.locale
  const page = customer === null ? '/orders/find' : `/orders/${encodeURIComponent(order.id)}`
  const url = pageOf(settings, page)
  const writing = isOf(event, 'order.placed')
    ? placed(order, url, locale)
    : shipped(order, event.data.fulfillmentId, url)
  return writing && { email: order.buyer.email, locale, id: order.customerId, writing }
}

function placed(order: Order, url: string | null, locale: string): Writing {
  const items = order.lineItems.map((line) => itemOf(line.quantity, line))
  return {
    template: 'order-placed',
    data: { number: order.number, items, total: formatMoney(order.totals.total, [locale, 'en']), url },
  }
}

function shipped(order: Order, fulfillmentId: string, url: string | null): Writing | null {
  const parcel = order.fulfillments.find(({ id }) => id === fulfillmentId)
  if (!parcel) return null
  const items = parcel.lineItems.flatMap(({ id, quantity }) => {
    const line = order.lineItems.find((one) => one.id === id)
    return line ? [itemOf(quantity, line)] : []
  })
  const { carrier, trackingNumber, trackingUrl } = parcel
  const isLast = order.status === 'fulfilled'
  return {
    template: 'order-shipped',
    data: { number: order.number, items, carrier, trackingNumber, trackingUrl, url, isLast },
  }
}

const itemOf = (quantity: number, { title, variantTitle }: { title: string; variantTitle: string }) =>
  `${quantity} × ${[title, variantTitle].filter((part) => part !== '').join(', ')}`

async function ofCustomer(
  { commerce }: Store,
  event: Of<'customer.registered' | 'customer.suspended' | 'customer.reopened'>,
  settings: StoreSettings,
): Promise<Addressee | null> {
  const customer = await commerce.getCustomerAsStaff({ customerId: event.subject.id })
  if (customer.email === null) return null
  const url = pageOf(settings, '/account')
  const writing: Writing = isOf(event, 'customer.registered')
    ? { template: 'welcome', data: { url } }
    : isOf(event, 'customer.suspended')
      ? { template: 'account-suspended', data: {} }
      : { template: 'account-reopened', data: { url } }
  return { email: customer.email, locale: customer.locale, id: customer.id, writing }
}

async function ofSeller(
  { commerce }: Store,
  event: Of<'seller.decided' | 'seller.suspended' | 'seller.reopened'>,
  settings: StoreSettings,
): Promise<Addressee | null> {
  const seller = await commerce.getSeller({ sellerId: event.subject.id })
  if (seller.email === null) return null
  const data = { seller: seller.name }
  const writing: Writing = isOf(event, 'seller.suspended')
    ? { template: 'seller-suspended', data }
    : isOf(event, 'seller.reopened')
      ? { template: 'seller-reopened', data }
      : event.data.decision === 'approved'
        ? { template: 'seller-approved', data }
        : { template: 'seller-refused', data: { ...data, reason: seller.decisionReason } }
  return { email: seller.email, locale: settings.locale, id: seller.id, writing }
}

/** A page of the store's own shop; null when it has none. */
function pageOf({ origins }: StoreSettings, path: string): string | null {
  const [origin] = origins
  return origin === undefined ? null : new URL(path, origin).href
}

/** What the API leaves of the address of a buyer who was erased (RFC 2606: `.invalid` never exists). */
const isNobody = (email: string): boolean => email === '' || email.endsWith('.invalid')
