import { describe, expect, it } from 'vitest'
import { compareContracts } from './contract-changes.ts'
import type { Json } from './schema-changes.ts'

const order = {
  type: 'object',
  required: ['id', 'status', 'note'],
  properties: {
    id: { type: 'string' },
    status: { type: 'string', enum: ['placed', 'shipped'] },
    note: { type: ['string', 'null'] },
    placedAt: { type: 'string', format: 'date-time' },
    total: { $ref: '#/components/schemas/Money' },
    lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } },
  },
}
const input = {
  type: 'object',
  additionalProperties: false,
  required: ['email'],
  properties: {
    email: { type: 'string', maxLength: 200 },
    quantity: { type: 'integer', minimum: 1, maximum: 99 },
    method: { type: 'string', enum: ['card', 'invoice'] },
    gift: { type: 'boolean' },
  },
}
const json = (schema: unknown) => ({ content: { 'application/json': { schema } } })

function contract(): Json {
  return {
    openapi: '3.1.0',
    security: [{ publishableKey: [] }],
    paths: {
      '/v1/orders/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        get: {
          operationId: 'getOrder',
          parameters: [
            { name: 'expand', in: 'query', schema: { type: 'string' } },
            { name: 'If-None-Match', in: 'header', schema: { type: 'string' } },
          ],
          responses: {
            200: {
              headers: { ETag: { schema: { type: 'string' } } },
              ...json({ $ref: '#/components/schemas/Order' }),
            },
            404: json({ $ref: '#/components/schemas/Problem' }),
          },
        },
      },
      '/v1/orders': {
        post: {
          operationId: 'placeOrder',
          security: [{ cartSecret: [] }, { merchantKey: ['orders'] }],
          requestBody: { required: true, ...json(structuredClone(input)) },
          responses: { 201: json({ $ref: '#/components/schemas/Order' }), 409: {} },
        },
      },
    },
    webhooks: {
      'order.placed': { post: { requestBody: json({ $ref: '#/components/schemas/Order' }), responses: {} } },
    },
    components: {
      schemas: {
        Order: structuredClone(order),
        Money: {
          type: 'object',
          required: ['amount'],
          properties: { amount: { type: 'integer' }, currency: { type: 'string' } },
        },
        Line: {
          type: 'object',
          required: ['parent'],
          properties: { parent: { anyOf: [{ $ref: '#/components/schemas/Line' }, { type: 'null' }] } },
        },
        Problem: { type: 'object', required: ['code'], properties: { code: { type: 'string' } } },
      },
    },
  }
}

/** The contract with the value at a path of keys (`a|b`) replaced, or removed when none is given. */
function altered(path: string, value?: unknown): Json {
  const document = contract()
  const keys = path.split('|')
  const last = keys.pop() ?? ''
  const parent = keys.reduce<Json>((node, key) => node[key] as Json, document)
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return document
}

const get = 'paths|/v1/orders/{id}|get'
const post = 'paths|/v1/orders|post'
const body = `${post}|requestBody|content|application/json|schema`
const schema = 'components|schemas|Order'

