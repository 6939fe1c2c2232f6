export { type ClientOptions, createClient } from './client.ts'
export { readEventStream, type StreamedEvent } from './event-stream.ts'
export type { CallArguments, CallOptions, ListMethod, Method, Page, Result } from './method.ts'
export { formatMoney } from './money.ts'
export {
  createRealtime,
  type EventOf,
  type Listening,
  type OrderEvent,
  type Realtime,
  type RealtimeState,
  type Subscription,
} from './realtime.ts'
export type { RealtimeClientClass } from './realtime-channel.ts'
export {
  type AnyRefusalCode,
  ConnectionProblem,
  type ConnectionProblemReason,
  isConnectionProblem,
  isRefusal,
  Refusal,
} from './refusal.ts'
export { createSession, type Session, type SignedInCustomer, type SignIn } from './session.ts'
export { cookieStorage, memoryStorage, type SessionStorage, webStorage } from './session-storage.ts'
export type * from './types.gen.ts'
export {
  verifyWebhook,
  type WebhookEvent,
  type WebhookEventOf,
  type WebhookHeaders,
  WebhookProblem,
  type WebhookProblemReason,
} from './webhook.ts'
