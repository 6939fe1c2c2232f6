import { randomBytes } from 'node:crypto'

export type Fields = Record<string, unknown>

/** What the stand-in keeps of a payment intent, in Stripe's words. */
export interface StandInIntent extends Fields {
  id: string
  status: string
  amount: number
  amount_received: number
  amount_capturable: number
  currency: string
  metadata: Record<string, string>
  customer: string | null
  latest_charge: string | null
  last_payment_error: Fields | null
}

interface StandInRefund extends Fields {
  id: string
  amount: number
  status: string
  payment_intent: string
}

/** Answers as Stripe does when it will not do something. */
export class NotDone extends Error {
  readonly status: number
  readonly error: Fields

  constructor(status: number, error: Fields) {
    super(String(error.code))
    this.status = status
    this.error = error
  }
}

const invalid = (code: string, status = 400) =>
  new NotDone(status, { type: 'invalid_request_error', code, message: `Refused: ${code}` })

/** Stripe's books, and the rules by which they change. */
export class StandInBooks {
  readonly intents = new Map<string, StandInIntent>()
  readonly refunds = new Map<string, StandInRefund>()
  /** What Stripe would tell, in the order it happened. */
  readonly events: Fields[] = []
  readonly detached: string[] = []
  readonly customers: string[] = []
  readonly #charges = new Map<string, Fields & { amount_refunded: number }>()
  readonly #methods = new Map<string, Fields>()
  readonly #isLive: boolean
  readonly #canSearch: boolean
  #made = 0

  constructor(isLive: boolean, canSearch: boolean) {
    this.#isLive = isLive
    this.#canSearch = canSearch
  }

  /** Captured less refunded, of all intents in a currency. */
  balance(currency: string): number {
    const ofCurrency = [...this.intents.values()].filter(
      (intent) => intent.currency === currency.toLowerCase(),
    )
    const captured = ofCurrency.reduce((sum, intent) => sum + intent.amount_received, 0)
    const refunded = [...this.refunds.values()]
      .filter(({ status, payment_intent }) => {
        return status === 'succeeded' && ofCurrency.some(({ id }) => id === payment_intent)
      })
      .reduce((sum, refund) => sum + refund.amount, 0)
    return captured - refunded
  }

  byKey(key: string): StandInIntent[] {
    return [...this.intents.values()].filter(({ metadata }) => metadata.tradepost_key === key)
  }

  /** The shopper answers at the page that `next_action` leads to. */
  authenticate(url: string, isApproved: boolean): void {
    const intent = this.#intent(new URL(url).pathname.split('/').at(-1) ?? '')
    if (intent.status !== 'requires_action') return
    if (isApproved) this.#paid(intent)
    else this.#failed(intent, { code: 'payment_intent_authentication_failure' })
  }

  /** A dispute opens, or goes on: `needs_response`, `under_review`, `won`, `lost`, `appeal_under_review`. */
  dispute(intentId: string, status: string, of: { id?: string; amount?: number } = {}): Fields {
    const intent = this.#intent(intentId)
    const amount = of.amount ?? intent.amount_received
    const dispute = {
      id: of.id ?? this.#id('dp'),
      object: 'dispute',
      amount,
      currency: intent.currency,
      status,
      reason: 'fraudulent',
      payment_intent: intent.id,
      charge: intent.latest_charge,
      evidence_details: { due_by: 1_800_000_000 },
      metadata: {},
    }
    const isOver = status === 'won' || status === 'lost'
    const isNew = of.id === undefined
    const type = isOver ? 'closed' : isNew ? 'created' : 'updated'
    return this.#tell(`charge.dispute.${type}`, dispute)
  }

  /** Somebody refunds at Stripe's own desk; or a refund that had succeeded fails at the bank. */
  refundByHand(intentId: string, amount: number): StandInRefund {
    return this.#refund({ payment_intent: intentId, amount: String(amount) }) as StandInRefund
  }

