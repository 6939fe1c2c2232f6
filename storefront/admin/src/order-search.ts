import type { Client, OrderSummary } from '@tradepost/sdk'
import { beginningOf, dayAfter, dayOf } from './ledger-days.ts'
import { paymentStateWords } from './order-change-words.ts'

type Asked = NonNullable<Parameters<Client['listOrders']>[0]>

const moneyStates = [
  'authorized',
  'partially_captured',
  'captured',
  'partially_refunded',
  'refunded',
  'canceled',
] as const satisfies readonly Asked['paymentState'][]

/** How far the money of an order may be, as one looks for it. */
export const moneyChoices = moneyStates.map((state) => ({ state, label: paymentStateWords(state) }))

/** What the address of the list asks for, beside its status: as the API takes it. */
export type OrderSearch = Pick<
  Asked,
  'text' | 'paymentState' | 'isHeld' | 'tag' | 'placedFrom' | 'placedUntil'
> & {
  /** The same as fields of the form and of further addresses have it; what is not asked for is undefined. */
  entered: Record<'text' | 'money' | 'held' | 'tag' | 'from' | 'until', string | undefined>
}

/** Reads what is looked for; what nobody can look for is not asked. */
export function orderSearchOf({ searchParams }: URL): OrderSearch {
  const entry = (name: string, longest: number) =>
    searchParams.get(name)?.trim().slice(0, longest) || undefined
  const text = entry('text', 254)
  const paymentState = moneyStates.find((state) => state === searchParams.get('money'))
  const held = searchParams.get('held') === 'yes' ? 'yes' : undefined
  const tag = entry('tag', 40)
  const [from, until] = [dayOf(searchParams.get('from')), dayOf(searchParams.get('until'))]
  return {
    text,
    paymentState,
    isHeld: held && 'true',
    tag,
    placedFrom: from && beginningOf(from),
    placedUntil: until && beginningOf(dayAfter(until)),
    entered: { text, money: paymentState, held, tag, from, until },
  }
}

/** What is out of the ordinary with an order of the list: held, or its money not simply taken. */
export function orderMarks(order: Pick<OrderSummary, 'isHeld' | 'paymentState'>): string[] {
  return [
    ...(order.isHeld ? ['Held'] : []),
    ...(order.paymentState === 'captured' ? [] : [paymentStateWords(order.paymentState)]),
  ]
}
