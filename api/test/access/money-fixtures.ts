import type { Fixture } from './fixture.ts'

const toWhomIsOwed = { params: { sellerId: 'paidSellerId' } }

/** The ledger: gift cards, store credit, what sellers are owed. */
export const moneyFixtures: Record<string, Fixture> = {
  listLedgerAccounts: {},
  listLedgerTransfers: {},
  getTrialBalance: {},
  getOrderMoney: {},
  listGiftCards: {},
  createGiftCard: {},
  getGiftCard: {},
  updateGiftCard: { params: { giftCardId: 'otherGiftCardId' } },
  getGiftCardBalance: {
    costly: true,
    body: ({ giftCardCode }) => ({ code: giftCardCode }),
    absent: 'gift-card-not-accepted',
  },
  getStoreCredit: {},
  listStoreCreditMovements: {},
  getCustomerStoreCredit: {},
  addStoreCredit: {},
  getSellerBalance: toWhomIsOwed,
  listSellerMovements: toWhomIsOwed,
  listPayouts: toWhomIsOwed,
  createPayout: {
    ...toWhomIsOwed,
    body: () => ({ amount: { amount: 1, currency: 'EUR' }, bankReference: 'Payout' }),
  },
  updateSellerCommission: {},
  getOwnBalance: {},
  listOwnMovements: {},
  listOwnPayouts: {},
}
