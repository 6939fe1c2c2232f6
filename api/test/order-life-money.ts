import type { Command, Expected, Life, Parts } from './order-life-model.ts'

/** Of a figure over many. */
export const sum = <T>(all: readonly T[], pick: (each: T) => number): number =>
  all.reduce((total, each) => total + pick(each), 0)
/** What a refund gives back, shipping included. */
export const amountOf = (parts: Parts): number => sum(parts.lines, ({ amount }) => amount) + parts.shipping

/** Of a line or of shipping: what refunds have not taken, those that run included. */
const takenOf = (life: Life, at: number, pick: (line: Parts['lines'][number]) => number) =>
  sum(life.refunds, ({ lines }) =>
    sum(
      lines.filter((line) => line.at === at),
      pick,
    ),
  )
const shippingLeft = (life: Life) => life.shipping - sum(life.refunds, ({ shipping }) => shipping)
/** What can still be given back: what was captured less all refunds, those that run included. */
export const refundable = (life: Life): number => life.payment.captured - sum(life.refunds, amountOf)

/** What refunds have left of a line. */
export function leftOf(life: Life, at: number): { pieces: number; amount: number } {
  const line = life.lines[at] as Life['lines'][number]
  return {
    pieces: line.quantity - takenOf(life, at, ({ quantity }) => quantity),
    amount: line.price * line.quantity - takenOf(life, at, ({ amount }) => amount),
  }
}

/** Pieces cost what they cost, unless amounts have been taken before; the last takes what is left. Null: too many. */
export function piecesOf(life: Life, at: number, pieces: number): Parts | null {
  const left = leftOf(life, at)
  if (pieces > left.pieces) return null
  const price = (life.lines[at]?.price ?? 0) * pieces
  const amount = pieces === left.pieces ? left.amount : Math.min(price, left.amount)
  return { lines: [{ at, quantity: pieces, amount }], shipping: 0 }
}

/** An amount by chance: a part of what there is, or a little more. */
export const tenthsOf = (amount: number, tenths: number) => Math.max(1, Math.floor((amount * tenths) / 10))

/** What the command asks for: parts, an amount of all, or more than there is. */
function wantedRefund(life: Life, command: Command): Parts | { amount: number } | null {
  switch (command.do) {
    case 'refundPieces':
      return piecesOf(life, command.line % life.lines.length, command.pieces)
    case 'refundLine': {
      const at = command.line % life.lines.length
      const { price = 0, quantity = 0 } = life.lines[at] ?? {}
      const amount = tenthsOf(price * quantity, command.tenths)
      return amount > leftOf(life, at).amount ? null : { lines: [{ at, quantity: 0, amount }], shipping: 0 }
    }
    case 'refundShipping': {
      const shipping = tenthsOf(life.shipping, command.tenths)
      return shipping > shippingLeft(life) ? null : { lines: [], shipping }
    }
    case 'refundAmount':
      return { amount: tenthsOf(life.total, command.tenths) }
    default:
      throw new Error(`${command.do} is no refund`)
  }
}

/** How a refund ends is in the name of what was paid with; one that fails leaves no trace in the amounts. */
export function addRefund(life: Life, parts: Parts | undefined): void {
  if (!parts) throw new Error('no refund was made')
  if (life.method === 'pm_test_refund_fails') return
  const status = life.method === 'pm_test_refund_pending' ? 'pending' : 'succeeded'
  life.refunds.push({ ...parts, status })
}

/** Where only the amount is known, how it is spread is looked at: within what is left, and nothing is lost. */
export function addSpread(life: Life, amount: number, made: Parts | undefined): void {
  if (life.method === 'pm_test_refund_fails') return
  if (!made || amountOf(made) !== amount) throw new Error(`${amount} became ${JSON.stringify(made)}`)
  for (const { at, quantity, amount: part } of made.lines)
    if (quantity !== 0 || part > leftOf(life, at).amount) throw new Error(`line ${at} gives back ${part}`)
  if (made.shipping > shippingLeft(life)) throw new Error(`shipping gives back ${made.shipping}`)
  addRefund(life, made)
}

/** Pieces or an amount of a line, of shipping, or of the whole order. */
export function refund(life: Life, command: Command): Expected {
  const wanted = wantedRefund(life, command)
  const above = { says: '409 refund-above-paid' }
  if (wanted === null) return above
  const amount = 'amount' in wanted ? wanted.amount : amountOf(wanted)
  if (amount > refundable(life)) return above
  if (amount === 0) return { says: '409 nothing-to-refund' }
  if (command.do === 'refundPieces' && command.toCredit) return { says: '409 store-credit-needs-customer' }
  return {
    says: '201',
    becomes: (made) => ('amount' in wanted ? addSpread(life, amount, made) : addRefund(life, wanted)),
  }
}

/** All that is left, or a part. */
export function capture(life: Life, { tenths, isFinal }: Extract<Command, { do: 'capture' }>): Expected {
  const { payment, total } = life
  if (payment.status !== 'authorized') return { says: '409 payment-not-authorized' }
  const left = total - payment.captured
  const amount = tenths === null ? left : tenthsOf(total, tenths)
  if (amount > left) return { says: '409 capture-exceeds-authorization' }
  if (life.method === 'pm_test_capture_fails') return { says: '409 payment-operation-failed' }
  return {
    says: '200',
    becomes: () => {
      payment.captured += amount
      if (isFinal || payment.captured === total) payment.status = 'captured'
    },
  }
}

/** Of which nothing has been taken. */
export function letGo({ payment }: Life): Expected {
  if (payment.status !== 'authorized') return { says: '409 payment-not-authorized' }
  if (payment.captured > 0) return { says: '409 payment-captured-in-part' }
  return { says: '200', becomes: () => Object.assign(payment, { status: 'canceled' }) }
}
