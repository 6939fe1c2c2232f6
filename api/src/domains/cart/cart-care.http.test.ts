import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { changeOffer, type OpenCart, stepsIn } from '../../../test/cart-steps.ts'
import { createTestCustomer } from '../../../test/customers.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { workerTurn } from '../../../test/worker-turn.ts'

let api: TestApi
let store: TestStore
let buyer: ReturnType<typeof shopper>
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  buyer = shopper(api.app.request, store)
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const offers = async (count: number, of: { stock?: number; price?: number; store?: TestStore } = {}) => {
  const stock = Array.from({ length: count }, () => of.stock ?? 50)
  return (await createTestProduct(of.store ?? store, { stock, price: of.price ?? 1000 })).offerIds
}
const open = async (offerIds: string[], quantity = 1) => {
  const { body } = await buyer.cart(offerIds.map((offerId) => ({ offerId, quantity })))
  return { cart: body, ...stepsIn(buyer, body) }
}
const code = ({ status, body }: Answer) => [status, body.code]
const idsIn = (lines: { id: string }[]) => lines.map(({ id }) => id)
const rulesOf = ({ body }: Answer) =>
  body.lineItems.map((line: { quantityRules: object }) => line.quantityRules)
const quote = async (cart: OpenCart) =>
  buyer.checkout(cart, { shippingMethodId: await buyer.shippingMethodId() })
const told = async (of: TestStore, type: string) => {
  await workerTurn(api)
  const feed = await shopper(api.app.request, of).send('GET', `/v1/events?types=${type}&limit=100`, {
    bearer: of.secretKey,
  })
  return feed.body.items
}

describe('a line that is saved for later', () => {
  it('is neither counted nor bought, keeps its place, and comes back when it is wanted again', async () => {
    const [a, b] = await offers(2)
    const { cart, change, read } = await open([a!, b!], 2)
    const [first, second] = idsIn(cart.lineItems)
    const saved = await change(first!, { saved: true })
    expect(saved.body).toMatchObject({
      lineItems: [{ id: second }],
      savedItems: [{ id: first, quantity: 2, unitPrice: { amount: 1000 } }],
      itemCount: 2,
      totals: { subtotal: { amount: 2002 }, total: { amount: 2002 } },
    })
    const { body: checkout } = await quote(cart)
    expect(checkout.lineItems.map((line: { offerId: string }) => line.offerId)).toEqual([b])
    expect(checkout.totals.subtotal.amount).toBe(2002)
    const back = await change(first!, { saved: false })
    expect(idsIn(back.body.lineItems)).toEqual([first, second])
    expect((await read()).body).toMatchObject({ savedItems: [], itemCount: 4 })
  })

  it('is wanted again by adding its offer, and has the new pieces only', async () => {
    const [a] = await offers(1)
    const { cart, change, add } = await open([a!], 5)
    await change(cart.lineItems[0].id, { saved: true, note: 'Blue ribbon' })
    const added = await add(a!, { quantity: 2 })
    expect(added.body).toMatchObject({
      lineItems: [{ id: cart.lineItems[0].id, quantity: 2, note: 'Blue ribbon' }],
      savedItems: [],
    })
  })

  it('comes back only if it may be bought: for sale, and in a quantity that is allowed', async () => {
    const [a] = await offers(1)
    const { cart, change, read } = await open([a!], 1)
    const [id] = idsIn(cart.lineItems)
    await change(id!, { saved: true })
    await changeOffer(api, a!, { status: 'paused' })
    expect(code(await change(id!, { saved: false }))).toEqual([409, 'offer-not-for-sale'])
    await changeOffer(api, a!, { status: 'active', min: 4, step: 4 })
    expect(code(await change(id!, { saved: false }))).toEqual([409, 'quantity-not-allowed'])
    expect((await read()).body).toMatchObject({ lineItems: [], savedItems: [{ id }], version: 2 })
    expect((await change(id!, { saved: false, quantity: 4 })).status).toBe(200)
  })

  it('leaves nothing to quote when it is the only one', async () => {
    const { cart, change } = await open(await offers(1))
    await change(cart.lineItems[0].id, { saved: true })
    expect(code(await quote(cart))).toEqual([409, 'cart-empty'])
  })

  it('is left out of what events count', async () => {
    const own = await api.store()
    const visitor = shopper(api.app.request, own)
    const ids = await offers(2, { store: own })
    const { body } = await visitor.cart(ids.map((offerId) => ({ offerId, quantity: 3 })))
    await stepsIn(visitor, body).change(body.lineItems[0].id, { saved: true })
    const [changed] = await told(own, 'cart.changed')
    expect(changed).toMatchObject({ subject: { id: body.id, version: 2 }, data: { lines: 1, itemCount: 3 } })
  })
})