const breaking: [string, Json, RegExp][] = [
  ['a removed path', altered('paths|/v1/orders'), /is gone/],
  ['a removed operation', altered(get), /GET \/v1\/orders\/\{id\} is gone/],
  ['a renamed operation', altered(`${get}|operationId`, 'readOrder'), /is called readOrder now/],
  ['a removed response field', altered(`${schema}|properties|total`), /200 total is gone/],
  [
    'a response field that became optional',
    altered(`${schema}|required`, ['id', 'status']),
    /note is optional now/,
  ],
  [
    'a response field that became nullable',
    altered(`${schema}|properties|id|type`, ['string', 'null']),
    /id can now be null/,
  ],
  [
    'a response field that became nullable by a choice',
    altered(`${schema}|properties|total`, {
      anyOf: [{ $ref: '#/components/schemas/Money' }, { type: 'null' }],
    }),
    /total can now be null/,
  ],
  [
    'another type in a response',
    altered(`${schema}|properties|id|type`, 'integer'),
    /was string and is integer/,
  ],
  ['another format in a response', altered(`${schema}|properties|placedAt|format`), /has the format none/],
  [
    'a change behind a ref',
    altered('components|schemas|Money|properties|amount|type', 'number'),
    /total\.amount was integer and is number/,
  ],
  ['a removed success status', altered(`${post}|responses`, { 202: {}, 409: {} }), /no longer answers 201/],
  ['a removed response header', altered(`${get}|responses|200|headers`), /header ETag is gone/],
  [
    'another content type',
    altered(`${get}|responses|200|content`, { 'text/html': {} }),
    /is no longer application/,
  ],
  [
    'a field gone from a refusal that stays',
    altered('components|schemas|Problem|properties|code'),
    /404 code is gone/,
  ],
  [
    'a new required request field',
    altered(body, { ...input, required: ['email', 'phone'], properties: { ...input.properties, phone: {} } }),
    /phone is new and required/,
  ],
  [
    'a request field that became required',
    altered(`${body}|required`, ['email', 'gift']),
    /gift is required now/,
  ],
  ['a removed request field', altered(`${body}|properties|gift`), /gift is gone/],
  ['a narrowed request type', altered(`${body}|properties|gift|type`, 'string'), /was boolean and is string/],
  [
    'a narrowed request enum',
    altered(`${body}|properties|method|enum`, ['card']),
    /no longer accepts "invoice"/,
  ],
  ['an enum where all was accepted', altered(`${body}|properties|email|enum`, ['a']), /accepts only/],
  ['a raised minimum', altered(`${body}|properties|quantity|minimum`, 2), /minimum 2, had 1/],
  ['a lowered maximum', altered(`${body}|properties|quantity|maximum`, 9), /maximum 9, had 99/],
  ['a lower length', altered(`${body}|properties|email|maxLength`, 9), /maxLength 9/],
  ['a new pattern', altered(`${body}|properties|email|pattern`, '@'), /new pattern/],
  ['a new format in a request', altered(`${body}|properties|email|format`, 'email'), /format email/],
  [
    'a new required parameter',
    altered(`${get}|parameters`, [{ name: 'locale', in: 'query', required: true }]),
    /query parameter locale is new and required/,
  ],
  [
    'a new required header',
    altered(`${post}|parameters`, [{ name: 'Idempotency-Key', in: 'header', required: true }]),
    /header parameter idempotency-key is new and required/,
  ],
  ['a removed parameter', altered(`${get}|parameters`, []), /query parameter expand is gone/],
  [
    'a new demand of security',
    altered(`${get}|security`, [{ publishableKey: [], session: [] }]),
    /no longer lets in/,
  ],
  [
    'a wider scope',
    altered(`${post}|security`, [{ cartSecret: [] }, { merchantKey: ['orders', 'x'] }]),
    /merchantKey/,
  ],
  [
    'a way in that is gone',
    altered(`${post}|security`, [{ cartSecret: [] }]),
    /no longer lets in merchantKey/,
  ],
  [
    'a body that became required',
    altered(`${get}|requestBody`, { required: true }),
    /demands a request body/,
  ],
  ['a removed webhook', altered('webhooks|order.placed'), /is no longer sent/],
]

