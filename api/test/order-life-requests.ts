import { randomUUID } from 'node:crypto'
import { type Answer, send, type shopper, type TestApi, type TestStore } from '../../test/api.ts'
import { type Command, type Life, parcelOf, stepOf } from './order-life-model.ts'
import { tenthsOf } from './order-life-money.ts'
import { deliver, eventsOf } from './paid-order.ts'
import { asAdmin } from './quoted-checkout.ts'
import type { TestSeller } from './sellers.ts'

/** A purchase of a store of its own, and who takes part in it. */
export interface Purchase {
  api: TestApi
  store: TestStore
  buyer: ReturnType<typeof shopper>
  cart: { id: string; secret: string }
  checkout: { id: string }
  /** Of the last line; null: all is the house's */
  seller: TestSeller | null
  offerIds: string[]
  life: Life
  /** Null until it is placed */
  order: { id: string; secret: string } | null
  /** Where the bank asks for the second step; empty: it has not */
  bankPage: string
}

/** A command as its people send it, with whichever key. */
export type Request = (idempotencyKey: string) => Promise<Answer>

type Of<D extends Command['do']> = Extract<Command, { do: D }>

function staff({ api, store }: Purchase, method: string, path: string, body?: unknown, key?: string) {
  const sent = method === 'GET' ? {} : { idempotencyKey: key ?? randomUUID() }
  return send(api.app.request, method, `/v1/admin/${path}`, {
    bearer: store.secretKey,
    ...sent,
    ...(body === undefined ? {} : { body }),
  })
}

/** About the order, by staff. */
export const ofOrder = (of: Purchase, method: string, rest: string, body?: unknown, key?: string) =>
  staff(of, method, `orders/${of.order?.id}${rest}`, body, key)

/** About the order, by whoever has its link. */
export const asBuyer = (of: Purchase, method: string, rest: string, body?: unknown, key?: string) =>
  of.buyer.send(method, `/v1/orders/${of.order?.id}${rest}`, {
    ...(of.order && { orderSecret: of.order.secret }),
    ...(key !== undefined && { idempotencyKey: key }),
    ...(body !== undefined && { body }),
  })

/** The ids of the order's lines, by their places. */
export const lineIdsOf = async (of: Purchase): Promise<string[]> =>
  (await ofOrder(of, 'GET', '')).body.lineItems.map(({ id }: { id: string }) => id)

/** The payment that the order was placed with, or was tried last. */
export const paymentOf = async (of: Purchase) => (await ofOrder(of, 'GET', '/payments')).body.items.at(-1)

/** In the order in which they were asked for. */
export async function returnsOf(of: Purchase) {
  const { items } = (await asBuyer(of, 'GET', '/returns')).body
  return items.toSorted((a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1))
}

async function named(of: Purchase, parts: readonly { at: number; quantity: number }[]) {
  const ids = await lineIdsOf(of)
  return parts.map(({ at, quantity }) => ({ id: ids[at % ids.length], quantity }))
}

/** The request of a command that goes through the API, ready to be sent again. */
export async function requestOf(of: Purchase, command: Command): Promise<Request> {
  switch (command.do) {
    case 'pay':
    case 'complete':
      return ofCheckout(of, command)
    case 'capture':
    case 'void':
    case 'check':
      return ofPayment(of, command)
    case 'ship':
      return parcel(of, command)
    case 'deliver': {
      const { fulfillments } = (await ofOrder(of, 'GET', '')).body
      const { id } = fulfillments[command.parcel % fulfillments.length]
      return (key) => ofOrder(of, 'PUT', `/fulfillments/${id}/delivery`, undefined, key)
    }
    case 'askReturn': {
      const ask = command.by === 'staff' ? ofOrder : asBuyer
      const lineItems = await named(of, [{ at: command.line, quantity: command.pieces }])
      return (key) => ask(of, 'POST', '/returns', { lineItems, reason: 'Too small' }, key)
    }
    case 'takeOff':
      return takeOff(of, command)
    case 'stepReturn':
      return returnStep(of, command)
    case 'cancel': {
      const ask = command.by === 'staff' ? ofOrder : asBuyer
      return (key) => ask(of, 'POST', '/cancellation', { reason: 'Twice' }, key)
    }
    case 'hold':
      return (key) => ofOrder(of, 'PUT', '/hold', { reason: 'Look' }, key)
    case 'release':
      return (key) => ofOrder(of, 'DELETE', '/hold', undefined, key)
    case 'refundPieces':
    case 'refundLine':
    case 'refundShipping':
    case 'refundAmount':
      return refund(of, command)
    default:
      throw new Error(`${command.do} is no request`)
  }
}

function ofCheckout({ buyer, cart, checkout }: Purchase, command: Of<'pay' | 'complete'>): Request {
  if (command.do === 'pay')
    return (idempotencyKey) => buyer.pay(cart, checkout, { paymentMethod: command.method, idempotencyKey })
  const path = `/v1/checkouts/${checkout.id}/completion`
  return (idempotencyKey) => buyer.send('POST', path, { cartSecret: cart.secret, idempotencyKey })
}

