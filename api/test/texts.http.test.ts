import { afterAll, describe, expect, it } from 'vitest'
import { address } from '../../test/api.ts'
import { parametersOf, placesIn } from './documented-requests.ts'
import { openRefusals, type Refused } from './refused-requests.ts'

const scene = await openRefusals()
const { a, ask, refuses, refusesAll, every, taking, callOf, writes, withBody, bodyOf } = scene
afterAll(() => scene.close())

describe('texts', () => {
  /** Every place where a caller's own text is kept or looked for, each with the pointer that a refusal must name. */
  const places = (text: string): Refused[] => {
    const quote = bodyOf('createCheckout')
    const shippingAddress = quote.shippingAddress as object
    const query = encodeURIComponent(text.isWellFormed() ? text : '\0')
    const { key } = writes().createCart.sent
    return [
      ...[
        'fullName',
        'streetAddress',
        'extendedAddress',
        'addressLocality',
        'addressRegion',
        'phoneNumber',
      ].map((field) =>
        withBody(
          'createCheckout',
          { ...quote, shippingAddress: { ...shippingAddress, [field]: text } },
          { what: field, pointer: `/shippingAddress/${field}` },
        ),
      ),
      withBody(
        'createCheckout',
        { ...quote, shippingAddress: { ...shippingAddress, postalCode: text.slice(0, 20) } },
        { what: 'postalCode', pointer: '/shippingAddress/postalCode' },
      ),
      withBody(
        'createCart',
        { metadata: { note: text } },
        { what: 'metadata value', pointer: '/metadata/note' },
      ),
      withBody(
        'createCart',
        { metadata: { [text.slice(0, 40)]: 'x' } },
        { what: 'metadata key', pointer: '/metadata' },
      ),
      withBody('createFulfillment', { carrier: text.slice(0, 80) }, { what: 'carrier', pointer: '/carrier' }),
      withBody(
        'createFulfillment',
        { carrier: 'DHL', trackingNumber: text.slice(0, 80) },
        { what: 'trackingNumber', pointer: '/trackingNumber' },
      ),
      withBody(
        'createStaffSession',
        { email: `${text}@example.com`, password: 'x' },
        { what: 'staff email', pointer: '/email' },
      ),
      withBody(
        'createStaffSession',
        { email: 'a@example.com', password: text },
        { what: 'password', pointer: '/password' },
      ),
      withBody(
        'payCheckout',
        { paymentMethod: text, returnUrl: `${a.store.origin}/back` },
        { what: 'paymentMethod', pointer: '/paymentMethod' },
      ),
      { what: 'search', method: 'GET', path: `/v1/products?q=${query}`, sent: { key }, pointer: 'query/q' },
      {
        what: 'category',
        method: 'GET',
        path: `/v1/products?category=${query}`,
        sent: { key },
        pointer: 'query/category',
      },
      { what: 'handle', method: 'GET', path: `/v1/products/${query}`, sent: { key }, pointer: 'path/handle' },
    ]
  }

  /** Every text of every body, each in its turn. */
  const everywhere = (text: string): Refused[] =>
    taking.flatMap((operation) => {
      const { method, path, sent } = callOf(operation)
      return placesIn(sent.body)
        .filter(({ value }) => typeof value === 'string')
        .map((place) => ({
          what: `${operation.operationId}${place.pointer}`,
          method,
          path,
          sent: { ...sent, body: place.with(text) },
          within: place.pointer,
        }))
    })
  const refuseText = async (text: string): Promise<void> => {
    const code = 'invalid-request'
    await refusesAll([...places(text), ...everywhere(text)].map((each) => ({ ...each, code })))
  }

  it('refuses U+0000 wherever a text is taken', async () => {
    await refuseText('a\0b')
    await refuseText('\0')
  })

  it('refuses half a surrogate pair wherever a text is taken', async () => {
    for (const text of ['a\ud83db', '\udca9', 'ok \udca9\ud83d']) await refuseText(text)
  })

  it('refuses texts that are empty, blank or too long, and names the field', async () => {
    const quote = bodyOf('createCheckout')
    const shippingAddress = quote.shippingAddress as object
    const long = 'x'.repeat(50_000)
    await refuses([
      ...['', ' ', '\t\n', long].flatMap((text) =>
        ['fullName', 'streetAddress', 'addressLocality', 'postalCode', 'extendedAddress'].map((field) =>
          withBody(
            'createCheckout',
            { ...quote, shippingAddress: { ...shippingAddress, [field]: text } },
            { pointer: `/shippingAddress/${field}` },
          ),
        ),
      ),
      ...[
        '',
        'x',
        'x@',
        '@x.de',
        'a b@c.de',
        `${'x'.repeat(255)}@example.com`,
        'a@b',
        null,
        1,
        [],
        { $ne: '' },
      ].map((email) =>
        withBody('createCheckout', { ...quote, buyer: { email } }, { pointer: '/buyer/email' }),
      ),
      ...['de', 'DEU', 'D', 'XX1', '', null].map((addressCountry) =>
        withBody(
          'createCheckout',
          { ...quote, shippingAddress: { ...shippingAddress, addressCountry } },
          { pointer: '/shippingAddress/addressCountry' },
        ),
      ),
      withBody(
        'createCheckout',
        { ...quote, shippingAddress: { ...shippingAddress, addressCountry: 'XX' } },
        { code: 'country-not-served' },
      ),
      withBody('createCart', { metadata: { a: 'x'.repeat(501) } }, { pointer: '/metadata/a' }),
      withBody('createCart', { metadata: { ['x'.repeat(41)]: 'a' } }, {}),
      withBody(
        'createCart',
        { metadata: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, 'x'])) },
        { pointer: '/metadata' },
      ),
      withBody('createCart', { metadata: { a: { b: 'c' } } }, { pointer: '/metadata/a' }),
      withBody('createFulfillment', { carrier: long }, { pointer: '/carrier' }),
    ])
  })

  it('refuses nesting ten thousand levels deep without falling over', async () => {
    const { method, path, sent } = writes().createCart
    const { body: _, ...rest } = sent
    const deep = (open: string, close: string) => `{"metadata":${open.repeat(8_000)}1${close.repeat(8_000)}}`
    await refuses([
      { what: 'arrays', method, path, sent: { ...rest, rawBody: deep('[', ']') }, code: 'invalid-request' },
      {
        what: 'objects',
        method,
        path,
        sent: { ...rest, rawBody: deep('{"a":', '}') },
        code: 'invalid-request',
      },
      {
        what: 'unclosed',
        method,
        path,
        sent: { ...rest, rawBody: '['.repeat(50_000) },
        code: 'malformed-json',
      },
    ])
  })

  it('keeps names of every script as they were typed: emoji, right to left, combining marks', async () => {
    const names = [
      '👩🏽‍🚀 Zoë 🇯🇵',
      'محمد بن سلمان',
      'שלום עולם',
      'e\u0301 ≠ é',
      '株式会社 日本',
      'İstanbul ß ﬃ',
      '‮evil‬',
      'O\'Neill "Bob" <b>&amp;</b> \\ %s $1 {{x}}',
      'a\u0001b\u200b',
    ]
    for (const fullName of names) {
      const cart = await a.openCart()
      const body = { ...bodyOf('createCheckout'), cartId: cart.id, shippingAddress: { ...address, fullName } }
      const { key } = writes().createCart.sent
      const made = await ask('POST', '/v1/checkouts', { key, cartSecret: cart.secret, body })
      expect(made.status, JSON.stringify(made.body)).toBe(201)
      const read = await ask('GET', `/v1/checkouts/${made.body.id}`, { key, cartSecret: cart.secret })
      expect(read.body.shippingAddress.fullName).toBe(fullName)
    }
  })
})

