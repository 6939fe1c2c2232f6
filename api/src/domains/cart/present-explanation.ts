import { type IdKind, toWire } from '../../platform/ids.ts'
import { type Money, money, sumAmounts } from '../../platform/money.ts'
import type { ExplainedStep } from '../pricing/index.ts'

const kindOfRule: Partial<Record<ExplainedStep['rule'], IdKind>> = {
  'unit-price': 'priceList',
  promotion: 'promotion',
  gift: 'promotion',
  'shipping-rate': 'shippingMethod',
  'tax-included': 'taxRate',
  'tax-added': 'taxRate',
  'tax-relieved': 'taxRate',
}

const isUuid = (text: string) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text)

/**
 * A step on the wire.
 * @param lineOf id of the line, or of the part of it, as the reader knows it; null: it is not shown
 */
export function presentStep(step: ExplainedStep, currency: string, lineOf: (id: string) => string | null) {
  const kind = kindOfRule[step.rule]
  const lines = new Map<string, number>()
  const packages: { sellerId: string; destination: number; amount: Money }[] = []
  for (const part of step.to) {
    const { amount } = part
    if (part.kind === 'package') {
      const { id, destination = 0 } = part
      packages.push({ sellerId: toWire('seller', id), destination, amount: money(amount, currency) })
    } else {
      const id = lineOf(part.id)
      if (id !== null) lines.set(id, sumAmounts([lines.get(id) ?? 0, amount]))
    }
  }
  return {
    rule: step.rule,
    // The rate of a store's own settings has no id.
    by: kind && step.by !== null && isUuid(step.by) ? toWire(kind, step.by) : null,
    words: step.words,
    amount: money(step.amount, currency),
    within: money(step.withinAmount, currency),
    lineItems: [...lines].map(([id, amount]) => ({ id, amount: money(amount, currency) })),
    packages,
  }
}

const idInputs: Record<string, IdKind> = { offerId: 'offer', sellerId: 'seller' }

/** What a rule was given, for staff; who bears a discount is said elsewhere. */
export const presentInputs = ({ inputs }: ExplainedStep): Record<string, string | number | null> =>
  Object.fromEntries(
    Object.entries(inputs)
      .filter(([name]) => !name.includes(':') && name !== 'rateId')
      .map(([name, value]) => {
        const kind = idInputs[name]
        return [name, kind && typeof value === 'string' ? toWire(kind, value) : value]
      }),
  )
