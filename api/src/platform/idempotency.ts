import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { Context, TxContext } from './context.ts'
import { lockOrder } from './database.ts'
import { allRefusals, platformRefusals, Refusal, type RefusalExtras } from './refusals.ts'
import { secondsAfter } from './time.ts'

/**
 * The Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header-07), kept 7 days per store, principal and
 * operation, in two modes:
 * - a write of one transaction stores its reply in that transaction (`storeReply`);
 * - a flow that calls a provider first commits a running key with a lease (`beginFlow`), and its reply at its end
 *   (`endFlow`); a flow that found nothing to do keeps its reply with `storeReply`, too.
 * Either way a key that is already taken rolls the transaction back with `KeyTaken`, and `replay` says what to answer.
 */
export interface IdempotentCall {
  principal: string
  operation: string
  keyHash: string
  bodyHash: string
  /** Seals replies: derived from the key itself, which is not stored. */
  sealKey: Buffer
  leaseSeconds: number
  /** Whether `endFlow` has kept the reply. */
  ended: boolean
  /** Until when this very call has the flow, if it has begun it: what refuses it then is its own answer, not another's. */
  leaseUntil: Date | null
}

export interface StoredReply {
  status: number
  body: string
}

/** A refusal that belongs to its key, such as a declined payment: kept as code and extras. */
export const refusalReply = (refusal: Refusal): StoredReply => ({
  status: refusal.kind.status,
  body: JSON.stringify({ code: refusal.kind.code, extras: refusal.extras }),
})

/** @throws Refusal the stored one */
export function throwStored(reply: StoredReply): never {
  const { code, extras } = JSON.parse(reply.body) as { code: string; extras: RefusalExtras }
  throw new Refusal(allRefusals().find((kind) => kind.code === code) ?? platformRefusals.internal, extras)
}

export const idempotencyKeyPattern = /^[A-Za-z0-9_-]{16,255}$/

/** Rolls the transaction back: another request has this key. */
export class KeyTaken extends Error {}

export function idempotentCall(of: {
  key: string
  principal: string
  operation: string
  request: string
  leaseSeconds: number
}): IdempotentCall {
  return {
    principal: of.principal,
    operation: of.operation,
    keyHash: createHash('sha256').update(of.key).digest('hex'),
    bodyHash: createHash('sha256').update(of.request).digest('hex'),
    sealKey: Buffer.from(hkdfSync('sha256', of.key, '', 'tradepost idempotency reply', 32)),
    leaseSeconds: of.leaseSeconds,
    ended: false,
    leaseUntil: null,
  }
}

const taken = (count: unknown) => {
  if (count !== 1) throw new KeyTaken()
}

/** Keeps the reply with the write that made it; also under a key whose caller died and whose lease has run out. */
export function storeReply(tx: TxContext, call: IdempotentCall, reply: StoredReply): void {
  tx.tx.atClose({
    name: 'key_reply',
    rank: lockOrder.idempotencyKey,
    ctes: {
      key_reply: `
        INSERT INTO commerce.idempotency_keys AS k
          (store_id, principal, operation, key_hash, body_hash, phase, status, reply, created_at)
        VALUES ($1, $2, $3, $4, $5, 'done', $6, $7, $8)
        ON CONFLICT (store_id, principal, operation, key_hash) DO UPDATE
        SET phase = 'done', lease_until = NULL, status = excluded.status, reply = excluded.reply
        WHERE k.phase = 'running' AND k.body_hash = excluded.body_hash AND k.lease_until <= excluded.created_at
        RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM key_reply)',
    values: [...keyOf(tx, call), call.bodyHash, reply.status, seal(call, reply.body), tx.now],
    check: taken,
    expects: 1,
  })
}

/** Marks the flow as running; takes over a key whose lease has run out. */
export function beginFlow(tx: TxContext, call: IdempotentCall): void {
  const leaseUntil = secondsAfter(tx.now, call.leaseSeconds)
  tx.tx.atClose({
    name: 'key_begin',
    rank: lockOrder.idempotencyKey,
    ctes: {
      key_begin: `
        INSERT INTO commerce.idempotency_keys AS k
          (store_id, principal, operation, key_hash, body_hash, phase, lease_until, created_at)
        VALUES ($1, $2, $3, $4, $5, 'running', $6, $7)
        ON CONFLICT (store_id, principal, operation, key_hash) DO UPDATE SET lease_until = excluded.lease_until
        WHERE k.phase = 'running' AND k.body_hash = excluded.body_hash AND k.lease_until <= excluded.created_at
        RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM key_begin)',
    values: [...keyOf(tx, call), call.bodyHash, leaseUntil, tx.now],
    check: taken,
    expects: 1,
    done: () => {
      call.leaseUntil = leaseUntil
    },
  })
}

