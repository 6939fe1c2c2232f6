import { orderLists } from './order-words.ts'

/** Which list of orders is shown, as its address says: `show` is one of {@link orderLists}. */
export type OrderQuery = {
  show: keyof typeof orderLists
  status: (typeof orderLists)[keyof typeof orderLists]['status']
  cursor: string | undefined
}

/** Reads the address of a list of orders; a list that there is not is that of all. */
export function orderQueryOf({ searchParams }: URL): OrderQuery {
  const asked = searchParams.get('show') ?? 'all'
  const show = Object.hasOwn(orderLists, asked) ? (asked as keyof typeof orderLists) : 'all'
  return { show, status: orderLists[show].status, cursor: searchParams.get('cursor') ?? undefined }
}

/** Address of the beginning of a list of orders; what is undefined, or the list of all, is left out. */
export function orderListPath(of: { show?: string; [name: string]: string | undefined }): string {
  const { show = 'all', ...others } = of
  const asked = Object.entries(others).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const query = new URLSearchParams([...(show === 'all' ? [] : [['show', show]]), ...asked])
  return query.size > 0 ? `/orders?${query}` : '/orders'
}
