import type { z } from 'zod'
import type { Store } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { InspectedInvitation } from './accept-seller-invitation.ts'
import type {
  inspectedInvitationSchema,
  invitationSchema,
  memberSchema,
  sellerSessionSchema,
} from './member-schemas.ts'
import type { NewSellerSession } from './open-seller-session.ts'
import type { profileSchema, sellerSchema } from './schemas.ts'
import type { Seller, SellerInvitation, SellerMember } from './seller.ts'

/** As staff of the store see a seller. */
export const presentSeller = (seller: Seller): z.infer<typeof sellerSchema> => ({
  id: toWire('seller', seller.id),
  handle: seller.handle,
  name: seller.name,
  isHouse: seller.isHouse,
  status: seller.status,
  description: seller.description,
  email: seller.email,
  country: seller.country,
  website: seller.website,
  commissionPartsPerMillion: seller.commissionPartsPerMillion,
  decisionReason: seller.decisionReason,
  decidedAt: seller.decidedAt && toRfc3339(seller.decidedAt),
  createdAt: toRfc3339(seller.createdAt),
  version: seller.version,
})

/** As a seller sees itself. */
export const presentProfile = (seller: Seller, store: Store): z.infer<typeof profileSchema> => ({
  id: toWire('seller', seller.id),
  handle: seller.handle,
  name: seller.name,
  description: seller.description,
  website: seller.website,
  country: seller.country,
  storeName: store.name,
  createdAt: toRfc3339(seller.createdAt),
  version: seller.version,
})

export const presentMember = (member: SellerMember): z.infer<typeof memberSchema> => ({
  id: toWire('staffAccount', member.accountId),
  name: member.name,
  email: member.email,
  isOwner: member.isOwner,
  permissions: member.permissions,
  joinedAt: toRfc3339(member.createdAt),
  version: member.version,
})

export const presentInvitation = (invitation: SellerInvitation): z.infer<typeof invitationSchema> => ({
  id: toWire('sellerInvitation', invitation.id),
  email: invitation.email,
  isOwner: invitation.isOwner,
  permissions: invitation.permissions,
  createdAt: toRfc3339(invitation.createdAt),
  expiresAt: toRfc3339(invitation.expiresAt),
})

export const presentSession = (session: NewSellerSession): z.infer<typeof sellerSessionSchema> => ({
  token: session.token,
  seller: { id: toWire('seller', session.seller.sellerId), name: session.seller.sellerName },
  account: {
    id: toWire('staffAccount', session.account.id),
    name: session.account.name,
    email: session.account.email,
  },
  isOwner: session.seller.isOwner,
  permissions: session.seller.permissions,
  secondFactor: session.seller.secondFactorSetUp ? 'required' : 'not_set_up',
  expiresAt: toRfc3339(session.expiresAt),
})

/** What the page of a mailed link shows. */
export const presentInspected = (
  invited: InspectedInvitation,
  store: Store,
): z.infer<typeof inspectedInvitationSchema> => ({
  seller: { id: toWire('seller', invited.sellerId), name: invited.sellerName },
  storeName: store.name,
  email: invited.email,
  hasAccount: invited.hasAccount,
  expiresAt: toRfc3339(invited.expiresAt),
})
