import type { JobSpec, RecordedEvent, Subscriptions } from './domains/events/index.ts'

/**
 * What jobs do, and how often each is tried: until it is too late for it to be of use, or until somebody should look. After
 * that it is a failed job (`jobs/`).
 */
const attempts = {
  // Two hours: any other change of the product refreshes it, too.
  refreshProduct: 10,
  refreshSeller: 10,
  // A day and a half: a mail server may be down for so long. Sending has attempts of its own (`mail/`).
  mailOrderConfirmation: 15,
  mailOrderNews: 15,
  linkGuestOrders: 15,
  // Four minutes: the code lives for fifteen.
  mailOrderCode: 6,
  // Four days: what was promised must be done.
  eraseLateTraces: 25,
  forgetPaymentMethod: 25,
  fillTwin: 10,
  // Four days: books wait for it.
  issueInvoice: 25,
  issueCreditNote: 25,
  issueEditInvoice: 25,
} as const satisfies Record<string, number>
type JobName = keyof typeof attempts

const refresh = (event: RecordedEvent): JobSpec[] => {
  const { productIds, productId } = event.payload as { productIds?: string[]; productId?: string }
  return (productIds ?? (productId ? [productId] : [])).map((id) => ({
    identifier: 'refreshProduct',
    payload: { storeId: event.storeId, productId: id },
    jobKey: `refreshProduct:${event.storeId}:${id}`,
    maxAttempts: attempts.refreshProduct,
  }))
}

/** A job in the name of the store; done once for each event, however often it is told. */
const follow = (identifier: JobName, event: RecordedEvent, payload: Record<string, string>): JobSpec => ({
  identifier,
  payload: { storeId: event.storeId, ...payload },
  jobKey: `${identifier}:${event.storeId}:${event.aggregateId}`,
  maxAttempts: attempts[identifier],
})

const confirmOrder = (event: RecordedEvent) => [
  follow('mailOrderConfirmation', event, { orderId: event.aggregateId }),
]
/** Papers follow the order, one job each: what came first is done first or again. */
const issueInvoice = (event: RecordedEvent) => {
  const { orderId = event.aggregateId } = event.payload as { orderId?: string }
  return [follow('issueInvoice', event, { orderId })]
}
const issueEditInvoice = (event: RecordedEvent): JobSpec[] => {
  const { editId } = event.payload as { editId: string }
  const job = follow('issueEditInvoice', event, { orderId: event.aggregateId, editId })
  return [{ ...job, jobKey: `issueEditInvoice:${event.storeId}:${editId}` }]
}
const issueCreditNote = (event: RecordedEvent): JobSpec[] => {
  const { refundId } = event.payload as { refundId: string }
  const job = follow('issueCreditNote', event, { orderId: event.aggregateId, refundId })
  return [{ ...job, jobKey: `issueCreditNote:${event.storeId}:${refundId}` }]
}
/** Each piece of news is a mail of its own. */
const mailNews =
  (news: string) =>
  (event: RecordedEvent): JobSpec[] => {
    const { refundId, returnId, editId } = event.payload as Partial<
      Record<'refundId' | 'returnId' | 'editId', string>
    >
    const aboutId = refundId ?? returnId ?? editId ?? ''
    const about = { orderId: event.aggregateId, eventId: event.id, news, aboutId }
    const job = follow('mailOrderNews', event, about)
    return [{ ...job, jobKey: `mailOrderNews:${event.storeId}:${event.id}` }]
  }
/** What was set off against what an edit added is told with the edit. */
const isPaidBack = (event: RecordedEvent): boolean => {
  const { amount, setOffAmount = 0 } = event.payload as { amount: number; setOffAmount?: number }
  return amount > setOffAmount
}
const mailCode = (event: RecordedEvent) => [follow('mailOrderCode', event, { lookupId: event.aggregateId })]
const linkOrders = (event: RecordedEvent) => [
  follow('linkGuestOrders', event, { customerId: event.aggregateId }),
]

/** By then every instance knows that the sessions have ended: nothing is written after this in the customer's name. */
const eraseLateTraces = (event: RecordedEvent) => [
  { ...follow('eraseLateTraces', event, { customerId: event.aggregateId }), delaySeconds: 15 },
]

const forgetMethod = (event: RecordedEvent) => [
  follow('forgetPaymentMethod', event, { paymentMethodId: event.aggregateId }),
]

const refreshOfSeller = (event: RecordedEvent) => [
  follow('refreshSeller', event, { sellerId: event.aggregateId }),
]

const fillTwinOf = (event: RecordedEvent) =>
  (event.payload as { twinOf: string | null }).twinOf === null ? [] : [follow('fillTwin', event, {})]

/** The same job as before, under its own key: one that has begun meanwhile is not doubled. */
const runAgain = (event: RecordedEvent): JobSpec[] => {
  const { task, jobKey, payload } = event.payload as {
    task: string
    jobKey: string
    payload: Record<string, string>
  }
  // Nobody does any more what an older version of the worker did.
  if (!Object.hasOwn(attempts, task)) return []
  const again = { ...payload, storeId: event.storeId }
  return [{ identifier: task, payload: again, jobKey, maxAttempts: attempts[task as JobName] }]
}

/** Who reacts to what: the only place where speech goes upward. */
export const subscriptions: Subscriptions = {
  'product.changed': refresh,
  'offer.changed': refresh,
  'checkout.held': refresh,
  'checkout.released': refresh,
  'order.placed': (event) => [...refresh(event), ...confirmOrder(event), ...issueInvoice(event)],
  'invoice.requested': issueInvoice,
  'order.canceled': (event) => [...refresh(event), ...mailNews('canceled')(event)],
  'order.refunded': (event) => [
    ...issueCreditNote(event),
    ...(isPaidBack(event) ? mailNews('refunded')(event) : []),
  ],
  'order.edited': (event) => [...refresh(event), ...issueEditInvoice(event), ...mailNews('edited')(event)],
  'order.edit_requested': mailNews('edit_requested'),
  'order_edit.held': refresh,
  'order_edit.released': refresh,
  'return.approved': mailNews('return_approved'),
  'return.refused': mailNews('return_refused'),
  'return.inspected': refresh,
  'return.completed': mailNews('return_completed'),
  'stock.adjusted': refresh,
  'order_lookup.requested': mailCode,
  'customer.registered': linkOrders,
  'customer.email_changed': linkOrders,
  'customer.erased': eraseLateTraces,
  'payment_method.removed': forgetMethod,
  'store.created': fillTwinOf,
  'seller.suspended': refreshOfSeller,
  'seller.reopened': refreshOfSeller,
  'seller.profile_changed': refreshOfSeller,
  'failed_job.requeued': runAgain,
}
