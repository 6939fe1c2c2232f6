import { testTotpSecret } from '../../../test/api.ts'
import { authenticatorCode } from '../../../test/authenticator-code.ts'
import { everybodysPassword } from '../people/index.ts'
import type { Caller } from './callers.ts'
import type { Fixture } from './fixture.ts'

const password = 'seven green lamps beside the door'
/** Of the caller's own authenticator: it names nothing of any store. */
const byCode = { body: () => ({ code: authenticatorCode(testTotpSecret) }), ownNames: true } satisfies Fixture
const worksHere = ({ is, home }: Caller): boolean => is.kind === 'staff' && home === 'own'
/** Nobody gives a role that may do more than he: this one reads orders. */
const lacksOrders: Fixture['refuses'] = ({ is }) =>
  is.kind === 'staff' && !is.holds.includes('orders:read') ? 'permission-not-held' : undefined

/** Who has a second factor, and who has not shown it in this session. */
const unshown = ({ is }: Caller): boolean =>
  is.kind === 'staff'
    ? is.setUp && !is.secondFactor
    : is.kind === 'sellerMember' && is.secondFactorMissing === true
const setUp = (caller: Caller): boolean => (caller.is.kind === 'staff' && caller.is.setUp) || unshown(caller)

const provesItself: Fixture['refuses'] = (caller) => (unshown(caller) ? 'second-factor-required' : undefined)
const isTheOwner = ({ is }: Caller): boolean => is.kind === 'staff' && is.is === 'theOwner'

/** Staff: signing in, their own accounts, orders, people who work here. */
export const staffFixtures: Record<string, Fixture> = {
  createStaffSession: {
    costly: true,
    body: ({ accountEmail }) => ({ email: accountEmail, password: everybodysPassword }),
    absent: 'wrong-credentials',
  },
  endStaffSession: {},
  getAccount: {},
  updateAccount: { refuses: provesItself },
  changeAccountPassword: {
    costly: true,
    body: () => ({ currentPassword: everybodysPassword, newPassword: password }),
  },
  listAccountSessions: {},
  endOtherAccountSessions: { refuses: provesItself },
  endAccountSession: {
    params: { sessionId: 'staffSessionId' },
    owns: (caller) => caller.home === 'own' && (isTheOwner(caller) || unshown(caller)),
    refuses: provesItself,
  },
  listAccountStores: {},
  switchStore: { owns: worksHere },
  startSecondFactor: {
    costly: true,
    body: () => ({ password: everybodysPassword }),
    refuses: (caller) => (setUp(caller) ? 'second-factor-set-up' : undefined),
  },
  confirmSecondFactor: {
    ...byCode,
    refuses: (caller) => (setUp(caller) ? 'second-factor-set-up' : undefined),
  },
  removeSecondFactor: {
    refuses: (caller) => {
      if (!setUp(caller)) return 'second-factor-not-set-up'
      if (unshown(caller)) return 'second-factor-required'
      return caller.is.kind === 'staff' && caller.is.isOwner ? 'second-factor-kept' : undefined
    },
  },
  verifySecondFactor: {
    ...byCode,
    refuses: (caller) => (setUp(caller) ? undefined : 'second-factor-not-set-up'),
  },
  replaceRecoveryCodes: {
    refuses: (caller) => {
      if (!setUp(caller)) return 'second-factor-not-set-up'
      return unshown(caller) ? 'second-factor-required' : undefined
    },
  },
  requestAccountPasswordReset: {},
  resetAccountPassword: {
    body: ({ accountResetToken }) => ({ token: accountResetToken, password }),
    absent: 'reset-link-not-valid',
    noForeign: true,
  },
  inviteStaff: { absent: 'role-not-found', refuses: lacksOrders },
  listStaffInvitations: {},
  revokeStaffInvitation: { params: { invitationId: 'staffInvitationId' }, refuses: lacksOrders },
  inspectStaffInvitation: {
    body: ({ staffInvitationToken }) => ({ token: staffInvitationToken }),
    absent: 'staff-invitation-not-valid',
    noForeign: true,
  },
  acceptStaffInvitation: {
    body: ({ staffInvitationToken }) => ({ token: staffInvitationToken, name: 'Noor Lund', password }),
    absent: 'staff-invitation-not-valid',
    noForeign: true,
  },
  listStaff: {},
  getStaffMember: {},
  updateStaffMember: { refuses: lacksOrders },
  removeStaffMember: { refuses: lacksOrders },
  listRoles: {},
  createRole: { body: () => ({ name: 'Packers', permissions: ['orders:read'] }), refuses: lacksOrders },
  updateRole: { refuses: lacksOrders },
  deleteRole: { refuses: lacksOrders },
  listAuditEntries: {},
  listOrders: {},
  getOrderAsStaff: {},
  createFulfillment: { body: () => ({ carrier: 'DHL' }) },
}
