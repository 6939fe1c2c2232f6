import type { Context, TxContext } from '../../platform/context.ts'
import { digestOf, newSecret } from '../../platform/secrets.ts'
import { secondsAfter } from '../../platform/time.ts'
import { insertToken, readToken, type StoredToken, type TokenPurpose, useToken } from './token-queries.ts'

export type { TokenPurpose } from './token-queries.ts'

/** What a token says, opened. */
export interface OneTimeToken {
  /** Null where there is no customer yet */
  customerId: string | null
  /** As it was given to `issueToken`; the reader parses it */
  data: unknown
}

/** The purpose is part of the digest: a token of one purpose is none of another. */
export const tokenHashOf = (purpose: TokenPurpose, token: string): string => digestOf(purpose, token)

/** Where the seal of what a token says belongs. */
export const tokenSealContext = (storeId: string, tokenHash: string): string =>
  `token:${storeId}:${tokenHash}`

/**
 * Makes a token of 192 random bits that works once. Its digest is kept; `data` is sealed.
 * `stillborn` writes the same row for a token that never works: where an address without an account must cost the same
 * as one with.
 */
export async function issueToken(
  context: TxContext,
  of: {
    purpose: TokenPurpose
    customerId: string | null
    data?: unknown
    lifetimeSeconds: number
    stillborn?: boolean
  },
): Promise<{ token: string; expiresAt: Date }> {
  const { tx, store, sealer, clock } = context
  const token = newSecret()
  const tokenHash = tokenHashOf(of.purpose, token)
  const expiresAt = secondsAfter(clock, of.lifetimeSeconds)
  await insertToken(tx, store.id, {
    tokenHash,
    purpose: of.purpose,
    customerId: of.customerId,
    sealedData:
      of.data === undefined
        ? null
        : sealer.seal(JSON.stringify(of.data), tokenSealContext(store.id, tokenHash)),
    createdAt: clock,
    expiresAt,
    usedAt: of.stillborn ? clock : null,
  })
  return { token, expiresAt }
}

/** What a living token says, without using it: for what must be judged outside the transaction. */
export async function peekToken(
  context: Context,
  purpose: TokenPurpose,
  token: string,
): Promise<OneTimeToken | null> {
  const stored = await readToken(context.db, context.store.id, {
    tokenHash: tokenHashOf(purpose, token),
    purpose,
  })
  return stored && openToken(context, stored)
}

/** Uses a token up; null when it does not work (any more). Of many at once, one succeeds. */
export async function spendToken(
  context: TxContext,
  purpose: TokenPurpose,
  token: string,
): Promise<OneTimeToken | null> {
  const { tx, store, clock } = context
  const stored = await useToken(tx, store.id, { tokenHash: tokenHashOf(purpose, token), purpose, clock })
  return stored && openToken(context, stored)
}

export function openToken({ store, sealer }: Context, stored: StoredToken): OneTimeToken {
  const { sealedData, tokenHash, customerId } = stored
  const text = sealedData && sealer.open(sealedData, tokenSealContext(store.id, tokenHash))
  return { customerId, data: text === null ? undefined : JSON.parse(text) }
}
