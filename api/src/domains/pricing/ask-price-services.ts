import type { z } from 'zod'
import { fromWire } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import { Refusal } from '../../platform/refusals.ts'
import { processMilliseconds } from '../../platform/time.ts'
import type { CarrierQuote, CartToPrice, SaidRates } from './cart-to-price.ts'
import type { PriceQuestions } from './price-questions.ts'
import { priceServiceRefusals } from './price-service-refusals.ts'
import { carrierAnswerSchema, type PriceServices, taxAnswerSchema, UnusableAnswer } from './price-services.ts'
import type { ServiceRest } from './service-rest.ts'

/** How long an answer may take, and how often a cart that keeps changing is asked for. */
export const answerMilliseconds = 3_000
const askedMax = 3
const usualWaitSeconds = 5

/** Thrown inside a transaction, which it rolls back: what is to be asked has not been asked, or something else has. */
class MustAsk extends Error {
  readonly questions: PriceQuestions

  constructor(questions: PriceQuestions) {
    super('price services are to be asked first')
    this.questions = questions
  }
}

/** What services have said; empty where they were not asked. */
interface PriceAnswers {
  tax: readonly SaidRates[]
  carrier: readonly CarrierQuote[]
}

const nothingSaid: PriceAnswers = { tax: [], carrier: [] }

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
  let [asked, answers]: [string, PriceAnswers] = ['', nothingSaid]
  const answersTo = (questions: PriceQuestions): PriceAnswers => {
    if (questions.tax.length === 0 && questions.carrier.length === 0) return nothingSaid
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

/** Both at once, and all destinations. */
async function ask(
  { services, log }: { services: PriceServices; log: Log },
  { tax, carrier }: PriceQuestions,
): Promise<PriceAnswers> {
  try {
    const [rates, quotes] = await Promise.all([
      Promise.all(services.tax ? tax.map(ratesBy(services.tax)) : []),
      Promise.all(services.carrier ? carrier.map(quotesBy(services.carrier)) : []),
    ])
    return { tax: rates, carrier: quotes.flat() }
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    const { service, message: reason, restSeconds } = error
    // While it rests, the log has its failures already.
    if (!(error instanceof Resting))
      log.warn({ service, reason, restSeconds }, 'a price service gave no usable answer')
    throw new Refusal(priceServiceRefusals.unavailable, {
      retryAfterSeconds: restSeconds ?? usualWaitSeconds,
    })
  }
}

/** `message` says why, and repeats nothing of the answer. */
class NoAnswer extends Error {
  readonly service: string
  /** How long it is left alone now; null: it may be asked again */
  readonly restSeconds: number | null

  constructor(service: string, reason: string, restSeconds: number | null = null) {
    super(reason)
    this.service = service
    this.restSeconds = restSeconds
  }
}

/** Nobody was asked. */
class Resting extends NoAnswer {}

function ratesBy(service: NonNullable<PriceServices['tax']>) {
  return async ({ destination: at, question }: PriceQuestions['tax'][number]): Promise<SaidRates> => {
    const answer = await answerOf(service, question, taxAnswerSchema)
    const rates = question.taxClasses.map((taxClass) => {
      const [rate, another] = answer.rates.filter((each) => each.taxClass === taxClass)
      if (!rate || another) throw new NoAnswer(service.name, 'not one rate for each tax class')
      const { partsPerMillion } = rate
      const title = `${rate.title} (${service.name})`
      // Each destination has rates of its own: tax is rounded once for each.
      const id = at === 0 ? `service:${taxClass}` : `service:${at}:${taxClass}`
      return { id, title, taxClass, partsPerMillion, from: null, until: null }
    })
    return { destination: at, rates }
  }
}

function quotesBy(service: NonNullable<PriceServices['carrier']>) {
  return async ({ destination, question }: PriceQuestions['carrier'][number]): Promise<CarrierQuote[]> => {
    const { quotes } = await answerOf(service, question, carrierAnswerSchema)
    return question.packages.flatMap(({ sellerId, shippingMethodIds }) =>
      shippingMethodIds.flatMap((methodId) => {
        const [said, another] = quotes.filter(
          (each) => each.sellerId === sellerId && each.shippingMethodId === methodId,
        )
        if (!said || another) throw new NoAnswer(service.name, 'not one quote for each package and method')
        const ids = {
          sellerId: fromWire('seller', sellerId) ?? '',
          destination,
          methodId: fromWire('shippingMethod', methodId) ?? '',
        }
        return said.quote ? [{ ...ids, ...said.quote }] : []
      }),
    )
  }
}

interface Answering<Q> {
  name: string
  ratesFor(question: Q, of: { signal: AbortSignal }): Promise<unknown>
  rest?: ServiceRest
}

async function answerOf<Q, S extends z.ZodType>(
  service: Answering<Q>,
  question: Q,
  schema: S,
): Promise<z.output<S>> {
  const { name, rest } = service
  const wait = rest?.secondsToWait() ?? 0
  if (wait > 0) throw new Resting(name, 'it rests', wait)
  const begun = processMilliseconds()
  const took = () => processMilliseconds() - begun
  let said: unknown
  try {
    said = await saidInTime(service, question)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it failed'
    rest?.ended(error instanceof UnusableAnswer ? 'unusable' : 'failed', took())
    throw new NoAnswer(name, reason, rest?.secondsOfRest ?? null)
  }
  const read = schema.safeParse(said)
  if (read.success) {
    rest?.ended('answered', took())
    return read.data
  }
  const paths = read.error.issues.slice(0, 3).map(({ path }) => `/${path.join('/')}`)
  const reason = `not of the form of an answer: ${paths.join(', ')}`
  rest?.ended('unusable', took())
  throw new NoAnswer(name, reason)
}

async function saidInTime<Q>(service: Answering<Q>, question: Q): Promise<unknown> {
  const signal = AbortSignal.timeout(answerMilliseconds)
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('no answer in time')), { once: true })
  })
  return Promise.race([service.ratesFor(question, { signal }), late])
}

/**
 * The cart with what services say in place of what its store says: rates for each destination, and a carrier's quotes.
 * Where the tax service was not asked, because nobody knows where to, the store's zones stay.
 * @throws MustAsk
 */
export function withAnswers<T extends CartToPrice>(cart: T, asking: Asking, questions: PriceQuestions): T {
  const { services } = asking
  const { tax, carrier } = asking.answersTo(questions)
  // Where a carrier could be asked and was not, because what was chosen does not ask it, no method of its is offered.
  const quotes =
    services.carrier && cart.shipping.destination ? { name: services.carrier.name, quotes: carrier } : null
  return {
    ...cart,
    tax: tax.length > 0 ? { ...cart.tax, said: tax } : cart.tax,
    shipping: quotes ? { ...cart.shipping, carrier: quotes } : cart.shipping,
  }
}
