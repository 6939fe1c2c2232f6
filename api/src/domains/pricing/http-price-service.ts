import { randomUUID } from 'node:crypto'
import type { HttpClient } from '../../platform/http-client.ts'
import { type CarrierService, type TaxService, UnusableAnswer } from './price-services.ts'
import type { ServiceRest } from './service-rest.ts'

/** Of an answer no more is read. */
export const answerBytesMax = 64 * 1024

export interface HttpPriceServiceSettings {
  url: string
  client: HttpClient
  /** Headers that say whose message it is (Standard Webhooks 1.0.0) */
  sign: (message: { id: string; body: string }) => Record<string, string>
  rest: ServiceRest
}

/** Of these, another question may be answered otherwise; 408 and 429 say that it has no time. */
const saysNo = (status: number) => status >= 400 && status < 500 && status !== 408 && status !== 429

/**
 * A service behind an address: the question is posted as JSON, signed, and a reply of 200 with JSON is the answer.
 * Redirects are not followed.
 */
function postedTo(of: HttpPriceServiceSettings) {
  return async (question: unknown, { signal }: { signal: AbortSignal }): Promise<unknown> => {
    const body = JSON.stringify(question)
    const headers = of.sign({ id: `msg_${randomUUID()}`, body })
    const reply = await of.client(of.url, {
      method: 'POST',
      headers: { ...headers, 'user-agent': 'Tradepost-Prices/1', accept: 'application/json' },
      body,
      signal,
    })
    if (saysNo(reply.status)) throw new UnusableAnswer(`answered with ${reply.status}`)
    if (reply.status !== 200) throw new Error(`answered with ${reply.status}`)
    const text = await reply.text()
    try {
      return JSON.parse(text)
    } catch {
      throw new UnusableAnswer('the answer is not JSON, or longer than 64 KiB')
    }
  }
}

/** A tax service of the operator's. */
export class HttpTaxService implements TaxService {
  readonly name = 'tax service'
  readonly ratesFor: TaxService['ratesFor']
  readonly rest: ServiceRest

  constructor(of: HttpPriceServiceSettings) {
    this.ratesFor = postedTo(of)
    this.rest = of.rest
  }
}

/** A carrier of the operator's. */
export class HttpCarrier implements CarrierService {
  readonly name = 'carrier'
  readonly ratesFor: CarrierService['ratesFor']
  readonly rest: ServiceRest

  constructor(of: HttpPriceServiceSettings) {
    this.ratesFor = postedTo(of)
    this.rest = of.rest
  }
}
