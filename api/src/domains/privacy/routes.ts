import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { createRouter, route } from '../../platform/router.ts'
import { cartRefusals } from '../cart/index.ts'
import { customerRefusals } from '../customers/index.ts'
import { orderRefusals } from '../orders/index.ts'
import { createCustomerExport } from './create-customer-export.ts'
import { eraseCustomer } from './erase-customer.ts'
import { eraseCustomerById } from './erase-customer-by-id.ts'
import { exportCustomerData } from './export-customer-data.ts'
import { customerDataSchema, customerParams, eraseCustomerByIdInput, eraseCustomerInput } from './schemas.ts'

export const privacyRouter = createRouter()

const erased = { status: 204, description: 'Nothing personal is left.' } as const
const busy = [orderRefusals.checkoutBusy, orderRefusals.ordersNotShipped]

route(
  privacyRouter,
  {
    operationId: 'exportCustomerData',
    tag: 'Customers',
    summary: 'Export all own data',
    description:
      'Everything that the store knows of the signed-in customer, as one document: account, addresses, consents, sessions, cart, orders.',
    method: 'get',
    path: '/v1/customers/me/export',
    policy: policies.customer,
    success: { status: 200, description: 'The data.', schema: customerDataSchema },
    refusals: [cartRefusals.totalTooLarge],
  },
  async ({ context }) => exportCustomerData(context),
)

route(
  privacyRouter,
  {
    operationId: 'eraseCustomer',
    tag: 'Customers',
    summary: 'Erase the own account',
    description:
      'For good, with all that is personal; send the password again. Orders stay in the books without name, address and e-mail: amounts, lines, parcels and the country are left. While a paid order has not been shipped, it is refused. A last mail confirms it.',
    method: 'post',
    path: '/v1/customers/me/erasure',
    policy: policies.customer,
    body: eraseCustomerInput,
    success: erased,
    refusals: [...busy, customerRefusals.wrongPassword, customerRefusals.recentSignInNeeded],
  },
  async ({ context, body, client }) => eraseCustomer(context, { password: body.password, client }),
)

route(
  privacyRouter,
  {
    operationId: 'createCustomerExport',
    tag: 'Admin',
    summary: 'Export all data of a customer',
    description:
      'What the customer gets from `exportCustomerData`, orders included, for one who asks the store for it. That it was taken out is recorded.',
    method: 'post',
    path: '/v1/admin/customers/{customerId}/exports',
    policy: policies.staff('customers:erase'),
    params: customerParams,
    success: { status: 201, description: 'The data.', schema: customerDataSchema },
    refusals: [platformRefusals.notFound, cartRefusals.totalTooLarge],
  },
  async ({ context, params }) => createCustomerExport(context, params),
)

route(
  privacyRouter,
  {
    operationId: 'eraseCustomerById',
    tag: 'Admin',
    summary: 'Erase a customer',
    description:
      'As `eraseCustomer`, on the customer’s wish. Who is erased already stays so. Consents given and taken back are kept, without a name.',
    method: 'post',
    path: '/v1/admin/customers/{customerId}/erasure',
    policy: policies.staff('customers:erase'),
    params: customerParams,
    body: eraseCustomerByIdInput,
    success: erased,
    refusals: [platformRefusals.notFound, ...busy],
  },
  async ({ context, params, body }) => eraseCustomerById(context, { ...params, ...body }),
)
