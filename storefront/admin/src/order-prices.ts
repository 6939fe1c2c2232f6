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

/** How a step is split among lines and sellers' packages, where there are several; `names` are of both, by their ids. */
export function splitOf(
  step: Pick<OrderPriceStep, 'lineItems' | 'packages'>,
  names: ReadonlyMap<string, string>,
): string | undefined {
  const parts = [
    ...step.lineItems.map(({ id, amount }) => ({ id, amount })),
    ...step.packages.map(({ sellerId, amount }) => ({ id: sellerId, amount })),
  ]
  if (parts.length < 2) return undefined
  return parts.map(({ id, amount }) => `${names.get(id) ?? id} ${moneyWords(amount)}`).join(', ')
}
