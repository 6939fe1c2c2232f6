import { randomUUID } from 'node:crypto'
import { type Answer, createTestProduct, shopper, type TestApi } from '../../test/api.ts'
import { fromWire } from '../src/platform/ids.ts'
import { type Command, type Life, type Parts, stepOf } from './order-life-model.ts'
import {
  answerBank,
  lineIdsOf,
  ofOrder,
  type Purchase,
  paymentOf,
  type Request,
  requestOf,
  returnsOf,
  tellAll,
} from './order-life-requests.ts'
import { asAdmin, shelf } from './quoted-checkout.ts'
import { createTestSeller } from './sellers.ts'

/** How a life begins: pieces of each line of the house, and of a line of another seller; 0: there is none. */
export interface Beginning {
  house: number[]
  seller: number
}

/** A life as it is lived, beside the model of it. */
export interface LivedLife extends Purchase {
  /** What was done last with success, and how it was answered; null: nothing yet */
  last: { request: Request; key: string; answer: Answer } | null
}

const price = 999
const stock = 20

/** A quote of a store of its own, from which everything can become. */
export async function beginLife(api: TestApi, of: Beginning): Promise<LivedLife> {
  const store = await api.store()
  const seller = of.seller > 0 ? await createTestSeller(api, store) : null
  const house = await createTestProduct(store, { stock: of.house.map(() => stock), price })
  const others = seller && (await createTestProduct(store, { stock: [stock], price, sellerId: seller.id }))
  const lines = [
    ...of.house.map((quantity, n) => ({ quantity, price: price + n, isSellers: false })),
    ...(others ? [{ quantity: of.seller, price, isSellers: true }] : []),
  ]
  const offerIds = [...house.offerIds, ...(others?.offerIds ?? [])]
  const buyer = shopper(api.app.request, store)
  const wanted = lines.map(({ quantity }, at) => ({ offerId: offerIds[at] ?? '', quantity }))
  const { body: cart } = await buyer.cart(wanted)
  const { body: checkout } = await buyer.checkout(cart, { shippingMethodId: await buyer.shippingMethodId() })
  const total: number = checkout.totals.total.amount
  const life: Life = {
    stage: 'held',
    method: '',
    bank: null,
    status: 'placed',
    isHeld: false,
    lines: lines.map((line) => ({ ...line, fulfilled: 0, removed: 0, returned: 0, onShelf: stock })),
    shipping: total - lines.reduce((sum, line) => sum + line.price * line.quantity, 0),
    total,
    payment: { status: 'started', captured: 0 },
    refunds: [],
    parcels: [],
    returns: [],
  }
  const none = { order: null, bankPage: '', last: null }
  return { api, store, buyer, cart, checkout, seller, offerIds, life, ...none }
}

/**
 * Does it as its people would.
 * @returns the status and the code it was answered with, and the newest refund; null: there is nothing to do again
 */
export async function live(
  lived: LivedLife,
  command: Command,
): Promise<{ says: string; made: Parts | undefined } | null> {
  if (command.do === 'again') return again(lived)
  const answer = await sent(lived, command)
  if (command.do === 'pay') lived.bankPage = answer.body.payment?.nextAction?.url ?? lived.bankPage
  lived.order ??= (await readCheckout(lived)).order
  const says = [answer.status, answer.status < 400 ? [] : answer.body.code].flat().join(' ')
  return { says, made: lived.order ? await newestRefund(lived) : undefined }
}

async function sent(lived: LivedLife, command: Command): Promise<Answer> {
  if (command.do === 'tell') return tellAll(lived, command)
  if (command.do === 'answerBank') return answerBank(lived, command.approve)
  const request = await requestOf(lived, command)
  const key = randomUUID()
  const answer = await request(key)
  if (answer.status < 300 && isKept(lived, command)) lived.last = { request, key, answer }
  return answer
}

