import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { createRole } from './create-role.ts'
import { deleteRole } from './delete-role.ts'
import { userRefusals } from './refusals.ts'
import { listRoles } from './role-queries.ts'
import {
  createRoleInput,
  presentRole,
  roleListSchema,
  roleParams,
  roleSchema,
  updateRoleInput,
} from './staff-schemas.ts'
import { updateRole } from './update-role.ts'

export const roleRouter = createRouter()

route(
  roleRouter,
  {
    operationId: 'listRoles',
    tag: 'Admin',
    summary: 'List the roles of the store',
    description: 'The built-in ones first, then those of the store, by name.',
    method: 'get',
    path: '/v1/admin/roles',
    policy: policies.staff('staff:read'),
    success: { status: 200, description: 'All roles.', schema: roleListSchema },
    refusals: [],
  },
  async ({ context }) => ({
    items: (await listRoles(context.db, context.store.id)).map((role) => ({
      role: presentRole(role),
      memberCount: role.memberCount,
    })),
  }),
)

route(
  roleRouter,
  {
    operationId: 'createRole',
    tag: 'Admin',
    summary: 'Create a role',
    description: 'A name for permissions. Only such as its maker has.',
    method: 'post',
    path: '/v1/admin/roles',
    policy: policies.staff('staff:write'),
    body: createRoleInput,
    idempotency: 'transaction',
    success: { status: 201, description: 'The role.', schema: roleSchema, etag: true },
    refusals: [userRefusals.permissionNotHeld, userRefusals.roleNameTaken, userRefusals.tooManyRoles],
  },
  async ({ context, body }) => Reply.versioned(presentRole(await createRole(context, body))),
)

route(
  roleRouter,
  {
    operationId: 'updateRole',
    tag: 'Admin',
    summary: 'Change a role',
    description:
      'Whoever has it may do what it says from the next request on. Nobody changes a role that permits more than they may do themselves.',
    method: 'patch',
    path: '/v1/admin/roles/{roleId}',
    policy: policies.staff('staff:write'),
    params: roleParams,
    body: updateRoleInput,
    ifMatch: true,
    success: { status: 200, description: 'The role.', schema: roleSchema, etag: true },
    refusals: [
      platformRefusals.notFound,
      userRefusals.roleBuiltIn,
      userRefusals.permissionNotHeld,
      userRefusals.roleNameTaken,
    ],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(
      presentRole(
        await updateRole(context, {
          ...params,
          name: body.name,
          permissions: body.permissions,
          ifMatch,
        }),
      ),
    ),
)

route(
  roleRouter,
  {
    operationId: 'deleteRole',
    tag: 'Admin',
    summary: 'Delete a role',
    description: 'One that nobody has. Open invitations to it end.',
    method: 'delete',
    path: '/v1/admin/roles/{roleId}',
    policy: policies.staff('staff:write'),
    params: roleParams,
    ifMatch: true,
    success: { status: 204, description: 'The role is gone.' },
    refusals: [
      platformRefusals.notFound,
      userRefusals.roleBuiltIn,
      userRefusals.permissionNotHeld,
      userRefusals.roleInUse,
    ],
  },
  async ({ context, params, ifMatch }) => deleteRole(context, { ...params, ifMatch }),
)
