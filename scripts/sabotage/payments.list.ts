import type { Sabotage } from './sabotage.ts'

const payments = 'api/src/domains/payments'
const captured = `${payments}/payments.http.test.ts`
const told = `${payments}/provider-events.http.test.ts`
const life = `${payments}/payment-life.property.test.ts`
const reconciled = `${payments}/reconciler.http.test.ts`
const tenders = 'api/src/domains/orders/tenders.http.test.ts'

export const sabotages: Sabotage[] = [
  {
    name: 'capture-above-authorization',
    guards: 'A capture above what is authorized is refused.',
    file: `${payments}/start-operation.ts`,
    find: 'if (amount > capturable) {',
    replace: 'if (amount > capturable + 1) {',
    test: captured,
    testName: 'is not captured above what it is, nor by 0 or less, and not voided once a part is taken',
  },
  {
    name: 'capture-sets-nothing-aside',
    guards: 'However many captures run at once: never more than is authorized.',
    file: `${payments}/start-operation.ts`,
    find: 'const setAside = of.isFinal ? capturable : amount',
    replace: 'const setAside = of.isFinal ? capturable : 0',
    test: captured,
    testName: 'never take more than is authorized',
  },
  {
    name: 'capture-after-void',
    guards: 'Capture after void is refused.',
    file: `${payments}/payment-life.ts`,
    find: "if (kind === 'void') return { capturingAmount, status: 'canceled' }",
    replace: "if (kind === 'void') return { capturingAmount }",
    test: captured,
    testName: 'is let go by a void, and nothing can be captured after it',
  },
  {
    name: 'messages-are-believed-by-anybody',
    guards: 'A forged message of a provider is refused.',
    file: `${payments}/providers/test-events.ts`,
    find: 'if (given.length !== wanted.length || !timingSafeEqual(given, wanted))',
    replace: 'if (given.length + wanted.length === 0 || !timingSafeEqual(wanted, wanted))',
    test: told,
    testName:
      'is not from the provider, or older than five minutes, or from the future: 400, and nothing is kept',
  },
  {
    name: 'messages-of-any-mode',
    guards: 'A message of another mode is refused and recorded.',
    file: `${payments}/receive-event.ts`,
    find: "if (event.isLive !== (from.mode === 'live'))",
    replace: "if (event.isLive && from.mode === 'live')",
    test: told,
    testName: 'for its mode is refused and recorded, and changes nothing',
  },
  {
    name: 'messages-of-any-account',
    guards: 'A message of another account is refused and recorded.',
    file: `${payments}/receive-event.ts`,
    find: 'if (event.account !== from.account)',
    replace: "if (event.account === '')",
    test: told,
    testName: 'for its account is refused and recorded, in the store it was sent to',
  },
  {
    name: 'old-news-of-a-dispute',
    guards: 'Six messages of one payment come to the same end in all 720 orders.',
    file: `${payments}/payment-life.ts`,
    find: 'if (isDecided(known.status)) return false',
    replace: 'if (isDecided(known.status)) return said.toldAt < known.toldAt',
    test: life,
    testName: 'comes to the same end in all 720 orders of its six events, each told ten times over',
  },
  {
    name: 'operations-end-again',
    guards: 'What is over stays so, however often a provider tells it.',
    file: `${payments}/payment-life.ts`,
    find: "(known.status === 'pending' && (said.status",
    replace: "(known.status !== 'started' && (said.status",
    test: life,
    testName: 'comes to the same end in all 720 orders of its six events, each told ten times over',
  },
  {
    name: 'late-money-is-kept',
    guards: 'Money that comes after its payment had ended goes back.',
    file: `${payments}/payment-life.ts`,
    find: "if (said.capturedAmount > said.refundedAmount) return 'send_back'",
    replace: "if (said.capturedAmount < said.refundedAmount) return 'send_back'",
    test: told,
    testName: 'goes back, and the reconciler says so',
  },
  {
    name: 'money-without-goods-is-kept',
    guards: 'Money that was taken for goods that are not held any more goes back.',
    file: 'api/src/domains/orders/expire-checkout.ts',
    find: 'await giveMoneyBack(context, of)',
    replace: 'void giveMoneyBack',
    test: reconciled,
    testName: 'for goods that are not held any more goes back, and all is free again',
  },
  {
    name: 'silent-operations-stay',
    guards: 'An operation whose caller is gone is finished by the worker.',
    file: 'api/src/worker-tasks.ts',
    find: 'await each(storeId, (context) => finishOperation(context,',
    replace: 'await each(storeId, async (context) => [finishOperation] && Object.assign(context,',
    test: reconciled,
    testName: 'whose caller was gone before the provider was asked is finished by the worker',
  },
  {
    name: 'gift-cards-give-without-setting-aside',
    guards: 'A gift card of 100 against many carts of 30: never below zero.',
    file: 'api/src/domains/orders/own-tenders.ts',
    find: 'const left = card.balanceAmount - card.reservedAmount',
    replace: 'const left = card.initialAmount',
    test: tenders,
    testName: 'is set aside while the shopper confirms the rest, and free again when that takes too long',
  },
  {
    name: 'declined-keeps-the-gift-card',
    guards: 'What a gift card has set aside is free again when the provider declines.',
    file: `${payments}/record-outcome.ts`,
    find: 'releaseReserved(context, { accountId, amount })',
    replace: 'releaseReserved(context, { accountId, amount: 0 })',
    test: tenders,
    testName: 'is free again when the provider declines the rest, and pays the next try',
  },
  {
    name: 'claim-waits-once-more',
    guards: 'The final claim takes three waits for the database.',
    file: 'api/src/domains/orders/advance-checkout.ts',
    find: 'const view = await inTransaction(context, settle, { ahead })',
    replace: 'const view = await inTransaction(context, settle, ahead.values.length > 9 ? { ahead } : {})',
    test: 'api/src/domains/orders/checkout-cost.http.test.ts',
    testName:
      'the final claim waits three times for the database: the beginning with the lock, all writes, the end',
  },
]
