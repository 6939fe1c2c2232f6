import type { Fixture } from './fixture.ts'

/** How stores take money, and what customers have kept to pay with. */
export const paymentSettingFixtures: Record<string, Fixture> = {
  listPaymentProviders: {},
  setPaymentProvider: {
    params: { provider: 'paymentProvider' },
    body: () => ({ captureMode: 'manual' }),
    ownNames: true,
  },
  getPaymentConfiguration: {},
  listPaymentMethods: {},
  setDefaultPaymentMethod: {},
  removePaymentMethod: {},
}
