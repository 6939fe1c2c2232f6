import { z } from '@hono/zod-openapi'
import { idInput, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { timestamp, version } from '../../platform/schemas.ts'

export const groupParams = z.object({ groupId: idInput('customerGroup') })
export const groupMemberParams = z.object({
  groupId: idInput('customerGroup'),
  customerId: idInput('customer'),
})

const exampleGroup = {
  id: 'grp_01h455vb4pex5vsknk084sn02q',
  handle: 'regulars',
  name: 'Regulars',
  members: 12,
  version: 1,
  createdAt: '2026-11-22T09:30:00.000Z',
  updatedAt: '2026-11-22T09:30:00.000Z',
}

export const customerGroupSchema = z
  .object({
    id: wireId('customerGroup'),
    handle: z.string().openapi({ description: 'Unique in the store.' }),
    name: z.string(),
    members: z.int().openapi({ description: 'How many customers are in it.' }),
    version,
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .openapi('CustomerGroup', { example: exampleGroup })

export const customerGroupListSchema = z
  .object({ items: z.array(customerGroupSchema), nextCursor })
  .openapi('CustomerGroupList', { example: { items: [exampleGroup], nextCursor: null } })

export const customerGroupListQuery = z.strictObject(pageQuery)

const handle = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
  .openapi({ description: 'Unique in the store.', example: 'regulars' })

const name = z.string().trim().min(1, 'must not be empty').max(80).openapi({ example: 'Regulars' })

export const createCustomerGroupInput = z
  .strictObject({ handle, name })
  .openapi('CreateCustomerGroup', { example: { handle: 'regulars', name: 'Regulars' } })

export const updateCustomerGroupInput = z
  .strictObject({ handle: handle.optional(), name: name.optional() })
  .openapi('UpdateCustomerGroup', { example: { name: 'Regulars of the shop' } })
