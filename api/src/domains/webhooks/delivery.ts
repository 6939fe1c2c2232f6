export const deliveryStatuses = ['waiting', 'sending', 'delivered', 'failed', 'discarded'] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

/** An event on its way to an endpoint, or there. */
export interface WebhookDelivery {
  eventId: string
  type: string
  subjectId: string
  /** What is sent, the same every time */
  body: string
  status: DeliveryStatus
  /** Begun attempts */
  attempts: number
  /** Null while it waits for an earlier event of the same thing, and once it is over */
  nextAttemptAt: Date | null
  lastAttemptAt: Date | null
  deliveredAt: Date | null
  /** Of the last attempt, as all below */
  requestHeaders: Record<string, string> | null
  replyStatus: number | null
  replyMilliseconds: number | null
  /** The first 8 KiB */
  replyBody: string | null
  /** A code such as `timeout`; null when a reply came */
  error: string | null
  createdAt: Date
}
