export { askProvider, providerPatienceMilliseconds } from './ask-provider.ts'
export { forgetPaymentMethod } from './forget-payment-method.ts'
export { choosePaymentMethod, keepPaymentMethod, type PayingWith } from './keep-payment-method.ts'
export { readOperation, readOperationsFor, readOperationsOf } from './operation-queries.ts'
export {
  capturableAmount,
  nameOf,
  type Payment,
  type PaymentOperation,
  refundableAmount,
  type Tender,
} from './payment.ts'
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
export { createTestProviderPages } from './providers/test-pages.ts'
export {
  createPaymentProviders,
  type PaymentProviders,
  providerOfPayment,
  type StoreProvider,
} from './providers-of.ts'
export {
  lockPayment,
  lockPayments,
  readLatestPayments,
  readPayment,
  readPaymentsOf,
} from './queries.ts'
export { recordDisagreement, recordFinding } from './reconcile.ts'
export { mustAgree, recordOutcome, recordOwnTenders, takeOverPayment } from './record-outcome.ts'
export { operationRefusals, paymentRefusals } from './refusals.ts'
export { erasePaymentMethods } from './remove-payment-method.ts'
export { type OperationFollower, runOperation } from './run-operation.ts'
export { presentSavedMethod } from './saved-method.ts'
export { readSavedMethods } from './saved-method-queries.ts'
export { createSavedMethodRouter } from './saved-method-routes.ts'
export { savedMethodSchema } from './saved-method-schemas.ts'
export { startCapture, startRefund, startVoid } from './start-operation.ts'
export { type OwnTender, startPayments } from './start-payments.ts'
