import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../../../platform/database.ts'
import { amountFrom } from '../../../platform/money.ts'
import { newSecret, type SecretKeeper } from '../../../platform/secrets.ts'
import { providerPatienceMilliseconds } from '../ask-provider.ts'
import type {
  ChargeRequest,
  OperationRequest,
  PaymentProvider,
  ProviderOperation,
  ProviderPayment,
} from '../provider.ts'
import {
  cancelTestCharge,
  findTestCharge,
  findTestOperation,
  recordTestCharge,
  recordTestEvent,
  recordTestOperation,
  settleTestCharge,
  settleTestOperation,
  type TestCharge,
  type TestOperation,
  testOperationsOf,
} from './test-books-queries.ts'
import { createTestMessages } from './test-events.ts'

/** What a payment method of the test provider does is in its name. */
const scripts = {
  pm_test_ok: { answers: 'captured' },
  pm_test_declined: { answers: 'declined', code: 'card_declined' },
  pm_test_insufficient_funds: { answers: 'declined', code: 'insufficient_funds' },
  pm_test_second_step: { answers: 'requires_action' },
  /** Authorizes only, whatever the store's capture mode is. */
  pm_test_authorized: { answers: 'authorized' },
  /** Authorizes only, and refuses every capture. */
  pm_test_capture_fails: { answers: 'authorized', capture: 'failed' },
  /** Cannot be reached: nothing is charged. */
  pm_test_unreachable: { answers: 'captured', trouble: 'unreachable' },
  /** Charges, and answers the first call too late. */
  pm_test_timeout: { answers: 'captured', trouble: 'timeout' },
  /** Charges, and the answer of the first call is lost. */
  pm_test_answer_lost: { answers: 'captured', trouble: 'lost' },
  pm_test_refund_fails: { answers: 'captured', refund: 'failed' },
  /** A refund begins, and how it ended is told later. */
  pm_test_refund_pending: { answers: 'captured', refund: 'pending' },
  /** Refunds, and the answer of each first call is lost. */
  pm_test_refund_answer_lost: { answers: 'captured', refundTrouble: 'lost' },
  /** Captured, and the bank asks the money back at once. */
  pm_test_disputed: { answers: 'captured', isDisputed: true },
  /** Tells everything, also what its answers have told: half a minute late, each message three times, the newest first. */
  pm_test_told_late: { answers: 'captured', tells: { delaySeconds: 30 } },
  pm_test_told_thrice: { answers: 'captured', tells: { times: 3 } },
  pm_test_told_backwards: { answers: 'captured', tells: { isBackwards: true } },
} as const satisfies Record<string, Script>

interface Script {
  answers: TestCharge['status']
  code?: string
  trouble?: 'unreachable' | 'timeout' | 'lost'
  capture?: 'failed'
  refund?: 'failed' | 'pending'
  refundTrouble?: 'lost'
  isDisputed?: true
  tells?: Telling
}

/** How a message is told. */
export interface Telling {
  /** Until it is told for the first time; 0 unless said */
  delaySeconds?: number
  /** How often it is told; 1 unless said */
  times?: number
  /** Before everything else of its charge that has not been told yet */
  isBackwards?: boolean
}

/** The payment methods that the test provider knows. */
export const testPaymentMethods = Object.keys(scripts)

/** A method to be kept is entered as `keep pm_test_ok`, and kept as `kept <charge> pm_test_ok`: it does the same again. */
function scriptOf(paymentMethod: string): Script {
  const name = paymentMethod.split(' ').at(-1) ?? ''
  return Object.hasOwn(scripts, name)
    ? scripts[name as keyof typeof scripts]
    : { answers: 'declined', code: 'card_declined' }
}

/** What can be done with a charge over the test provider's own pages, as its dashboard would. */
export const testActions = [
  'tell',
  'capture',
  'refund',
  'cancel',
  'finish-operations',
  'fail-operations',
  'dispute',
  'win-dispute',
  'lose-dispute',
] as const
export type TestAction = (typeof testActions)[number]

export interface TestProvider extends PaymentProvider {
  /** The page of the second step asks this. */
  challenge(challenge: string): Promise<TestCharge | undefined>
  answerChallenge(challenge: string, approve: boolean): Promise<TestCharge | undefined>
  /** A charge of its books with its captures and refunds; undefined: none has this reference. */
  books(reference: string): Promise<{ charge: TestCharge; operations: TestOperation[] } | undefined>
  /** Does something with a charge by itself, as its dashboard would, and tells it. */
  act(
    reference: string,
    of: { action: TestAction; amount: number | null } & Telling,
  ): Promise<TestCharge | undefined>
  /** The headers with which a message of an account is sent at `now`. */
  signed(of: { id: string; account: string; body: string; now: Date }): Record<string, string>
}

/**
 * A provider without money, for shops on a laptop and for tests: what a payment method does is in its name. It keeps
 * books of its own, which tests compare with ours, can be slow, lose answers and fail, and tells on its own what an
 * answer has not told already.
 */
