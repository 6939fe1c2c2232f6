// Copied from sdk/src by `pnpm generate`: change it there, not here.

import { ConnectionProblem, Refusal } from './refusal.ts'
import type { OperationId, Problem } from './types.gen.ts'

/**
 * The value of a reply; undefined for one without a body.
 * @throws Refusal when it is a problem of the API
 * @throws ConnectionProblem when it is none of the API's replies, such as a proxy's page
 */
export function readReply(operation: OperationId, response: Response, text: string): unknown {
  const { status, headers } = response
  const place = {
    operation,
    status,
    requestId: headers.get('request-id') ?? undefined,
    retryAfterSeconds: retryAfterOf(headers),
  }
  const value = response.ok && text === '' ? undefined : parse(text)
  if (response.ok && value !== unreadable) return value
  if (!response.ok && isProblem(value)) throw new Refusal({ ...place, problem: value })
  const message = `HTTP ${status} with a body that is not this API's`
  throw new ConnectionProblem({ ...place, reason: 'unreadable-reply', message })
}

const unreadable = Symbol('unreadable')

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return unreadable
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'
}

/** Seconds of a `Retry-After`, which is a number or a date. */
function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get('retry-after')
  if (value === null) return undefined
  if (/^\d+$/.test(value)) return Number(value)
  const moment = Date.parse(value)
  return Number.isNaN(moment) ? undefined : Math.max(0, Math.ceil((moment - Date.now()) / 1000))
}
