import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clientOf, problem, reply, silence } from './fake-api.fixture.ts'

const line = { cartId: 'cart_1', cartSecret: 'cs_1', offerId: 'off_1' }
const payment = {
  checkoutId: 'chk_1',
  cartSecret: 'cs_1',
  paymentMethod: 'pm',
  returnUrl: 'http://shop.test/',
}
const signIn = { email: 'ada@example.com', password: 'secret' }
const unreachable = new TypeError('fetch failed')

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Lets every wait pass and tells how long they were together. */
async function outcome<T>(call: Promise<T>) {
  const from = Date.now()
  const settled = Promise.allSettled([call])
  await vi.runAllTimersAsync()
  const [result] = await settled
  const [value, error] =
    result.status === 'fulfilled' ? [result.value] : [undefined, result.reason as unknown]
  return { value, error, milliseconds: Date.now() - from }
}

test('a write is sent again with the same key and the same body', async () => {
  const { shop, arrived } = clientOf([unreachable, problem('busy', 503), reply({ id: 'cart_1' })])
  expect((await outcome(shop.addCartLine(line))).value).toEqual({ id: 'cart_1' })
  expect(arrived).toHaveLength(3)
  expect(new Set(arrived.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  expect(arrived[0]?.headers['idempotency-key']).toMatch(/^[A-Za-z0-9_-]{16,255}$/)
  expect(new Set(arrived.map(({ init }) => init.body)).size).toBe(1)
})

test('two calls have two keys, and a key of the caller is kept', async () => {
  const { shop, arrived } = clientOf([reply({})])
  await shop.addCartLine(line)
  await shop.addCartLine(line)
  await shop.addCartLine({ ...line, idempotencyKey: 'a-key-of-the-caller' })
  const keys = arrived.map(({ headers }) => headers['idempotency-key'])
  expect(new Set(keys).size).toBe(3)
  expect(keys[2]).toBe('a-key-of-the-caller')
})

test('a key is made where randomUUID is not offered, as on insecure origins', async () => {
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
  const { shop, arrived } = clientOf([reply({})])
  await shop.addCartLine(line)
  vi.unstubAllGlobals()
  expect(arrived[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/)
})

test('a write that declares no key is never sent twice', async () => {
  for (const answer of [unreachable, problem('busy', 503), problem('too-many-requests', 429), silence]) {
    const { shop, arrived } = clientOf([answer])
    expect((await outcome(shop.createStaffSession(signIn, { retries: 5 }))).error).toBeInstanceOf(Error)
    expect(arrived).toHaveLength(1)
  }
})

test('tries end after the number of retries asked for', async () => {
  const tries = async (client: { retries?: number }, call: { retries?: number }) => {
    const { shop, arrived } = clientOf([unreachable], client)
    await outcome(shop.getStore({}, call))
    return arrived.length
  }
  expect(await tries({}, {})).toBe(3)
  expect(await tries({ retries: 4 }, {})).toBe(5)
  expect(await tries({ retries: 4 }, { retries: 0 })).toBe(1)
})

test.each([
  ['idempotency-in-flight', 409],
  ['payment-in-progress', 409],
  ['too-many-requests', 429],
  ['busy', 503],
])('%s is a refusal that passes, so the call is repeated', async (code, status) => {
  const { shop, arrived } = clientOf([problem(code, status), reply({ state: 'placed' })])
  expect((await outcome(shop.payCheckout(payment))).value).toEqual({ state: 'placed' })
  expect(arrived).toHaveLength(2)
})

test.each([
  ['out-of-stock', 409],
  ['invalid-request', 400],
  ['not-found', 404],
  ['payment-declined', 402],
  ['internal-error', 500],
])('%s stays, so the call is not repeated', async (code, status) => {
  const { shop, arrived } = clientOf([problem(code, status)])
  expect((await outcome(shop.payCheckout(payment))).error).toMatchObject({ code, status })
  expect(arrived).toHaveLength(1)
})

test('waits grow, with jitter over their whole length', async () => {
  for (const [random, expected] of [
    [0, 0],
    [0.999999, 250 + 500 + 1000 + 2000 + 4000 + 4000],
  ] as const) {
    vi.spyOn(Math, 'random').mockReturnValue(random)
    const { shop } = clientOf([unreachable])
    const { milliseconds } = await outcome(shop.getStore({}, { retries: 6 }))
    expect(Math.abs(milliseconds - expected)).toBeLessThan(10)
  }
})

test('Retry-After is obeyed, in seconds and as a date', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  const inSeven = () => problem('busy', 503, { retryAfter: new Date(Date.now() + 7_000).toUTCString() })
  const { shop } = clientOf([problem('too-many-requests', 429, { retryAfter: 3 }), inSeven, reply({})])
  const { milliseconds } = await outcome(shop.getStore())
  expect(milliseconds).toBeGreaterThanOrEqual(9_000)
  expect(milliseconds).toBeLessThanOrEqual(11_000)
})

test('a Retry-After of more than ten seconds is left to the caller', async () => {
  const { shop, arrived } = clientOf([problem('too-many-requests', 429, { retryAfter: 11 })])
  const { error, milliseconds } = await outcome(shop.getStore())
  expect(error).toMatchObject({ code: 'too-many-requests', retryAfterSeconds: 11 })
  expect(milliseconds).toBe(0)
  expect(arrived).toHaveLength(1)
})

test('a try that is not answered in time ends, and the call with it after the last', async () => {
  const { shop, arrived } = clientOf([silence], { timeoutMilliseconds: 700, retries: 1 })
  const { error, milliseconds } = await outcome(shop.getStore())
  expect(error).toMatchObject({ name: 'ConnectionProblem', reason: 'time-out', operation: 'getStore' })
  expect(arrived).toHaveLength(2)
  expect(milliseconds).toBeGreaterThanOrEqual(1_400)
})

test('the time-out covers a body that never ends', async () => {
  const trickle = ({ init }: { init: RequestInit }) => {
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"id":'))
        init.signal?.addEventListener('abort', () => controller.error(init.signal?.reason))
      },
    })
    return new Response(body)
  }
  const { shop } = clientOf([trickle], { retries: 0 })
  const { error, milliseconds } = await outcome(shop.getStore())
  expect(error).toMatchObject({ reason: 'time-out' })
  expect(milliseconds).toBe(10_000)
})