export function createTestProvider(options: {
  db: Database
  publicUrl: string
  delayMilliseconds: number
  secrets: Pick<SecretKeeper, 'pseudonym'>
  /** False in production: then it knows no payment method, so nothing can be paid with it. */
  enabled: boolean
}): TestProvider {
  const { db } = options
  const messages = createTestMessages(options.secrets)
  const slowly = async () => {
    if (options.delayMilliseconds > 0) await wait(options.delayMilliseconds)
  }
  const answer = (charge: TestCharge) => answerOf(charge, options.publicUrl)
  // Anything may stand in an address; only what we made is looked for.
  const findChallenge = async (challenge: string) =>
    /^[A-Za-z0-9_-]{32}$/.test(challenge) ? findTestCharge(db, { challenge }) : undefined
  return {
    name: 'test',
    excludedMethods: [],
    knowsMethod: (method) => options.enabled && Object.hasOwn(scripts, method),
    async charge(request) {
      await slowly()
      return answer(await charge(db, request))
    },
    async retrieve({ key }) {
      const charge = await findTestCharge(db, { key })
      return charge ? answer(charge) : null
    },
    async cancel({ key }) {
      const charge = await cancelTestCharge(db, { key, challenge: newSecret() })
      return charge ? answer(charge) : null
    },
    capture: async ({ isFinal, ...request }) => {
      await slowly()
      return operate(db, 'capture', { ...request, isFinal })
    },
    refund: async (request) => {
      await slowly()
      return operate(db, 'refund', { ...request, isFinal: false })
    },
    async retrieveOperation(_, request) {
      const operation = await findTestOperation(db, request.key)
      return operation ? operationAnswer(operation, request.currency) : null
    },
    async history({ key: chargeKey }) {
      const done = await testOperationsOf(db, chargeKey)
      return done.flatMap(({ kind, reference, key, amount, status }) =>
        status === 'failed' ? [] : [{ kind, reference, key, amount: amountFrom(amount) }],
      )
    },
    readEvent: async (body, headers, now) => messages.read(body, headers, now),
    keepCustomer: async ({ key }) => `customer ${key}`,
    // Its books hold charges: what is kept stands with whoever keeps it.
    forgetMethod: async () => undefined,
    challenge: findChallenge,
    async answerChallenge(challenge, approve) {
      const charge = await findChallenge(challenge)
      if (!charge) return undefined
      const settled = await settleTestCharge(db, charge.key, approve ? 'captured' : 'declined')
      if (settled) await tellPayment(db, settled)
      return charge
    },
    async books(reference) {
      const charge = await findTestCharge(db, { reference })
      return charge && { charge, operations: await testOperationsOf(db, charge.key) }
    },
    async act(reference, of) {
      const charge = await findTestCharge(db, { reference })
      if (charge) await act(db, charge, of)
      return charge && findTestCharge(db, { reference })
    },
    signed: messages.signed,
  }
}

/** @throws Error when it cannot be reached, or its answer is lost */
async function charge(db: Database, request: ChargeRequest): Promise<TestCharge> {
  const script = scriptOf(request.paymentMethod)
  if (script.trouble === 'unreachable') throw new Error('the test provider cannot be reached')
  const isManual = request.captureMode === 'manual' && script.answers === 'captured'
  const charged = await recordTestCharge(db, {
    ...request,
    paymentMethod: request.saveMethod ? `keep ${request.paymentMethod}` : request.paymentMethod,
    status: isManual ? 'authorized' : script.answers,
    challenge: newSecret(),
    store: request.account,
  })
  if (script.isDisputed && charged.calls === 1) await tellDispute(db, charged, 'needs_response')
  if ((script.trouble || script.tells) && charged.calls === 1) await tellPayment(db, charged)
  if (script.trouble && charged.calls === 1) {
    if (script.trouble === 'timeout') await wait(providerPatienceMilliseconds + 1_000)
    throw new Error('the answer was lost')
  }
  return charged
}

/** A capture or a refund. @throws Error when its answer is lost */
async function operate(
  db: Database,
  kind: 'capture' | 'refund',
  request: OperationRequest & { isFinal: boolean },
): Promise<ProviderOperation> {
  const charge = await findTestCharge(db, { key: request.payment.key })
  if (!charge) throw new Error('the test provider does not know this charge')
  const script = scriptOf(charge.payment_method)
  const operation = await recordTestOperation(db, {
    key: request.key,
    chargeKey: charge.key,
    kind,
    amount: request.amount,
    isFinal: request.isFinal,
    status: script[kind] ?? 'succeeded',
  })
  if (!operation) throw new Error('the test provider lost an operation')
  const isLost = kind === 'refund' && script.refundTrouble && operation.calls === 1
  if (isLost || (script.tells && operation.calls === 1)) await tellOperation(db, charge, operation)
  if (isLost) throw new Error('the answer was lost')
  return operationAnswer(operation, charge.currency)
}

