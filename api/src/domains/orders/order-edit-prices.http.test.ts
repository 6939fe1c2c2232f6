import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  address,
  createTestApi,
  createTestProduct,
  send,
  type TestApi,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { createTestCustomer, type TestCustomer } from '../../../test/customers.ts'
import { freshServices } from '../../../test/quoted-checkout.ts'
import { ScriptedPriceServices, taxOf } from '../../../test/scripted-price-services.ts'
import { createApp } from '../../app.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

type Body = Answer['body']
const vienna = { ...address, addressLocality: 'Wien', postalCode: '1010', addressCountry: 'AT' }
const sum = (amounts: { amount: number }[]) => amounts.reduce((all, { amount }) => all + amount, 0)

/** A store with a mug of 11.90 and a pot of 23.80, and a process that knows it as it is now. */
async function shop(priceServices?: ScriptedPriceServices) {
  const store = await api.store()
  const [mug = ''] = (await createTestProduct(store, { price: 1190, title: 'Mug' })).offerIds
  const [pot = ''] = (await createTestProduct(store, { price: 2380, title: 'Pot' })).offerIds
  const services = () => ({ ...freshServices(api), ...(priceServices && { priceServices }) })
  let app = priceServices ? createApp(services()) : api.app
  const staff = async (method: string, path: string, body?: object): Promise<Body> => {
    const { status, body: said } = await send(app.request, method, `/v1/admin/${path}`, {
      bearer: store.secretKey,
      ...(method === 'GET' ? {} : { idempotencyKey: randomUUID() }),
      ...(body ? { body } : {}),
    })
    expect(status, `${method} ${path}: ${JSON.stringify(said)}`).toBeLessThan(300)
    return said
  }
  return {
    store,
    mug,
    pot,
    staff,
    request: (...call: Parameters<typeof app.request>) => app.request(...call),
    async set(body: object) {
      await staff('PATCH', 'store', body)
      app = createApp(services())
    },
    /** What offers cost by a list. */
    async list(head: object, prices: { offerId: string; fromQuantity?: number; unitPriceAmount: number }[]) {
      const { id } = await staff('POST', 'price-lists', { title: 'List', kind: 'override', ...head })
      await staff('PUT', `price-lists/${id}/prices`, { prices })
    },
    async tax(country: string, partsPerMillion: number) {
      const { id } = await staff('POST', 'tax-zones', { name: country, places: [{ country }] })
      await staff('POST', `tax-zones/${id}/rates`, { title: country, taxClass: 'standard', partsPerMillion })
    },
  }
}
type Shop = Awaited<ReturnType<typeof shop>>

interface Buyer {
  currency?: string
  shippingMethodId?: string
  customer?: TestCustomer
  /** What they say besides, once the cart has lines */
  said?: (lines: { id: string }[]) => object
}

/** A mug and two pots, bought by somebody, and how their order is edited and paid. */
async function bought(of: Shop, buyer: Buyer = {}) {
  const { store, staff, request } = of
  const { customer, currency } = buyer
  const ask = async (method: string, path: string, body: object, secrets: object = {}): Promise<Body> => {
    const who = customer ? { bearer: customer.accessToken } : { key: store.publishableKey, ...secrets }
    const { status, body: said } = await send(request, method, path, {
      ...who,
      idempotencyKey: randomUUID(),
      body,
    })
    expect(status, `${path}: ${JSON.stringify(said)}`).toBeLessThan(300)
    return said
  }
  const methods = await send(request, 'GET', '/v1/shipping-methods', { key: store.publishableKey })
  /** What somebody like this is quoted now. */
  const quote = async (lineItems: { offerId: string; quantity: number }[]) => {
    const cart = await ask('POST', '/v1/carts', { ...(currency && { currency }), lineItems })
    const secrets = { cartSecret: cart.secret as string }
    const body = {
      cartId: cart.id,
      buyer: { email: customer?.email ?? 'ada@example.com' },
      shippingAddress: address,
      shippingMethodId: buyer.shippingMethodId ?? methods.body.items[0].id,
      ...buyer.said?.(cart.lineItems),
    }
    return { checkout: await ask('POST', '/v1/checkouts', body, secrets), secrets }
  }
  const { checkout, secrets } = await quote([
    { offerId: of.mug, quantity: 1 },
    { offerId: of.pot, quantity: 2 },
  ])
  const paying = { paymentMethod: 'pm_test_ok', returnUrl: `${store.origin}/back` }
  const { order } = await ask('POST', `/v1/checkouts/${checkout.id}/payment`, paying, secrets)
  const path = `orders/${order.id}`
  const now = (): Promise<Body> => staff('GET', path)
  const preview = async (body: object): Promise<Body> =>
    staff('POST', `${path}/edits`, { version: (await now()).version, ...body })
  return {
    ...of,
    path,
    now,
    quote,
    preview,
    /** Done, and paid where something is to be paid. */
    async edit(body: object): Promise<Body> {
      const shown = await preview(body)
      const done = await staff('POST', `${path}/edits/${shown.id}/commit`)
      if (done.state !== 'awaiting_payment') return done
      const { secret: orderSecret } = order
      return ask('POST', `/v1/orders/${order.id}/edits/${shown.id}/payment`, paying, { orderSecret })
    },
  }
}
type Bought = Awaited<ReturnType<typeof bought>>

