import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { presentAddress } from './address.ts'
import { listAddresses, readAddress } from './address-queries.ts'
import { addressRefusals } from './address-refusals.ts'
import {
  addressParams,
  createAddressInput,
  customerAddressListSchema,
  customerAddressSchema,
  updateAddressInput,
} from './address-schemas.ts'
import { createAddress } from './create-address.ts'
import { signedIn } from './customer.ts'
import { removeAddress } from './remove-address.ts'
import { updateAddress } from './update-address.ts'

export const addressRouter = createRouter()

const one = { status: 200, schema: customerAddressSchema, etag: true } as const

route(
  addressRouter,
  {
    operationId: 'listAddresses',
    tag: 'Customers',
    summary: 'List own addresses',
    description: 'The whole address book: the default address first, then the newest.',
    method: 'get',
    path: '/v1/customers/me/addresses',
    policy: policies.customer,
    success: { status: 200, description: 'The addresses.', schema: customerAddressListSchema },
    refusals: [],
  },
  async ({ context }) => ({
    items: (await listAddresses(context.db, context.store.id, signedIn(context).customerId)).map(
      presentAddress,
    ),
  }),
)

route(
  addressRouter,
  {
    operationId: 'createAddress',
    tag: 'Customers',
    summary: 'Add an own address',
    description:
      'Judged by its country: what it must have, the form of its postal code, its states. `errors` point to the parts at fault. Any country may be kept, also one that the store does not ship to.',
    method: 'post',
    path: '/v1/customers/me/addresses',
    policy: policies.customer,
    body: createAddressInput,
    idempotency: 'transaction',
    success: { ...one, status: 201, description: 'The address as it is kept.' },
    refusals: [addressRefusals.tooMany],
  },
  async ({ context, body }) => Reply.versioned(presentAddress(await createAddress(context, body))),
)

route(
  addressRouter,
  {
    operationId: 'getAddress',
    tag: 'Customers',
    summary: 'Read an own address',
    description: 'One entry of the address book.',
    method: 'get',
    path: '/v1/customers/me/addresses/{addressId}',
    policy: policies.customer,
    params: addressParams,
    success: { ...one, description: 'The address.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => {
    const { customerId } = signedIn(context)
    const entry = await readAddress(context.db, context.store.id, { ...params, customerId })
    if (!entry) throw new Refusal(platformRefusals.notFound)
    return Reply.versioned(presentAddress(entry))
  },
)

route(
  addressRouter,
  {
    operationId: 'updateAddress',
    tag: 'Customers',
    summary: 'Change an own address',
    description: 'What is left out stays; `address` is replaced as a whole and judged like a new one.',
    method: 'patch',
    path: '/v1/customers/me/addresses/{addressId}',
    policy: policies.customer,
    params: addressParams,
    body: updateAddressInput,
    ifMatch: true,
    success: { ...one, description: 'The address as it is now.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(presentAddress(await updateAddress(context, { ...params, ifMatch, change: body }))),
)

route(
  addressRouter,
  {
    operationId: 'removeAddress',
    tag: 'Customers',
    summary: 'Remove an own address',
    description: 'Orders that went there keep it. If it was the default one, none is.',
    method: 'delete',
    path: '/v1/customers/me/addresses/{addressId}',
    policy: policies.customer,
    params: addressParams,
    success: { status: 204, description: 'The address is gone.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => removeAddress(context, params),
)
