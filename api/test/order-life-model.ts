import {
  addRefund,
  addSpread,
  amountOf,
  capture,
  leftOf,
  letGo,
  piecesOf,
  refund,
  refundable,
  sum,
} from './order-life-money.ts'

/** What people, the bank and the network do with an order, as chance has it. Numbers are taken modulo what there is. */
export type Command =
  | { do: 'pay'; method: string }
  | { do: 'answerBank'; approve: boolean }
  | { do: 'complete' }
  | { do: 'capture'; tenths: number | null; isFinal: boolean }
  | { do: 'void' }
  | { do: 'refundPieces'; line: number; pieces: number; toCredit: boolean }
  | { do: 'refundLine' | 'refundShipping' | 'refundAmount'; line: number; tenths: number }
  | { do: 'ship'; line: number | null; pieces: number }
  | { do: 'deliver'; parcel: number }
  | { do: 'askReturn'; line: number; pieces: number; by: 'buyer' | 'staff' }
  | { do: 'stepReturn'; which: number; step: ReturnStep | 'next'; pieces: number }
  | { do: 'takeOff'; line: number; pieces: number }
  | { do: 'cancel'; by: 'buyer' | 'staff' }
  | { do: 'hold' | 'release' | 'check' | 'again' }
  | { do: 'tell'; turn: number; end: 'nothing' | 'finish' | 'fail' }

export type ReturnStep = 'approval' | 'refusal' | 'receipt' | 'inspection' | 'completion' | 'cancellation'

/** What a refund takes: pieces and amounts of lines by their place, and of shipping. */
export interface Parts {
  lines: { at: number; quantity: number; amount: number }[]
  shipping: number
}

interface LifeReturn {
  state: string
  line: number
  quantity: number
  received: number
  accepted: number
}

/** An order and all that belongs to it, from its quote on, as simply as it can be told. Amounts are minor units. */
export interface Life {
  stage: 'held' | 'paying' | 'placed'
  method: string
  bank: 'captured' | 'declined' | null
  status: 'placed' | 'partially_fulfilled' | 'fulfilled' | 'canceled'
  isHeld: boolean
  lines: {
    price: number
    quantity: number
    isSellers: boolean
    fulfilled: number
    removed: number
    returned: number
    onShelf: number
  }[]
  shipping: number
  total: number
  payment: { status: string; captured: number }
  refunds: (Parts & { status: 'pending' | 'succeeded' })[]
  parcels: { lines: number[]; isDelivered: boolean }[]
  returns: LifeReturn[]
}

/** What a command is answered with, and what becomes of the life then. */
export interface Expected {
  /** Such as `201`, or `409 refund-above-paid` */
  says: string
  /** @param made the refund that came of it, where the model leaves its parts open */
  becomes?: (made: Parts | undefined) => void
}

const leftToShip = ({ quantity, fulfilled, removed }: Life['lines'][number]) => quantity - fulfilled - removed

/** What is to leave, by lines; null: there are not that many. */
export function parcelOf(life: Life, { line, pieces }: Extract<Command, { do: 'ship' }>) {
  const left = life.lines.map((line, at) => ({ at, quantity: leftToShip(line) }))
  if (line === null) {
    const all = left.filter(({ quantity }) => quantity > 0)
    return all.length > 0 ? all : null
  }
  const at = line % life.lines.length
  return pieces <= (left[at]?.quantity ?? 0) ? [{ at, quantity: pieces }] : null
}

function ship(life: Life, command: Extract<Command, { do: 'ship' }>): Expected {
  if (life.status === 'canceled') return { says: '409 order-canceled' }
  if (life.isHeld) return { says: '409 order-held' }
  const parcel = parcelOf(life, command)
  if (!parcel) return { says: '409 nothing-to-fulfill' }
  return {
    says: '201',
    becomes: () => {
      for (const { at, quantity } of parcel) (life.lines[at] as Life['lines'][number]).fulfilled += quantity
      life.parcels.push({ lines: parcel.map(({ at }) => at), isDelivered: false })
      life.status = statusOf(life.lines)
    },
  }
}

const statusOf = (lines: Life['lines']) => {
  if (lines.every((line) => leftToShip(line) === 0)) return 'fulfilled'
  return lines.some(({ fulfilled }) => fulfilled > 0) ? 'partially_fulfilled' : 'placed'
}

/** Everything goes back: the goods, what was captured, what was promised. */
function cancel(life: Life): Expected {
  if (life.status !== 'placed') return { says: '409 order-not-cancelable' }
  if (life.refunds.some(({ status }) => status === 'pending')) return { says: '409 refund-running' }
  const { payment } = life
  const left = refundable(life)
  return {
    says: '200',
    becomes: (made) => {
      Object.assign(life, { status: 'canceled', isHeld: false })
      if (payment.status === 'authorized') payment.status = payment.captured > 0 ? 'captured' : 'canceled'
      for (const line of life.lines) line.onShelf += leftToShip(line)
      if (left > 0) addSpread(life, left, made)
    },
  }
}

