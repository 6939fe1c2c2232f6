import Stripe from 'stripe'
import { digest } from '../../../platform/secrets.ts'
import type {
  ChargeRequest,
  DoneThere,
  OperationRequest,
  PaymentName,
  PaymentProvider,
  ProviderOperation,
  ProviderPayment,
} from '../provider.ts'
import { fromStripeAmount, toStripeAmount } from './stripe-amounts.ts'
import { readStripeEvent } from './stripe-events.ts'
import {
  chargeOf,
  declinedFor,
  failed,
  hasFailed,
  isUnconfirmed,
  keyName,
  presentIntent,
  presentRefund,
  succeeded,
} from './stripe-present.ts'

/** Stripe's version of its API that this code was written for; its replies keep that form whatever the account's is. */
const apiVersion = '2026-10-28.endive'

/** Shorter than the patience of those who ask, so that they hear of an answer that is lost. */
const timeoutMilliseconds = 8_000

/** How a store is known at Stripe. */
export interface StripeSettings {
  secretKey: string
  /** Empty: nothing that Stripe tells on its own is believed. */
  webhookSecret: string
  /** A connected account that is acted for; empty: the key's own. */
  account: string
  isLive: boolean
  /** Where Stripe's API is; null: at Stripe */
  apiBase: string | null
}

// What the shopper goes away for, with nothing to type in here.
const redirectMethods = ['alipay', 'amazon_pay', 'ideal', 'paypal', 'revolut_pay', 'twint']

// Their money comes or does not come days later: no quote waits that long.
const slowMethods = [
  'acss_debit',
  'au_becs_debit',
  'bacs_debit',
  'boleto',
  'customer_balance',
  'konbini',
  'multibanco',
  'oxxo',
  'sepa_debit',
  'us_bank_account',
]

type Intent = Stripe.PaymentIntent
type Answered<T> = Stripe.Response<T>

const withCharge = { expand: ['latest_charge', 'payment_method'] }

/**
 * Stripe's Payment Intents. An intent is opened first, from nothing but what is stored with our key, and confirmed then:
 * opening takes no money, so it can be repeated with the same idempotency key whenever the answer was lost, to find the
 * intent, or to cancel it before a late charge confirms it (decision 25).
 */
export class StripeProvider implements PaymentProvider {
  readonly name = 'stripe'
  readonly excludedMethods = slowMethods
  readonly #stripe: Stripe
  readonly #settings: StripeSettings