const harmless: [string, Json][] = [
  ['nothing', contract()],
  ['a new path', altered('paths|/v1/carts', { post: { operationId: 'openCart' } })],
  ['a new response field', altered(`${schema}|properties|number`, { type: 'string' })],
  [
    'a new value of an enum in a response',
    altered(`${schema}|properties|status|enum`, ['placed', 'shipped', 'late']),
  ],
  ['fewer values in a response', altered(`${schema}|properties|status|enum`, ['placed'])],
  ['a response field that is no longer null', altered(`${schema}|properties|note|type`, 'string')],
  ['a response field always there', altered(`${schema}|required`, ['id', 'status', 'note', 'total'])],
  ['a removed refusal', altered(`${post}|responses|409`)],
  ['a new refusal', altered(`${get}|responses|410`, {})],
  ['a new optional request field', altered(`${body}|properties|phone`, { type: 'string' })],
  ['a request field that is optional now', altered(`${body}|required`, [])],
  ['a wider request enum', altered(`${body}|properties|method|enum`, ['card', 'invoice', 'cash'])],
  ['a lowered minimum', altered(`${body}|properties|quantity|minimum`, 0)],
  ['a dropped maximum', altered(`${body}|properties|quantity|maximum`)],
  ['a request field that can be null', altered(`${body}|properties|gift|type`, ['boolean', 'null'])],
  ['another way in', altered(`${get}|security`, [{ publishableKey: [] }, { session: [] }])],
  ['no security any more', altered(`${get}|security`, [])],
  [
    'a header spelled otherwise',
    altered(`${get}|parameters`, [
      { name: 'expand', in: 'query', schema: { type: 'string' } },
      { name: 'if-none-match', in: 'header', schema: { type: 'string' } },
    ]),
  ],
  [
    'a schema moved out of its ref',
    altered(`${get}|responses|404|content|application/json|schema`, {
      type: 'object',
      required: ['code'],
      properties: { code: { type: 'string' } },
    }),
  ],
]

describe('compareContracts', () => {
  it.each(breaking)('calls breaking: %s', (_name, after, told) => {
    const found = compareContracts(contract(), after).filter((change) => change.breaking)
    expect(found.map(({ what }) => what).join('\n')).toMatch(told)
  })

  it.each(harmless)('lets pass: %s', (_name, after) => {
    expect(compareContracts(contract(), after).filter((change) => change.breaking)).toEqual([])
  })

  it('names the operation and the path', () => {
    const [change] = compareContracts(contract(), altered(`${get}|parameters`, []))
    expect(change).toMatchObject({ subject: 'getOrder', path: '/v1/orders/{id}', breaking: true })
  })

  it('judges what a webhook carries as a response', () => {
    const changes = compareContracts(contract(), altered(`${schema}|properties|total`))
    expect(changes).toContainEqual(
      expect.objectContaining({ subject: 'webhook order.placed', breaking: true }),
    )
  })

  it('calls a renamed path parameter breaking', () => {
    const after = contract()
    const paths = after.paths as Json
    paths['/v1/orders/{orderId}'] = paths['/v1/orders/{id}']
    delete paths['/v1/orders/{id}']
    expect(compareContracts(contract(), after).map(({ what }) => what)).toEqual([
      'has its path parameters renamed: /v1/orders/{orderId}',
    ])
  })
})

describe('a choice of shapes', () => {
  const shape = (kind: string, extra: Json = {}) => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { const: kind }, ...extra },
  })
  const withReply = (...shapes: Json[]) =>
    altered(`${get}|responses|200|content|application/json|schema`, { oneOf: shapes })
  const withBody = (...shapes: Json[]) => altered(body, { oneOf: shapes })
  const breaks = (before: Json, after: Json) =>
    compareContracts(before, after).filter((change) => change.breaking)

  it('is matched by its tag, whatever the order', () => {
    const before = withReply(shape('card'), shape('bank', { iban: { type: 'string' } }))
    expect(breaks(before, withReply(shape('bank', { iban: { type: 'string' } }), shape('card')))).toEqual([])
    expect(breaks(before, withReply(shape('bank'), shape('card')))).toHaveLength(1)
  })

  it('breaks with a new shape without a tag in a response, and with a lost shape in a request', () => {
    const plain = { type: 'object', required: ['iban'], properties: { iban: { type: 'string' } } }
    const two = withReply(shape('card'), shape('bank'))
    expect(breaks(two, withReply(shape('card'), shape('bank'), plain))).toHaveLength(1)
    const three = withBody(shape('card'), shape('bank'), shape('cash'))
    expect(breaks(three, withBody(shape('card'), shape('bank')))).toHaveLength(1)
  })

  it('lets a new tagged shape pass in a response: clients tolerate tags they do not know', () => {
    const two = withReply(shape('card'), shape('bank'))
    expect(breaks(two, withReply(shape('card'), shape('bank'), shape('cash')))).toEqual([])
  })

  it('does not break the other way round', () => {
    expect(
      breaks(withReply(shape('card'), shape('bank'), shape('cash')), withReply(shape('card'), shape('bank'))),
    ).toEqual([])
    expect(
      breaks(withBody(shape('card'), shape('bank')), withBody(shape('card'), shape('bank'), shape('cash'))),
    ).toEqual([])
  })
})

