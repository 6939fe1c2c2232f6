import { type IdKind, toWire } from '../../platform/ids.ts'
import { type Money, money } from '../../platform/money.ts'
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

/** A step on the wire. @param lineOf id of the line as the reader knows it; null: it is not shown */
export function presentStep(step: ExplainedStep, currency: string, lineOf: (id: string) => string | null) {
  const kind = kindOfRule[step.rule]
  const lineItems: { id: string; amount: Money }[] = []
  const packages: { sellerId: string; amount: Money }[] = []
  for (const part of step.to) {
    const amount = money(part.amount, currency)
    if (part.kind === 'package') packages.push({ sellerId: toWire('seller', part.id), amount })
    else {
      const id = lineOf(part.id)
      if (id !== null) lineItems.push({ id, amount })
    }
  }
  return {
    rule: step.rule,
    // The rate of a store's own settings has no id.
    by: kind && step.by !== null && isUuid(step.by) ? toWire(kind, step.by) : null,
    words: step.words,
    amount: money(step.amount, currency),
    within: money(step.withinAmount, currency),
    lineItems,
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