describe('notes', () => {
  it('of a cart and its lines are kept as written, and go with the quote', async () => {
    const [a, b] = await offers(2)
    const { cart, change, update, add, read } = await open([a!])
    await change(cart.lineItems[0].id, { note: 'For Ada,\nwith love' })
    await add(b!, { note: 'For Grace' })
    await update({ note: 'Please ring twice.' })
    const { body } = await read()
    expect(body).toMatchObject({ note: 'Please ring twice.', version: 4 })
    expect(body.lineItems.map((line: { note: string }) => line.note)).toEqual([
      'For Ada,\nwith love',
      'For Grace',
    ])
    expect((await quote(cart)).status).toBe(201)
  })

  it('change without the rest: a line’s note keeps its quantity, a cart’s note its metadata', async () => {
    const { cart, change, update } = await open(await offers(1), 3)
    expect((await change(cart.lineItems[0].id, { note: 'x' })).body.lineItems[0]).toMatchObject({
      quantity: 3,
      note: 'x',
    })
    await update({ metadata: { campaign: 'autumn' } })
    const noted = await update({ note: 'y' })
    expect(noted.body).toMatchObject({ note: 'y', metadata: { campaign: 'autumn' } })
    expect((await update({ metadata: {} })).body).toMatchObject({ note: 'y', metadata: {} })
  })

  it('that are too long, and changes of nothing, are refused beside their field and change nothing', async () => {
    const { cart, change, update, read } = await open(await offers(1))
    const lineId = cart.lineItems[0].id
    const refused = await Promise.all([
      update({ note: 'x'.repeat(2001) }),
      update({}),
      update({ metadata: { a: 1 } }),
      update({ currency: 'dollars' }),
      change(lineId, { note: 'x'.repeat(501) }),
      change(lineId, {}),
      change(lineId, { saved: 'yes' }),
    ])
    for (const answer of refused) expect(code(answer)).toEqual([400, 'invalid-request'])
    expect(refused[0]!.body.errors[0].pointer).toBe('/note')
    expect(refused[3]!.body.errors[0].pointer).toBe('/currency')
    expect((await read()).body.version).toBe(1)
    expect((await update({ note: 'x'.repeat(2000) })).status).toBe(200)
    expect((await change(lineId, { note: 'x'.repeat(500) })).status).toBe(200)
  })

  it('are not written over a version that was not meant', async () => {
    const { update, accept } = await open(await offers(1))
    await update({ note: 'first' })
    const headers = { 'if-match': '"1"' }
    expect(code(await update({ note: 'second' }, { headers }))).toEqual([412, 'version-conflict'])
    expect(code(await accept({ headers }))).toEqual([412, 'version-conflict'])
  })
})

