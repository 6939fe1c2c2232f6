import { ledgerRouter } from './account-routes.ts'
import { storeCreditRouter } from './credit-routes.ts'
import { giftCardRouter } from './gift-card-routes.ts'
import { sellerMoneyRouter } from './seller-money-routes.ts'

export { type AccountKind, type AccountRef, accountIdOf } from './account.ts'
export { readAvailable, readKeptBalances, readOrderTransfers, type Transfer } from './account-queries.ts'
export { accountSums, ledgerTransferSchema, presentTransfer } from './account-schemas.ts'
export { storeCreditOf } from './add-store-credit.ts'
export { presentStoreCredit, storeCreditSchema } from './credit-schemas.ts'
export { findGiftCard, getGiftCardBalance, giftCardAttempts } from './get-gift-card-balance.ts'
export type { GiftCard } from './gift-card.ts'
export { forgetRecipient, readGiftCardsFor } from './gift-card-queries.ts'
export { giftCardCodeInput, giftCardSchema, presentGiftCard } from './gift-card-schemas.ts'
export {
  creditBalance,
  postTransfers,
  releaseReserved,
  reserveBalance,
  spendReserved,
  takeBalance,
} from './post-transfers.ts'
export { ledgerRefusals } from './refusals.ts'
export type { Posting, TransferCode } from './transfer.ts'

/** In the order of the document. */
export const ledgerRouters = [ledgerRouter, giftCardRouter, storeCreditRouter, sellerMoneyRouter]