  constructor(settings: StripeSettings) {
    this.#settings = settings
    this.#stripe = new Stripe(settings.secretKey, {
      apiVersion,
      timeout: timeoutMilliseconds,
      // Whoever calls repeats with the same key, when the time has come.
      maxNetworkRetries: 0,
      telemetry: false,
      ...(settings.account && { stripeAccount: settings.account }),
      ...(settings.apiBase && addressOf(settings.apiBase)),
    })
  }

  knowsMethod(paymentMethod: string): boolean {
    return /^(pm|ctoken)_[A-Za-z0-9_]{1,200}$/.test(paymentMethod) || redirectMethods.includes(paymentMethod)
  }

  async charge(request: ChargeRequest): Promise<ProviderPayment> {
    const opened = await this.#open(request).catch((error: unknown) => refusedBy(error))
    if ('refused' in opened) return declinedFor(request, opened.refused)
    const { intent } = opened
    if (!isUnconfirmed(intent)) return this.#present(intent)
    const confirmed = await this.#confirm(intent.id, request).catch((error: unknown) =>
      // Somebody has confirmed it with another method: that one counts.
      error instanceof Stripe.errors.StripeIdempotencyError ? { refused: 'superseded' } : refusedBy(error),
    )
    if ('refused' in confirmed) return this.#endRefused(intent.id, confirmed.refused)
    return this.#present(confirmed.intent)
  }

  async retrieve(payment: PaymentName): Promise<ProviderPayment | null> {
    const found = await this.#find(payment).catch((error: unknown) => {
      // Somebody is asking with this very key at the moment.
      if (isStatus(error, 409)) return null
      throw error
    })
    return found && (await this.#standing(found))
  }

  async cancel(payment: PaymentName): Promise<ProviderPayment | null> {
    const intent = await this.#find(payment)
    if (!intent) return null
    if (intent.status === 'canceled' || intent.status === 'succeeded') return this.#standing(intent)
    const ended = await this.#end(intent)
    return ended.status === 'canceled' && isUnconfirmed(intent) && !hasFailed(intent)
      ? null
      : this.#present(ended)
  }

  async capture(request: OperationRequest & { isFinal: boolean }): Promise<ProviderOperation> {
    const { payment, amount, currency, key } = request
    const counted = toStripeAmount(amount, currency)
    if (counted === null) return failed('capture', request, 'amount_not_supported')
    const intent = await this.#mustFind(payment)
    const done = captureIn(intent, request)
    if (done) return done
    try {
      await this.#stripe.paymentIntents.capture(
        intent.id,
        {
          amount_to_capture: counted,
          // Said only where it is wanted, and there is a rest: not every account and card can be captured from several
          // times, and Stripe refuses to keep a rest of nothing.
          ...(!request.isFinal && counted < intent.amount_capturable && { final_capture: false }),
          metadata: { [captureName(key)]: String(counted) },
        },
        { idempotencyKey: key },
      )
      return { ...succeeded('capture', request), reference: captureName(key) }
    } catch (error) {
      return failed('capture', request, refusedBy(error).refused)
    }
  }

  /** Stripe forgets keys after a day, and refunds never: what was done with this key is looked for first. */
  async refund(request: OperationRequest): Promise<ProviderOperation> {
    const { payment, amount, currency } = request
    const counted = toStripeAmount(amount, currency)
    if (counted === null) return failed('refund', request, 'amount_not_supported')
    const intent = await this.#mustFind(payment)
    const done = await this.#refundIn(intent, request.key)
    if (done) return done
    try {
      const refund = await this.#stripe.refunds.create(
        { payment_intent: intent.id, amount: counted, metadata: { [keyName]: request.key } },
        { idempotencyKey: request.key },
      )
      return presentRefund(refund)
    } catch (error) {
      return failed('refund', request, refusedBy(error).refused)
    }
  }

  async retrieveOperation(
    kind: 'capture' | 'refund',
    request: OperationRequest,
  ): Promise<ProviderOperation | null> {
    const intent = await this.#find(request.payment)
    if (!intent) return null
    return kind === 'capture' ? captureIn(intent, request) : this.#refundIn(intent, request.key)
  }

  /** Stripe has no names for the single captures of a charge. */
  async history(payment: PaymentName): Promise<DoneThere[]> {
    const intent = await this.#mustFind(payment)
    const charge = chargeOf(intent)?.id ?? null
    const done: DoneThere[] = []
    // Newest first.
    for await (const refund of this.#stripe.refunds.list({ payment_intent: intent.id, limit: 100 })) {
      const { status, amount } = presentRefund(refund)
      const key = refund.metadata?.[keyName] ?? null
      if (status !== 'failed') done.unshift({ kind: 'refund', reference: refund.id, key, amount })
    }
    if (charge)
      for (const kind of ['capture', 'void'] as const)
        done.push({ kind, reference: charge, key: null, amount: null })
    return done
  }

  readEvent(body: Uint8Array, headers: Headers, now: Date) {
    return readStripeEvent({ body, headers, now, secret: this.#settings.webhookSecret })
  }

  async keepCustomer({ key }: { key: string }): Promise<string> {
    const customer = await this.#stripe.customers.create(
      { metadata: { [keyName]: key } },
      { idempotencyKey: key },
    )
    return customer.id
  }

  async forgetMethod(reference: string): Promise<void> {
    try {
      await this.#stripe.paymentMethods.detach(reference)
    } catch (error) {
      // It is gone, or belongs to nobody any more.
      refusedBy(error)
    }
  }

  /** Opens the intent of a key, or finds the one that was opened. @throws as Stripe's client does */
  async #open(payment: PaymentName): Promise<{ intent: Intent }> {
    if (payment.reference) return { intent: await this.#read(payment.reference) }
    const amount = toStripeAmount(payment.amount, payment.currency)
    if (amount === null) throw new NotSupported('amount_not_supported')
    const isManual = payment.captureMode === 'manual'
    const opened = await this.#stripe.paymentIntents.create(
      {
        amount,
        currency: payment.currency.toLowerCase(),
        capture_method: payment.captureMode,
        automatic_payment_methods: { enabled: true },
        excluded_payment_method_types: slowMethods,
        ...(isManual && {
          payment_method_options: { card: { request_multicapture: 'if_available' as const } },
        }),
        metadata: { [keyName]: payment.key },
      },
      { idempotencyKey: `${payment.key}:open` },
    )
    return { intent: wasRepeated(opened) ? await this.#read(opened.id) : this.#checked(opened) }
  }

  /**
   * The intent of a payment. Without a reference: by search, which sees what is older than a minute however long ago it
   * was, then by opening it again, which finds what is younger than a day (Stripe's promise for idempotency keys).
   * Null: what is asked for cannot be opened, so nobody has.
   */
  async #find(payment: PaymentName): Promise<Intent | null> {
    if (!payment.reference) {
      const query = `metadata['${keyName}']:'${payment.key}'`
      // Not every account may search.
      const { data } = await this.#stripe.paymentIntents
        .search({ query, limit: 1 })
        .catch((error: unknown) => {
          if (!isStatus(error, 400) && !isStatus(error, 403)) throw error
          return { data: [] as Intent[] }
        })
      const [known] = data
      if (known) return this.#read(known.id)
    }
    const opened = await this.#open(payment).catch((error: unknown) =>
      // What it knew by a reference it knows: if not, another account is asked.
      payment.reference ? Promise.reject(error) : refusedBy(error),
    )
    return 'refused' in opened ? null : opened.intent
  }

  async #refundIn(intent: Intent, key: string): Promise<ProviderOperation | null> {
    for await (const refund of this.#stripe.refunds.list({ payment_intent: intent.id, limit: 100 }))
      if (refund.metadata?.[keyName] === key) return presentRefund(refund)
    return null
  }

  async #mustFind(payment: PaymentName): Promise<Intent> {
    const intent = await this.#find(payment)
    if (!intent) throw new Error(`Stripe knows no payment ${payment.key}`)
    return intent
  }

  async #read(id: string): Promise<Intent> {
    return this.#checked(await this.#stripe.paymentIntents.retrieve(id, withCharge))
  }

  async #confirm(id: string, request: ChargeRequest): Promise<{ intent: Intent }> {
    const { key, paymentMethod, providerCustomer } = request
    if (providerCustomer)
      await this.#stripe.paymentIntents.update(
        id,
        { customer: providerCustomer },
        { idempotencyKey: `${key}:customer` },
      )
    const confirmed = await this.#stripe.paymentIntents.confirm(
      id,
      {
        ...methodOf(paymentMethod),
        return_url: request.returnUrl,
        ...(request.saveMethod && { setup_future_usage: 'off_session' as const }),
        ...withCharge,
      },
      { idempotencyKey: `${key}:confirm` },
    )
    return { intent: wasRepeated(confirmed) ? await this.#read(id) : this.#checked(confirmed) }
  }

  /**
   * What was refused is ended before anybody hears of it: the next try is a payment of its own, and no page may confirm
   * this one any more.
   */
  async #endRefused(id: string, code: string): Promise<ProviderPayment> {
    const now = await this.#read(id)
    // Refused because it was no longer to be confirmed: somebody else did, or has canceled it.
    if (!isUnconfirmed(now)) return this.#present(now)
    const ended = await this.#end(now)
    return ended.status === 'canceled'
      ? { ...this.#present(ended), status: 'declined', declineCode: code }
      : this.#present(ended)
  }

  /**
   * Cancels an intent, or lets go the rest of what was captured in part, which Stripe calls a last capture of nothing.
   * Without a key of ours: Stripe would repeat a refusal of today tomorrow, and ended twice is ended.
   */
  async #end({ id, amount_received }: Intent): Promise<Intent> {
    const { paymentIntents } = this.#stripe
    // It is where nothing can be ended (any more): where that is, it says itself.
    if (amount_received > 0)
      await paymentIntents.capture(id, { amount_to_capture: 0, final_capture: true }).catch(refusedBy)
    await paymentIntents.cancel(id).catch(refusedBy)
    return this.#read(id)
  }

  /** Null while nobody has asked for the money. */
  async #standing(intent: Intent): Promise<ProviderPayment | null> {
    if (!isUnconfirmed(intent)) return this.#present(intent)
    if (!hasFailed(intent)) return null
    return this.#present(await this.#end(intent))
  }

  #checked(answered: Answered<Intent>): Answered<Intent> {
    if (answered.livemode !== this.#settings.isLive)
      throw new Error(
        `Stripe answered in ${answered.livemode ? 'live' : 'test'} mode, which is not the key's`,
      )
    return answered
  }

  #present(intent: Intent): ProviderPayment {
    return presentIntent(intent, (intent as Answered<Intent>).lastResponse.stripeAccount ?? '')
  }
}