/** Whether the answer is kept with its key: of what moves money or makes something. */
const isKept = ({ life }: LivedLife, command: Command): boolean =>
  /^(capture|void|refund|cancel|ship|askReturn)/.test(command.do) ||
  (command.do === 'stepReturn' && stepOf(life, command).step === 'completion')

/** The same request with the same key has the same answer, whatever has happened since. */
async function again({ last }: LivedLife): Promise<{ says: string; made: undefined } | null> {
  if (!last) return null
  const { status, body } = await last.request(last.key)
  const isSame = status === last.answer.status && JSON.stringify(body) === JSON.stringify(last.answer.body)
  return { says: isSame ? '200' : `another answer: ${status} ${JSON.stringify(body)}`, made: undefined }
}

const readCheckout = async ({ buyer, cart, checkout }: Purchase) =>
  (await buyer.send('GET', `/v1/checkouts/${checkout.id}`, { cartSecret: cart.secret })).body

interface RefundedLine {
  id: string
  quantity: number
  amount: { amount: number }
}

async function newestRefund(of: Purchase): Promise<Parts | undefined> {
  const refund = (await ofOrder(of, 'GET', '/refunds')).body.items.at(-1)
  if (!refund) return undefined
  const ids = await lineIdsOf(of)
  const lines = refund.lineItems.map(({ id, quantity, amount }: RefundedLine) => ({
    at: ids.indexOf(id),
    quantity,
    amount: amount.amount,
  }))
  return { lines, shipping: refund.shipping.amount }
}

/** What the shop and the provider say now, in the words of the model. */
export async function seen(of: LivedLife) {
  if (!of.order) return { stage: (await readCheckout(of)).state, ...(await shelf(of.api, of.store)) }
  const { body } = await ofOrder(of, 'GET', '')
  const { refundable } = (await ofOrder(of, 'GET', '/refunds')).body
  const part = of.seller && (await of.seller.owner.send('GET', `/v1/seller/orders/${of.order.id}`))
  return {
    status: body.status,
    isHeld: body.hold !== null,
    paymentState: body.paymentState,
    refunded: body.refunded.amount,
    refundable: refundable.amount,
    lines: body.lineItems.map(progressOf),
    parcels: body.fulfillments.map(({ deliveredAt }: { deliveredAt: string | null }) => deliveredAt !== null),
    returns: (await returnsOf(of)).map(({ state }: { state: string }) => state),
    sellersPart: part?.body.status ?? null,
    ...(await moneyOf(of)),
    ...(await shelvesOf(of)),
  }
}

const progressOf = (line: {
  fulfilledQuantity: number
  removedQuantity: number
  returnedQuantity: number
  refunded: { amount: number }
}) => ({
  fulfilled: line.fulfilledQuantity,
  removed: line.removedQuantity,
  returned: line.returnedQuantity,
  refunded: line.refunded.amount,
})

async function moneyOf(of: Purchase) {
  const { id, status, captured, refunded } = await paymentOf(of)
  const [theirs] = await asAdmin(
    of.api,
    `SELECT c.status, c.captured_amount::int AS captured, c.refunded_amount::int AS refunded
      FROM commerce.payments p JOIN test_provider.charges c ON c.key = p.provider_key WHERE p.id = $1`,
    [fromWire('payment', id)],
  )
  return { ours: { status, captured: captured.amount, refunded: refunded.amount }, theirs }
}

async function shelvesOf({ api, store, offerIds }: Purchase) {
  const shelves = await asAdmin<{ offer_id: string; on_hand: number; reserved: number }>(
    api,
    'SELECT offer_id, on_hand::int, reserved::int FROM commerce.stock_items WHERE store_id = $1',
    [store.context.store.id],
  )
  const there = (offerId: string) =>
    shelves.find((each) => each.offer_id === fromWire('offer', offerId))?.on_hand
  return { onShelf: offerIds.map(there), reserved: shelves.reduce((sum, each) => sum + each.reserved, 0) }
}
