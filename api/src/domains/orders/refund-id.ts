import { createHash } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import type { IdempotentCall } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'

/**
 * The id of what a call makes, made of its Idempotency-Key (UUIDv8 of RFC 9562, 5.8, filled from SHA-256): whoever sends the
 * key again, also to another process after a crash, finds the same refund. A new one for a call without a key.
 */
export function refundIdOf({ store }: Context, flow: IdempotentCall | undefined): string {
  if (!flow) return newId('refund')
  const name = [store.id, flow.principal, flow.operation, flow.keyHash].join('\u0000')
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
