import { z } from '@hono/zod-openapi'
import { toWire, wireId } from '../../platform/ids.ts'
import { declare } from './declare.ts'

const nothing = { data: z.object({}), present: () => ({}), example: {} }
const ofCustomer = { permission: 'customers:read', subject: 'customer' } as const
const ofGroup = { permission: 'customers:read', subject: 'customerGroup' } as const
const ofSeller = { permission: 'sellers:read', subject: 'seller' } as const
const ofStore = { permission: 'store:read', subject: 'store' } as const
const fields = z
  .array(z.string().max(40))
  .max(100)
  .openapi({
    description: 'Names of what changed, never what it says.',
    example: ['fullName'],
  })

/** Customers, sellers and the store itself. */
export const buyerEvents = [
  declare('customer.registered', {
    keptDays: 400,
    ...ofCustomer,
    summary: 'Somebody has an account now and has shown to own its e-mail address.',
    data: z.object({
      method: z.enum(['password', 'provider']).openapi({
        description: 'How they sign in: `provider` is an OpenID provider.',
        example: 'password',
      }),
      consents: z
        .array(z.string().max(60))
        .max(20)
        .openapi({ description: 'Purposes they agreed to.', example: ['marketing_email'] }),
    }),
    present: ({ method, consents }) => ({ method, consents }),
    example: { method: 'password', consents: ['marketing_email'] },
  }),
  declare('customer.changed', {
    keptDays: 400,
    ...ofCustomer,
    summary: "A customer's profile changed.",
    data: z.object({ fields }),
    present: ({ fields: changed }) => ({ fields: changed }),
    example: { fields: ['fullName'] },
  }),
  declare('customer.email_changed', {
    keptDays: 400,
    ...ofCustomer,
    ...nothing,
    summary: 'A customer has another e-mail address.',
  }),
  declare('customer.suspended', {
    keptDays: 400,
    ...ofCustomer,
    ...nothing,
    summary: 'A customer may not sign in any more.',
  }),
  declare('customer.reopened', {
    keptDays: 400,
    ...ofCustomer,
    ...nothing,
    summary: 'A suspended customer may sign in again.',
  }),
  declare('customer.consent_recorded', {
    keptDays: 400,
    summary: 'A customer agreed to a purpose, or took it back.',
    permission: 'customers:read',
    subject: 'consent',
    data: z.object({
      customerId: wireId('customer'),
      purpose: z.string().max(60).openapi({ description: 'What for.', example: 'marketing_email' }),
      granted: z.boolean().openapi({ description: 'False: taken back.', example: true }),
    }),
    present: ({ customerId, purpose, granted }) => ({
      customerId: toWire('customer', customerId),
      purpose,
      granted,
    }),
    example: { customerId: 'cus_01h455vb4pex5vsknk084sn02q', purpose: 'marketing_email', granted: true },
  }),
  declare('customer.erased', {
    keptDays: 400,
    ...ofCustomer,
    summary: 'Nothing personal is left of a customer: forget what you have.',
    data: z.object({
      by: z.enum(['customer', 'store']).openapi({ description: 'Who asked for it.', example: 'customer' }),
    }),
    present: ({ by }) => ({ by }),
    example: { by: 'customer' },
  }),
  declare('customer_group.member_added', {
    keptDays: 400,
    ...ofGroup,
    summary: 'A customer is in a group.',
    data: z.object({ customerId: wireId('customer') }),
    present: ({ customerId }) => ({ customerId: toWire('customer', customerId) }),
    example: { customerId: 'cus_01h455vb4pex5vsknk084sn02q' },
  }),
  declare('customer_group.member_removed', {
    keptDays: 400,
    ...ofGroup,
    summary: 'A customer is not in a group any more.',
    data: z.object({ customerId: wireId('customer') }),
    present: ({ customerId }) => ({ customerId: toWire('customer', customerId) }),
    example: { customerId: 'cus_01h455vb4pex5vsknk084sn02q' },
  }),
  declare('seller.applied', {
    keptDays: 400,
    ...ofSeller,
    summary: 'Somebody wants to sell here.',
    data: z.object({
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .openapi({ description: 'ISO 3166-1 alpha-2.', example: 'DE' }),
    }),
    present: ({ country }) => ({ country }),
    example: { country: 'DE' },
  }),
  declare('seller.decided', {
    keptDays: 400,
    ...ofSeller,
    summary: 'An application was approved or refused.',
    data: z.object({
      decision: z
        .enum(['approved', 'refused'])
        .openapi({ description: '`approved`: it may sell.', example: 'approved' }),
    }),
    present: ({ decision }) => ({ decision }),
    example: { decision: 'approved' },
  }),
  declare('seller.suspended', {
    keptDays: 400,
    ...ofSeller,
    ...nothing,
    summary: 'A seller may not sell for now.',
  }),
  declare('seller.reopened', {
    keptDays: 400,
    ...ofSeller,
    ...nothing,
    summary: 'A suspended seller may sell again.',
  }),
  declare('store.changed', {
    keptDays: 400,
    ...ofStore,
    summary: 'Settings of the store changed.',
    data: z.object({ fields }),
    present: ({ fields: changed }) => ({ fields: changed }),
    example: { fields: ['name'] },
  }),
  declare('store.suspended', {
    keptDays: 400,
    ...ofStore,
    ...nothing,
    summary: 'The store is closed for all but its staff.',
  }),
  declare('store.reopened', { keptDays: 400, ...ofStore, ...nothing, summary: 'The store is open again.' }),
]