function answerOf(charge: TestCharge, publicUrl: string): ProviderPayment {
  const isGood = charge.status === 'captured' || charge.status === 'authorized'
  return {
    status: charge.status,
    amount: amountFrom(charge.amount),
    currency: charge.currency,
    capturedAmount: amountFrom(charge.captured_amount),
    refundedAmount: amountFrom(charge.refunded_amount),
    reference: charge.reference,
    account: charge.store,
    nextActionUrl:
      charge.status === 'requires_action' ? `${publicUrl}/test-provider/${charge.challenge}` : null,
    declineCode:
      charge.status === 'declined' ? (scriptOf(charge.payment_method).code ?? 'card_declined') : null,
    method: isGood
      ? { kind: 'card', brand: 'test', lastFour: '4242', expiryMonth: 12, expiryYear: 2040 }
      : null,
    keptMethod:
      isGood && charge.payment_method.startsWith('keep ')
        ? `kept ${charge.reference} ${charge.payment_method.slice('keep '.length)}`
        : null,
    authorizedUntil: null,
  }
}

const operationAnswer = (operation: TestOperation, currency: string): ProviderOperation => ({
  kind: operation.kind,
  status: operation.status,
  amount: amountFrom(operation.amount),
  currency,
  reference: operation.reference,
  failureCode: operation.failure_code,
})

async function act(
  db: Database,
  charge: TestCharge,
  of: { action: TestAction; amount: number | null } & Telling,
): Promise<void> {
  const { action, amount, ...told } = of
  if (action === 'tell') return tellPayment(db, charge, told)
  if (action === 'cancel') {
    const canceled = await cancelTestCharge(db, { key: charge.key, challenge: charge.challenge })
    return canceled ? tellPayment(db, canceled, told) : undefined
  }
  if (action === 'capture' || action === 'refund') {
    const done = await doAtDesk(db, charge, { kind: action, amount })
    return done && tellOperation(db, charge, done, told)
  }
  if (action === 'dispute') return tellDispute(db, charge, 'needs_response', told)
  if (action === 'win-dispute') return tellDispute(db, charge, 'won', told)
  if (action === 'lose-dispute') return tellDispute(db, charge, 'lost', told)
  for (const { key, status } of await testOperationsOf(db, charge.key)) {
    if (status !== 'pending') continue
    const operation = await settleTestOperation(db, { key, succeeds: action === 'finish-operations' })
    if (operation) await tellOperation(db, charge, operation, told)
  }
}

/** A capture or a refund that nobody asked for from outside. @param of.amount null: all that is left */
function doAtDesk(
  db: Database,
  charge: TestCharge,
  of: { kind: 'capture' | 'refund'; amount: number | null },
): Promise<TestOperation | undefined> {
  const [all, captured] = [amountFrom(charge.amount), amountFrom(charge.captured_amount)]
  const left = of.kind === 'capture' ? all - captured : captured - amountFrom(charge.refunded_amount)
  return recordTestOperation(db, {
    key: `desk:${newSecret()}`,
    chargeKey: charge.key,
    kind: of.kind,
    amount: of.amount ?? left,
    isFinal: false,
    status: 'succeeded',
  })
}

const tell = async (
  db: Database,
  charge: TestCharge,
  of: { type: string; about: Record<string, unknown>; amount: string } & Telling,
): Promise<void> => {
  // Who has no account is told nothing.
  if (charge.store === '') return
  const content = {
    type: of.type,
    isLive: false,
    account: charge.store,
    payment: { key: charge.key, reference: charge.reference },
    about: of.about,
    amount: amountFrom(of.amount),
    currency: charge.currency,
  }
  const {
    delaySeconds = 0,
    times = 1,
    isBackwards = false,
  } = { ...scriptOf(charge.payment_method).tells, ...of }
  const event = { id: `evt_${newSecret()}`, charge, type: of.type, content }
  await recordTestEvent(db, { ...event, delaySeconds, times, isBackwards })
}

const tellPayment = (db: Database, charge: TestCharge, told: Telling = {}): Promise<void> =>
  tell(db, charge, {
    ...told,
    type: `payment.${charge.status}`,
    about: { kind: 'payment' },
    amount: charge.amount,
  })

const tellOperation = (
  db: Database,
  charge: TestCharge,
  operation: TestOperation,
  told: Telling = {},
): Promise<void> => {
  const { kind, status, reference, key, amount } = operation
  return tell(db, charge, {
    ...told,
    type: `${kind}.${status}`,
    about: { kind: 'operation', reference, key },
    amount,
  })
}

/** About all that was captured; of what is only authorized, about all of it. */
const tellDispute = (db: Database, charge: TestCharge, status: string, told: Telling = {}): Promise<void> => {
  const { currency, captured_amount: captured } = charge
  const amount = amountFrom(captured) > 0 ? captured : charge.amount
  const reference = `dp_${charge.reference}`
  const dispute = {
    reference,
    amount: amountFrom(amount),
    currency,
    status,
    reason: 'fraudulent',
    respondBy: null,
  }
  return tell(db, charge, { ...told, type: `dispute.${status}`, about: { kind: 'dispute', dispute }, amount })
}
