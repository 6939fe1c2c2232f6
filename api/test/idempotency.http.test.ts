import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { createTestProduct, type Sent, send } from '../../test/api.ts'
import { count } from '../../test/counts.ts'
import { buildContract } from '../src/contract.ts'
import { forgetOldKeys } from '../src/platform/idempotency-queries.ts'
import { fromWire } from '../src/platform/ids.ts'
import { digest } from '../src/platform/secrets.ts'
import { createBusyStore } from './busy-store.ts'
import { type Call, openKeyedCalls } from './keyed-calls.ts'
import { withoutKey } from './keyless-operations.ts'

const calls = await openKeyedCalls()
const { api, watch, shop, key, under, payment, addLine, pay, names, made } = calls
afterAll(() => calls.close())

/** Each operation once under a key of its own: many can happen only once. */
async function begin(name: string) {
  const { call, other } = await made(name)
  const idempotencyKey = randomUUID()
  return { idempotencyKey, call, other, first: await under(idempotencyKey, call) }
}
const begunOnes = new Map<string, ReturnType<typeof begin>>()
function begun(name: string) {
  const once = begunOnes.get(name) ?? begin(name)
  begunOnes.set(name, once)
  return once
}

describe('an Idempotency-Key', () => {
  it('is taken by every operation that creates or moves something', () => {
    const { document } = buildContract()
    const paths = document.paths as Record<
      string,
      Record<string, { operationId: string; parameters?: { name: string }[] }>
    >
    const operations = Object.values(paths).flatMap((methods) => Object.entries(methods))
    const taking = operations.filter(([, { parameters }]) =>
      parameters?.some((p) => p.name === 'Idempotency-Key'),
    )
    expect(taking.map(([, { operationId }]) => operationId).toSorted()).toEqual(names.toSorted())
    // Said twice, PUT, PATCH and DELETE come to the same. What a POST may do twice is said here.
    const without = operations
      .filter(([method]) => method === 'post')
      .map(([, { operationId }]) => operationId)
      .filter((name) => !names.includes(name))
    expect(without.toSorted()).toEqual(Object.values(withoutKey).flat().toSorted())
  })

  it.each(names)('repeated with the same %s: the same bytes, one effect', async (name) => {
    const { idempotencyKey, call, first } = await begun(name)
    expect([200, 201], first.bytes).toContain(first.status)
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    const after = await watch.content()
    for (let times = 0; times < 3; times += 1) {
      const again = await under(idempotencyKey, call)
      expect([again.status, again.bytes]).toEqual([first.status, first.bytes])
      expect(again.headers.get('idempotency-replayed')).toBe('true')
      expect(again.headers.get('etag')).toBe(first.headers.get('etag'))
      expect(await watch.content()).toEqual(after)
    }
  })

  it.each(names)('repeated with another %s: 422, and nothing happens', async (name) => {
    const { idempotencyKey, call, other, first } = await begun(name)
    const after = await watch.content()
    const reused = await under(idempotencyKey, other)
    expect([reused.status, reused.body.code]).toEqual([422, 'idempotency-key-reused'])
    expect(await watch.content()).toEqual(after)
    expect((await under(idempotencyKey, call)).bytes).toBe(first.bytes)
  })

  it('gets the first answer even after the world has moved on', async () => {
    const adding = await addLine()
    const [first, second] = [randomUUID(), randomUUID()]
    const added = await under(first, adding)
    expect((await under(second, adding)).body.version).toBe(added.body.version + 1)
    expect((await under(first, adding)).bytes).toBe(added.bytes)

    const paying = await pay('pm_test_second_step')
    const waiting = await under(first, paying)
    expect(waiting.body.state).toBe('paying')
    const bank = new URL(waiting.body.payment.nextAction.url).pathname
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    await send(api.app.request, 'POST', bank, { headers, rawBody: 'answer=approve' })
    const { body: _, ...sent } = paying.sent
    const completed = await under(second, {
      method: 'POST',
      path: paying.path.replace(/payment$/, 'completion'),
      sent,
    })
    expect(completed.body.state).toBe('placed')
    expect((await under(first, paying)).bytes).toBe(waiting.bytes)
  })

  it('of a declined payment stays declined, also after another key has paid', async () => {
    const paying = await pay('pm_test_declined')
    const [declined, paid] = [randomUUID(), randomUUID()]
    expect((await under(declined, paying)).body.code).toBe('payment-declined')
    const after = await watch.content()
    const again = await under(declined, paying)
    expect([again.status, again.body.code]).toEqual([402, 'payment-declined'])
    expect(await watch.content()).toEqual(after)
    const better = { ...paying, sent: { ...paying.sent, body: payment() } }
    expect((await under(paid, better)).body.state).toBe('placed')
    expect((await under(declined, paying)).body.code).toBe('payment-declined')
    expect((await under(declined, better)).body.code).toBe('idempotency-key-reused')
  })

  it('is required where money moves: 400 without one', async () => {
    const { call } = await made('payCheckout')
    const before = await watch.content()
    for (const path of [call.path, call.path.replace(/payment$/, 'completion')]) {
      const answer = await send(api.app.request, call.method, path, call.sent)
      expect([answer.status, answer.body.code]).toEqual([400, 'idempotency-key-missing'])
    }
    expect(await watch.content()).toEqual(before)
  })

  it('absent where it is optional makes every call a new one', async () => {
    const { call } = await made('createCart')
    const carts = [
      await send(api.app.request, call.method, call.path, call.sent),
      await send(api.app.request, call.method, call.path, call.sent),
    ]
    expect(carts.map(({ status }) => status)).toEqual([201, 201])
    expect(carts[0]?.body.id).not.toBe(carts[1]?.body.id)
  })

  it('counts per operation: one key may serve a cart, its line and its checkout', async () => {
    const idempotencyKey = randomUUID()
    const cart = (await under(idempotencyKey, (await made('createCart')).call)).body
    const sent = { key: key(), cartSecret: cart.secret }
    const line = await under(idempotencyKey, {
      method: 'POST',
      path: `/v1/carts/${cart.id}/lines`,
      sent: { ...sent, body: { offerId: shop.otherOfferId } },
    })
    expect([line.status, line.body.itemCount]).toEqual([200, 2])
  })
})

