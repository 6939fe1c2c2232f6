import { z } from '@hono/zod-openapi'
import { idInput } from '../../platform/ids.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { storeRefusals } from '../stores/index.ts'
import { createShippingMethod } from './create-shipping-method.ts'
import { presentManagedShippingMethod, presentShippingMethod } from './present-shipping.ts'
import { readShippingMethods } from './queries.ts'
import { shippingRefusals } from './refusals.ts'
import { removeShippingMethod } from './remove-shipping-method.ts'
import {
  createShippingMethodInput,
  managedShippingMethodListSchema,
  managedShippingMethodSchema,
  shippingMethodListQuery,
  shippingMethodListSchema,
  updateShippingMethodInput,
} from './schemas.ts'
import { updateShippingMethod } from './update-shipping-method.ts'

export const shippingRouter = createRouter()

const params = z.object({ shippingMethodId: idInput('shippingMethod') })

route(
  shippingRouter,
  {
    operationId: 'listShippingMethods',
    tag: 'Store',
    summary: 'List ways to ship',
    description:
      'Those that are offered, in the order to show. The id goes into a checkout. What one costs for a cart, and whether it delivers to an address, depends on both.',
    method: 'get',
    path: '/v1/shipping-methods',
    policy: policies.shopper,
    query: shippingMethodListQuery,
    cacheControl: 'public, max-age=60',
    success: { status: 200, description: 'The shipping methods.', schema: shippingMethodListSchema },
    refusals: [],
  },
  async ({ context, query: { currency = context.store.currency } }) => ({
    items: (await readShippingMethods(context.db, context.store.id))
      .filter((method) => method.status === 'active' && method.currency === currency)
      .map(presentShippingMethod),
  }),
)

route(
  shippingRouter,
  {
    operationId: 'listShippingMethodsAsStaff',
    tag: 'Store',
    summary: 'List ways to ship, as staff',
    description: 'Disabled ones, too, with handle, rates and places, in the order shoppers see them.',
    method: 'get',
    path: '/v1/admin/shipping-methods',
    policy: policies.staff('store:read'),
    success: { status: 200, description: 'The shipping methods.', schema: managedShippingMethodListSchema },
    refusals: [],
  },
  async ({ context }) => ({
    items: (await readShippingMethods(context.db, context.store.id)).map(presentManagedShippingMethod),
  }),
)

route(
  shippingRouter,
  {
    operationId: 'createShippingMethod',
    tag: 'Store',
    summary: 'Add a way to ship',
    description: 'After the others; `updateShippingMethod` moves it.',
    method: 'post',
    path: '/v1/admin/shipping-methods',
    policy: policies.staff('store:write'),
    body: createShippingMethodInput,
    idempotency: 'transaction',
    success: {
      status: 201,
      description: 'The shipping method.',
      schema: managedShippingMethodSchema,
      etag: true,
    },
    refusals: [
      storeRefusals.handleTaken,
      shippingRefusals.tooManyShippingMethods,
      shippingRefusals.sellerNotFound,
    ],
  },
  async ({ context, body }) =>
    Reply.versioned(presentManagedShippingMethod(await createShippingMethod(context, body))),
)

route(
  shippingRouter,
  {
    operationId: 'updateShippingMethod',
    tag: 'Store',
    summary: 'Change a way to ship',
    description: 'What is left out stays. Quotes and orders made before keep what they were promised.',
    method: 'patch',
    path: '/v1/admin/shipping-methods/{shippingMethodId}',
    policy: policies.staff('store:write'),
    params,
    body: updateShippingMethodInput,
    ifMatch: true,
    success: {
      status: 200,
      description: 'The shipping method as it is now.',
      schema: managedShippingMethodSchema,
      etag: true,
    },
    refusals: [platformRefusals.notFound, storeRefusals.handleTaken, shippingRefusals.sellerNotFound],
  },
  async ({ context, params: of, body, ifMatch }) =>
    Reply.versioned(
      presentManagedShippingMethod(await updateShippingMethod(context, { ...of, ifMatch, changes: body })),
    ),
)

route(
  shippingRouter,
  {
    operationId: 'removeShippingMethod',
    tag: 'Store',
    summary: 'Remove a way to ship',
    description: 'Quotes and orders made with it keep it.',
    method: 'delete',
    path: '/v1/admin/shipping-methods/{shippingMethodId}',
    policy: policies.staff('store:write'),
    params,
    success: { status: 204, description: 'It is gone.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params: of }) => removeShippingMethod(context, of),
)
