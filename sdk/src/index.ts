export { type ClientOptions, createClient } from './client.ts'
export type { CallArguments, CallOptions, ListMethod, Method, Page, Result } from './method.ts'
export { formatMoney } from './money.ts'
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