test('a reply that breaks off is a connection problem, and is fetched again', async () => {
  const broken = () =>
    new Response(new ReadableStream({ start: (body) => body.error(new TypeError('terminated')) }))
  const { shop, arrived } = clientOf([broken, reply({ name: 'Northlight' })])
  expect((await outcome(shop.getStore())).value).toEqual({ name: 'Northlight' })
  expect(arrived).toHaveLength(2)
})

test('what is not JSON is a connection problem, not a reply and not a refusal', async () => {
  for (const garbage of [
    new Response('<html>', { status: 200 }),
    new Response('<html>', { status: 404 }),
    new Response('{"message":"no"}', { status: 500 }),
    new Response('', { status: 400 }),
  ]) {
    const { shop, arrived } = clientOf([garbage])
    const { error } = await outcome(shop.getStore())
    expect(error).toMatchObject({
      name: 'ConnectionProblem',
      reason: 'unreadable-reply',
      status: garbage.status,
    })
    expect(arrived).toHaveLength(1)
  }
})

test('a gateway that cannot reach the API is tried again', async () => {
  for (const status of [502, 503, 504]) {
    const { shop, arrived } = clientOf([new Response('Bad Gateway', { status }), reply({})])
    await outcome(shop.getStore())
    expect(arrived).toHaveLength(2)
  }
})

test('an abort before, during and between tries ends the call with the reason of the signal', async () => {
  const reason = new Error('the shopper went away')
  const { shop, arrived } = clientOf([reply({})])
  expect((await outcome(shop.getStore({}, { signal: AbortSignal.abort(reason) }))).error).toBe(reason)
  expect(arrived).toHaveLength(0)

  for (const answer of [silence, problem('busy', 503, { retryAfter: 8 })]) {
    const controller = new AbortController()
    const api = clientOf([answer])
    setTimeout(() => controller.abort(reason), 1_000)
    const { error, milliseconds } = await outcome(api.shop.getStore({}, { signal: controller.signal }))
    expect(error).toBe(reason)
    expect(milliseconds).toBe(1_000)
    expect(api.arrived).toHaveLength(1)
  }
})

test('a call leaves no listener on a signal that outlives it', async () => {
  const { signal } = new AbortController()
  let listeners = 0
  vi.spyOn(signal, 'addEventListener').mockImplementation(() => void listeners++)
  vi.spyOn(signal, 'removeEventListener').mockImplementation(() => void listeners--)
  const { shop } = clientOf([unreachable, reply({})])
  await outcome(shop.getStore({}, { signal }))
  expect(listeners).toBe(0)
})

test('what cannot be reached is named, with the reason beneath', async () => {
  const { shop } = clientOf([unreachable])
  const { error } = await outcome(shop.getStore())
  expect(error).toMatchObject({
    message: 'getStore: http://api.test/v1/store cannot be reached',
    reason: 'network',
    cause: unreachable,
  })
})

test('a time-out of any length is one', async () => {
  const slow = () => new Promise<Response>((resolve) => setTimeout(() => resolve(reply({})), 3_600_000))
  const { shop, arrived } = clientOf([slow], { timeoutMilliseconds: Number.POSITIVE_INFINITY })
  expect((await outcome(shop.getStore())).value).toEqual({})
  expect(arrived).toHaveLength(1)
})

test('gives a reply of lines as it comes, and a refusal of it as any other', async () => {
  const lines = new Response('{"a":1}\n{"a":2}\n', { headers: { 'content-type': 'application/x-ndjson' } })
  const { shop } = clientOf([lines, problem('not-permitted', 403)], { bearer: 'st_test' })
  const texts: string[] = []
  const reader = (await shop.exportStore()).getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read())
    texts.push(new TextDecoder().decode(part.value))
  expect(texts.join('')).toBe('{"a":1}\n{"a":2}\n')
  await expect(shop.exportStore()).rejects.toMatchObject({ code: 'not-permitted' })
})
