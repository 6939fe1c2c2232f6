import { sellerKeysRouter } from './key-routes.ts'
import { sellerMembersRouter } from './member-routes.ts'
import { sellersRouter } from './routes.ts'
import { sellerStaffRouter } from './staff-routes.ts'

export { sellerOf } from './acting-member.ts'
export { addSellerMember, createSeller } from './create-seller.ts'
export { ensureHouseSeller } from './ensure-house-seller.ts'
export { forgetOldSellerInvitations, forgetRefusedApplicants } from './forget-queries.ts'
export { identifySellerMember } from './identify-seller-member.ts'
export { readSellerOwners } from './member-queries.ts'
export { lockSeller, readSeller, sellerTrades } from './queries.ts'
export { sellerRefusals } from './refusals.ts'
export const sellersRouters = [sellersRouter, sellerMembersRouter, sellerKeysRouter, sellerStaffRouter]
