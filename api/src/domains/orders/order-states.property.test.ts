import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../../test/counts.ts'
import { type OrderPaymentState, orderPaymentState, orderPaymentTransitions } from './order-payment-state.ts'
import { nextOrderStatus, type OrderStatus, orderStatus, orderTransitions } from './order-state.ts'
import {
  nextReturnState,
  piecesTaken,
  type ReturnCause,
  type ReturnState,
  returnStates,
} from './return-state.ts'
import { sellerOrderStatus } from './seller-order-state.ts'

/** What people do with an order, as chance has it. */
const commands = fc.array(
  fc.record({
    what: fc.constantFrom(
      'ship',
      'cancel',
      'hold',
      'release',
      'capture',
      'refund',
      'return',
      'step',
      'step',
      'step',
    ),
    line: fc.nat(3),
    pieces: fc.integer({ min: 1, max: 4 }),
    cause: fc.constantFrom<ReturnCause>(
      'approved',
      'refused',
      'received',
      'inspected',
      'completed',
      'canceled',
    ),
    which: fc.nat(3),
  }),
  { maxLength: 40 },
)

interface ModelReturn {
  state: ReturnState
  line: number
  quantity: number
  receivedQuantity: number
  acceptedQuantity: number
}

interface Model {
  status: OrderStatus
  held: boolean
  lines: { quantity: number; fulfilledQuantity: number; removedQuantity: number; refunded: number }[]
  returns: ModelReturn[]
  payment: { status: string; capturedAmount: number }
  total: number
  refundedAmount: number
}

type Command = ReturnType<
  typeof fc.sample<{ what: string; line: number; pieces: number; cause: ReturnCause; which: number }>
>[number]

const price = 100

const leftToReturn = (model: Model, line: number) =>
  (model.lines[line]?.fulfilledQuantity ?? 0) -
  model.returns
    .filter((each) => each.line === line)
    .reduce((sum, each) => sum + piecesTaken(each.state, each), 0)

/** The rules of the tables, done by hand on a model; what they do not allow changes nothing. */
function done(model: Model, command: Command): void {
  const at = command.line % model.lines.length
  const line = model.lines[at]
  if (!line) return
  switch (command.what) {
    case 'ship': {
      const pieces = Math.min(command.pieces, line.quantity - line.fulfilledQuantity)
      if (model.held || model.status === 'canceled' || pieces === 0) return
      line.fulfilledQuantity += pieces
      const status = orderStatus(model.lines)
      expect(nextOrderStatus(model.status, status === 'fulfilled' ? 'shipped' : 'shippedInPart')).toBe(status)
      model.status = status
      return
    }
    case 'cancel': {
      const status = nextOrderStatus(model.status, 'canceled')
      if (status === null) return
      Object.assign(model, { status, held: false })
      if (model.payment.status === 'authorized') model.payment.status = 'canceled'
      model.refundedAmount = model.payment.capturedAmount
      return
    }
    case 'hold':
      model.held ||= model.status === 'placed' || model.status === 'partially_fulfilled'
      return
    case 'release':
      model.held = false
      return
    case 'capture':
      if (model.payment.status !== 'authorized') return
      model.payment = { status: 'captured', capturedAmount: model.total }
      return
    case 'refund':
      model.refundedAmount += Math.min(
        command.pieces * 30,
        model.payment.capturedAmount - model.refundedAmount,
      )
      return
    case 'return': {
      const quantity = Math.min(command.pieces, leftToReturn(model, at))
      if (quantity > 0)
        model.returns.push({
          state: 'requested',
          line: at,
          quantity,
          receivedQuantity: 0,
          acceptedQuantity: 0,
        })
      return
    }
    default: {
      const each = model.returns[command.which % Math.max(1, model.returns.length)]
      const state = each && nextReturnState(each.state, command.cause)
      if (!each || !state) return
      each.state = state
      if (state === 'received') each.receivedQuantity = Math.min(each.quantity, command.pieces)
      if (state === 'inspected') each.acceptedQuantity = Math.min(each.receivedQuantity, command.pieces)
      if (state === 'completed')
        model.refundedAmount += Math.min(
          each.acceptedQuantity * price,
          model.payment.capturedAmount - model.refundedAmount,
        )
    }
  }
}

