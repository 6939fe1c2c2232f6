import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testKeys, testSigningKey } from '../../../../test/api.ts'
import { readEnvironment } from '../../platform/env.ts'
import { createLog } from '../../platform/log.ts'
import { createServices } from '../../services.ts'
import { type Asking, askingServices, type PriceServices } from './index.ts'

const secret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`
const question = {
  storeId: 'store_1',
  currency: 'EUR',
  destination: { country: 'DE', region: null, postalCode: '10119' },
  pricesIncludeTax: true,
  sellers: [],
  taxClasses: ['standard'],
  articles: [],
  packages: [],
}
const good = JSON.stringify({ rates: [{ taxClass: 'standard', title: 'VAT', partsPerMillion: 190_000 }] })

let server: Server
let url = ''
let answer: (response: ServerResponse, request: IncomingMessage) => void
let heard: { headers: Record<string, string>; body: string; path: string }[] = []
beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    heard.push({ headers: request.headers as Record<string, string>, body, path: request.url ?? '' })
    answer(response, request)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tax`
})
beforeEach(() => {
  heard = []
  answer = (response) => response.writeHead(200).end(good)
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const lines: string[] = []
const log = createLog('info', { write: (line: string) => void lines.push(line) })

/** As a process has them that is started with these variables. */
async function servicesOf(variables: Record<string, string>): Promise<PriceServices> {
  const env = readEnvironment({ NODE_ENV: 'test', SIGNING_KEY: testSigningKey, ...testKeys, ...variables })
  const { priceServices, db } = createServices(env, 'postgres://nobody@127.0.0.1:1/none', log)
  await db.close()
  return priceServices
}

async function rates(at = url) {
  return ratesBy(await servicesOf({ TAX_SERVICE_URL: at, TAX_SERVICE_SECRET: secret }))
}

function ratesBy(services: PriceServices) {
  const questions = {
    about: { cartId: 'c', cartVersion: 1, rulesVersion: 1 },
    tax: [{ destination: 0, question }],
    carrier: [],
  }
  return askingServices(
    { services, log },
    async (asking: Asking | null) => asking?.answersTo(questions).tax[0]?.rates,
  )
}

const unavailable = {
  kind: { code: 'price-service-unavailable', status: 503 },
  extras: { retryAfterSeconds: 5 },
}

describe('a tax service behind an address', () => {
  it('gets the question as JSON, signed by the secret that it shares with this process', async () => {
    expect(await rates()).toEqual([
      {
        id: 'service:standard',
        title: 'VAT (tax service)',
        taxClass: 'standard',
        partsPerMillion: 190_000,
        from: null,
        until: null,
      },
    ])
    expect(heard).toHaveLength(1)
    const [{ headers, body, path } = { headers: {}, body: '', path: '' }] = heard
    expect(path).toBe('/tax')
    expect(new Webhook(secret).verify(body, headers)).toEqual(question)
    expect(() =>
      new Webhook(`whsec_${Buffer.alloc(32, 4).toString('base64')}`).verify(body, headers),
    ).toThrow()
  })

  it.each<[string, typeof answer]>([
    ['another status', (response) => response.writeHead(500).end(good)],
    ['no content', (response) => response.writeHead(204).end()],
    ['a redirect, which is not followed', (response) => response.writeHead(307, { location: url }).end(good)],
    ['what is not JSON', (response) => response.writeHead(200).end('<p>')],
    [
      'what is too long',
      (response) => response.writeHead(200).end(`{"more":"${'x'.repeat(64 * 1024)}",${good.slice(1)}`),
    ],
    ['another shape', (response) => response.writeHead(200).end('{"rates":{}}')],
    ['a broken connection', (response) => response.socket?.destroy()],
    ['nothing', () => undefined],
    ['a byte now and then', (response) => trickle(response)],
  ])('that answers with %s has not answered', async (_, says) => {
    answer = says
    await expect(rates()).rejects.toMatchObject(unavailable)
    expect(heard).toHaveLength(1)
    expect(lines.join('')).not.toMatch(/whsec_|10119/)
  })

  it('that fails five times in a row is left alone, and those who ask are told when to come back', async () => {
    const env = { TAX_SERVICE_URL: url, TAX_SERVICE_SECRET: secret }
    const services = await servicesOf(env)
    const fails = (times: number) =>
      Promise.all(Array.from({ length: times }, () => ratesBy(services).catch(({ extras }) => extras)))
    answer = (response) => response.writeHead(422).end()
    expect(await fails(20)).toEqual(Array(20).fill({ retryAfterSeconds: 5 }))
    answer = (response) => response.writeHead(500).end()
    for (let time = 1; time <= 4; time += 1) expect(await fails(1)).toEqual([{ retryAfterSeconds: 5 }])
    answer = (response) => response.writeHead(200).end(good)
    expect(await ratesBy(services)).toHaveLength(1)
    answer = (response) => response.writeHead(500).end()
    for (let time = 1; time <= 4; time += 1) await fails(1)
    expect(await fails(1)).toEqual([{ retryAfterSeconds: 15 }])
    const asked = heard.length
    answer = (response) => response.writeHead(200).end(good)
    for (const { retryAfterSeconds } of await fails(20)) {
      expect(retryAfterSeconds).toBeGreaterThan(12)
      expect(retryAfterSeconds).toBeLessThanOrEqual(15)
    }
    expect(heard).toHaveLength(asked)
  })

  it('that nobody is behind has not answered', async () => {
    await expect(rates('http://127.0.0.1:9/tax')).rejects.toMatchObject(unavailable)
  })

  it('is none unless it is set up, and needs a secret', async () => {
    expect(await servicesOf({})).toEqual({ tax: null, carrier: null })
    await expect(servicesOf({ TAX_SERVICE_URL: url })).rejects.toThrow('TAX_SERVICE_SECRET: is required')
    await expect(servicesOf({ CARRIER_SERVICE_SECRET: secret })).rejects.toThrow(
      'CARRIER_SERVICE_URL: is required',
    )
  })
})

function trickle(response: ServerResponse): void {
  response.writeHead(200)
  const timer = setInterval(() => response.write(' '), 200)
  response.on('close', () => clearInterval(timer))
}