describe('rules of quantities', () => {
  const dozens = { min: 6, max: 24, step: 6 }

  it('are told with each line, and what they do not allow is refused with what is', async () => {
    const [a] = await offers(1)
    await changeOffer(api, a!, dozens)
    const { add, read, change } = await open([])
    for (const quantity of [1, 5, 7, 25, 30]) {
      const refused = await add(a!, { quantity })
      expect(refused).toMatchObject({
        status: 409,
        body: { code: 'quantity-not-allowed', offerId: a, min: 6, max: 24, step: 6 },
      })
      expect(refused.body.detail).toContain(`not ${quantity}.`)
    }
    const added = await add(a!, { quantity: 18 })
    expect(rulesOf(added)).toEqual([dozens])
    expect(code(await add(a!, { quantity: 12 }))).toEqual([409, 'quantity-not-allowed'])
    const [id] = idsIn(added.body.lineItems)
    expect(code(await change(id!, { quantity: 8 }))).toEqual([409, 'quantity-not-allowed'])
    expect((await change(id!, { quantity: 24 })).status).toBe(200)
    expect((await read()).body).toMatchObject({ itemCount: 24, version: 3 })
  })

  it('hold for the cart that is opened, over all its lines of an offer', async () => {
    const [a] = await offers(1)
    await changeOffer(api, a!, dozens)
    const lines = (...quantities: number[]) => quantities.map((quantity) => ({ offerId: a!, quantity }))
    expect(code(await buyer.cart(lines(6, 1)))).toEqual([409, 'quantity-not-allowed'])
    expect((await buyer.cart(lines(5, 1))).body.itemCount).toBe(6)
  })

  it('that came later keep a cart from being quoted, and from nothing else', async () => {
    const [a, b] = await offers(2)
    const { cart, read, change, remove } = await open([a!, b!], 4)
    await changeOffer(api, a!, dozens)
    const { body } = await read()
    const [line] = body.lineItems
    expect(line).toMatchObject({ purchasable: false, quantityRules: dozens })
    expect(body.notices).toEqual([
      { lineId: line.id, code: 'quantity-not-allowed', was: null, now: null, available: null },
    ])
    expect(await quote(cart)).toMatchObject({
      status: 409,
      body: { code: 'quantity-not-allowed', offerId: a, min: 6, max: 24, step: 6 },
    })
    expect((await change(line.id, { note: 'later' })).status).toBe(200)
    expect((await change(body.lineItems[1].id, { quantity: 5 })).status).toBe(200)
    expect((await remove(line.id)).status).toBe(200)
    expect((await quote(cart)).status).toBe(201)
  })
})

describe('wrapping', () => {
  const wrapping = async (of: TestStore = store, price = 390) => {
    const product = await createTestProduct(of, { stock: [50], price, title: 'Gift wrapping' })
    await asAdmin(api, "UPDATE commerce.products SET kind = 'gift_wrap' WHERE id = $1", [product.productId])
    return product.offerIds[0]!
  }

  it('is listed for sale only, cheapest first, and of this store', async () => {
    const own = await api.store()
    const visitor = shopper(api.app.request, own)
    const [dear, cheap, paused] = [await wrapping(own, 590), await wrapping(own, 290), await wrapping(own)]
    await changeOffer(api, paused, { status: 'paused' })
    await offers(1, { store: own })
    await wrapping()
    const { status, body, headers } = await visitor.send('GET', '/v1/gift-wraps')
    expect([status, headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=2, stale-while-revalidate=30',
    ])
    expect(body.items).toEqual(
      [cheap, dear].map((offerId, at) => ({
        offerId,
        title: 'Gift wrapping',
        variantTitle: '',
        imageUrl: '/media/thing.svg',
        price: { amount: [290, 590][at], currency: 'EUR' },
        availability: { status: 'in_stock', quantity: 50 },
      })),
    )
    expect((await buyer.send('GET', '/v1/gift-wraps?limit=1')).status).toBe(400)
  })

  it('is a line with a note, bought with the goods and never alone', async () => {
    const [[mug], paper] = [await offers(1), await wrapping()]
    const { cart, add, change, read } = await open([mug!])
    const wrapped = await add(paper, { note: 'For Ada' })
    expect(wrapped.body.lineItems).toMatchObject([{ kind: 'goods' }, { kind: 'gift_wrap', note: 'For Ada' }])
    expect((await quote(cart)).body.totals.subtotal.amount).toBe(1390)
    await change(cart.lineItems[0].id, { saved: true })
    const version = (await read()).body.version
    expect(code(await quote(cart))).toEqual([409, 'nothing-to-wrap'])
    expect((await read()).body.version).toBe(version)
  })
})

