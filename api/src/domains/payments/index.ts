export { askProvider, providerPatienceMilliseconds } from './ask-provider.ts'
export { checkAgain } from './check-payment.ts'
export { readPaymentsToCheck } from './check-queries.ts'
export { type ParkedEvent, readParkedEvents } from './event-queries.ts'
export { createPaymentEventsEndpoint } from './events-endpoint.ts'
export { finishOperation } from './finish-operation.ts'
export { forgetPaymentMethod } from './forget-payment-method.ts'
export { choosePaymentMethod, keepPaymentMethod, type PayingWith } from './keep-payment-method.ts'
export {
  readOperation,
  readOperationsFor,
  readOperationsOf,
  readSilentOperations,
} from './operation-queries.ts'
export type { PaidFor } from './paid-for.ts'
export {
  capturableAmount,
  nameOf,
  type Payment,
  type PaymentOperation,
  refundableAmount,
  type Tender,
} from './payment.ts'
export { createPaymentsRouter } from './payment-routes.ts'
export type { PaymentStatus } from './payment-state.ts'
export type { PaymentMethodSummary, PaymentProvider, ProviderPayment } from './provider.ts'
export { providerRefusals, savedMethodRefusals } from './provider-refusals.ts'
export {
  openStripe,
  providerSealPlace,
  stripeByDefault,
} from './provider-settings.ts'
export { createProviderSettingsRouter } from './provider-settings-routes.ts'
export { asksProvider, freeOfCharge, neverCharged, ownOutcome } from './providers/free.ts'
export { createTestProvider, type TestProvider } from './providers/test.ts'
export { deliverTestEvents, startTestProviderDelivery } from './providers/test-delivery.ts'
export { createTestProviderPages } from './providers/test-pages.ts'
export {
  createPaymentProviders,
  type PaymentProviders,
  providerOfPayment,
  type StoreProvider,
} from './providers-of.ts'
export {
  lockPaidWith,
  lockPayment,
  readLatestPayments,
  readPaidWith,
  readPayment,
  readPaymentsOf,
} from './queries.ts'
export { receiveEvent } from './receive-event.ts'
export { recordDisagreement, recordFinding } from './reconcile.ts'
export { mustAgree, recordOutcome, recordOwnTenders, takeOverPayment } from './record-outcome.ts'
export { operationRefusals, paymentRefusals } from './refusals.ts'
export { erasePaymentMethods } from './remove-payment-method.ts'
export { type OperationFollower, runOperation } from './run-operation.ts'
export { presentSavedMethod } from './saved-method.ts'
export { readSavedMethods } from './saved-method-queries.ts'
export { createSavedMethodRouter } from './saved-method-routes.ts'
export { savedMethodSchema } from './saved-method-schemas.ts'
export { sendBack } from './send-back.ts'
export { startCapture, startRefund, startVoid } from './start-operation.ts'
export { type OwnTender, startPayments } from './start-payments.ts'
