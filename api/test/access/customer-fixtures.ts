import { testTotpSecret } from '../../../test/api.ts'
import { authenticatorCode } from '../../../test/authenticator-code.ts'
import { everybodysPassword } from '../people/index.ts'
import type { Fixture } from './fixture.ts'

const newPassword = 'now quite another set of words'

/** Customers: signing in, their own accounts, and what staff do with them. */
export const customerFixtures: Record<string, Fixture> = {
  createCustomerSession: {
    costly: true,
    body: ({ customerEmail }) => ({ email: customerEmail, password: everybodysPassword }),
    absent: 'wrong-credentials',
  },
  completeCustomerSession: {
    body: ({ challengeToken }) => ({ challengeToken, code: authenticatorCode(testTotpSecret) }),
    absent: 'challenge-not-living',
  },
  refreshCustomerSession: {
    body: ({ refreshToken }) => ({ refreshToken }),
    absent: 'session-not-living',
  },
  endCustomerSession: {},
  listCustomerSessions: {},
  endOtherCustomerSessions: {},
  endCustomerSessionById: { params: { sessionId: 'customerSessionId' } },
  registerCustomer: { costly: true },
  confirmRegistration: {
    costly: true,
    body: ({ registrationToken }) => ({ token: registrationToken, password: everybodysPassword }),
    absent: 'link-not-valid',
  },
  requestPasswordReset: {},
  resetPassword: {
    costly: true,
    body: ({ resetToken }) => ({ token: resetToken, password: newPassword }),
    absent: 'link-not-valid',
  },
  confirmEmailChange: {
    body: ({ emailToken }) => ({ token: emailToken }),
    refuses: ({ is }) => (is.kind === 'customer' && is.who === 'ada' ? undefined : 'link-not-valid'),
    absent: 'link-not-valid',
  },
  getCustomer: {},
  updateCustomer: {},
  changePassword: { body: () => ({ currentPassword: everybodysPassword, password: newPassword }) },
  requestEmailChange: {
    body: () => ({ newEmail: 'countess@example.com', password: everybodysPassword }),
  },
  getSigningKeys: {},
  listIdentityProviders: {},
  getIdentityProvider: {},
  createIdentityProvider: {},
  updateIdentityProvider: {},
  removeIdentityProvider: {},
  exportCustomerData: {},
  // Ada waits for a parcel.
  eraseCustomer: {
    body: () => ({ password: everybodysPassword }),
    refuses: ({ is }) => (is.kind === 'customer' && is.who === 'ada' ? 'orders-not-shipped' : undefined),
  },
  createCustomerExport: {},
  eraseCustomerById: {},
  listAddresses: {},
  createAddress: {},
  getAddress: {},
  updateAddress: {},
  removeAddress: {},
  listConsents: {},
  recordConsent: { ownNames: true },
  listConsentHistory: {},
  listCustomerConsents: {},
  listCustomerGroups: {},
  createCustomerGroup: { body: () => ({ handle: 'wholesale', name: 'Wholesale' }) },
  getCustomerGroup: {},
  updateCustomerGroup: {},
  removeCustomerGroup: {},
  listCustomerGroupMembers: {},
  addCustomerGroupMember: {},
  removeCustomerGroupMember: { params: { customerId: 'adasId' } },
  listCustomers: {},
  getCustomerAsStaff: {},
  suspendCustomer: {},
  reopenCustomer: {},
}
