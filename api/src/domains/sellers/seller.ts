import type { SellerPermission } from '../../platform/policies.ts'

export type SellerStatus = 'applied' | 'active' | 'suspended' | 'refused' | 'closed'

export interface Seller {
  id: string
  handle: string
  name: string
  /** Stands for the store itself: it has no members and cannot be suspended. */
  isHouse: boolean
  status: SellerStatus
  description: string
  /** Of the person who applied; null for those who did not. */
  email: string | null
  /** ISO 3166-1 alpha-2 */
  country: string | null
  website: string | null
  /** What the store keeps of its goods without tax */
  commissionPartsPerMillion: number
  decisionReason: string | null
  decidedAt: Date | null
  version: number
  createdAt: Date
}

export interface SellerMember {
  accountId: string
  name: string
  email: string
  isOwner: boolean
  /** What was given to it; an owner may do everything, whatever stands here. */
  permissions: SellerPermission[]
  version: number
  createdAt: Date
}

export interface SellerInvitation {
  id: string
  email: string
  isOwner: boolean
  permissions: SellerPermission[]
  createdAt: Date
  expiresAt: Date
}
