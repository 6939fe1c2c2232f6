import type { ClosingWrite, Database, Row, Transaction } from '../../platform/database.ts'
import { lockOrder } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { builtInRoles, type Permission } from '../../platform/policies.ts'
import { permissionsOf } from './session-queries.ts'

export interface StaffRole {
  id: string
  name: string
  permissions: Permission[]
  isOwner: boolean
  builtIn: boolean
  version: number
}

const columns = 'id, name, permissions, is_owner, built_in, version'

const toRole = (row: Row): StaffRole => ({
  id: row.id as string,
  name: row.name as string,
  permissions: permissionsOf(row as { is_owner: boolean; permissions: string[] }),
  isOwner: row.is_owner as boolean,
  builtIn: row.built_in as boolean,
  version: row.version as number,
})

/** All roles of the store: the built-in ones first, the mightiest before the others, then by name. */
export async function listRoles(
  db: Database,
  storeId: string,
): Promise<(StaffRole & { memberCount: number })[]> {
  const rows = await db.read(storeId, {
    name: 'users_list_roles',
    text: `SELECT ${columns},
        (SELECT count(*)::int FROM commerce.staff_memberships m WHERE m.store_id = $1 AND m.role_id = r.id) AS members
      FROM commerce.staff_roles r WHERE r.store_id = $1
      ORDER BY r.built_in DESC, CASE WHEN r.built_in THEN -cardinality(r.permissions) ELSE 0 END, r.name`,
    values: [storeId],
  })
  return rows.map((row) => ({ ...toRole(row), memberCount: row.members as number }))
}

/** Read under the lock of the staff. */
export async function readRoles(tx: Transaction, storeId: string): Promise<StaffRole[]> {
  const rows = await tx.query({
    name: 'users_read_roles',
    text: `SELECT ${columns} FROM commerce.staff_roles WHERE store_id = $1`,
    values: [storeId],
  })
  return rows.map(toRole)
}

export function closingNewRole(storeId: string, role: StaffRole): ClosingWrite {
  return {
    name: 'new_role',
    rank: lockOrder.catalog,
    ctes: {
      new_role: `INSERT INTO commerce.staff_roles (store_id, id, name, permissions, version)
        VALUES ($1, $2, $3, $4, $5) RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM new_role)',
    values: [storeId, role.id, role.name, role.permissions, role.version],
    staleOn: ['staff_roles_name'],
  }
}

export function closingRole(storeId: string, role: StaffRole): ClosingWrite {
  return {
    name: 'changed_role',
    rank: lockOrder.catalog,
    ctes: {
      changed_role: `UPDATE commerce.staff_roles SET name = $3, permissions = $4, version = $5, updated_at = now()
        WHERE store_id = $1 AND id = $2 AND NOT built_in RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM changed_role)',
    values: [storeId, role.id, role.name, role.permissions, role.version],
    staleOn: ['staff_roles_name'],
  }
}

export async function countMembersOf(tx: Transaction, storeId: string, roleId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>({
    name: 'users_count_members_of_role',
    text: 'SELECT count(*)::int AS count FROM commerce.staff_memberships WHERE store_id = $1 AND role_id = $2',
    values: [storeId, roleId],
  })
  return row?.count ?? 0
}

/** Deletes a role that nobody has; invitations to it end. */
export async function removeRole(
  tx: Transaction,
  storeId: string,
  of: { roleId: string; clock: Date },
): Promise<void> {
  await tx.query({
    name: 'users_forget_role',
    text: `UPDATE commerce.staff_invitations SET role_id = NULL,
        revoked_at = CASE WHEN accepted_at IS NULL THEN coalesce(revoked_at, $3) ELSE revoked_at END
      WHERE store_id = $1 AND role_id = $2`,
    values: [storeId, of.roleId, of.clock],
  })
  await tx.query({
    name: 'users_delete_role',
    text: 'DELETE FROM commerce.staff_roles WHERE store_id = $1 AND id = $2 AND NOT built_in',
    values: [storeId, of.roleId],
  })
}

/** The roles that every store begins with; those it has already stay as they are. */
export async function insertBuiltInRoles(tx: Transaction, storeId: string): Promise<void> {
  const roles = Object.entries(builtInRoles).map(([name, permissions]) => ({
    id: newId('staffRole'),
    name,
    permissions,
    owner: name === 'owner',
  }))
  await tx.query({
    name: 'users_insert_built_in_roles',
    text: `INSERT INTO commerce.staff_roles (store_id, id, name, permissions, is_owner, built_in)
      SELECT $1, r.id, r.name, ARRAY(SELECT jsonb_array_elements_text(r.permissions)), r.owner, true
      FROM jsonb_to_recordset($2) AS r (id uuid, name text, permissions jsonb, owner boolean)
      ON CONFLICT (store_id, name) DO NOTHING`,
    values: [storeId, JSON.stringify(roles)],
  })
}
