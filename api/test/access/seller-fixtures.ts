import { everybodysPassword } from '../people/index.ts'
import type { Fixture } from './fixture.ts'

/** Nobody gives what he does not have himself: this gives the right to read orders. */
const lacksOrders =
  (code: string): Fixture['refuses'] =>
  ({ is }) =>
    is.kind === 'sellerMember' && !is.holds.includes('seller-orders:read') ? code : undefined
const permissions = ['seller-orders:read']

/** Sellers: their own desk, and what staff do with them. */
export const sellerFixtures: Record<string, Fixture> = {
  applyAsSeller: {},
  createSellerSession: {
    costly: true,
    body: ({ sellerMemberEmail }) => ({ email: sellerMemberEmail, password: everybodysPassword }),
    absent: 'wrong-credentials',
  },
  endSellerSession: { refuses: ({ is }) => (is.kind === 'staff' ? 'not-permitted' : undefined) },
  getSellerProfile: {},
  updateSellerProfile: {},
  inspectSellerInvitation: {
    body: ({ sellerInvitationToken }) => ({ token: sellerInvitationToken }),
    absent: 'seller-invitation-not-valid',
    noForeign: true,
  },
  acceptSellerInvitation: {
    body: ({ sellerInvitationToken }) => ({
      token: sellerInvitationToken,
      name: 'Tove Lind',
      password: 'four random words, one after another',
    }),
    absent: 'seller-invitation-not-valid',
    noForeign: true,
  },
  listSellerMembers: {},
  updateSellerMember: {
    params: { memberId: 'sellerMemberId' },
    body: () => ({ permissions }),
    refuses: lacksOrders('seller-permission-not-held'),
  },
  removeSellerMember: { params: { memberId: 'sellerMemberId' } },
  listSellerInvitations: {},
  inviteSellerMember: {
    body: () => ({ email: 'ines@kilnhouse.example', isOwner: false, permissions }),
    refuses: lacksOrders('seller-permission-not-held'),
  },
  revokeSellerInvitation: { params: { invitationId: 'sellerInvitationId' } },
  listSellerKeys: {},
  getSellerKey: { params: { keyId: 'sellerKeyId' } },
  createSellerKey: {
    body: () => ({ name: 'Warehouse', scopes: permissions }),
    refuses: lacksOrders('scope-not-held'),
  },
  updateSellerKey: { params: { keyId: 'sellerKeyId' } },
  rotateSellerKey: { params: { keyId: 'sellerKeyId' }, refuses: lacksOrders('scope-not-held') },
  revokeSellerKey: { params: { keyId: 'sellerKeyId' } },
  listSellers: {},
  getSeller: {},
  decideSellerApplication: { params: { sellerId: 'appliedSellerId' } },
  inviteSellerOwner: {},
  suspendSeller: {},
  reopenSeller: { params: { sellerId: 'suspendedSellerId' } },
  listSellerOrders: {},
  getSellerOrder: {},
  createSellerFulfillment: {},
  markSellerDelivered: { params: { orderId: 'shippedOrderId' } },
  listSellerOffers: {},
  listSellerStock: {},
  getSellerStock: {},
  adjustSellerStock: {},
  spreadSellerStock: {},
  listSellerStockMovements: {},
}
