export { actingAs, normalizedEmail, type StaffAccount } from './account.ts'
export {
  findAccount,
  findStaffAccount,
  forgetOldLinks,
  insertStaffAccount,
  readAccountNames,
} from './account-queries.ts'
export { noteStoreOfAccount, noteStoreOfStaff } from './account-store-queries.ts'
export { addStaffMember, createStaffAccount } from './create-staff-account.ts'
export { createStaffSession } from './create-staff-session.ts'
export {
  allowStoreCreation,
  founderLinkWorks,
  hasAccounts,
  insertFounderLink,
  useFounderLink,
} from './founder-queries.ts'
export { identifyStaff } from './identify-staff.ts'
export { forgetOldInvitations } from './invitation-queries.ts'
export { findMember, lockStaff, readOwners } from './member-queries.ts'
export { mustBeGoodPassword } from './password-choice.ts'
export { type Invitee, openInvitedAccount, proveInvitee } from './prove-invitee.ts'
export { type Client, recognizeAccount } from './recognize-account.ts'
export { userRefusals } from './refusals.ts'
export { usersRouters } from './routes.ts'
export { forgetOldSessions } from './session-queries.ts'
export { factorContext } from './start-second-factor.ts'