describe('one key sent many times at once', () => {
  const sixteen = Array.from({ length: 16 })

  async function oneEffect(call: Call, table: string): Promise<void> {
    const before = (await watch.rows())[table] ?? 0
    const idempotencyKey = randomUUID()
    const answers = await Promise.all(sixteen.map(() => under(idempotencyKey, call)))
    const settled = await under(idempotencyKey, call)
    for (const answer of answers) {
      if (answer.status === settled.status) expect(answer.bytes).toBe(settled.bytes)
      else
        expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([
          409,
          'idempotency-in-flight',
          '1',
        ])
    }
    expect(
      answers.filter((answer) => answer.headers.get('idempotency-replayed') === null && answer.status < 300),
    ).toHaveLength(1)
    expect((await watch.rows())[table]).toBe(before + 1)
  }

  it('opens one cart for 16 callers', async () => {
    for (let round = 0; round < count(3, 100); round += 1)
      await oneEffect((await made('createCart')).call, 'commerce.carts')
  })

  it('adds one line for 16 callers', async () => {
    for (let round = 0; round < count(3, 100); round += 1) {
      const call = await addLine()
      await oneEffect(call, 'commerce.cart_lines')
      const cart = await send(
        api.app.request,
        'GET',
        call.path.replace('/lines', ''),
        call.sent.cartSecret ? { key: key(), cartSecret: call.sent.cartSecret } : {},
      )
      expect(cart.body).toMatchObject({ version: 2, itemCount: 3 })
    }
  })

  it('makes one checkout and one parcel for 16 callers', async () => {
    await oneEffect((await made('createCheckout')).call, 'commerce.checkouts')
    await oneEffect((await made('createFulfillment')).call, 'commerce.fulfillments')
  })

  it('adds 16 lines for 16 callers with 16 keys, and answers none of them 500', async () => {
    const { offerIds } = await createTestProduct(shop.store, { stock: sixteen.map(() => 5) })
    const cart = await shop.openCart()
    const answers = await Promise.all(
      offerIds.map((offerId) =>
        under(randomUUID(), {
          method: 'POST',
          path: `/v1/carts/${cart.id}/lines`,
          sent: { key: key(), cartSecret: cart.secret, body: { offerId } },
        }),
      ),
    )
    const added = answers.filter(({ status }) => status === 200)
    for (const answer of answers)
      if (answer.status !== 200) expect([answer.status, answer.body.code]).toEqual([503, 'busy'])
    const now = await shop.buyer.send('GET', `/v1/carts/${cart.id}`, { cartSecret: cart.secret })
    expect(now.body).toMatchObject({ version: 1 + added.length, itemCount: 2 + added.length })
  })
})

