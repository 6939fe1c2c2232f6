import type { NewEvent } from './catalogue.ts'

export const everybody = 'everybody'
export const customerAudience = (id: string) => `customer:${id}`
export const sellerAudience = (id: string) => `seller:${id}`
export const orderAudience = (id: string) => `order:${id}`

/** Who may see an event besides staff, as it is kept beside it. */
export function audienceOf({ aggregate, aggregateId, audience = {} }: NewEvent): string[] {
  return [
    ...(audience.everybody ? [everybody] : []),
    ...(audience.customerId ? [customerAudience(audience.customerId)] : []),
    ...new Set(audience.sellerIds?.map(sellerAudience)),
    ...(aggregate === 'order' ? [orderAudience(aggregateId)] : []),
  ]
}
