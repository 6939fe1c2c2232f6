import { expect, test } from 'vitest'
import { clientOf, reply } from './fake-api.fixture.ts'
import { createClient } from './index.ts'

const cart = { cartId: 'cart_1', cartSecret: 'cs_1' }

test('every field of a flat input goes where its operation wants it', async () => {
  const { shop, arrived } = clientOf([reply({})])
  await shop.changeCartLine({
    ...cart,
    lineId: 'cln_1',
    quantity: 3,
    ifMatch: 7,
    idempotencyKey: 'k'.repeat(16),
  })
  expect(arrived[0]).toMatchObject({
    method: 'PATCH',
    path: '/v1/carts/cart_1/lines/cln_1',
    body: { quantity: 3 },
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'idempotency-key': 'k'.repeat(16),
      'if-match': '"7"',
      'tradepost-cart-secret': 'cs_1',
      'tradepost-publishable-key': 'pk_test',
    },
  })
  expect(arrived[0]?.headers).not.toHaveProperty('authorization')
})

test('a field that is in the body of one operation and in the path of another goes where this one wants it', async () => {
  const { shop, arrived } = clientOf([reply({})])
  const shippingAddress = {
    fullName: 'A',
    streetAddress: 'B',
    addressLocality: 'C',
    postalCode: 'D',
    addressCountry: 'DE',
  }
  const rest = { buyer: { email: 'ada@example.com' }, shippingAddress, shippingMethodId: 'shp_1' }
  await shop.createCheckout({ ...cart, ...rest })
  expect(arrived[0]).toMatchObject({ path: '/v1/checkouts', body: { cartId: 'cart_1', ...rest } })
  expect(arrived[0]?.body).not.toHaveProperty('cartSecret')
})

test('queries leave out what is undefined and escape the rest', async () => {
  const { shop, arrived } = clientOf([reply({ items: [], nextCursor: null })])
  await shop.listProducts({ q: 'lamp & shade', category: undefined, limit: 24 })
  await shop.listProducts()
  expect(arrived.map(({ path }) => path)).toEqual(['/v1/products?q=lamp+%26+shade&limit=24', '/v1/products'])
})

test('a part of a path is one segment whatever it holds', async () => {
  const { shop, arrived } = clientOf([reply({})])
  await shop.getProduct({ handle: 'a/b?c#d é' })
  expect(arrived[0]?.path).toBe('/v1/products/a%2Fb%3Fc%23d%20%C3%A9')
  for (const handle of ['', '.', '..']) await expect(shop.getProduct({ handle })).rejects.toThrow(TypeError)
  expect(arrived).toHaveLength(1)
})

test('an input field that has no place is refused before anything is sent', async () => {
  const { shop, arrived } = clientOf([reply({})])
  // @ts-expect-error a field the operation does not have
  await expect(shop.listProducts({ page: 2 })).rejects.toThrow('GET /v1/products takes no "page"')
  expect(arrived).toHaveLength(0)
})

test('an operation with a body sends one even when every field is left out', async () => {
  const { shop, arrived } = clientOf([reply({}, 201)])
  await shop.createCart()
  expect(arrived[0]?.body).toEqual({})
})

test('an operation without a body sends none and names no content type', async () => {
  const { shop, arrived } = clientOf([reply({})])
  await shop.removeCartLine({ ...cart, lineId: 'cln_1' })
  await shop.completeCheckout({ checkoutId: 'chk_1', cartSecret: 'cs_1' })
  for (const { body, headers } of arrived) {
    expect(body).toBeUndefined()
    expect(headers).not.toHaveProperty('content-type')
  }
})

test('a reply without a body is undefined', async () => {
  const { shop } = clientOf([new Response(null, { status: 204 })], { bearer: 'st_1' })
  expect(await shop.endStaffSession()).toBeUndefined()
})

test('the credential is the first that the operation accepts and the client has', async () => {
  let asked = 0
  const bearer = async () => {
    asked++
    return 'st_fresh'
  }
  const { shop, arrived } = clientOf([reply({ items: [], nextCursor: null })], { bearer })
  await shop.listProducts()
  expect(asked).toBe(0)
  await shop.listOrders()
  expect(arrived[0]?.headers).toMatchObject({ 'tradepost-publishable-key': 'pk_test' })
  expect(arrived[0]?.headers).not.toHaveProperty('authorization')
  expect(arrived[1]?.headers).toMatchObject({ authorization: 'Bearer st_fresh' })
  expect(arrived[1]?.headers).not.toHaveProperty('tradepost-publishable-key')
})

test('a server with only a secret key sends it with shop operations too', async () => {
  const { shop, arrived } = clientOf([reply({})], { publishableKey: undefined, bearer: 'sk_1' })
  await shop.getStore()
  expect(arrived[0]?.headers).toMatchObject({ authorization: 'Bearer sk_1' })
})

test('a bearer that finds nothing leaves the call without one', async () => {
  const { shop, arrived } = clientOf([reply({ items: [], nextCursor: null })], { bearer: () => undefined })
  await shop.listOrders()
  expect(arrived[0]?.headers).not.toHaveProperty('authorization')
})

test('headers of the call win over those of the client, whatever their case', async () => {
  const { shop, arrived } = clientOf([reply({})], { headers: { 'X-Trace': 'client', 'X-Kept': 'kept' } })
  await shop.getStore({}, { headers: { 'x-trace': 'call' }, forwardedFor: '203.0.113.9' })
  expect(arrived[0]?.headers).toMatchObject({
    'x-trace': 'call',
    'x-kept': 'kept',
    'x-forwarded-for': '203.0.113.9',
  })
})

test('the base address may end in slashes and may be a path', async () => {
  const urls: string[] = []
  const fetch = async (url: string | URL | Request) => {
    urls.push(String(url))
    return reply({})
  }
  await createClient({ baseUrl: 'http://api.test//', fetch }).getStore()
  await createClient({ baseUrl: '/api', fetch }).getStore()
  expect(urls).toEqual(['http://api.test/v1/store', '/api/v1/store'])
})

test('redirects are not followed, since they would carry the secrets along', async () => {
  const { shop, arrived } = clientOf([
    new Response(null, { status: 302, headers: { location: 'https://evil.test' } }),
  ])
  await expect(shop.getStore()).rejects.toMatchObject({ name: 'ConnectionProblem', status: 302 })
  expect(arrived[0]?.init.redirect).toBe('manual')
})

test('what a header cannot carry is refused without telling what it was', async () => {
  const { shop, arrived } = clientOf([reply({})])
  for (const cartSecret of ['cs_1\r\nhost: evil.test', 'cs_ü', 'cs_\u0000']) {
    const refused = expect(shop.getCart({ cartId: 'cart_1', cartSecret })).rejects
    await refused.toThrow(new TypeError('cartSecret has characters no header can carry'))
  }
  expect(arrived).toHaveLength(0)
})
