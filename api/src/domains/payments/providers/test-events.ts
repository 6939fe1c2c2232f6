import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { Refusal } from '../../../platform/refusals.ts'
import type { SecretKeeper } from '../../../platform/secrets.ts'
import { secondsAfter } from '../../../platform/time.ts'
import { eventRefusals } from '../event-refusals.ts'
import type { ProviderEvent } from '../provider.ts'

/** An event may be as old as this, and as far ahead. */
export const eventSecondsMax = 300

const instant = z.iso.datetime()
const text = z.string().min(1).max(200)
const message = z.object({
  id: text,
  type: text,
  occurredAt: instant,
  isLive: z.boolean(),
  account: z.string().max(200),
  payment: z.object({ key: text, reference: text }),
  about: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('payment') }),
    z.object({ kind: z.literal('operation'), reference: text, key: z.union([text, z.null()]) }),
    z.object({
      kind: z.literal('dispute'),
      dispute: z.object({
        reference: text,
        amount: z.int().positive(),
        currency: text,
        status: z.enum(['needs_response', 'under_review', 'won', 'lost']),
        reason: text,
        respondBy: z.union([instant, z.null()]),
      }),
    }),
    z.object({ kind: z.literal('other') }),
  ]),
  amount: z.union([z.int(), z.null()]),
  currency: z.union([text, z.null()]),
})

/**
 * Messages of the test provider, signed as Standard Webhooks 1.0.0 are: HMAC-SHA256 over `id.timestamp.body`, with a
 * key for each of its accounts.
 */
export function createTestMessages(secrets: Pick<SecretKeeper, 'pseudonym'>) {
  const signature = (account: string, signed: string) =>
    `v1,${createHmac('sha256', Buffer.from(secrets.pseudonym('test-provider-events', account), 'hex'))
      .update(signed)
      .digest('base64')}`
  return {
    /** The headers of a message that is sent at `now`. */
    signed(of: { id: string; account: string; body: string; now: Date }): Record<string, string> {
      const timestamp = Math.floor(of.now.getTime() / 1000)
      return {
        'content-type': 'application/json',
        'webhook-id': of.id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signature(of.account, `${of.id}.${timestamp}.${of.body}`),
      }
    },
    /** @throws Refusal event-not-trusted */
    read(bytes: Uint8Array, headers: Headers, now: Date): ProviderEvent {
      const body = new TextDecoder().decode(bytes)
      const parsed = message.safeParse(parse(body))
      const [id, timestamp] = [headers.get('webhook-id') ?? '', headers.get('webhook-timestamp') ?? '']
      if (!parsed.success || parsed.data.id !== id || !/^\d{1,12}$/.test(timestamp))
        throw new Refusal(eventRefusals.notTrusted)
      const wanted = Buffer.from(signature(parsed.data.account, `${id}.${timestamp}.${body}`))
      const given = Buffer.from(headers.get('webhook-signature') ?? '')
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
        throw new Refusal(eventRefusals.notTrusted)
      const sentAt = new Date(Number(timestamp) * 1000)
      const isFresh =
        secondsAfter(sentAt, eventSecondsMax) >= now && secondsAfter(now, eventSecondsMax) >= sentAt
      if (!isFresh) throw new Refusal(eventRefusals.tooOld)
      return parsed.data
    },
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
