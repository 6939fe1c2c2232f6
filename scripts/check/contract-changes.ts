import type { Direction, Documents, Json } from './schema-changes.ts'
import { compareSchemas, isJson, resolve } from './schema-changes.ts'

/** One difference between two versions of the contract, as a client sees it. */
export interface Change {
  /** operationId, or `webhook <name>`; by this the changelog declares a break. */
  subject: string
  /** The path of the operation; the changelog may name it instead. */
  path: string
  what: string
  breaking: boolean
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const

interface Operation {
  id: string
  path: string
  method: string
  json: Json
  parameters: Map<string, Json>
  security: Json[]
}

/**
 * Tells what changed between two OpenAPI 3.1 documents for a client built against the first. Policy: a removed
 * refusal and a new value of an enum in a response are allowed, a new success status or optional field is
 * allowed; everything that makes a working client fail is breaking.
 */
export function compareContracts(before: Json, after: Json): Change[] {
  const documents = { before, after }
  const changes: Change[] = []
  const now = operationsOf(after)
  for (const [key, old] of operationsOf(before)) {
    const current = now.get(key)
    const report = (what: string, breaking: boolean) =>
      changes.push({ subject: old.id, path: old.path, what, breaking })
    if (!current) report(`${old.method.toUpperCase()} ${old.path} is gone`, true)
    else compareOperations(old, current, documents, report)
  }
  return [...changes, ...compareWebhooks(documents)]
}

type Report = (what: string, breaking: boolean) => void

function compareOperations(old: Operation, now: Operation, documents: Documents, report: Report): void {
  if (old.id !== now.id) report(`is called ${now.id} now`, true)
  if (old.path !== now.path) report(`has its path parameters renamed: ${now.path}`, true)
  compareSecurity(old.security, now.security, documents, report)
  compareParameters(old, now, documents, report)
  compareBodies(old.json, now.json, documents, report)
  compareReplies(old.json, now.json, documents, report)
}

/**
 * Each way in that worked before must still open the door. A scheme that no longer exists is held under what travels: a
 * client that sends a bearer notices no other name for it. A scheme that is still there is itself and nothing else.
 */
function compareSecurity(old: Json[], now: Json[], { before, after }: Documents, report: Report): void {
  const [schemesBefore, schemesNow] = [schemesOf(before), schemesOf(after)]
  const heldAs = (held: Json, scheme: string): string | undefined => {
    if (scheme in held) return scheme
    const travels = travelsAs(schemesNow[scheme])
    return Object.keys(held).find(
      (name) => !(name in schemesNow) && travels !== undefined && travelsAs(schemesBefore[name]) === travels,
    )
  }
  const opens = (demand: Json, held: Json) =>
    Object.entries(demand).every(([scheme, needed]) => {
      const name = heldAs(held, scheme)
      if (name === undefined || !Array.isArray(needed)) return false
      const given = asArray(held[name])
      return needed.every((scope) => given.includes(scope)) || !saysRoles(before, name)
    })
  for (const held of old) {
    if (now.some((demand) => opens(demand, held))) continue
    const name = Object.keys(held).join(' and ') || 'nobody in particular'
    report(`no longer lets in ${name}`, true)
  }
}

function schemesOf(document: Json): Record<string, Json> {
  return ((document.components as Json | undefined)?.securitySchemes ?? {}) as Record<string, Json>
}

/** What a client puts behind `Authorization`, whatever the scheme is called; undefined for what travels otherwise. */
function travelsAs(scheme: Json | undefined): string | undefined {
  return scheme?.type === 'http' ? String(scheme.scheme) : undefined
}

/**
 * Whether the document says of this scheme which permissions its operations need. A document that never does has said
 * nothing about them, and one that begins to takes nothing away; OAuth scopes are always said.
 */
function saysRoles(document: Json, name: string): boolean {
  const { type } = schemesOf(document)[name] ?? {}
  if (type !== 'http' && type !== 'apiKey') return true
  return [...operationsOf(document).values()].some(({ security }) =>
    security.some((demand) => asArray(demand[name]).length > 0),
  )
}

function compareParameters(old: Operation, now: Operation, documents: Documents, report: Report): void {
  for (const [key, parameter] of old.parameters) {
    const current = now.parameters.get(key)
    if (!current) {
      if (parameter.in !== 'path') report(`${key} is gone`, true)
      continue
    }
    if (parameter.required !== true && current.required === true) report(`${key} is required now`, true)
    compareValues(parameter.schema, current.schema, 'request', documents, `${key} `, report)
  }
  for (const [key, parameter] of now.parameters) {
    if (old.parameters.has(key) || parameter.in === 'path') continue
    report(`${key} is new${parameter.required === true ? ' and required' : ''}`, parameter.required === true)
  }
}

function compareBodies(old: Json, now: Json, documents: Documents, report: Report): void {
  const before = resolve(old.requestBody, documents.before)
  const after = resolve(now.requestBody, documents.after)
  if (before.required !== true && after.required === true) report('demands a request body', true)
  if (old.requestBody !== undefined && now.requestBody === undefined)
    report('takes no request body any more', true)
  else compareContents(before, after, 'request', documents, 'request ', report)
}

function compareReplies(old: Json, now: Json, documents: Documents, report: Report): void {
  const before = isJson(old.responses) ? old.responses : {}
  const after = isJson(now.responses) ? now.responses : {}
  for (const [status, reply] of Object.entries(before)) {
    const isSuccess = /^[23]/.test(status)
    if (after[status] === undefined) {
      report(`no longer answers ${status}`, isSuccess)
      continue
    }
    const from = resolve(reply, documents.before)
    const to = resolve(after[status], documents.after)
    if (isSuccess) compareHeaders(from, to, documents, `${status} `, report)
    compareContents(from, to, 'response', documents, `${status} `, report)
  }
  for (const status of Object.keys(after)) {
    if (before[status] === undefined) report(`can answer ${status}`, false)
  }
}

function compareHeaders(from: Json, to: Json, documents: Documents, where: string, report: Report): void {
  const now = new Map(entries(to.headers).map(([name, header]) => [name.toLowerCase(), header]))
  for (const [name, header] of entries(from.headers)) {
    const current = now.get(name.toLowerCase())
    if (current === undefined) report(`${where}header ${name} is gone`, true)
    else {
      const [was, is] = [resolve(header, documents.before), resolve(current, documents.after)]
      compareValues(was.schema, is.schema, 'response', documents, `${where}header ${name} `, report)
    }
  }
}

function compareContents(
  from: Json,
  to: Json,
  direction: Direction,
  documents: Documents,
  where: string,
  report: Report,
): void {
  const now = isJson(to.content) ? to.content : {}
  for (const [type, media] of entries(from.content)) {
    const current = now[type]
    if (!isJson(current)) report(`${where}is no longer ${type}`, true)
    else compareValues((media as Json).schema, current.schema, direction, documents, where, report)
  }
}

function compareValues(
  from: unknown,
  to: unknown,
  direction: Direction,
  documents: Documents,
  where: string,
  report: Report,
): void {
  for (const { at, what, breaking } of compareSchemas(from ?? {}, to ?? {}, direction, documents)) {
    report(`${where}${at === '' ? '' : `${at} `}${what}`, breaking)
  }
}

/** What we send to a webhook is ours to promise, so its body is judged as a response. */
function compareWebhooks(documents: Documents): Change[] {
  const changes: Change[] = []
  const now = isJson(documents.after.webhooks) ? documents.after.webhooks : {}
  for (const [name, hook] of entries(documents.before.webhooks)) {
    const subject = `webhook ${name}`
    const report = (what: string, breaking: boolean) => changes.push({ subject, path: name, what, breaking })
    const [old, current] = [resolve(hook, documents.before), resolve(now[name], documents.after)]
    for (const method of methods) {
      const [from, to] = [old[method], current[method]]
      if (!isJson(from)) continue
      if (!isJson(to)) report('is no longer sent', true)
      else {
        const [was, is] = [
          resolve(from.requestBody, documents.before),
          resolve(to.requestBody, documents.after),
        ]
        compareContents(was, is, 'response', documents, 'payload ', report)
      }
    }
  }
  return changes
}

function operationsOf(document: Json): Map<string, Operation> {
  const found = new Map<string, Operation>()
  for (const [path, item] of entries(document.paths)) {
    const shared = resolve(item, document)
    for (const method of methods) {
      const json = shared[method]
      if (!isJson(json)) continue
      const id = typeof json.operationId === 'string' ? json.operationId : `${method.toUpperCase()} ${path}`
      const parameters = new Map<string, Json>()
      for (const parameter of [...asArray(shared.parameters), ...asArray(json.parameters)]) {
        const resolved = resolve(parameter, document)
        const name = resolved.in === 'header' ? String(resolved.name).toLowerCase() : String(resolved.name)
        parameters.set(`${String(resolved.in)} parameter ${name}`, resolved)
      }
      const security = securityOf(json.security ?? document.security)
      found.set(`${method} ${path.replace(/\{[^}]*\}/g, '{}')}`, {
        id,
        path,
        method,
        json,
        parameters,
        security,
      })
    }
  }
  return found
}

function securityOf(value: unknown): Json[] {
  const demands = asArray(value).filter(isJson)
  return demands.length === 0 ? [{}] : demands
}

function entries(value: unknown): [string, unknown][] {
  return isJson(value) ? Object.entries(value) : []
}

function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
