import { readFile } from 'node:fs/promises'
import { checkoutTransitions } from '@tradepost/api/domains/orders/checkout-state.ts'
import { orderEditTransitions } from '@tradepost/api/domains/orders/order-edit-state.ts'
import { orderPaymentTransitions } from '@tradepost/api/domains/orders/order-payment-state.ts'
import { orderTransitions } from '@tradepost/api/domains/orders/order-state.ts'
import { returnTransitions } from '@tradepost/api/domains/orders/return-state.ts'
import { paymentTransitions } from '@tradepost/api/domains/payments/payment-state.ts'

type Table = Record<string, Partial<Record<string, string>>>

/** Every state machine that is drawn, by the name in the documents. */
const tables: Record<string, Table> = {
  checkout: checkoutTransitions,
  order: orderTransitions,
  'order-edit': orderEditTransitions,
  'order-payment': orderPaymentTransitions,
  payment: paymentTransitions,
  return: returnTransitions,
}

/** A table of transitions as a Mermaid state diagram; states without a way out end there. */
export function drawn(table: Table): string {
  const ways = Object.entries(table).flatMap(([from, causes]) =>
    Object.entries(causes).map(([cause, to]) => `    ${from} --> ${to}: ${cause}`),
  )
  const [first = ''] = Object.keys(table)
  const ends = Object.entries(table)
    .filter(([, causes]) => Object.keys(causes).length === 0)
    .map(([state]) => `    ${state} --> [*]`)
  return ['```mermaid', 'stateDiagram-v2', `    [*] --> ${first}`, ...ways, ...ends, '```'].join('\n')
}

const place = /(<!-- drawn: ([a-z-]+) -->\n)[\s\S]*?(<!-- end -->)/g

/**
 * A document with every drawing in its place, between `<!-- drawn: name -->` and `<!-- end -->`.
 * @throws Error when a name is not that of a table
 */
export function withDrawings(text: string): string {
  return text.replaceAll(place, (_, begin: string, name: string, end: string) => {
    const table = tables[name]
    if (!table) throw new Error(`there is no table of states named ${name}`)
    return `${begin}${drawn(table)}\n${end}`
  })
}

const documents = ['docs/orders.md', 'docs/payments.md', 'docs/returns.md']

/** The documents with drawings in them, by path: what is written around the drawings stays. */
export const documentsWithDrawings = async (root: URL): Promise<[string, string][]> =>
  Promise.all(
    documents.map(
      async (path): Promise<[string, string]> => [
        path,
        withDrawings(await readFile(new URL(path, root), 'utf8')),
      ],
    ),
  )