async function ofPayment(of: Purchase, command: Command): Promise<Request> {
  const path = `payments/${(await paymentOf(of)).id}`
  if (command.do !== 'capture') return (key) => staff(of, 'POST', `${path}/${command.do}`, undefined, key)
  const { tenths, isFinal } = command
  const amount = tenths === null ? null : tenthsOf(of.life.total, tenths)
  return (key) => staff(of, 'POST', `${path}/captures`, { amount, isFinal }, key)
}

async function parcel(of: Purchase, command: Of<'ship'>): Promise<Request> {
  if (command.line === null) return (key) => ofOrder(of, 'POST', '/fulfillments', { carrier: 'DHL' }, key)
  const wanted = parcelOf(of.life, command) ?? [{ at: command.line, quantity: command.pieces }]
  const lineItems = await named(of, wanted)
  return (key) => ofOrder(of, 'POST', '/fulfillments', { carrier: 'DHL', lineItems }, key)
}

async function refund(
  of: Purchase,
  command: Of<'refundPieces' | 'refundLine' | 'refundShipping' | 'refundAmount'>,
): Promise<Request> {
  const { lines, shipping, total } = of.life
  const at = command.line % lines.length
  const { price = 0, quantity = 0 } = lines[at] ?? {}
  const [id] = (await lineIdsOf(of)).slice(at)
  const wanted = () => {
    switch (command.do) {
      case 'refundPieces':
        return { lineItems: [{ id, quantity: command.pieces }] }
      case 'refundLine':
        return { lineItems: [{ id, amount: tenthsOf(price * quantity, command.tenths) }] }
      case 'refundShipping':
        return { shippingAmount: tenthsOf(shipping, command.tenths) }
      case 'refundAmount':
        return { amount: tenthsOf(total, command.tenths) }
    }
  }
  const paidTo = command.do === 'refundPieces' && command.toCredit ? 'store_credit' : 'original'
  return (key) => ofOrder(of, 'POST', '/refunds', { ...wanted(), paidTo, reason: 'Broken' }, key)
}

async function returnStep(of: Purchase, command: Of<'stepReturn'>): Promise<Request> {
  const { at, step } = stepOf(of.life, command)
  const found = (await returnsOf(of))[at]
  const [{ id }] = found.lineItems
  const { pieces } = command
  const bodies = {
    approval: {},
    refusal: { decision: 'Worn' },
    receipt: { lineItems: [{ id, quantity: pieces }] },
    inspection: { lineItems: [{ id, acceptedQuantity: pieces, restockedQuantity: pieces }] },
    completion: {},
    cancellation: undefined,
  }
  return (key) => staff(of, 'POST', `returns/${found.id}/${step}`, bodies[step], key)
}

/** Previewed and committed, if it can be. */
async function takeOff(of: Purchase, command: Of<'takeOff'>): Promise<Request> {
  const { version } = (await ofOrder(of, 'GET', '')).body
  const remove = await named(of, [{ at: command.line, quantity: command.pieces }])
  return async (key) => {
    const previewed = await ofOrder(of, 'POST', '/edits', { version, remove })
    if (previewed.status !== 201) return previewed
    return ofOrder(of, 'POST', `/edits/${previewed.body.id}/commit`, undefined, key)
  }
}

/** The bank's word about the second step. */
export async function answerBank({ api, bankPage }: Purchase, approve: boolean): Promise<Answer> {
  const body = new URLSearchParams({ answer: approve ? 'approve' : 'decline' })
  const { status, headers } = await api.app.request(new URL(bankPage).pathname, { method: 'POST', body })
  return { status, headers, body: {} }
}

/**
 * Something happens at the provider, and all that it has ever had to tell is told again: from anywhere on, forward or
 * backward, and the first of it twice.
 */
export async function tellAll({ api, store }: Purchase, { turn, end }: Of<'tell'>): Promise<Answer> {
  const [charge] = await asAdmin<{ reference: string }>(
    api,
    `SELECT c.reference FROM commerce.payments p JOIN test_provider.charges c ON c.key = p.provider_key
      WHERE p.store_id = $1 ORDER BY p.id DESC LIMIT 1`,
    [store.context.store.id],
  )
  const action = { nothing: 'tell', finish: 'finish-operations', fail: 'fail-operations' }[end]
  if (charge)
    await api.app.request(`/test-provider/charges/${charge.reference}/${action}`, { method: 'POST' })
  const events = await eventsOf(api, { store })
  const at = turn % Math.max(1, events.length)
  const turned = [...events.slice(at), ...events.slice(0, at)]
  const told = turn % 2 === 0 ? turned : turned.toReversed()
  let answer: Answer = { status: 200, headers: new Headers(), body: {} }
  for (const event of [...told, ...told.slice(0, 1)]) {
    answer = await deliver(api, { store }, { event })
    if (answer.status !== 200) break
  }
  return answer
}
