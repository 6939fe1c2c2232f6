/** A part of an OpenAPI document. */
type Json = Record<string, unknown>

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Lengths that follow from a format. */
const lengthOfFormat: Record<string, number> = {
  'date-time': 30,
  date: 10,
  email: 254,
  uri: 2_048,
  uuid: 36,
  ipv4: 15,
  ipv6: 45,
}
/** No text, list or number of ours is larger where a schema says nothing: a client may reserve room for it. */
export const largest = { maxLength: 1_000_000, maxItems: 10_000, integer: Number.MAX_SAFE_INTEGER }
/** What is true of every text, in and out: U+0000 is refused (storable-text.ts), and no header can carry it. */
export const anyText = '^[^\\u0000]*$'
const int32 = { min: -2_147_483_648, max: 2_147_483_647 }

/** What every reply carries; the gate's OWASP rules ask that it is said. */
const sharedHeaders = {
  'Access-Control-Allow-Origin': {
    description: '`*`, or your origin where the publishable key lists the pages that may use it.',
    schema: { type: 'string', maxLength: 2_048 },
    example: '*',
  },
  RateLimit: {
    description:
      'What is left of each limit, and the seconds until it is full again (draft-ietf-httpapi-ratelimit-headers).',
    schema: { type: 'string', maxLength: 200 },
    example: '"default";r=599;t=60, "key";r=11999;t=60',
  },
  'RateLimit-Policy': {
    description:
      'The limits: `default` of your address, `key` of the API key, `account` of who is signed in.',
    schema: { type: 'string', maxLength: 200 },
    example: '"default";q=600;w=60, "key";q=12000;w=60',
  },
  'Request-Id': {
    description: 'Names this request in our logs.',
    schema: { type: 'string', maxLength: 80 },
    example: '019aa1f2-3c4d-7e5f-8a9b-0c1d2e3f4a5b',
  },
  'Retry-After': {
    description: 'Seconds to wait before the next try.',
    schema: { type: 'integer', format: 'int32', minimum: 1, maximum: 86_400 },
    example: 30,
  },
}
const waits = ['429', '503']

/**
 * Writes out what holds everywhere and no schema says: bounds of texts, lists and numbers, the characters of a text, and the
 * headers of every reply.
 */
export function withLimits(document: Json): Json {
  for (const operation of operationsOf(document)) {
    for (const [status, response] of Object.entries(operation.responses as Json)) addHeaders(response, status)
  }
  const components = document.components as Json
  components.headers = structuredClone(sharedHeaders)
  for (const part of [document.paths, components]) boundSchemas(part)
  return document
}

function* operationsOf(document: Json): Generator<Json> {
  for (const path of Object.values(document.paths as Json)) {
    for (const operation of Object.values(path as Json))
      if (isJson(operation) && operation.responses) yield operation
  }
}

function addHeaders(response: unknown, status: string): void {
  if (!isJson(response)) return
  const names = Object.keys(sharedHeaders).filter((name) => name !== 'Retry-After' || waits.includes(status))
  const shared = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
  response.headers = { ...(isJson(response.headers) ? response.headers : {}), ...shared }
}

/** Examples and defaults are data, whatever their keys are called. */
const dataKeys = new Set(['example', 'examples', 'default', 'enum', 'const'])

function boundSchemas(part: unknown): void {
  if (Array.isArray(part)) for (const each of part) boundSchemas(each)
  if (!isJson(part)) return
  for (const [key, value] of Object.entries(part)) if (!dataKeys.has(key)) boundSchemas(value)
  const types = [part.type].flat()
  if (types.includes('string')) boundText(part)
  if (types.includes('array')) part.maxItems ??= largest.maxItems
  if (types.includes('integer')) boundInteger(part)
}

function boundText(schema: Json): void {
  if ('enum' in schema || 'const' in schema) return
  schema.maxLength ??= lengthOfFormat[String(schema.format)] ?? largest.maxLength
  if (!('format' in schema)) schema.pattern ??= anyText
}

function boundInteger(schema: Json): void {
  if (!('exclusiveMinimum' in schema)) schema.minimum ??= -largest.integer
  if (!('exclusiveMaximum' in schema)) schema.maximum ??= largest.integer
  const [min, max] = [
    Number(schema.minimum ?? schema.exclusiveMinimum),
    Number(schema.maximum ?? schema.exclusiveMaximum),
  ]
  schema.format ??= min >= int32.min && max <= int32.max ? 'int32' : 'int64'
}
