import type { z } from '@hono/zod-openapi'
import type { Context } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { customerSchema, staffCustomerSchema } from './schemas.ts'

export interface Customer {
  id: string
  status: 'active' | 'suspended' | 'erased'
  /** Lower case; null when erased */
  email: string | null
  fullName: string
  phone: string | null
  /** BCP 47, one of the store's */
  locale: string
  /** Null for those who sign in by provider or passkey only */
  passwordHash: string | null
  metadata: Record<string, string>
  version: number
  createdAt: Date
  updatedAt: Date
}

/** Who is signed in. @throws Refusal not-permitted when the caller is no customer, which the policy has refused already */
export function signedIn({ actor }: Context): { customerId: string; sessionId: string } {
  if (actor.kind !== 'customer') throw new Refusal(platformRefusals.notPermitted)
  return actor
}

/** As the customer sees it. */
export const presentCustomer = (customer: Customer): z.infer<typeof customerSchema> => ({
  id: toWire('customer', customer.id),
  email: customer.email ?? '',
  fullName: customer.fullName,
  phone: customer.phone,
  locale: customer.locale,
  hasPassword: customer.passwordHash !== null,
  metadata: customer.metadata,
  version: customer.version,
  createdAt: toRfc3339(customer.createdAt),
  updatedAt: toRfc3339(customer.updatedAt),
})

/** So many groups of a customer are shown. */
export const shownGroupsMax = 50

/** A customer with the groups it is in, by name. */
export interface StaffCustomer extends Customer {
  groups: { id: string; name: string }[]
}

/** As staff sees it. */
export const presentStaffCustomer = (customer: StaffCustomer): z.infer<typeof staffCustomerSchema> => ({
  id: toWire('customer', customer.id),
  status: customer.status,
  email: customer.email,
  fullName: customer.fullName,
  phone: customer.phone,
  locale: customer.locale,
  groups: customer.groups.map(({ id, name }) => ({ id: toWire('customerGroup', id), name })),
  metadata: customer.metadata,
  version: customer.version,
  createdAt: toRfc3339(customer.createdAt),
  updatedAt: toRfc3339(customer.updatedAt),
})