/** Pieces that have not left come off the order, and are paid back. */
function takeOff(life: Life, command: Extract<Command, { do: 'takeOff' }>): Expected {
  if (life.status === 'canceled') return { says: '409 order-canceled' }
  const at = command.line % life.lines.length
  const line = life.lines[at] as Life['lines'][number]
  const { pieces } = command
  const parts = piecesOf(life, at, pieces)
  const stays = sum(life.lines, ({ quantity, removed }) => quantity - removed) - pieces
  if (pieces > leftToShip(line) || !parts || stays <= 0) return { says: '409 order-edit-not-possible' }
  const amount = amountOf(parts)
  if (amount > refundable(life))
    return {
      says: `409 ${life.payment.status === 'authorized' ? 'order-edit-needs-capture' : 'refund-above-paid'}`,
    }
  return {
    says: '200',
    becomes: () => {
      line.removed += pieces
      line.onShelf += pieces
      life.status = statusOf(life.lines)
      if (amount > 0) addRefund(life, parts)
    },
  }
}

const takesPieces = ({ state, quantity, received }: LifeReturn) =>
  ({ requested: quantity, approved: quantity, refused: 0, canceled: 0 })[state] ?? received

function askReturn(life: Life, command: Extract<Command, { do: 'askReturn' }>): Expected {
  const line = command.line % life.lines.length
  const taken = sum(
    life.returns.filter((each) => each.line === line),
    takesPieces,
  )
  const quantity = command.pieces
  if (quantity > (life.lines[line]?.fulfilled ?? 0) - taken) return { says: '409 return-not-possible' }
  const asked: LifeReturn = { state: 'requested', line, quantity, received: 0, accepted: 0 }
  return { says: '201', becomes: () => void life.returns.push(asked) }
}

/** Written out by hand: the table in the code is what is judged. */
const returnSteps: Record<string, string> = {
  'requested approval': 'approved',
  'requested refusal': 'refused',
  'requested cancellation': 'canceled',
  'approved cancellation': 'canceled',
  'approved receipt': 'received',
  'received inspection': 'inspected',
  'inspected completion': 'completed',
}

/** Which step of which return is meant: `next` is the one that leads on. */
export function stepOf(life: Life, { which, step }: Extract<Command, { do: 'stepReturn' }>) {
  const at = which % Math.max(1, life.returns.length)
  const leadingOn: Record<string, ReturnStep> = {
    requested: 'approval',
    approved: 'receipt',
    received: 'inspection',
  }
  const next = leadingOn[life.returns[at]?.state ?? ''] ?? 'completion'
  return { at, step: step === 'next' ? next : step }
}

function stepReturn(life: Life, command: Extract<Command, { do: 'stepReturn' }>): Expected | null {
  const { at, step } = stepOf(life, command)
  const found = life.returns[at]
  if (!found) return null
  const state = returnSteps[`${found.state} ${step}`]
  if (!state) return { says: '409 return-not-in-that-state' }
  const { pieces } = command
  const most = new Map<string, number>([
    ['receipt', found.quantity],
    ['inspection', found.received],
  ]).get(step)
  if (most !== undefined && pieces > most) return { says: '409 return-lines-do-not-fit' }
  if (step === 'completion') return completeReturn(life, found)
  return {
    says: '200',
    becomes: () => {
      found.state = state
      const line = life.lines[found.line] as Life['lines'][number]
      if (state === 'received') {
        found.received = pieces
        line.returned += pieces
      }
      if (state === 'inspected') {
        found.accepted = pieces
        line.onShelf += pieces
      }
    },
  }
}

/** Pays back what was accepted, as far as it has not been paid back by hand. */
function completeReturn(life: Life, found: LifeReturn): Expected {
  const pieces = Math.min(found.accepted, leftOf(life, found.line).pieces)
  const parts = pieces > 0 ? piecesOf(life, found.line, pieces) : null
  const amount = parts ? amountOf(parts) : 0
  if (amount > refundable(life)) return { says: '409 refund-above-paid' }
  return {
    says: '200',
    becomes: () => {
      found.state = 'completed'
      if (parts && amount > 0) addRefund(life, parts)
    },
  }
}