/** Ends a flow with its reply, in the transaction of its last write. */
export function endFlow(tx: TxContext, call: IdempotentCall, reply: StoredReply): void {
  tx.tx.atClose({
    name: 'key_end',
    rank: lockOrder.idempotencyKey,
    ctes: {
      key_end: `
        UPDATE commerce.idempotency_keys SET phase = 'done', lease_until = NULL, status = $5, reply = $6
        WHERE store_id = $1 AND principal = $2 AND operation = $3 AND key_hash = $4 AND phase = 'running' RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM key_end)',
    values: [...keyOf(tx, call), reply.status, seal(call, reply.body)],
    check: taken,
    expects: 1,
    done: () => {
      call.ended = true
    },
  })
}

/** Lets the next call with the key go on at once: this one has come to an end without a reply to keep. What another has taken over stays its own. */
export function endLease(tx: TxContext, call: IdempotentCall): void {
  tx.tx.atClose({
    name: 'key_lease',
    rank: lockOrder.idempotencyKey,
    ctes: {
      key_lease: `
        UPDATE commerce.idempotency_keys SET lease_until = $5
        WHERE store_id = $1 AND principal = $2 AND operation = $3 AND key_hash = $4 AND phase = 'running'
          AND lease_until = $6 RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM key_lease)',
    values: [...keyOf(tx, call), tx.now, call.leaseUntil],
  })
}

/** Whether a flow with this key has begun and has not ended: its caller is gone, or this is its retry. */
export const hasBegun = async (tx: TxContext, call: IdempotentCall): Promise<boolean> =>
  (await leaseOf(tx, call)) !== null

/** When a flow with this key began that has not ended; null: there is none. */
export const beganAt = async (tx: TxContext, call: IdempotentCall): Promise<Date | null> =>
  (await leaseOf(tx, call))?.since ?? null

/** Whether a flow with this key came to an end without a reply, so that nobody is at it any more. */
export async function isLeft(tx: TxContext, call: IdempotentCall): Promise<boolean> {
  const lease = await leaseOf(tx, call)
  return lease !== null && lease.until <= tx.now
}

async function leaseOf(tx: TxContext, call: IdempotentCall): Promise<{ since: Date; until: Date } | null> {
  const [lease] = await tx.tx.query<{ since: Date; until: Date }>({
    name: 'idempotency_lease',
    text: `SELECT created_at AS since, lease_until AS until FROM commerce.idempotency_keys
      WHERE store_id = $1 AND principal = $2 AND operation = $3 AND key_hash = $4 AND phase = 'running' AND body_hash = $5`,
    values: [...keyOf(tx, call), call.bodyHash],
  })
  return lease ?? null
}

/**
 * What to answer to a key that is already known, or null if it is not.
 * @throws Refusal idempotency-key-reused, idempotency-in-flight
 */
export async function replay(context: Context, call: IdempotentCall): Promise<StoredReply | null> {
  const [row] = await context.db.read<{
    body_hash: string
    phase: string
    status: number
    reply: Buffer
    leased: boolean
  }>(context.store.id, {
    name: 'idempotency_replay',
    text: `SELECT body_hash, phase, status, reply, lease_until > now() + make_interval(secs => $5) AS leased
      FROM commerce.idempotency_keys
      WHERE store_id = $1 AND principal = $2 AND operation = $3 AND key_hash = $4`,
    values: [...keyOf(context, call), context.store.clockOffsetSeconds],
  })
  if (!row) return null
  if (row.body_hash !== call.bodyHash) throw new Refusal(platformRefusals.idempotencyKeyReused)
  if (row.phase === 'done') return { status: row.status, body: unseal(call, row.reply) }
  if (row.leased) throw new Refusal(platformRefusals.idempotencyInFlight, { retryAfterSeconds: 1 })
  return null
}

const keyOf = (context: Context, call: IdempotentCall) => [
  context.store.id,
  call.principal,
  call.operation,
  call.keyHash,
]

function seal(call: IdempotentCall, text: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', call.sealKey, nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

function unseal(call: IdempotentCall, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', call.sealKey, sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return decipher.update(sealed.subarray(28), undefined, 'utf8') + decipher.final('utf8')
}
