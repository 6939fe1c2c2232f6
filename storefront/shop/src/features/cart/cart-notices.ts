import type { CartLine, CartNotice } from '@tradepost/sdk'
import { formatMoney } from '@tradepost/sdk'

type QuantityRules = CartLine['quantityRules']

/** What is different from what the shopper last saw, in words. */
export function noticeWords(
  notice: CartNotice,
  line: Pick<CartLine, 'title' | 'quantity' | 'quantityRules'>,
  locale: string,
): string {
  const { code, was, now, available } = notice
  const { title } = line
  switch (code) {
    case 'price-changed':
      if (!was || !now) return `${title}: the price has changed.`
      return `${title} costs ${formatMoney(now, locale)} now; it was ${formatMoney(was, locale)}.`
    case 'out-of-stock':
      if (available === null || available === 0) return `${title} is sold out.`
      if (available === 1) return `Of ${title} only one is left; you have ${line.quantity} in the cart.`
      return `Of ${title} only ${available} are left; you have ${line.quantity} in the cart.`
    case 'quantity-not-allowed':
      return `${title} is sold ${rulesWords(line.quantityRules)}; you have ${line.quantity} in the cart.`
    case 'not-priced':
      return `${title} has no price in the currency of your cart.`
    default:
      return `${title} is not for sale any more.`
  }
}

/** What pressing the button does, where it does more than take note of prices. */
export function acceptanceWords(notices: readonly CartNotice[]): string | undefined {
  const isPriceOnly = notices.every(({ code }) => code === 'price-changed')
  return isPriceOnly ? undefined : 'We take what can be had and keep the rest for later.'
}

/** The rules that a refused quantity broke, as the refusal names them; undefined when it is about something else. */
export function brokenRules({ code, problem }: { code: string; problem: object }): QuantityRules | undefined {
  if (code !== 'quantity-not-allowed') return undefined
  const { min, max, step } = problem as Partial<QuantityRules>
  return min === undefined || max === undefined || step === undefined ? undefined : { min, max, step }
}

/** Rules as a part of an address, `2-20-2`, and read from one; undefined for anything else. */
export const writeRules = ({ min, max, step }: QuantityRules): string => [min, max ?? '', step].join('-')
export function readRules(text: string | null): QuantityRules | undefined {
  const [, min, max, step] = /^(\d{1,3})-(\d{0,3})-(\d{1,3})$/.exec(text ?? '') ?? []
  return min === undefined || step === undefined
    ? undefined
    : { min: Number(min), max: max ? Number(max) : null, step: Number(step) }
}

/** By how many pieces something is sold: `from 2 pieces on, 2 at a time`. */
export function rulesWords({ min, max, step }: QuantityRules): string {
  const from = min > 1 ? `from ${min} pieces on` : ''
  const upTo = max === null ? '' : max === 1 ? 'one at a time' : `up to ${max} pieces`
  const by = step > 1 ? `${step} at a time` : ''
  return [from, by, upTo].filter(Boolean).join(', ') || 'by the piece'
}

/** What to say where only certain numbers of pieces can be had, when that was said by no notice. */
export function ruleHint(rules: QuantityRules): string | undefined {
  const isUsual = rules.min === 1 && rules.step === 1 && rules.max === null
  return isUsual ? undefined : `Sold ${rulesWords(rules)}.`
}
