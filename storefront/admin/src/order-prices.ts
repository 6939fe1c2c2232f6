import { moneyWords } from '@tradepost/desk/order-words.ts'
import type { DiscountCost, OrderExplanation, OrderPriceStep, TaxLine } from '@tradepost/sdk'

/** What promotions cost whom, each with the title it had in the order. */
export function costsByPromotion(
  explanation: OrderExplanation | undefined,
  promotions: readonly { promotionId: string; title: string }[],
): (DiscountCost & { title: string })[] {
  const titles = new Map(promotions.map(({ promotionId, title }) => [promotionId, title]))
  return (explanation?.costs ?? []).map((cost) => ({
    ...cost,
    title: titles.get(cost.promotionId) ?? cost.promotionId,
  }))
}

/** Why a tax is not due. The API may learn new reasons: those are shown by their own name. */
export function reliefWords(relief: NonNullable<TaxLine['relief']>): string {
  const words: Record<string, string> = {
    'reverse-charge': 'not due: the buyer owes it',
    exempt: 'not due: the customer is exempt',
  }
  const reason = words[relief.kind] ?? `not due: ${relief.kind.replaceAll('-', ' ')}`
  return relief.reference ? `${reason} (${relief.reference})` : reason
}

/** What a step adds to the total or takes off it, and what of the total it names as tax. */
export function sumsOf(step: Pick<OrderPriceStep, 'amount' | 'within'>): string[] {
  const { amount, within } = step
  return [
    ...(amount.amount > 0 ? [`adds ${moneyWords(amount)}`] : []),
    ...(amount.amount < 0 ? [`takes off ${moneyWords({ ...amount, amount: -amount.amount })}`] : []),
    ...(within.amount === 0 ? [] : [`of the total, ${moneyWords(within)} is tax`]),
  ]
}
