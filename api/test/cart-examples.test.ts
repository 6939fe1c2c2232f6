import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, createTestProduct, shopper, type TestApi } from '../../test/api.ts'
import { changeOffer, changeStock, stepsIn } from './cart-steps.ts'
import { createTestCustomer } from './customers.ts'
import { examplesIn } from './document-examples.ts'
import { asAdmin } from './quoted-checkout.ts'

type Pieces = Record<string, number>
type Rules = Record<string, { min: number; max: number | null; step: number }>

/** One thing that is done, and by which code it is refused, if it is. */
interface Step {
  open?: Pieces
  add?: Pieces
  set?: Pieces
  later?: string
  note?: Record<string, string>
  enter?: string
  price?: Pieces
  stock?: Pieces
  rules?: Rules
  accept?: true
  quote?: true
  signIn?: true
  refused?: string
}

/** An example as docs/carts.md writes it. */
interface Example {
  /** What a piece costs */
  offers: Pieces
  rules?: Rules
  wraps?: string[]
  /** What a customer did who signs in later */
  before?: Step[]
  steps: Step[]
  told: Record<string, unknown>
}

const examples = examplesIn<Example>('carts.md')

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

describe('docs/carts.md', () => {
  it('shows every rule', () => {
    expect(examples.length).toBeGreaterThanOrEqual(9)
  })

  it.each(examples.map((example, n) => [`example ${n + 1}`, example] as const))(
    'is true of %s',
    (_, example) => play(example),
  )
})

async function play(example: Example): Promise<void> {
  const store = await api.store()
  const customer = await createTestCustomer(store)
  const idOf = new Map<string, string>()
  for (const [name, price] of Object.entries(example.offers)) {
    const { offerIds, productId } = await createTestProduct(store, { stock: [50], price, title: name })
    idOf.set(name, offerIds[0] ?? '')
    if (example.wraps?.includes(name))
      await asAdmin(api, "UPDATE commerce.products SET kind = 'gift_wrap' WHERE id = $1", [productId])
  }
  const world = { idOf, customer, buyer: shopper(api.app.request, store) }
  await turn(world, { rules: example.rules ?? {} }, null)
  const own = { bearer: customer.accessToken }
  let before: Answer | null = null
  for (const step of example.before ?? []) before = await turn(world, step, before, own)
  let cart: Answer | null = null
  for (const step of example.steps) {
    const next = await turn(world, step, cart)
    if (step.refused === undefined) expect(next?.body.code, JSON.stringify(step)).toBeUndefined()
    else expect(next?.body.code).toBe(step.refused)
    if (next?.body.lineItems && next.body.secret) cart = next
  }
  const asWhom = example.steps.some(({ signIn }) => signIn) ? own : {}
  const { body } = await stepsIn(world.buyer, cart?.body).ask('GET', '', asWhom)
  const told = toldOf(body)
  for (const [what, expected] of Object.entries(example.told))
    expect({ [what]: told[what as keyof typeof told] }).toEqual({ [what]: expected })
}

interface World {
  idOf: Map<string, string>
  customer: { accessToken: string }
  buyer: ReturnType<typeof shopper>
}

/** Does what a step says. @returns the reply; what was opened or bound keeps its secret in it */
async function turn(
  { idOf, customer, buyer }: World,
  step: Step,
  cart: Answer | null,
  as: { bearer?: string } = {},
): Promise<Answer | null> {
  const id = (name: string) => idOf.get(name) ?? ''
  for (const [name, rules] of Object.entries(step.rules ?? {})) await changeOffer(api, id(name), rules)
  for (const [name, priceAmount] of Object.entries(step.price ?? {}))
    await changeOffer(api, id(name), { priceAmount })
  for (const [name, onHand] of Object.entries(step.stock ?? {})) await changeStock(api, id(name), onHand)
  if (step.open)
    return buyer.cart(
      Object.entries(step.open).map(([name, quantity]) => ({ offerId: id(name), quantity })),
      as,
    )
  if (!cart) return null
  const { body } = cart
  const { ask, add, change, enter, accept } = stepsIn(buyer, body)
  const now = await ask('GET', '', as)
  const lineOf = (name: string): string =>
    [...now.body.lineItems, ...now.body.savedItems].find(({ offerId }) => offerId === id(name)).id
  const [name, value] = Object.entries(step.add ?? step.set ?? step.note ?? {})[0] ?? ['', '']
  // Its secret is told once: later replies have none.
  const kept = async (answer: Promise<Answer>): Promise<Answer> => {
    const { body: told, ...rest } = await answer
    return { ...rest, body: told.lineItems ? { ...told, secret: told.secret ?? body.secret } : told }
  }
  if (step.add) return kept(add(id(name), { quantity: value }, as))
  if (step.set) return kept(change(lineOf(name), { quantity: value }, as))
  if (step.note) return noted(step.note)
  if (step.later) return kept(change(lineOf(step.later), { saved: true }, as))
  if (step.enter) return kept(enter(step.enter, as))
  if (step.accept) return kept(accept(as))
  if (step.signIn)
    return kept(ask('PUT', '/customer', { bearer: customer.accessToken, cartSecret: body.secret }))
  if (step.quote) {
    const { body: checkout } = await buyer.checkout(body, {
      shippingMethodId: await buyer.shippingMethodId(),
    })
    return { ...cart, body: checkout.code ? checkout : body }
  }
  return cart

  async function noted(notes: Record<string, string>): Promise<Answer> {
    let last = cart as Answer
    for (const [of, note] of Object.entries(notes)) last = await kept(change(lineOf(of), { note }, as))
    return last
  }
}

interface Line {
  id: string
  title: string
  quantity: number
  note: string
}

function toldOf(body: Answer['body']) {
  const lines: Line[] = [...body.lineItems, ...body.savedItems]
  const pieces = (of: Line[]) => Object.fromEntries(of.map(({ title, quantity }) => [title, quantity]))
  return {
    bought: pieces(body.lineItems),
    saved: pieces(body.savedItems),
    notes: Object.fromEntries(lines.map(({ title, note }) => [title, note])),
    subtotal: body.totals.subtotal.amount,
    version: body.version,
    codes: body.codes,
    notApplied: Object.fromEntries(
      body.notApplied.map(({ code, reason }: { code: string; reason: string }) => [code, reason]),
    ),
    notices: body.notices.map((notice: { lineId: string; code: string; was: Money; now: Money }) => ({
      line: lines.find(({ id }) => id === notice.lineId)?.title,
      code: notice.code,
      was: notice.was?.amount,
      now: notice.now?.amount,
    })),
  }
}

type Money = { amount: number } | null