/** What the order says of itself adds up, and all of it can go back to where it came from. */
async function addsUp({ now, staff, path }: Bought): Promise<void> {
  const order = await now()
  const { totals, lineItems, taxes } = order
  const of = (name: string): number => totals[name]?.amount ?? 0
  expect(sum(lineItems.map(({ total }: Body) => total))).toBe(of('subtotal'))
  expect(of('total')).toBe(
    of('subtotal') + of('fulfillment') - of('discount') + of('taxAdded') - of('taxRelieved'),
  )
  expect(sum(taxes.map(({ tax }: Body) => tax))).toBe(of('tax'))
  const { captured, refunded, setOff, owed } = await staff('GET', `${path}/money`)
  expect(captured.amount - refunded.amount).toBe(of('total') - order.refunded.amount)
  expect([refunded.amount + setOff.amount, owed.amount]).toEqual([order.refunded.amount, 0])
  const canceled = await staff('POST', `${path}/cancellation`, { reason: 'Ordered twice' })
  expect(canceled).toMatchObject({ status: 'canceled', paymentState: 'refunded', refunded: totals.total })
  const { accounts } = await staff('GET', `${path}/money`)
  expect(accounts.filter(({ balance }: Body) => balance.amount !== 0)).toEqual([])
}

/** Three pots are added for what whoever buys them now by themselves is quoted, and a mug is taken off. */
async function swaps(of: Bought): Promise<{ added: Body; takenOff: Body }> {
  const [quoted] = (await of.quote([{ offerId: of.pot, quantity: 3 }])).checkout.lineItems
  const lines = (await of.now()).lineItems
  const { id } = lines.find(({ offerId }: Body) => offerId === of.mug)
  const done = await of.edit({
    remove: [{ id, quantity: 1 }],
    add: [{ offerId: of.pot, quantity: 3 }],
  })
  expect(done.state, JSON.stringify(done)).toBe('committed')
  const [added] = done.added
  const [takenOff] = done.takenOff
  const said = ({ unitPrice, total, tax }: Body) => ({ unitPrice, total, tax })
  expect(said(added)).toEqual(said(quoted))
  return { added, takenOff }
}

