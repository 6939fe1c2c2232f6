import { moneyWords } from '@tradepost/desk/order-words.ts'
import type { OrderEdit } from '@tradepost/sdk'

const states: Record<string, { label: string; tone: 'good' | 'wait' | undefined }> = {
  previewed: { label: 'A preview', tone: 'wait' },
  awaiting_payment: { label: 'Waits for the buyer', tone: 'wait' },
  committed: { label: 'Done', tone: 'good' },
  discarded: { label: 'Not done', tone: undefined },
}

/** Where a change of what was ordered stands. The API may learn new states: those are shown by their own name. */
export const editState = (state: string) =>
  states[state] ?? { label: state.replaceAll('_', ' '), tone: undefined }

type Difference = Pick<OrderEdit, 'difference'>

const positive = ({ difference }: Difference) =>
  moneyWords({ ...difference, amount: Math.abs(difference.amount) })

/** Who pays what to whom. */
export function differenceWords(edit: Difference): string {
  const { amount } = edit.difference
  if (amount === 0) return 'Nobody pays anything'
  return amount > 0 ? `The buyer pays ${positive(edit)}` : `${positive(edit)} goes back to the buyer`
}

/** What the button says that decides it. */
export function commitWords(edit: Difference): string {
  const { amount } = edit.difference
  if (amount === 0) return 'Do it'
  return amount > 0 ? `Ask the buyer for ${positive(edit)}` : `Do it, and give ${positive(edit)} back`
}

/** `2 × Mug, 1 × Lamp` of what is added and taken off; empty where there is nothing. */
export const editLines = (lines: readonly { title: string; quantity: number }[]): string =>
  lines.map(({ title, quantity }) => `${quantity} × ${title}`).join(', ')