const causesOf = (table: Record<string, Record<string, string>>, state: string) =>
  new Set(Object.values(table[state] ?? {}))

/** Each line is another seller's: the part goes by its own line until the whole order is canceled. */
function expectSellersParts({ status, lines }: Model): void {
  for (const line of lines) {
    const [left, all] = [line.fulfilledQuantity, line.quantity - line.removedQuantity]
    const own = left === all ? 'fulfilled' : left > 0 ? 'partially_fulfilled' : 'placed'
    expect(sellerOrderStatus(status, [line])).toBe(status === 'canceled' ? 'canceled' : own)
  }
  const parts = lines.map((line) => sellerOrderStatus(status, [line]))
  if (status === 'fulfilled') expect(new Set(parts)).toEqual(new Set(['fulfilled']))
  if (status === 'placed') expect(new Set(parts)).toEqual(new Set(['placed']))
}

describe('an order and all that belongs to it', () => {
  it('keeps every rule, whatever is done with it in whatever order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        commands,
        (quantities, authorized, all) => {
          const total = quantities.reduce((sum, quantity) => sum + quantity * price, 0)
          const model: Model = {
            status: 'placed',
            held: false,
            lines: quantities.map((quantity) => ({
              quantity,
              fulfilledQuantity: 0,
              removedQuantity: 0,
              refunded: 0,
            })),
            returns: [],
            payment: authorized
              ? { status: 'authorized', capturedAmount: 0 }
              : { status: 'captured', capturedAmount: total },
            total,
            refundedAmount: 0,
          }
          let before = orderPaymentState([model.payment], model.refundedAmount)
          for (const command of all) {
            done(model, command)
            const now: OrderPaymentState = orderPaymentState([model.payment], model.refundedAmount)
            if (now !== before)
              expect(causesOf(orderPaymentTransitions, before), `${before} to ${now}`).toContain(now)
            before = now
            expect(model.refundedAmount).toBeLessThanOrEqual(model.payment.capturedAmount)
            if (model.status === 'canceled')
              expect(model.lines.every((l) => l.fulfilledQuantity === 0)).toBe(true)
            if (model.held) expect(['placed', 'partially_fulfilled']).toContain(model.status)
            expectSellersParts(model)
            for (const [at, line] of model.lines.entries()) {
              expect(line.fulfilledQuantity).toBeLessThanOrEqual(line.quantity)
              expect(leftToReturn(model, at)).toBeGreaterThanOrEqual(0)
            }
            for (const each of model.returns)
              expect(
                each.acceptedQuantity <= each.receivedQuantity && each.receivedQuantity <= each.quantity,
              ).toBe(true)
          }
        },
      ),
      { seed: seed(), numRuns: count(5_000, 200_000) },
    )
  })

  it('is canceled only before anything has left, and for good', () => {
    const canceled = Object.keys(orderTransitions).filter((status) =>
      nextOrderStatus(status as OrderStatus, 'canceled'),
    )
    expect(canceled).toEqual(['placed'])
    expect(orderTransitions.canceled).toEqual({})
    expect(sellerOrderStatus('canceled', [{ quantity: 1, fulfilledQuantity: 0, removedQuantity: 0 }])).toBe(
      'canceled',
    )
    expect(
      sellerOrderStatus('partially_fulfilled', [{ quantity: 1, fulfilledQuantity: 1, removedQuantity: 0 }]),
    ).toBe('fulfilled')
  })
})

/** Written out by hand: the table in the code is what is judged. */
const listed = new Map<string, ReturnState>([
  ['requested approved', 'approved'],
  ['requested refused', 'refused'],
  ['requested canceled', 'canceled'],
  ['approved received', 'received'],
  ['approved canceled', 'canceled'],
  ['received inspected', 'inspected'],
  ['inspected completed', 'completed'],
])
const causes: ReturnCause[] = ['approved', 'refused', 'received', 'inspected', 'completed', 'canceled']

describe('a return', () => {
  it('goes where a listed cause leads, and nowhere by any other', () => {
    for (const state of returnStates)
      for (const cause of causes)
        expect(nextReturnState(state, cause), `${state} ${cause}`).toBe(
          listed.get(`${state} ${cause}`) ?? null,
        )
  })
})
