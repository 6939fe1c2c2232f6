import type { Fixture } from './fixture.ts'

/** Payments as staff sees them, and what is done with what is authorized. */
export const paymentFixtures: Record<string, Fixture> = {
  listPayments: {},
  getPayment: {},
  checkPayment: {},
  listOrderPayments: { params: { orderId: 'paidOrderId' } },
  capturePayment: { params: { paymentId: 'authorizedPaymentId' }, body: () => ({ amount: 1 }) },
  voidPayment: { params: { paymentId: 'otherAuthorizedPaymentId' } },
  listDisputes: {},
  getDispute: {},
  listReconciliations: {},
  listProviderEvents: {},
}
