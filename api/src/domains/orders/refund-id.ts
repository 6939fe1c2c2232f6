import type { Context } from '../../platform/context.ts'
import { derivedId } from '../../platform/derived-ids.ts'
import type { IdempotentCall } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'

/**
 * The id of what a call makes, derived from its Idempotency-Key: whoever sends the key again, also to another process after
 * a crash, finds the same refund. A new one for a call without a key.
 */
export function refundIdOf({ store }: Context, flow: IdempotentCall | undefined): string {
  return flow ? derivedId(store.id, flow.principal, flow.operation, flow.keyHash) : newId('refund')
}