  /** Somebody captures at Stripe's own desk, for good. */
  captureByHand(intentId: string, amount: number): void {
    this.#capture(this.#intent(intentId), { amount_to_capture: String(amount) })
  }

  /** Somebody cancels at Stripe's own desk. */
  cancelByHand(intentId: string): void {
    this.#change(this.#intent(intentId), 'cancel', {})
  }

  /** A bank has taken what was on its way to it. */
  finishRefund(id: string): Fields {
    const refund = this.refunds.get(id) as StandInRefund
    refund.status = 'succeeded'
    return this.#tell('refund.updated', refund)
  }

  failRefund(id: string): Fields {
    const refund = this.refunds.get(id) as StandInRefund
    const charge = this.#charges.get(this.#intent(refund.payment_intent).latest_charge ?? '')
    if (charge) charge.amount_refunded -= refund.amount
    refund.status = 'failed'
    refund.failure_reason = 'expired_or_canceled_card'
    return this.#tell('refund.failed', refund)
  }

  answer(call: string, query: Fields, form: Fields): unknown {
    const [, noun, id, verb] = /^\w+ \/v1\/(\w+)(?:\/(\w+))?(?:\/(\w+))?$/.exec(call) ?? []
    const isPost = call.startsWith('POST')
    if (noun === 'payment_intents') {
      if (id === 'search') return this.#search(String(query.query))
      if (!id) return this.#shown(this.#open(form))
      const intent = this.#intent(id)
      if (isPost) this.#change(intent, verb, form)
      return this.#shown(intent, expandOf(isPost ? form : query))
    }
    if (noun === 'refunds' && isPost) return this.#refund(form)
    if (noun === 'refunds' && id) return this.refunds.get(id) ?? refuse('resource_missing', 404)
    if (noun === 'refunds') {
      const data = [...this.refunds.values()].filter((one) => one.payment_intent === query.payment_intent)
      return { object: 'list', data: data.toReversed(), has_more: false, url: '/v1/refunds' }
    }
    if (noun === 'customers' && isPost) {
      this.customers.push(this.#id('cus'))
      return { id: this.customers.at(-1), object: 'customer', metadata: form.metadata ?? {} }
    }
    if (noun === 'payment_methods' && verb === 'detach') {
      if (this.detached.includes(id ?? '')) refuse('resource_missing')
      this.detached.push(id ?? '')
      return { id, object: 'payment_method', customer: null }
    }
    return refuse('url_unknown', 404)
  }

  #open(form: Fields): StandInIntent {
    const amount = Number(form.amount)
    const currency = String(form.currency)
    if (!Number.isSafeInteger(amount) || amount < 1) refuse('parameter_invalid_integer')
    if (['eur', 'usd'].includes(currency) && amount < 50) refuse('amount_too_small')
    const id = this.#id('pi')
    const intent: StandInIntent = {
      id,
      object: 'payment_intent',
      amount,
      amount_received: 0,
      amount_capturable: 0,
      currency,
      capture_method: form.capture_method ?? 'automatic',
      status: 'requires_payment_method',
      livemode: this.#isLive,
      client_secret: `${id}_secret_${randomBytes(12).toString('hex')}`,
      metadata: { ...(form.metadata as Record<string, string>) },
      customer: (form.customer as string) ?? null,
      payment_method: null,
      setup_future_usage: null,
      latest_charge: null,
      last_payment_error: null,
      next_action: null,
      multicapture: /request_multicapture/.test(JSON.stringify(form)),
    }
    this.intents.set(id, intent)
    this.#tell('payment_intent.created', intent)
    return intent
  }