describe('idempotency keys and preconditions', () => {
  it('refuses keys that are short, long or of other signs, on every operation that takes one', async () => {
    const keys = [
      '',
      'short',
      'x'.repeat(15),
      'x'.repeat(256),
      'x'.repeat(7000),
      `${'x'.repeat(20)} y`,
      `${'x'.repeat(20)}/`,
      `${'x'.repeat(20)};`,
      'ä'.repeat(20),
    ]
    await refusesAll(
      callsWith('Idempotency-Key').flatMap(({ operationId, method, path, sent }) =>
        keys.map((key) => ({
          what: `${operationId} ${key.slice(0, 30)}`,
          method,
          path,
          sent: { ...sent, idempotencyKey: '', headers: { ...sent.headers, 'idempotency-key': key } },
          code: 'invalid-request',
          pointer: 'header/Idempotency-Key',
        })),
      ),
    )
  })

  it('refuses an If-Match that is no version, and one of another version, on every operation that takes one', async () => {
    const cases = callsWith('If-Match').flatMap(({ operationId, method, path, sent }) => {
      const with_ = (tag: string, code: string): Refused => ({
        what: `${operationId} ${tag}`,
        method,
        path,
        sent: { ...sent, headers: { ...sent.headers, 'if-match': tag } },
        code,
      })
      const tags = ['3', '"x"', 'W/"1"', '"1", "2"', '""', '"9999999999"', '*']
      return [...tags.map((tag) => with_(tag, 'invalid-request')), with_('"777"', 'version-conflict')]
    })
    await refusesAll(cases)
  })
})

/** The operations that take this header, each with a call that works. */
const callsWith = (header: string) =>
  every
    .filter(({ operationId }) => parametersOf(operationId).some(({ name }) => name === header))
    .map((operation) => ({ operationId: operation.operationId, ...callOf(operation) }))