/** An amount or currency that Stripe cannot take. */
class NotSupported extends Error {
  override readonly name = 'NotSupported'
}

/**
 * Why Stripe will not do it, ever.
 * @throws error when that is not said: no answer, a wrong key, too many at once, a fault of Stripe's
 */
function refusedBy(error: unknown): { refused: string } {
  if (error instanceof NotSupported) return { refused: error.message }
  const { StripeCardError, StripeInvalidRequestError } = Stripe.errors
  if (error instanceof StripeCardError || error instanceof StripeInvalidRequestError)
    return { refused: error.decline_code || error.code || 'refused' }
  throw error
}

const isStatus = (error: unknown, status: number): boolean =>
  error instanceof Stripe.errors.StripeError && error.statusCode === status

/** Stripe tells what is repeated with the words of the first time. */
const wasRepeated = ({ lastResponse }: Answered<unknown>): boolean =>
  lastResponse.headers['idempotent-replayed'] === 'true'

/** What a capture is known by among an intent's metadata, whose names have at most 40 signs. */
const captureName = (key: string): string => `capture_${digest(key).slice(0, 24)}`

/** A capture that an intent remembers; null: none with this key. */
function captureIn(intent: Intent, { key, currency }: OperationRequest): ProviderOperation | null {
  const name = captureName(key)
  const counted = Number(intent.metadata[name])
  if (!(counted <= intent.amount_received)) return null
  const amount = fromStripeAmount(counted, currency)
  return { ...succeeded('capture', { amount, currency }), reference: name }
}

function methodOf(paymentMethod: string): Stripe.PaymentIntentConfirmParams {
  if (paymentMethod.startsWith('ctoken_')) return { confirmation_token: paymentMethod }
  if (paymentMethod.startsWith('pm_')) return { payment_method: paymentMethod }
  return { payment_method_data: { type: paymentMethod } }
}

function addressOf(apiBase: string): Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'> {
  const { hostname, port, protocol } = new URL(apiBase)
  const isPlain = protocol === 'http:'
  return { host: hostname, port: port || (isPlain ? 80 : 443), protocol: isPlain ? 'http' : 'https' }
}