describe('holders', () => {
  it('do not meet: one key of two stores, two kinds of caller and two carts has four effects', async () => {
    const other = await createBusyStore(api)
    const idempotencyKey = randomUUID()
    const body = { lineItems: [] }
    const open = (sent: Sent) =>
      under(idempotencyKey, { method: 'POST', path: '/v1/carts', sent: { ...sent, body } })
    const answers = [
      await open({ key: key() }),
      await open({ key: other.store.publishableKey }),
      await open({ bearer: shop.store.secretKey }),
      await open({ bearer: shop.sessionToken }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(4)
    const [one, two] = [await addLine(), await addLine()]
    expect([(await under(idempotencyKey, one)).status, (await under(idempotencyKey, two)).status]).toEqual([
      200, 200,
    ])
  })

  it('get nothing of each other: a stored answer needs the secret it was given to', async () => {
    const call = await addLine()
    const idempotencyKey = randomUUID()
    const added = await under(idempotencyKey, call)
    expect(added.status).toBe(200)
    for (const cartSecret of [shop.cart.secret, 'cs_wrong', 'x'.repeat(35)]) {
      const stolen = await under(idempotencyKey, { ...call, sent: { ...call.sent, cartSecret } })
      expect([stolen.status, stolen.body.code]).toEqual([404, 'not-found'])
    }
  })
})

describe('an answer that changed nothing', () => {
  it('is judged afresh: refused input, a missing offer and empty shelves bind no key', async () => {
    const idempotencyKey = randomUUID()
    const open = (body: unknown) =>
      under(idempotencyKey, { method: 'POST', path: '/v1/carts', sent: { key: key(), body } })
    expect((await open({ lineItems: [], price: 1 })).status).toBe(400)
    expect((await open({ lineItems: [{ offerId: 'off_01h455vb4pex5vsknk084sn02q' }] })).body.code).toBe(
      'offer-not-found',
    )
    expect((await open({ lineItems: [{ offerId: shop.offerId }] })).status).toBe(201)
  })

  it('out of stock is answered anew when there is stock again', async () => {
    const { offerIds } = await createTestProduct(shop.store, { stock: [1] })
    const [offerId = ''] = offerIds
    const cart = (await shop.buyer.cart([{ offerId, quantity: 2 }])).body
    const idempotencyKey = randomUUID()
    const ask = () => shop.buyer.checkout(cart, { shippingMethodId: shop.shippingMethodId, idempotencyKey })
    expect((await ask()).body.code).toBe('out-of-stock')
    await watch.admin.query('UPDATE commerce.stock_items SET on_hand = 2 WHERE offer_id = $1', [
      fromWire('offer', offerId),
    ])
    const made = await ask()
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    await watch.admin.query('UPDATE commerce.stock_items SET on_hand = 2 WHERE offer_id = $1', [
      fromWire('offer', offerId),
    ])
    expect((await ask()).body).toEqual(made.body)
  })

  it('an unknown payment method binds no key', async () => {
    const paying = await pay('pm_unknown')
    const idempotencyKey = randomUUID()
    expect((await under(idempotencyKey, paying)).body.code).toBe('payment-method-unknown')
    expect(
      (await under(idempotencyKey, { ...paying, sent: { ...paying.sent, body: payment() } })).body.state,
    ).toBe('placed')
  })
})

describe('what is kept', () => {
  it('reveals neither key nor reply: no secret, no e-mail, no name in any column of any row', async () => {
    const idempotencyKey = randomUUID()
    const cart = (await under(idempotencyKey, (await made('createCart')).call)).body
    const { call } = await made('createCheckout')
    await under(idempotencyKey, call)
    const paid = (await under(idempotencyKey, await pay())).body
    const { rows } = await watch.admin.query<{ text: string; reply: Buffer | null }>(
      'SELECT k::text AS text, reply FROM commerce.idempotency_keys k',
    )
    expect(rows.length).toBeGreaterThan(2)
    const kept = rows
      .map(({ text, reply }) => `${text} ${reply?.toString('latin1') ?? ''} ${reply?.toString('utf8') ?? ''}`)
      .join('\n')
    const secrets = [
      idempotencyKey,
      cart.secret,
      cart.id,
      paid.order.secret,
      paid.order.number,
      'grace@example.com',
      'ada@example.com',
      'Lovelace',
      'Berlin',
      call.sent.cartSecret ?? '',
      shop.sessionToken,
    ]
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(4)
      expect(kept.includes(secret), secret).toBe(false)
    }
    expect(kept).toContain(digest(idempotencyKey))
  })

  it('no table of the shop holds the secret of a cart or an order', async () => {
    const paid = (await under(randomUUID(), await pay())).body
    for (const table of watch.tables) {
      const found = await watch.admin.query(
        `SELECT 1 FROM ${table} t WHERE t::text LIKE '%' || $1 || '%' OR t::text LIKE '%' || $2 || '%'`,
        [paid.order.secret, shop.cart.secret],
      )
      expect(found.rowCount, table).toBe(0)
    }
  })

  it('is forgotten after seven days, not sooner, and the key is new again', async () => {
    const { call } = await made('createCart')
    const [old, young] = [randomUUID(), randomUUID()]
    const first = { old: await under(old, call), young: await under(young, call) }
    const age = (idempotencyKey: string, days: string) =>
      watch.admin.query(
        `UPDATE commerce.idempotency_keys SET created_at = now() - $2::interval WHERE key_hash = $1`,
        [digest(idempotencyKey), days],
      )
    await age(old, '7 days 1 minute')
    await age(young, '6 days 23 hours 59 minutes')
    expect(await forgetOldKeys(api.worker)).toBe(1)
    expect(await forgetOldKeys(api.worker)).toBe(0)
    expect((await under(young, call)).bytes).toBe(first.young.bytes)
    expect((await under(old, call)).body.id).not.toBe(first.old.body.id)
  })
})
