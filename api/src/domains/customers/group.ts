import type { z } from '@hono/zod-openapi'
import { toWire } from '../../platform/ids.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { customerGroupSchema } from './group-schemas.ts'

/** Customers that staff has put together under a name. */
export interface CustomerGroup {
  id: string
  /** Unique in the store */
  handle: string
  name: string
  members: number
  version: number
  createdAt: Date
  updatedAt: Date
}

export const presentGroup = (group: CustomerGroup): z.infer<typeof customerGroupSchema> => ({
  id: toWire('customerGroup', group.id),
  handle: group.handle,
  name: group.name,
  members: group.members,
  version: group.version,
  createdAt: toRfc3339(group.createdAt),
  updatedAt: toRfc3339(group.updatedAt),
})
