import type { NewEvent } from './catalogue.ts'
import { publishedEvent } from './published.ts'

export const everybody = 'everybody'
export const customerAudience = (id: string) => `customer:${id}`
export const sellerAudience = (id: string) => `seller:${id}`
export const orderAudience = (id: string) => `order:${id}`

/**
 * Who may see an event besides staff, as it is kept beside it.
 * @throws Error when it is not declared for them: those readers would not be shown it, nor told that it is gone
 */
export function audienceOf({ type, aggregate, aggregateId, audience = {} }: NewEvent): string[] {
  const published = publishedEvent(type)
  if (audience.everybody && !published?.forEverybody) throw new Error(`${type} is not for everybody`)
  if (audience.customerId && !published?.forCustomer) throw new Error(`${type} is not for customers`)
  return [
    ...(audience.everybody ? [everybody] : []),
    ...(audience.customerId ? [customerAudience(audience.customerId)] : []),
    ...new Set(audience.sellerIds?.map(sellerAudience)),
    ...(aggregate === 'order' ? [orderAudience(aggregateId)] : []),
  ]
}