  #change(intent: StandInIntent, verb: string | undefined, form: Fields): void {
    if (verb === undefined) intent.customer = (form.customer as string) ?? intent.customer
    if (verb === 'confirm') this.#confirm(intent, form)
    if (verb === 'capture') this.#capture(intent, form)
    if (verb === 'cancel') {
      if (['succeeded', 'canceled', 'processing'].includes(intent.status))
        refuse('payment_intent_unexpected_state')
      intent.status = 'canceled'
      intent.amount_capturable = 0
      this.#tell('payment_intent.canceled', intent)
    }
    // What is refused changes nothing.
    Object.assign(intent.metadata, form.metadata)
  }

  #confirm(intent: StandInIntent, form: Fields): void {
    if (!['requires_payment_method', 'requires_confirmation'].includes(intent.status))
      refuse('payment_intent_unexpected_state')
    const type = (form.payment_method_data as Fields | undefined)?.type
    const method = String(form.payment_method ?? form.confirmation_token ?? type)
    if (method === 'pm_unknown') refuse('resource_missing')
    // Methods that redirect are among the automatic ones, whichever is used.
    if (!form.return_url) refuse('parameter_missing')
    intent.setup_future_usage = form.setup_future_usage ?? null
    const known = this.#methods.get(method)
    if (known?.customer && known.customer !== intent.customer) refuse('payment_method_unexpected_state')
    const kept = known ?? this.#newMethod(intent, method, type as string | undefined)
    intent.last_payment_error = null
    const needsStep = /(authenticationRequired|threeDSecure)/.test(method) || type !== undefined
    if (/chargeDeclined$/.test(method))
      this.#failed(intent, { code: 'card_declined', decline_code: 'insufficient_funds' }, true)
    intent.payment_method = kept.id
    if (needsStep) this.#askShopper(intent, form, type === 'alipay' ? 'alipay_handle_redirect' : undefined)
    else this.#paid(intent)
  }

  #askShopper(intent: StandInIntent, form: Fields, kind = 'redirect_to_url'): void {
    intent.status = 'requires_action'
    intent.next_action = {
      type: kind,
      [kind]: {
        url: `https://hooks.stripe.test/authenticate/${intent.id}`,
        return_url: form.return_url,
      },
    }
    this.#tell('payment_intent.requires_action', intent)
  }

  /** A method is attached to the intent's customer when it is to be used again. */
  #newMethod(intent: StandInIntent, name: string, type?: string): Fields & { id: string } {
    const isKept = intent.setup_future_usage !== null && intent.customer !== null
    const method = {
      id: this.#id('pm'),
      object: 'payment_method',
      type: type ?? 'card',
      customer: isKept ? intent.customer : null,
      ...(type ? {} : { card: { brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2034 } }),
      is: name,
    }
    this.#methods.set(method.id, method)
    return method
  }

  #paid(intent: StandInIntent): void {
    const isManual = intent.capture_method === 'manual'
    const charge = {
      id: this.#id('ch'),
      object: 'charge',
      amount: intent.amount,
      amount_captured: isManual ? 0 : intent.amount,
      amount_refunded: 0,
      currency: intent.currency,
      payment_intent: intent.id,
      payment_method_details: { type: 'card', card: isManual ? { capture_before: 1_800_000_000 } : {} },
    }
    this.#charges.set(charge.id, charge)
    intent.latest_charge = charge.id
    intent.next_action = null
    intent.status = isManual ? 'requires_capture' : 'succeeded'
    if (isManual) intent.amount_capturable = intent.amount
    else intent.amount_received = intent.amount
    this.#tell(isManual ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded', intent)
    if (this.#isOf(intent, 'pm_card_createDispute')) this.dispute(intent.id, 'needs_response')
  }

  #isOf(intent: StandInIntent, method: string): boolean {
    return this.#methods.get(intent.payment_method as string)?.is === method
  }

  #failed(intent: StandInIntent, error: Fields, isAnswer = false): void {
    intent.status = 'requires_payment_method'
    intent.payment_method = null
    intent.next_action = null
    intent.last_payment_error = { type: 'card_error', ...error }
    this.#tell('payment_intent.payment_failed', intent)
    if (isAnswer)
      throw new NotDone(402, { type: 'card_error', ...error, payment_intent: this.#shown(intent) })
  }

  #capture(intent: StandInIntent, form: Fields): void {
    if (intent.status !== 'requires_capture') refuse('payment_intent_unexpected_state')
    const amount =
      form.amount_to_capture === undefined ? intent.amount_capturable : Number(form.amount_to_capture)
    const isFinal = form.final_capture !== 'false'
    // Nothing is captured to let go the rest of what was captured in part.
    const least = isFinal && intent.amount_received > 0 ? 0 : 1
    if (amount < least || amount > intent.amount_capturable) refuse('amount_too_large')
    if (!isFinal && (!intent.multicapture || amount === intent.amount_capturable))
      refuse('capture_not_allowed')
    const charge = this.#charges.get(intent.latest_charge ?? '') as Fields & { amount_refunded: number }
    intent.amount_received += amount
    charge.amount_captured = intent.amount_received
    intent.amount_capturable = isFinal ? 0 : intent.amount - intent.amount_received
    if (isFinal) intent.status = 'succeeded'
    this.#tell(isFinal ? 'payment_intent.succeeded' : 'payment_intent.amount_capturable_updated', intent)
  }

  #refund(form: Fields): Fields {
    const intent = this.#intent(String(form.payment_intent))
    const amount = Number(form.amount)
    const given = [...this.refunds.values()]
      .filter((one) => one.payment_intent === intent.id && one.status !== 'failed')
      .reduce((sum, one) => sum + one.amount, 0)
    if (amount < 1 || amount > intent.amount_received - given) refuse('charge_already_refunded')
    const charge = this.#charges.get(intent.latest_charge ?? '') as Fields & { amount_refunded: number }
    charge.amount_refunded += amount
    const refund: StandInRefund = {
      id: this.#id('re'),
      object: 'refund',
      amount,
      currency: intent.currency,
      status: this.#isOf(intent, 'pm_card_pendingRefund') ? 'pending' : 'succeeded',
      failure_reason: undefined,
      payment_intent: intent.id,
      metadata: form.metadata ?? {},
    }
    this.refunds.set(refund.id, refund)
    this.#tell('refund.created', refund)
    return refund
  }

  #search(query: string): unknown {
    if (!this.#canSearch) refuse('feature_not_available', 403)
    const key = /^metadata\['tradepost_key'\]:'([^']+)'$/.exec(query)?.[1]
    // What has just been written is not found yet.
    const seen = [...this.intents.values()].slice(0, -1)
    const data = seen.filter(({ metadata }) => metadata.tradepost_key === key).map((one) => this.#shown(one))
    return {
      object: 'search_result',
      data,
      has_more: false,
      next_page: null,
      url: '/v1/payment_intents/search',
    }
  }

  #shown(intent: StandInIntent, expand: string[] = []): Fields {
    const { multicapture: _, ...shown } = structuredClone(intent)
    return {
      ...shown,
      ...(expand.includes('latest_charge') && {
        latest_charge: structuredClone(this.#charges.get(intent.latest_charge ?? '')) ?? null,
      }),
      ...(expand.includes('payment_method') && {
        payment_method: structuredClone(this.#methods.get(intent.payment_method as string)) ?? null,
      }),
    }
  }

  #intent(id: string): StandInIntent {
    return this.intents.get(id) ?? refuse('resource_missing', 404)
  }

  #tell(type: string, object: Fields): Fields {
    const event = {
      id: this.#id('evt'),
      object: 'event',
      type,
      created: 1_790_000_000 + this.#made,
      livemode: this.#isLive,
      api_version: '2026-10-28.endive',
      data: { object: structuredClone(object) },
    }
    this.events.push(event)
    return event
  }

  #id(prefix: string): string {
    this.#made += 1
    return `${prefix}_${String(this.#made).padStart(4, '0')}${randomBytes(8).toString('hex')}`
  }
}

function refuse(code: string, status = 400): never {
  throw invalid(code, status)
}

const expandOf = (fields: Fields): string[] => Object.values((fields.expand as Record<string, string>) ?? {})