describe('a view', () => {
  it('is an event for staff, at most one for a cart and minute, and changes nothing', async () => {
    const own = await api.store()
    const visitor = shopper(api.app.request, own)
    const ids = await offers(1, { store: own })
    const carts = await Promise.all(
      [1, 2].map(async (quantity) => (await visitor.cart([{ offerId: ids[0]!, quantity }])).body),
    )
    const answers = await Promise.all([0, 0, 0, 1, 0, 1].map((at) => stepsIn(visitor, carts[at]).view()))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 204))
    const views = await told(own, 'cart.viewed')
    const expected = carts.map(({ id, itemCount }) => ({ cartId: id, lines: 1, itemCount }))
    expect(views.map(({ data }: { data: object }) => data)).toEqual(expect.arrayContaining(expected))
    expect(views).toHaveLength(2)
    expect(views[0].subject).toMatchObject({ type: 'cart_view', version: 1 })
    expect((await stepsIn(visitor, carts[0]).read()).body.version).toBe(1)
    await asAdmin(api, 'UPDATE commerce.attempt_counters SET window_ends_at = now()')
    await stepsIn(visitor, carts[0]).view()
    expect(await told(own, 'cart.viewed')).toHaveLength(3)
  })

  it('of a cart that has become a customer’s other one is answered, and told to nobody', async () => {
    const own = await api.store()
    const visitor = shopper(api.app.request, own)
    const ada = await createTestCustomer(own)
    const signedIn = { bearer: ada.accessToken }
    const before = (await visitor.cart([], signedIn)).body
    const guest = (await visitor.cart([])).body
    await visitor.send('PUT', `/v1/carts/${guest.id}/customer`, { cartSecret: guest.secret, ...signedIn })
    expect((await stepsIn(visitor, before).view(signedIn)).status).toBe(204)
    expect(await told(own, 'cart.viewed')).toEqual([])
  })
})

describe('a stranger', () => {
  it('finds no cart to note, accept, view, save from or enter codes into, as if there were none', async () => {
    const [a] = await offers(1)
    const { cart } = await open([a!])
    const other = await open([a!])
    const absent = cart.id.replace(/.$/, (last: string) => (last === '0' ? '1' : '0'))
    const told = async (of: OpenCart) => {
      const { update, accept, view, change, enter, leave, read } = stepsIn(buyer, of)
      const answers = await Promise.all([
        update({ note: 'mine' }),
        accept(),
        view(),
        change(cart.lineItems[0].id, { saved: true }),
        enter('SUMMER10'),
        leave('SUMMER10'),
        read(),
      ])
      return answers.map(({ body: { requestId: _, instance: __, ...rest } }) => rest)
    }
    const theirs = await told({ id: cart.id, secret: other.cart.secret })
    expect(theirs.map(({ status }) => status)).toEqual(theirs.map(() => 404))
    expect(await told({ id: absent, secret: other.cart.secret })).toEqual(theirs)
    expect((await stepsIn(buyer, cart).read()).body).toMatchObject({ version: 1, note: '', codes: [] })
  })
})

describe('bad input', () => {
  it('of quantities, prices, discounts and totals is refused where it stands, and changes nothing', async () => {
    const [a] = await offers(1)
    const { cart, add, change, update, read } = await open([a!])
    const lineId = cart.lineItems[0].id
    const quantities = [0, -1, 1.5, 1e9, '2', null, Number.MAX_SAFE_INTEGER]
    const claims = [
      { unitPrice: { amount: 1, currency: 'EUR' } },
      { price: 1 },
      { discount: 100 },
      { total: { amount: 0, currency: 'EUR' } },
      { totals: { total: 0 } },
      { isGift: true },
      { seenPriceAmount: 1 },
      { codes: ['FREE'] },
      { paid: true },
    ]
    const answers = await Promise.all([
      ...quantities.flatMap((quantity) => [add(a!, { quantity }), change(lineId, { quantity })]),
      ...claims.flatMap((claim) => [
        add(a!, claim),
        change(lineId, { quantity: 2, ...claim }),
        update({ note: 'x', ...claim }),
        buyer.send('POST', '/v1/carts', { body: { lineItems: [{ offerId: a, ...claim }] } }),
        buyer.send('POST', '/v1/carts', { body: { lineItems: [{ offerId: a }], ...claim } }),
      ]),
    ])
    for (const answer of answers) expect(code(answer)).toEqual([400, 'invalid-request'])
    const said = answers.at(-1)!.body.errors
    expect(said).toEqual([{ pointer: '/paid', message: 'is not a field of this request' }])
    expect((await read()).body).toMatchObject({ version: 1, itemCount: 1, note: '' })
  })
})
