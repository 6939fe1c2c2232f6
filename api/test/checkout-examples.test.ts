import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, createTestProduct, send, shopper, type TestApi } from '../../test/api.ts'
import { expectSoundBooks } from './audit.ts'
import { changeOffer, changeStock, stepsIn } from './cart-steps.ts'
import { examplesIn } from './document-examples.ts'
import { runOut, workerLooks } from './quoted-checkout.ts'

type Pieces = Record<string, number>

/** One thing that is done. */
interface Step {
  quote?: Pieces
  add?: Pieces
  price?: Pieces
  shipping?: number
  timeRunsOut?: true
  soldOut?: string
  pay?: 'signed' | 'unsigned' | 'next' | 'with nothing'
}

/** An example as docs/checkout.md writes it. */
interface Example {
  offers: Record<string, { price: number; stock: number }>
  steps: Step[]
  /** What the last payment was answered with */
  told: { placed?: number; refused?: string; changes?: unknown[]; next?: number | null }
}

const examples = examplesIn<Example>('checkout.md')

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())
afterAll(() => expectSoundBooks(api.database))

describe('docs/checkout.md', () => {
  it('shows every rule', () => {
    expect(examples.length).toBeGreaterThanOrEqual(10)
  })

  it.each(examples.map((example, n) => [`example ${n + 1}`, example] as const))(
    'is true of %s',
    async (_, example) => {
      const { body } = await play(example)
      const { placed, refused, changes, next } = example.told
      expect(body.code).toBe(refused)
      if (placed !== undefined) expect([body.state, body.totals.total.amount]).toEqual(['placed', placed])
      if (changes) expect(changesIn(body)).toEqual(changes)
      if (next !== undefined) expect(body.checkout?.totals.total.amount ?? null).toBe(next)
    },
  )
})

const changesIn = ({ changes }: Answer['body']) =>
  changes.map(({ kind, was, now }: Answer['body']) => [kind, was?.amount ?? null, now?.amount ?? null])

async function play({ offers, steps }: Example): Promise<Answer> {
  const store = await api.store()
  const buyer = shopper(api.app.request, store)
  const shippingMethodId = await buyer.shippingMethodId()
  const idOf = new Map<string, string>()
  for (const [title, { price, stock }] of Object.entries(offers))
    idOf.set(title, (await createTestProduct(store, { title, price, stock: [stock] })).offerIds[0] ?? '')
  const id = (name: string) => idOf.get(name) ?? ''
  let cart: { id: string; secret: string } | null = null
  let checkout: Answer['body'] = null
  let paid: Answer | null = null
  for (const step of steps) {
    for (const [name, priceAmount] of Object.entries(step.price ?? {}))
      await changeOffer(api, id(name), { priceAmount })
    if (step.soldOut) await changeStock(api, id(step.soldOut), 0)
    if (step.shipping !== undefined) await changeShipping(step.shipping)
    if (step.quote) {
      const lines = Object.entries(step.quote).map(([name, quantity]) => ({ offerId: id(name), quantity }))
      cart = (await buyer.cart(lines)).body
      checkout = (await buyer.checkout(cart as never, { shippingMethodId })).body
    }
    if (!cart) continue
    for (const [name, quantity] of Object.entries(step.add ?? {}))
      await stepsIn(buyer, cart).add(id(name), { quantity })
    if (step.timeRunsOut) {
      await runOut(api, checkout)
      await workerLooks(api)
    }
    if (step.pay) {
      if (step.pay === 'next') checkout = paid?.body.checkout
      paid = await buyer.pay(cart, checkout, {
        idempotencyKey: randomUUID(),
        paymentMethod: step.pay === 'with nothing' ? null : 'pm_test_ok',
        ...(step.pay === 'unsigned' ? {} : { quote: checkout.quote }),
      })
    }
  }
  if (!paid) throw new Error('the example pays nothing')
  return paid

  async function changeShipping(priceAmount: number): Promise<void> {
    const { status } = await send(
      api.app.request,
      'PATCH',
      `/v1/admin/shipping-methods/${shippingMethodId}`,
      {
        bearer: store.secretKey,
        body: { priceAmount },
      },
    )
    expect(status).toBe(200)
  }
}