describe('what an edit adds costs its buyer what it would cost by itself', () => {
  it('with prices that include tax', async () => {
    const order = await bought(await shop())
    const { added, takenOff } = await swaps(order)
    expect([added.total.amount, added.tax.amount]).toEqual([7140, 1140])
    expect([takenOff.amount.amount, takenOff.tax.amount]).toEqual([1190, 190])
    await addsUp(order)
  })

  it('with tax on top, also where the order was bought when prices included it', async () => {
    const store = await shop()
    const before = await bought(store)
    await store.set({ pricesIncludeTax: false, taxBasisPoints: 1900 })
    const after = await bought(store)
    const { added, takenOff } = await swaps(after)
    expect([added.total.amount, added.tax.amount]).toEqual([7140, 1357])
    expect([takenOff.amount.amount, takenOff.tax.amount]).toEqual([1416, 226])
    const shown = await after.preview({ add: [{ offerId: after.mug, quantity: 1, unitPrice: 100 }] })
    expect([shown.addedTotal.amount, shown.difference.amount]).toEqual([119, 119])
    await addsUp(after)
    expect((await swaps(before)).takenOff.amount.amount).toBe(1190)
    await addsUp(before)
  })

  it('with the tax that a service says, which is told where the order goes and nothing of who buys', async () => {
    const services = new ScriptedPriceServices()
    services.taxSays = taxOf(70_000)
    const order = await bought(await shop(services))
    services.taxSays = taxOf(100_000)
    services.askedForTax.length = 0
    const { added, takenOff } = await swaps(order)
    // 71.40 contain 10 %; 11.90 contained 7 %.
    expect([added.tax.amount, takenOff.tax.amount]).toEqual([649, 78])
    const asked = services.askedForTax.at(-1)
    expect(asked).toMatchObject({
      currency: 'EUR',
      destination: { country: 'DE', region: null, postalCode: '10119' },
      articles: [{ quantity: 3, amountAfterDiscounts: 7140 }],
      packages: [{ shippingAmount: null }],
    })
    expect(JSON.stringify(services.askedForTax)).not.toMatch(/ada|lovelace|torstra|berlin/i)
    await addsUp(order)
  })

  it('or is not added, and nothing is set aside, when the service does not say what tax is due', async () => {
    const services = new ScriptedPriceServices()
    const order = await bought(await shop(services))
    const { version } = await order.now()
    services.taxSays = () => {
      throw new Error('away')
    }
    const refused = await send(order.request, 'POST', `/v1/admin/${order.path}/edits`, {
      bearer: order.store.secretKey,
      idempotencyKey: randomUUID(),
      body: { version, add: [{ offerId: order.pot, quantity: 1 }] },
    })
    expect([refused.status, refused.body.code]).toEqual([503, 'price-service-unavailable'])
    expect((await order.staff('GET', `${order.path}/edits`)).items).toEqual([])
    const [first] = (await order.now()).lineItems
    const off = await order.edit({ remove: [{ id: first.id, quantity: 1 }] })
    expect(off.state).toBe('committed')
    await addsUp(order)
  })

  it('in the currency that they buy in, by the lists in it or at a price that is named in it', async () => {
    const store = await shop()
    await store.set({ currencies: ['CHF'] })
    await store.list({ currency: 'CHF' }, [
      { offerId: store.mug, unitPriceAmount: 1300 },
      { offerId: store.pot, unitPriceAmount: 2600 },
      { offerId: store.pot, fromQuantity: 3, unitPriceAmount: 2500 },
    ])
    const { id: shippingMethodId } = await store.staff('POST', 'shipping-methods', {
      handle: 'francs',
      name: 'In francs',
      description: '',
      currency: 'CHF',
      priceAmount: 700,
      freeFromAmount: null,
      minDays: 1,
      maxDays: 2,
    })
    const order = await bought(store, { currency: 'CHF', shippingMethodId })
    const { added } = await swaps(order)
    expect(added.total).toEqual({ amount: 7500, currency: 'CHF' })
    const [unlisted = ''] = (await createTestProduct(store.store, { price: 500 })).offerIds
    const { version } = await order.now()
    const refused = await send(order.request, 'POST', `/v1/admin/${order.path}/edits`, {
      bearer: order.store.secretKey,
      idempotencyKey: randomUUID(),
      body: { version, add: [{ offerId: unlisted, quantity: 1 }] },
    })
    expect([refused.status, refused.body.code]).toEqual([409, 'offer-not-priced'])
    const named = await order.edit({ add: [{ offerId: unlisted, quantity: 2, unitPrice: 450 }] })
    expect(named).toMatchObject({ state: 'committed', difference: { amount: 900, currency: 'CHF' } })
    await addsUp(order)
  })

  it('by the lists of their group and what rules of quantities say, at whatever price others buy', async () => {
    const store = await shop()
    const { id: groupId } = await store.staff('POST', 'customer-groups', { handle: 'trade', name: 'Trade' })
    await store.list({ currency: 'EUR', customerGroupIds: [groupId] }, [
      { offerId: store.pot, unitPriceAmount: 2000 },
      { offerId: store.pot, fromQuantity: 3, unitPriceAmount: 1800 },
    ])
    const customer = await createTestCustomer(store.store)
    await send(store.request, 'PUT', `/v1/admin/customer-groups/${groupId}/members/${customer.wireId}`, {
      bearer: store.store.secretKey,
    })
    const [theirs, anothers] = [await bought(store, { customer }), await bought(store)]
    expect((await swaps(theirs)).added.total.amount).toBe(5400)
    expect((await swaps(anothers)).added.total.amount).toBe(7140)
    await addsUp(theirs)
    await addsUp(anothers)
  })

  it('without the tax that a business of another state does not owe', async () => {
    const store = await shop()
    await store.tax('AT', 200_000)
    await store.set({ reverseChargeCountry: 'DE' })
    const buyer = { email: 'ada@example.com', company: 'Ada GmbH', vatNumber: 'ATU12345678' }
    const order = await bought(store, { said: () => ({ shippingAddress: vienna, buyer }) })
    expect((await order.now()).totals).toMatchObject({ tax: { amount: 0 }, taxRelieved: { amount: 1073 } })
    const { added, takenOff } = await swaps(order)
    // 71.40 less the 20 % that it contains.
    expect([added.total.amount, added.tax.amount]).toEqual([7140, 0])
    const now = await order.now()
    expect(now.totals.taxRelieved.amount).toBe(1073 + 1190)
    expect(takenOff).toMatchObject({ amount: { amount: 992 }, tax: { amount: 0 } })
    expect(now.taxes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ relief: { kind: 'reverse-charge', reference: 'ATU12345678' } }),
      ]),
    )
    await addsUp(order)
  })

  it('without tax as long as they have a paper that says so, and with it from then on', async () => {
    const store = await shop()
    const customer = await createTestCustomer(store.store)
    const exemptions = `customers/${customer.wireId}/tax-exemptions`
    const { id } = await store.staff('POST', exemptions, { reference: 'EX-1' })
    const order = await bought(store, { customer })
    const { added, takenOff } = await swaps(order)
    expect([added.tax.amount, takenOff.tax.amount, takenOff.amount.amount]).toEqual([0, 0, 1000])
    await send(store.request, 'DELETE', `/v1/admin/${exemptions}/${id}`, { bearer: store.store.secretKey })
    const more = await order.edit({ add: [{ offerId: order.mug, quantity: 1 }] })
    expect(more).toMatchObject({ state: 'committed', difference: { amount: 1190 } })
    const { taxes } = await order.now()
    const rows = taxes.map(({ tax, relief }: Body) => [tax.amount, relief?.kind ?? null]).toSorted()
    expect(rows).toEqual([
      [0, 'exempt'],
      [190, null],
    ])
    await addsUp(order)
  })

  it('where it goes: to the first address or to another one, and is taken off at what it cost there', async () => {
    const store = await shop()
    await store.tax('AT', 200_000)
    const order = await bought(store, {
      said: ([mugs, pots]) =>
        pots
          ? {
              deliveries: [
                {
                  shippingAddress: vienna,
                  lineItems: [
                    { id: mugs?.id, quantity: 1 },
                    { id: pots.id, quantity: 1 },
                  ],
                },
              ],
            }
          : {},
    })
    const { added, takenOff } = await swaps(order)
    expect([added.destination, added.tax.amount]).toEqual([0, 1140])
    // 11.90 contained 20 %.
    expect([takenOff.amount.amount, takenOff.tax.amount]).toEqual([1190, 198])
    const add = { offerId: order.mug, quantity: 2 }
    const gift = await order.edit({ add: [{ ...add, destination: 1 }] })
    expect(gift.added).toMatchObject([{ destination: 1, total: { amount: 2380 }, tax: { amount: 397 } }])
    const { lineItems, version } = await order.now()
    expect(lineItems.at(-1)).toMatchObject({ destination: 1, quantity: 2 })
    const nowhere = await send(order.request, 'POST', `/v1/admin/${order.path}/edits`, {
      bearer: order.store.secretKey,
      idempotencyKey: randomUUID(),
      body: { version, add: [{ ...add, destination: 2 }] },
    })
    const { status, body } = nowhere
    expect([status, body.code, body.errors]).toEqual([
      409,
      'order-edit-not-possible',
      [{ pointer: '/add/0/destination', message: 'is no address of this order' }],
    ])
    await addsUp(order)
  })
})
