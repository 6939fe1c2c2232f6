import { createLocalJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  createTestStaffSession,
  type Sent,
  send,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { buyingCustomer } from '../../../test/buying-customer.ts'
import { createTestSeller, orderFrom } from '../../../test/sellers.ts'
import { workerTurn } from '../../../test/worker-turn.ts'
import { toWire } from '../../platform/ids.ts'

let api: TestApi
let store: TestStore
let ownStore: string
beforeAll(async () => {
  api = await createTestApi({
    SUPABASE_URL: 'https://abcdefgh.supabase.co',
    SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_0123456789',
  })
  store = await api.store()
  ownStore = toWire('store', store.context.store.id)
})
afterAll(() => api.close())

const ask = (topics: string[], of: Sent = { key: store.publishableKey }): Promise<Answer> =>
  send(api.app.request, 'POST', '/v1/realtime/tokens', { ...of, body: { topics } })
const refused = async (topics: string[], of?: Sent) => {
  const { status, body } = await ask(topics, of)
  return [status, body.code, body.errors?.map(({ pointer }: { pointer: string }) => pointer)]
}

describe('a realtime token', () => {
  it('opens the channels it names for ten minutes, says whose it is, and is verified by its own keys', async () => {
    const ada = await buyingCustomer(api, store)
    const order = await ada.buy()
    const topic = `order:${order.id}`
    const { status, body } = await ask([topic, topic], { bearer: ada.accessToken })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      topics: [topic],
      place: { url: 'https://abcdefgh.supabase.co', publishableKey: 'sb_publishable_0123456789' },
    })
    const issuer = await send(api.app.request, 'GET', '/v1/realtime/.well-known/openid-configuration')
    const keys = await send(api.app.request, 'GET', new URL(issuer.body.jwks_uri).pathname)
    const verified = await jwtVerify(body.token, createLocalJWKSet(keys.body), {
      issuer: issuer.body.issuer,
      audience: 'authenticated',
    })
    expect(verified.protectedHeader).toEqual({
      alg: 'ES256',
      kid: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      typ: 'JWT',
    })
    expect(verified.payload).toMatchObject({ role: 'authenticated', rt: { topics: [topic] } })
    const { iat = 0, exp = 0, sub } = verified.payload
    expect([exp - iat, sub]).toEqual([600, expect.stringMatching(/^customer:/)])
    expect(new Date(body.expiresAt).getTime()).toBe(exp * 1000)
  })

  it('is no credential of this API', async () => {
    const { productId } = await createTestProduct(store, {})
    await workerTurn(api)
    const { body } = await ask([`product:${toWire('product', productId)}`])
    const answer = await send(api.app.request, 'GET', '/v1/customers/me', { bearer: body.token })
    expect([answer.status, answer.body.code]).toEqual([401, 'not-authenticated'])
  })

  it('for an order is for its customer, who has its secret, and staff who may read orders; nobody else', async () => {
    const order = await orderFrom(api, store, [undefined])
    const topics = [`order:${order.id}`]
    const key = store.publishableKey
    expect((await ask(topics, { key, orderSecret: order.secret })).status).toBe(201)
    expect((await ask(topics, { bearer: store.secretKey })).status).toBe(201)
    const none = [404, 'not-found', ['/topics/0']]
    const bob = await buyingCustomer(api, store)
    const other = await api.store()
    const seller = await createTestSeller(api, store)
    const strangers: Sent[] = [
      { key },
      { key, orderSecret: 'x'.repeat(43) },
      { bearer: bob.accessToken },
      { bearer: other.secretKey },
      { bearer: seller.owner.token },
    ]
    for (const stranger of strangers) expect(await refused(topics, stranger)).toEqual(none)
    expect(await refused(['order:ord_01h455vb4pex5vsknk084sn02q'], { bearer: store.secretKey })).toEqual(none)
  })

  it('for stock is for staff, and for a seller for its own', async () => {
    const [mine, other] = [await createTestSeller(api, store), await createTestSeller(api, store)]
    const { token } = await createTestStaffSession(api, store, { role: 'manager' })
    const packer = await createTestStaffSession(api, store, { role: 'fulfillment' })
    const all = `inventory:${ownStore}`
    expect((await ask([all, `${all}:${mine.wireId}`], { bearer: token })).status).toBe(201)
    expect((await ask([`${all}:${mine.wireId}`], { bearer: mine.owner.token })).status).toBe(201)
    expect(await refused([all], { bearer: mine.owner.token })).toEqual([404, 'not-found', ['/topics/0']])
    expect(await refused([`${all}:${mine.wireId}`], { bearer: other.owner.token })).toEqual([
      404,
      'not-found',
      ['/topics/0'],
    ])
    expect(await refused([all], { bearer: packer.token })).toEqual([404, 'not-found', ['/topics/0']])
    const elsewhere = await api.store()
    expect((await refused([all], { bearer: elsewhere.secretKey }))[0]).toBe(404)
  })

  it('is not given in part: the refusal names the channels that are not the caller’s', async () => {
    const { productId } = await createTestProduct(store, {})
    await workerTurn(api)
    const known = `product:${toWire('product', productId)}`
    expect(await refused([known, 'product:prod_01h455vb4pex5vsknk084sn02q', known])).toEqual([
      404,
      'not-found',
      ['/topics/1'],
    ])
    expect((await ask([known, known])).body.topics).toEqual([known])
  })

  it.each([
    [[]],
    [['order:*']],
    [['order:ord_01h455vb4pex5vsknk084sn02q; drop table']],
    [['realtime:order:ord_01h455vb4pex5vsknk084sn02q']],
    [Array.from({ length: 21 }, () => 'product:prod_01h455vb4pex5vsknk084sn02q')],
  ])('is not given for what is no channel: %j', async (topics) => {
    expect((await refused(topics)).slice(0, 2)).toEqual([400, 'invalid-request'])
  })
})

it('without keys of its own nothing is signed: streams tell the same', async () => {
  const plain = await createTestApi({ REALTIME_KEYS: '' })
  try {
    const { publishableKey: key } = await plain.store()
    const body = { topics: ['product:prod_01h455vb4pex5vsknk084sn02q'] }
    const answer = await send(plain.app.request, 'POST', '/v1/realtime/tokens', { key, body })
    expect([answer.status, answer.body.code]).toEqual([409, 'realtime-not-offered'])
    const keys = await send(plain.app.request, 'GET', '/v1/realtime/.well-known/jwks.json')
    expect([keys.status, keys.body.code]).toEqual([409, 'realtime-not-offered'])
  } finally {
    await plain.close()
  }
})
