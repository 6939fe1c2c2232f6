// Copied from sdk/src by `pnpm generate`: change it there, not here.

import type { CallOptions, Credential, Operation } from './method.ts'
import { credentialHeaders } from './operations.gen.ts'

/** A request that can be sent as often as needed: every try is the same, byte for byte. */
export interface WireRequest {
  method: string
  url: string
  headers: Record<string, string>
  body: string | undefined
}

/** Where the API is and who asks. */
export interface Caller {
  baseUrl: string
  publishableKey: string | undefined
  bearer: string | undefined | (() => string | null | undefined | Promise<string | null | undefined>)
  headers: Record<string, string>
}

type Fields = Record<string, unknown>

/**
 * Puts every field of a flat input in its place.
 * @throws TypeError when a part of the path is missing, a field has no place or a header cannot carry it
 */
export async function writeRequest(
  operation: Operation,
  caller: Caller,
  input: object,
  options: CallOptions,
): Promise<WireRequest> {
  const fields = new Map(Object.entries(input).filter(([, value]) => value !== undefined))
  const path = writePath(operation.path, fields)
  const query = writeQuery(operation.query, fields)
  const own = writeHeaders(operation, fields)
  const body = writeBody(operation, fields)
  const headers = lowerCased({
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(await writeCredential(operation.credentials, caller)),
    ...(options.forwardedFor === undefined ? {} : { 'x-forwarded-for': options.forwardedFor }),
    ...own,
    ...lowerCased(caller.headers),
    ...lowerCased(options.headers ?? {}),
  })
  return { method: operation.method, url: `${caller.baseUrl}${path}${query}`, headers, body }
}

function writePath(template: string, fields: Map<string, unknown>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(fields.get(name) ?? '')
    // A dot segment would name another path, however it is escaped.
    if (value === '' || value === '.' || value === '..') throw new TypeError(`${name} cannot be "${value}"`)
    fields.delete(name)
    return encodeURIComponent(value)
  })
}

function writeQuery(names: readonly string[], fields: Map<string, unknown>): string {
  const query = new URLSearchParams()
  for (const name of names) {
    const value = fields.get(name)
    fields.delete(name)
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) query.append(name, String(one))
    }
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

function writeHeaders({ headers }: Operation, fields: Map<string, unknown>): Record<string, string> {
  const written: Record<string, string> = {}
  for (const [name, header] of Object.entries(headers)) {
    const value = fields.get(name) ?? (name === 'idempotencyKey' ? freshKey() : undefined)
    fields.delete(name)
    if (value === undefined) continue
    // Without the value: it may be a secret, and errors end up in logs.
    if (!/^[\x20-\x7e]*$/.test(String(value)))
      throw new TypeError(`${name} has characters no header can carry`)
    written[header.toLowerCase()] = name === 'ifMatch' ? `"${value}"` : String(value)
  }
  return written
}

function writeBody(operation: Operation, fields: Map<string, unknown>): string | undefined {
  if (operation.body) return JSON.stringify(Object.fromEntries(fields) satisfies Fields)
  const [stray] = fields.keys()
  if (stray !== undefined) throw new TypeError(`${operation.method} ${operation.path} takes no "${stray}"`)
  return undefined
}

/**
 * The publishable key where it is enough: such replies are everybody's and may be cached. Otherwise the bearer, and the
 * key beside it where the operation takes one or the other.
 */
async function writeCredential(
  accepted: readonly Credential[],
  caller: Caller,
): Promise<Record<string, string>> {
  const key = caller.publishableKey
    ? { [credentialHeaders.publishableKey.toLowerCase()]: caller.publishableKey }
    : undefined
  if (accepted[0] === 'publishableKey' && key) return key
  const token = accepted.includes('bearer')
    ? typeof caller.bearer === 'function'
      ? await caller.bearer()
      : caller.bearer
    : undefined
  return {
    ...(accepted.includes('publishableKey') ? key : undefined),
    ...(token ? { authorization: `Bearer ${token}` } : undefined),
  }
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

function freshKey(): string {
  // Browsers offer randomUUID on secure origins only; a phone on the developer's network is none.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
