// Copied from sdk/src by `pnpm generate`: change it there, not here.

export { type ClientOptions, createClient } from './client.ts'
export { formatMoney } from './money.ts'
export { ConnectionProblem, isConnectionProblem, isRefusal, Refusal } from './refusal.ts'
export type * from './types.gen.ts'
