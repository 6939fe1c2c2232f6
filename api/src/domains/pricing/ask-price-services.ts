import type { z } from 'zod'
import { fromWire } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import { Refusal } from '../../platform/refusals.ts'
import type { CarrierQuote, CartToPrice, TaxRate } from './cart-to-price.ts'
import type { PriceQuestions } from './price-questions.ts'
import { priceServiceRefusals } from './price-service-refusals.ts'
import {
  type CarrierQuestion,
  carrierAnswerSchema,
  type PriceServices,
  type TaxQuestion,
  taxAnswerSchema,
} from './price-services.ts'

/** How long an answer may take, and how often a cart that keeps changing is asked for. */
export const answerMilliseconds = 3_000
const askedMax = 3

/** Thrown inside a transaction, which it rolls back: what is to be asked has not been asked, or something else has. */
class MustAsk extends Error {
  readonly questions: PriceQuestions

  constructor(questions: PriceQuestions) {
    super('price services are to be asked first')
    this.questions = questions
  }
}

/** What services have said, each null where it was not asked. */
interface PriceAnswers {
  tax: readonly TaxRate[] | null
  carrier: readonly CarrierQuote[] | null
}

/** The services of a process and what they have said for the cart at hand. */
export interface Asking {
  services: PriceServices
  /** @throws MustAsk unless exactly this was asked */
  answersTo(questions: PriceQuestions): PriceAnswers
}

/**
 * Does work whose prices services have a say in, with no transaction open while they are asked: the work runs, and stops
 * at what must be asked first; it is asked; the work runs again from its start with the answers, and stops again where
 * it would have to ask something else by now. Without services it runs once.
 * @param work one transaction; what it does besides must bear repetition
 * @throws Refusal price-service-unavailable, prices-changing
 */
export async function askingServices<T>(
  of: { services: PriceServices; log: Log },
  work: (asking: Asking | null) => Promise<T>,
): Promise<T> {
  const { services } = of
  if (!services.tax && !services.carrier) return work(null)
  let [asked, answers]: [string, PriceAnswers] = ['', { tax: null, carrier: null }]
  const answersTo = (questions: PriceQuestions): PriceAnswers => {
    if (!questions.tax && !questions.carrier) return { tax: null, carrier: null }
    if (JSON.stringify(questions) !== asked) throw new MustAsk(questions)
    return answers
  }
  for (let times = 0; ; times += 1) {
    try {
      return await work({ services, answersTo })
    } catch (error) {
      if (!(error instanceof MustAsk)) throw error
      if (times >= askedMax) throw new Refusal(priceServiceRefusals.changing)
      answers = await ask(of, error.questions)
      asked = JSON.stringify(error.questions)
    }
  }
}

/** Both at once. */
async function ask(
  { services, log }: { services: PriceServices; log: Log },
  { tax, carrier }: PriceQuestions,
): Promise<PriceAnswers> {
  try {
    const [rates, quotes] = await Promise.all([
      services.tax && tax ? ratesBy(services.tax, tax) : null,
      services.carrier && carrier ? quotesBy(services.carrier, carrier) : null,
    ])
    return { tax: rates, carrier: quotes }
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    log.warn({ service: error.service, reason: error.message }, 'a price service gave no usable answer')
    throw new Refusal(priceServiceRefusals.unavailable, { retryAfterSeconds: 5 })
  }
}

/** `message` says why, and repeats nothing of the answer. */
class NoAnswer extends Error {
  readonly service: string

  constructor(service: string, reason: string) {
    super(reason)
    this.service = service
  }
}

async function ratesBy(
  service: NonNullable<PriceServices['tax']>,
  question: TaxQuestion,
): Promise<TaxRate[]> {
  const { rates } = await answerOf(service, question, taxAnswerSchema)
  return question.taxClasses.map((taxClass) => {
    const [rate, another] = rates.filter((each) => each.taxClass === taxClass)
    if (!rate || another) throw new NoAnswer(service.name, 'not one rate for each tax class')
    const { partsPerMillion } = rate
    const title = `${rate.title} (${service.name})`
    return { id: `service:${taxClass}`, title, taxClass, partsPerMillion, from: null, until: null }
  })
}

async function quotesBy(
  service: NonNullable<PriceServices['carrier']>,
  question: CarrierQuestion,
): Promise<CarrierQuote[]> {
  const { quotes } = await answerOf(service, question, carrierAnswerSchema)
  return question.packages.flatMap(({ sellerId, shippingMethodIds }) =>
    shippingMethodIds.flatMap((methodId) => {
      const [said, another] = quotes.filter(
        (each) => each.sellerId === sellerId && each.shippingMethodId === methodId,
      )
      if (!said || another) throw new NoAnswer(service.name, 'not one quote for each package and method')
      const ids = {
        sellerId: fromWire('seller', sellerId) ?? '',
        methodId: fromWire('shippingMethod', methodId) ?? '',
      }
      return said.quote ? [{ ...ids, ...said.quote }] : []
    }),
  )
}

async function answerOf<Q, S extends z.ZodType>(
  service: { name: string; ratesFor(question: Q, of: { signal: AbortSignal }): Promise<unknown> },
  question: Q,
  schema: S,
): Promise<z.output<S>> {
  const signal = AbortSignal.timeout(answerMilliseconds)
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('no answer in time')), { once: true })
  })
  const said = await Promise.race([service.ratesFor(question, { signal }), late]).catch((error: unknown) => {
    throw new NoAnswer(service.name, error instanceof Error ? error.message : 'it failed')
  })
  const read = schema.safeParse(said)
  if (read.success) return read.data
  const paths = read.error.issues.slice(0, 3).map(({ path }) => `/${path.join('/')}`)
  throw new NoAnswer(service.name, `not of the form of an answer: ${paths.join(', ')}`)
}

/**
 * The cart with what services say in place of what its store says: one tax zone that is everywhere, and a carrier's
 * quotes. Where the tax service was not asked, because nobody knows where to, the store's zones stay.
 * @throws MustAsk
 */
export function withAnswers<T extends CartToPrice>(cart: T, asking: Asking, questions: PriceQuestions): T {
  const { services } = asking
  const { tax, carrier } = asking.answersTo(questions)
  const zones = tax ? [{ id: 'service', places: [], rates: tax }] : cart.tax.zones
  // Where a carrier could be asked and was not, because what was chosen does not ask it, no method of its is offered.
  const quotes =
    services.carrier && cart.shipping.destination
      ? { name: services.carrier.name, quotes: carrier ?? [] }
      : null
  return {
    ...cart,
    tax: { ...cart.tax, zones },
    shipping: quotes ? { ...cart.shipping, carrier: quotes } : cart.shipping,
  }
}
