import { defineRefusals } from '../../platform/refusals.ts'

export const userRefusals = defineRefusals({
  wrongCredentials: {
    code: 'wrong-credentials',
    status: 401,
    title: 'E-mail and password do not fit together.',
    hint: 'Check both. Whether the account exists is not said.',
  },
  wrongPassword: {
    code: 'account-password-wrong',
    status: 403,
    title: 'This is not the password of the account.',
    hint: 'Send the password that you sign in with; `requestAccountPasswordReset` helps when it is lost.',
  },
  secondFactorWrong: {
    code: 'second-factor-wrong',
    status: 403,
    title: 'This code does not fit, or it was used before.',
    hint: 'Wait for the next code of the authenticator app, or send a recovery code that is not used up.',
  },
  secondFactorSetUp: {
    code: 'second-factor-set-up',
    status: 409,
    title: 'The account has a second factor already.',
    hint: 'Show a code with `verifySecondFactor`; remove it first to set up another.',
  },
  secondFactorNotSetUp: {
    code: 'second-factor-not-set-up',
    status: 409,
    title: 'The account has no second factor yet.',
    hint: 'Begin with `startSecondFactor`, and end with `confirmSecondFactor`.',
  },
  secondFactorKept: {
    code: 'second-factor-kept',
    status: 409,
    title: 'Who owns a store keeps the second factor.',
    hint: 'Let somebody else give you another role in every store that you own, or have a new device: use `replaceRecoveryCodes`.',
  },
  resetLinkNotValid: {
    code: 'reset-link-not-valid',
    status: 410,
    title: 'This link was used, replaced or is too old.',
    hint: 'Ask for a new one with `requestAccountPasswordReset`.',
  },
  invitationNotValid: {
    code: 'staff-invitation-not-valid',
    status: 410,
    title: 'This invitation was used, withdrawn or is too old.',
    hint: 'Ask who invited you for a new one.',
  },
  alreadyStaff: {
    code: 'already-staff',
    status: 409,
    title: 'Somebody with this address works here already.',
    hint: 'Change the role of that person with `updateStaffMember`.',
  },
  tooManyInvitations: {
    code: 'too-many-staff-invitations',
    status: 409,
    title: 'Too many invitations wait for an answer.',
    hint: 'Withdraw those that nobody will accept.',
  },
  roleNotFound: {
    code: 'role-not-found',
    status: 404,
    title: 'There is no such role in this store.',
    hint: 'Take the id from `listRoles`.',
  },
  permissionNotHeld: {
    code: 'permission-not-held',
    status: 403,
    title: 'You cannot give what you may not do yourself, nor change who may do more.',
    hint: 'Leave out the permissions named in the detail, or ask somebody who has them. Only owners make, change and remove owners.',
  },
  lastOwner: {
    code: 'last-owner',
    status: 409,
    title: 'A store keeps at least one owner.',
    hint: 'Make somebody else an owner first.',
  },
  roleBuiltIn: {
    code: 'role-built-in',
    status: 409,
    title: 'Every store has this role as it is.',
    hint: 'Create a role of your own with `createRole`.',
  },
  roleInUse: {
    code: 'role-in-use',
    status: 409,
    title: 'Somebody has this role.',
    hint: 'Give them another one with `updateStaffMember` first.',
  },
  roleNameTaken: {
    code: 'role-name-taken',
    status: 409,
    title: 'The store has a role of this name.',
    hint: 'Choose another name.',
  },
  tooManyRoles: {
    code: 'too-many-roles',
    status: 409,
    title: 'The store has as many roles as it can have.',
    hint: 'Delete one that nobody has.',
  },
})
