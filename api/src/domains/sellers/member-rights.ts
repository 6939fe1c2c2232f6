import type { SellerPermission } from '../../platform/policies.ts'

/** What a member is, or would be. */
export interface Rights {
  isOwner: boolean
  permissions: readonly SellerPermission[]
}

const holds = (who: Rights, permission: SellerPermission): boolean =>
  who.isOwner || who.permissions.includes(permission)

/** Nobody gives what he does not have; only owners make owners. */
export const mayGive = (giver: Rights, given: Rights): boolean =>
  giver.isOwner || (!given.isOwner && given.permissions.every((permission) => holds(giver, permission)))

/** Only owners touch owners; what is new must be the giver's own, taking away is always possible. */
export const mayChange = (changer: Rights, from: Rights, to: Rights): boolean =>
  changer.isOwner ||
  (!from.isOwner &&
    mayGive(changer, {
      isOwner: to.isOwner,
      permissions: to.permissions.filter((permission) => !from.permissions.includes(permission)),
    }))

/** Only owners remove owners. */
export const mayRemove = (remover: Rights, member: Rights): boolean => remover.isOwner || !member.isOwner

/** Whether somebody is left who may do everything. */
export const keepsAnOwner = (members: readonly Rights[]): boolean => members.some(({ isOwner }) => isOwner)
