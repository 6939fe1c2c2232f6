import { afterAll, describe, expect, it, vi } from 'vitest'
import type { Sent } from '../../test/api.ts'
import { digest } from '../src/platform/secrets.ts'
import { createBusyStore } from './busy-store.ts'
import { openRefusals } from './refused-requests.ts'

const scene = await openRefusals()
const { api, watch, a, b, ask, expectProblem, refuses, writes, withBody, bodyOf } = scene
afterAll(() => scene.close())

describe('keys and secrets', () => {
  it('opens no cart and no order with a secret that is wrong, short, long or another’s', async () => {
    const { key } = writes().createCart.sent
    const other = await a.openCart()
    const good = a.cart.secret as string
    const wrong = [
      other.secret,
      b.cart.secret,
      a.placed.order.secret,
      good.slice(0, -1),
      `${good}A`,
      good.toLowerCase(),
      good.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')),
      'cs_',
      'x',
      'x'.repeat(8000),
      '0',
      'null',
      `${good},${good}`,
    ]
    for (const cartSecret of wrong) {
      const cases = (['addCartLine', 'changeCartLine', 'createCheckout', 'payCheckout'] as const).map(
        (name) => {
          const { method, path, sent } = writes()[name]
          return {
            what: `${name} ${cartSecret.slice(0, 40)}`,
            method,
            path,
            sent: { ...sent, cartSecret },
            code: 'not-found',
          }
        },
      )
      await refuses([
        ...cases,
        {
          what: 'getCart',
          method: 'GET',
          path: `/v1/carts/${a.cart.id}`,
          sent: { key, cartSecret },
          code: 'not-found',
        },
        {
          what: 'getCheckout',
          method: 'GET',
          path: `/v1/checkouts/${a.checkout.id}`,
          sent: { key, cartSecret },
          code: 'not-found',
        },
      ])
    }
    const order = a.placed.order
    for (const orderSecret of [
      a.shipped.order.secret,
      good,
      order.secret.slice(1),
      `${order.secret}=`,
      'os_',
    ]) {
      await refuses([
        {
          what: 'getOrder',
          method: 'GET',
          path: `/v1/orders/${order.id}`,
          sent: { key, orderSecret },
          code: 'not-found',
        },
      ])
    }
  })

  it('opens no other cart with a cart’s own secret', async () => {
    const other = await a.openCart()
    const { key } = writes().createCart.sent
    await refuses([
      {
        what: 'read',
        method: 'GET',
        path: `/v1/carts/${other.id}`,
        sent: { key, cartSecret: a.cart.secret },
        code: 'not-found',
      },
      {
        what: 'add',
        method: 'POST',
        path: `/v1/carts/${other.id}/lines`,
        sent: { key, cartSecret: a.cart.secret, body: { offerId: a.offerId } },
        code: 'not-found',
      },
      withBody('createCheckout', { ...bodyOf('createCheckout'), cartId: other.id }, { code: 'not-found' }),
    ])
  })

  it('refuses every operation without a key, and with one that is unknown, of the wrong kind or no key at all', async () => {
    const declared = api.app.declared.filter(({ policy }) => policy.who !== 'public')
    const { publishableKey, secretKey } = a.store
    const ways: [string, Sent][] = [
      ['nothing', {}],
      ['an unknown key', { key: 'pk_test_unknown_0123456789' }],
      ['a cut key', { key: publishableKey.slice(0, -1) }],
      ['a key and more', { key: `${publishableKey}x` }],
      ['a secret key where browsers put theirs', { key: secretKey }],
      ['an empty key', { key: ' ' }],
      ['an endless key', { key: `pk_${'x'.repeat(7000)}` }],
      ['a publishable key as bearer', { bearer: publishableKey }],
      ['an unknown bearer', { bearer: 'sk_test_unknown_0123456789' }],
      [
        'a made-up session',
        { bearer: `st_${a.store.context.store.id.replaceAll('-', '')}_${'x'.repeat(32)}` },
      ],
      ['a session without a store', { bearer: `st_${'0'.repeat(32)}_${'x'.repeat(32)}` }],
      ['Basic', { headers: { authorization: `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}` } }],
      ['Basic beside a key', { key: publishableKey, headers: { authorization: 'Basic eDp5' } }],
      ['Bearer of nothing', { headers: { authorization: 'Bearer' } }],
      ['two bearers', { headers: { authorization: `Bearer ${secretKey}, Bearer ${secretKey}` } }],
    ]
    const cases = declared.flatMap(({ method, path, operationId }) =>
      ways.map(([what, sent]) => ({
        what: `${operationId} with ${what}`,
        method: method.toUpperCase(),
        path: path.replaceAll(/\{[^}]+\}/g, 'x'),
        sent: {
          cartSecret: a.cart.secret,
          ...sent,
          ...(method === 'get' || method === 'delete' ? {} : { body: {} }),
        },
        code: 'not-authenticated',
      })),
    )
    expect(cases.length).toBeGreaterThan(declared.length * 10)
    const before = await watch.content()
    for (const each of cases) {
      const answer = await ask(each.method, each.path, each.sent)
      expectProblem(answer, each.path, each.what)
      expect([each.what, answer.body.code]).toEqual([each.what, each.code])
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
    }
    expect(await watch.content()).toEqual(before)
  })

  it('lets no publishable key do staff work, and no session after its end', async () => {
    const { key } = writes().createCart.sent
    const staffs = api.app.declared.filter(({ policy }) => policy.who === 'staff')
    expect(staffs.length).toBeGreaterThan(3)
    await refuses(
      staffs.map(({ method, path, operationId }) => ({
        what: operationId,
        method: method.toUpperCase(),
        path: path.replaceAll(/\{[^}]+\}/g, 'x'),
        sent: { key, ...(method === 'get' || method === 'delete' ? {} : { body: {} }) },
        code: 'not-authenticated',
      })),
    )
    const email = a.people.staff.workers.support?.email
    const session = await ask('POST', '/v1/account/sessions', {
      key,
      body: { email, password: a.staff.password },
    })
    expect(session.status).toBe(201)
    const bearer = session.body.token as string
    expect((await ask('GET', '/v1/admin/orders', { bearer })).status).toBe(200)
    expect((await ask('DELETE', '/v1/account/sessions/current', { bearer })).status).toBe(204)
    await refuses([
      { what: 'ended', method: 'GET', path: '/v1/admin/orders', sent: { bearer }, code: 'not-authenticated' },
    ])
  })

  it('stops serving a revoked key, and all but the staff of a suspended store, within five seconds', async () => {
    // The clock of the caches, and no other.
    vi.useFakeTimers({ toFake: ['performance'] })
    try {
      const { store, sessionToken: session } = await createBusyStore(api)
      const [path, sent] = ['/v1/store', { key: store.publishableKey }]
      const asStaff = { bearer: store.secretKey }
      expect([(await ask('GET', path, sent)).status, (await ask('GET', path, asStaff)).status]).toEqual([
        200, 200,
      ])
      await watch.admin.query('UPDATE commerce.store_keys SET revoked_at = now() WHERE key_hash = $1', [
        digest(store.publishableKey),
      ])
      vi.advanceTimersByTime(5_001)
      await refuses([{ what: 'revoked', method: 'GET', path, sent, code: 'not-authenticated' }])
      expect((await ask('GET', path, asStaff)).status).toBe(200)
      await watch.admin.query(`UPDATE commerce.stores SET status = 'suspended' WHERE store_id = $1`, [
        store.context.store.id,
      ])
      vi.advanceTimersByTime(5_001)
      const shopkeeper = { bearer: session }
      await refuses([{ what: 'suspended', method: 'GET', path, sent: asStaff, code: 'store-suspended' }])
      expect((await ask('GET', path, shopkeeper)).status).toBe(200)
      await watch.admin.query(`UPDATE commerce.stores SET status = 'open' WHERE store_id = $1`, [
        store.context.store.id,
      ])
      vi.advanceTimersByTime(5_001)
      expect((await ask('GET', path, asStaff)).status).toBe(200)
    } finally {
      vi.useRealTimers()
    }
  })

  it('tells nobody which staff accounts exist', async () => {
    const { key } = writes().createStaffSession.sent
    const answers = await Promise.all(
      [
        { ...a.staff, password: 'wrong' },
        { email: 'nobody@example.com', password: 'wrong' },
        { ...b.staff },
      ].map((each) => ask('POST', '/v1/account/sessions', { key, body: each })),
    )
    const told = answers.map((answer) => ({ ...answer.body, requestId: '' }))
    expect(told[0]).toMatchObject({ status: 401, code: 'wrong-credentials' })
    expect(told).toEqual([told[0], told[0], told[0]])
  })
})