describe('a way in', () => {
  const schemes = {
    staff: { type: 'http', scheme: 'bearer' },
    secretKey: { type: 'http', scheme: 'bearer' },
    shopKey: { type: 'apiKey', in: 'header', name: 'Key' },
    oauth: { type: 'oauth2' },
  }
  /** The contract with these schemes; the second operation says what it says to show that the document does. */
  const lets = (security: Json[], { of = schemes, other = [] }: { of?: Json; other?: Json[] } = {}) => {
    const document = altered(`${get}|security`, security)
    const operation = ((document.paths as Json)['/v1/orders'] as Json).post as Json
    operation.security = other
    Object.assign(document.components as Json, { securitySchemes: of })
    return document
  }
  const breaks = (before: Json, after: Json) =>
    compareContracts(before, after)
      .filter((change) => change.breaking && change.subject === 'getOrder')
      .map(({ what }) => what)

  it('is lost when one kind of bearer is no longer let in, though another still is', () => {
    const both = lets([{ staff: [] }, { secretKey: [] }])
    expect(breaks(both, lets([{ staff: [] }]))).toEqual(['no longer lets in secretKey'])
    expect(breaks(both, lets([{ secretKey: [] }]))).toEqual(['no longer lets in staff'])
    expect(breaks(lets([{ staff: [] }]), both)).toEqual([])
  })

  it('stays when a kind of bearer has another name now, or is told apart into several', () => {
    const one = lets([{ bearer: [] }], { of: { bearer: { type: 'http', scheme: 'bearer' } } })
    expect(breaks(one, lets([{ staff: [] }, { secretKey: [] }]))).toEqual([])
    expect(breaks(one, lets([{ shopKey: [] }]))).toEqual(['no longer lets in bearer'])
    const basic = { type: 'http', scheme: 'basic' }
    expect(breaks(one, lets([{ basic: [] }], { of: { basic } }))).toEqual(['no longer lets in bearer'])
  })

  it('is lost when it must permit more than before', () => {
    const said = { other: [{ staff: ['orders:read'] }, { shopKey: ['x'] }] }
    for (const scheme of ['staff', 'shopKey']) {
      const free = lets([{ [scheme]: [] }], said)
      expect(breaks(free, lets([{ [scheme]: ['orders:write'] }]))).toEqual([`no longer lets in ${scheme}`])
    }
    const reading = lets([{ staff: ['orders:read'] }])
    expect(breaks(reading, lets([{ staff: ['orders:write'] }]))).toEqual(['no longer lets in staff'])
    expect(breaks(reading, lets([{ staff: [] }]))).toEqual([])
    expect(breaks(lets([{ oauth: [] }]), lets([{ oauth: ['x'] }]))).toEqual(['no longer lets in oauth'])
  })

  it('stays when a document begins to say what its schemes must permit', () => {
    expect(breaks(lets([{ staff: [] }]), lets([{ staff: ['orders:read'] }]))).toEqual([])
    // Said of another scheme is not said of this one.
    const other = [{ secretKey: ['orders:read'] }]
    expect(breaks(lets([{ staff: [] }], { other }), lets([{ staff: ['orders:read'] }]))).toEqual([])
  })
})