/** What the bank has to say comes through, in whatever order and however often. */
function tell(life: Life, end: 'nothing' | 'finish' | 'fail'): Expected {
  return {
    says: '200',
    becomes: () => {
      if (life.stage === 'paying' && life.bank !== null) settle(life, life.bank)
      if (end === 'fail') life.refunds = life.refunds.filter(({ status }) => status !== 'pending')
      if (end === 'finish') for (const each of life.refunds) each.status = 'succeeded'
    },
  }
}

function settle(life: Life, outcome: 'captured' | 'authorized' | 'declined'): void {
  life.bank = null
  life.stage = outcome === 'declined' ? 'held' : 'placed'
  if (outcome === 'declined') return
  life.payment = { status: outcome, captured: outcome === 'captured' ? life.total : 0 }
  for (const line of life.lines) line.onShelf -= line.quantity
}

function pay(life: Life, method: string): Expected {
  // One that waits for the bank shows its page again.
  if (life.stage !== 'held') return { says: '200' }
  const answers = {
    pm_test_declined: 'declined',
    pm_test_authorized: 'authorized',
    pm_test_capture_fails: 'authorized',
  } as const
  const outcome = answers[method as keyof typeof answers] ?? 'captured'
  return {
    says: outcome === 'declined' ? '402 payment-declined' : '200',
    becomes: () => {
      life.method = method
      if (method === 'pm_test_second_step') life.stage = 'paying'
      else settle(life, outcome)
    },
  }
}

function complete(life: Life): Expected {
  const { bank } = life
  if (life.stage !== 'paying' || bank === null) return { says: '200' }
  return {
    says: bank === 'declined' ? '402 payment-declined' : '200',
    becomes: () => settle(life, bank),
  }
}

/** What a command must be answered with. @returns null: there is nothing to try it with */
export function expected(life: Life, command: Command): Expected | null {
  switch (command.do) {
    case 'pay':
      return pay(life, command.method)
    case 'answerBank':
      if (life.stage !== 'paying' || life.bank !== null) return null
      return {
        says: '303',
        becomes: () => Object.assign(life, { bank: command.approve ? 'captured' : 'declined' }),
      }
    case 'complete':
      return complete(life)
    case 'tell':
      return tell(life, command.end)
    default:
      return life.stage === 'placed' ? afterwards(life, command) : null
  }
}

function afterwards(life: Life, command: Command): Expected | null {
  switch (command.do) {
    case 'capture':
      return capture(life, command)
    case 'void':
      return letGo(life)
    case 'ship':
      return ship(life, command)
    case 'deliver': {
      const parcel = life.parcels[command.parcel % Math.max(1, life.parcels.length)]
      return parcel ? { says: '200', becomes: () => Object.assign(parcel, { isDelivered: true }) } : null
    }
    case 'askReturn':
      return askReturn(life, command)
    case 'stepReturn':
      return stepReturn(life, command)
    case 'takeOff':
      return takeOff(life, command)
    case 'cancel':
      return cancel(life)
    case 'hold':
      if (life.status === 'fulfilled' || life.status === 'canceled') return { says: '409 order-not-holdable' }
      return { says: '200', becomes: () => Object.assign(life, { isHeld: true }) }
    case 'release':
      return { says: '200', becomes: () => Object.assign(life, { isHeld: false }) }
    case 'check':
    case 'again':
      return { says: '200' }
    default:
      return refund(life, command)
  }
}

/** All of it that can be seen: tests compare it with the shop and with the provider's books. */
export function shown(life: Life) {
  const given = life.refunds.filter(({ status }) => status === 'succeeded')
  const refunded = sum(given, amountOf)
  const sellers = life.lines.filter(({ isSellers }) => isSellers)
  const partStatus = life.status === 'canceled' ? 'canceled' : statusOf(sellers)
  const money = { ...life.payment, refunded }
  return {
    status: life.status,
    isHeld: life.isHeld,
    paymentState: paymentState(life, refunded),
    refunded,
    refundable: refundable(life),
    lines: life.lines.map(({ fulfilled, removed, returned }, at) => ({
      fulfilled,
      removed,
      returned,
      refunded: sum(given, ({ lines }) =>
        sum(
          lines.filter((line) => line.at === at),
          ({ amount }) => amount,
        ),
      ),
    })),
    parcels: life.parcels.map(({ isDelivered }) => isDelivered),
    returns: life.returns.map(({ state }) => state),
    sellersPart: sellers.length === 0 ? null : partStatus,
    ours: money,
    theirs: money,
    onShelf: life.lines.map(({ onShelf }) => onShelf),
    reserved: 0,
  }
}

function paymentState({ payment }: Life, refunded: number): string {
  if (refunded > 0) return refunded === payment.captured ? 'refunded' : 'partially_refunded'
  if (payment.status === 'authorized' && payment.captured > 0) return 'partially_captured'
  return payment.status
}
